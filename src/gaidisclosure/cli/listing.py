# SPDX-License-Identifier: Apache-2.0
"""The list to send back as a file, 退回清单: CSV or a workbook, by its ending."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Final

from attrs import astuple

from gaidisclosure.cli.faults import Fault
from gaidisclosure.document import Sheet
from gaidisclosure.formats.excel import sheet_writer
from gaidisclosure.formats.extras import library
from gaidisclosure.i18n import text

ENDINGS: Final = (".csv", ".xlsx")
_WIDTHS: Final = (10, 24, 30, 8, 40, 22, 12, 12, 60, 28)
"""The widths of the columns, in characters."""
_FORMULA: Final = re.compile(r"[=+\-@\t\r＝＋－＠](?=.)", re.DOTALL)
"""The beginning of what spreadsheets compute when they open CSV."""
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)


def require(output: str) -> None:
    """Make sure that a list can be written, before a long run.

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
    headings, rows = Fault.headings(locale), [astuple(each) for each in faults]
    if Path(output).suffix.lower() == ".xlsx":
        name = text("cli.fault.sheet", locale)
        return sheet_writer.render([Sheet(name, [headings, *rows], head=1, widths=_WIDTHS)])
    lines = StringIO(newline="")
    csv.writer(lines).writerows((headings, *map(_harmless, rows)))
    return lines.getvalue().encode("utf-8-sig")  # the mark by which Excel knows UTF-8


def _harmless(row: Iterable[str]) -> Iterator[str]:
    """Yield the cells of a line, those that would be computed as texts."""
    for cell in row:
        is_text = _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
        yield f"'{cell}" if is_text else cell
