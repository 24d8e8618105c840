# SPDX-License-Identifier: Apache-2.0
"""A report as a file that is published, 公布的文件, in each format that we write."""

from __future__ import annotations

from gaidisclosure.formats.excel import xlsx_writer
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.writing.official import official
from gaidisclosure.writing.outline import Printed

__all__ = ["to_xlsx"]


def to_xlsx(value: Printed, *, data: bool = True, locale: AnyLocale = OFFICIAL) -> bytes:
    """Return a report or a draft as a workbook in the official layout.

    The totals of a report are formulas, and their cells are locked; those of a draft are as filled
    in. Figures that do not add up are shown in red.

    Args:
        value: A report, or a draft, which is marked on each page unless its figures hold.
        data: Attach the value itself, for exact texts and for what the layout does not show.
        locale: The language of title, headings and labels.

    Raises:
        MissingExtraError: XlsxWriter is not installed.

    >>> from gaidisclosure import AnnualReport2021, read
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_xlsx(report)).seal() == report
    True
    """
    return xlsx_writer.render(official(value, data=data, locale=locale))
