"""Workbooks, 电子表格, XLSX and XLS: every visible sheet as a grid, with its merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from gaidisclosure.document import Document, Grid, GridCell, Paragraph, Place
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.packages import damaged
from gaidisclosure.formats.sheet_sizes import require_moderate_sheets
from gaidisclosure.zh.widths import unwrap

__all__ = ["parse"]

_LETTERS: Final = 26


def parse(data: bytes) -> Document:
    """The sheets of a workbook in their order; their names, if there are several.

    A cell is the text that its value is: 12 for 12.0. Blank rows and columns around are left out.
    ``UnreadableError``: ``document.damaged``, ``document.encrypted``, or a code of
    :func:`~gaidisclosure.formats.sheet_sizes.require_moderate_sheets`.
    """
    calamine = library("python_calamine", extra="xlsx", package="python-calamine")
    require_moderate_sheets(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [each.name for each in book.sheets_metadata if _is_shown(each)]
        sheets = [book.get_sheet_by_name(name) for name in shown]
        grids = {sheet.name: _grid(sheet) for sheet in sheets}
    except calamine.PasswordError:
        raise UnreadableError("document.encrypted") from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError, RuntimeError):
        raise damaged("XLSX/XLS") from None
    return Document(tuple(_blocks({name: grid for name, grid in grids.items() if grid})))


def _is_shown(sheet: Any) -> bool:
    return str(sheet.visible).endswith("Visible") and str(sheet.typ).endswith("WorkSheet")


def _blocks(grids: Mapping[str, Grid]) -> Iterator[Paragraph | Grid]:
    for name, grid in grids.items():
        if len(grids) > 1 and name.strip():
            yield Paragraph(" ".join(name.split()), Place(sheet=name))
        yield grid


def _grid(sheet: Any) -> Grid | None:
    """The cells of a sheet; ``None`` where it has none."""
    if sheet.start is None:
        return None
    top, left = sheet.start
    spans = dict(_spans(sheet.merged_cell_ranges or (), top, left, sheet.height, sheet.width))
    covered = {place for corner in spans for place in _covered(corner, *spans[corner])}
    rows = enumerate(sheet.to_python(skip_empty_area=True))
    return Grid(
        tuple(
            tuple(
                GridCell(_text(value), _place(sheet.name, top + row, left + column), *span)
                for column, value in enumerate(values)
                if (row, column) not in covered
                for span in (spans.get((row, column), (1, 1)),)
            )
            for row, values in rows
        )
    )


def _spans(
    merged: Sequence[Any], top: int, left: int, height: int, width: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The rows and columns that merged cells cover, by their corner, within the sheet."""
    for (first_row, first_column), (last_row, last_column) in merged:
        row, column = max(first_row - top, 0), max(first_column - left, 0)
        below, behind = min(last_row - top + 1, height), min(last_column - left + 1, width)
        if row < below and column < behind:
            yield (row, column), (below - row, behind - column)


def _covered(corner: tuple[int, int], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    for row in range(corner[0], corner[0] + rows):
        for column in range(corner[1], corner[1] + columns):
            if (row, column) != corner:
                yield row, column


def _text(value: Any) -> str:
    """A value as it is printed where no format says otherwise, on one line."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return unwrap(line.strip(" \t") for line in str(value).splitlines())


def _place(sheet: str, row: int, column: int) -> Place:
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return Place(sheet=sheet, address=f"{letters}{row + 1}")
