# SPDX-License-Identifier: Apache-2.0
"""The list to send back as a file, 退回清单: CSV or a workbook, by its ending."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from attrs import astuple

from gaidisclosure.cli.faults import Fault
from gaidisclosure.document import Sheet
from gaidisclosure.formats.excel import sheet_writer
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.plain import exact_cells
from gaidisclosure.i18n import text

ENDINGS: Final = (".csv", ".xlsx")
_WIDTHS: Final = (10, 24, 30, 8, 40, 22, 12, 12, 60, 28)
"""The widths of the columns, in characters."""


def require(output: str) -> None:
    """Require the library for a list, before a long run.

    Raises:
        MissingExtraError: The library that writes workbooks is not installed.
    """
    if Path(output).suffix.lower() == ".xlsx":
        library("xlsxwriter")


def rendered(faults: Iterable[Fault], output: str, locale: str) -> bytes:
    """Return the list as the bytes of a file.

    Args:
        faults: The lines.
        output: The name of the file, which ends as one of :data:`ENDINGS`.
        locale: The language of the headings.
    """
    rows = [Fault.headings(locale), *map(astuple, faults)]
    sheet = Sheet(text("cli.fault.sheet", locale), rows, head=1, widths=_WIDTHS)
    is_workbook = Path(output).suffix.lower() == ".xlsx"
    return sheet_writer.render([sheet]) if is_workbook else exact_cells.render(sheet)
