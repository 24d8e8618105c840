# SPDX-License-Identifier: Apache-2.0
"""A report or a draft as a file to publish, 发布, in each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from gaidisclosure.codec import dumps
from gaidisclosure.formats.excel import xlsx_writer
from gaidisclosure.formats.pdf import writer as pdf_writer
from gaidisclosure.formats.web import html_writer
from gaidisclosure.formats.word import docx_writer
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.writing.official import official
from gaidisclosure.writing.outline import Printed, itself
from gaidisclosure.writing.plain_text import to_text

Target: TypeAlias = str | PathLike[str] | BinaryIO
"""A path, or a file open in binary mode."""


def to_html(
    value: Printed, *, data: bool = True, fragment: bool = False, locale: AnyLocale = OFFICIAL
) -> str:
    """Return a report or a draft as a self-contained web page without scripts.

    :func:`gaidisclosure.read` gives back the same report, or the same cells of a draft.

    Args:
        value: A report, or a draft, which shows a mark unless its figures hold.
        data: Attach the value itself, for exact texts and for what the page does not show.
        fragment: Return the article only, for the editor of a site, which may take away classes,
            styles and scripts.
        locale: The language of title, headings and labels.

    >>> from gaidisclosure import AnnualReport2021, read
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_html(report).encode()).seal() == report
    True
    """
    return html_writer.render(official(value, data=data, locale=locale), fragment=fragment)


def to_docx(value: Printed, *, data: bool = True, locale: AnyLocale = OFFICIAL) -> bytes:
    """Return a report or a draft as a Word file on A4, with the margins of GB/T 9704.

    :func:`gaidisclosure.read` gives back the same report, or the same cells of a draft.

    Args:
        value: A report, or a draft, of which each page shows a mark unless its figures hold.
        data: Attach the value itself, for exact texts and for what the pages do not show.
        locale: The language of title, headings and labels.

    >>> from gaidisclosure import AnnualReport2021, read
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_docx(report)).seal() == report
    True
    """
    return docx_writer.render(official(value, data=data, locale=locale))


def to_pdf(
    value: Printed,
    *,
    data: bool = True,
    font: str | PathLike[str] | None = None,
    locale: AnyLocale = OFFICIAL,
) -> bytes:
    """Return a report or a draft as a tagged PDF on A4, margins after GB/T 9704.

    The file is written as PDF/A-3a, for archives, and as PDF/UA-1, for people who listen to it.
    Equal values give equal files. :func:`gaidisclosure.read` gives back the same report, or the
    same cells of a draft.

    Args:
        value: A report, or a draft, of which each page shows a mark unless its figures hold.
        data: Attach the value itself, for exact texts and for what the pages do not show.
        font: A file with a font (.ttf, .otf or .ttc), if not that of the extra ``pdf-writing``.
        locale: The language of title, headings and labels.

    Raises:
        FontError: The font lacks characters, or there is no font in the file.
        MissingExtraError: The extra ``pdf-writing`` is not installed.

    >>> from gaidisclosure import AnnualReport2021, read
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_pdf(report)).seal() == report
    True
    """
    return pdf_writer.render(official(value, data=data, locale=locale), font=font)


def to_xlsx(value: Printed, *, data: bool = True, locale: AnyLocale = OFFICIAL) -> bytes:
    """Return a report or a draft as a workbook of one sheet, as wide as a page.

    The totals of a report are formulas, and their cells are locked; those of a draft are as filled
    in. Figures that do not add up are red. :func:`gaidisclosure.read` gives back the same report,
    or the same cells of a draft. The members of a :class:`~gaidisclosure.Consolidation` stand on
    another sheet, which no reader takes for the report.

    Args:
        value: A report, or a draft, of which each page shows a mark unless its figures hold.
        data: Attach the value itself, for exact texts and for what the sheet does not show.
        locale: The language of title, headings and labels.

    Raises:
        MissingExtraError: XlsxWriter is not installed.

    >>> from gaidisclosure import AnnualReport2021, read
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_xlsx(report)).seal() == report
    True
    """
    return xlsx_writer.render(official(value, data=data, locale=locale))


def write(
    value: Printed,
    target: Target,
    *,
    data: bool = True,
    format: str | None = None,  # as in the standard library
) -> None:
    """Write a report or a draft to a file that :func:`gaidisclosure.read` reads.

    A :class:`~gaidisclosure.Consolidation` is written as well. An existing file is replaced.

    Args:
        value: A report, or a draft, of which each page shows a mark unless its figures hold.
        target: A path, or a file open in binary mode.
        data: Attach the value itself where the format shows less: html, docx, xlsx, pdf.
        format: The ending of the format, such as ``"docx"``, if the name of the file has another.

    Raises:
        ValueError: The ending is not one of :data:`ENDINGS`.
        FontError: As by :func:`to_pdf`.
        MissingExtraError: The extra that writes this format is not installed.

    >>> from io import BytesIO
    >>> from gaidisclosure import AnnualReport2021, read
    >>> file = BytesIO()
    >>> write(AnnualReport2021.zero("云溪县商务局", 2023), file, format="docx")
    >>> read(file.getvalue()).agency
    '云溪县商务局'
    """
    ending = ending_of(target, format)
    if ending not in ENDINGS:
        raise ValueError(f"no report is written as {ending!r}, but as {', '.join(ENDINGS)}")
    put(target, ENDINGS[ending](value, data))


def ending_of(target: Target, format: str | None) -> str:
    """Return the ending of a format, or else that of the name of a file."""
    name = target if isinstance(target, str | PathLike) else str(getattr(target, "name", ""))
    return format or Path(name).suffix[1:].lower()


def put(target: Target, written: bytes) -> None:
    """Write bytes to a file."""
    if isinstance(target, str | PathLike):
        Path(target).write_bytes(written)
    else:
        target.write(written)


ENDINGS: Final[Mapping[str, Callable[[Printed, bool], bytes]]] = {
    "json": lambda value, _: dumps(itself(value)),
    "txt": lambda value, _: to_text(value).encode(),
    "html": lambda value, data: to_html(value, data=data).encode(),
    "docx": lambda value, data: to_docx(value, data=data),
    "xlsx": lambda value, data: to_xlsx(value, data=data),
    "pdf": lambda value, data: to_pdf(value, data=data),
}
"""The writer of each ending of file names."""
