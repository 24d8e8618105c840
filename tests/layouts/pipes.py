# SPDX-License-Identifier: Apache-2.0
"""Text layouts with pipes, as programs leave behind that turn pages into text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from hypothesis import strategies as st

from tests.layouts.lines import written
from tests.layouts.sheet import Block, Draw, Sheet

__all__ = [
    "cells_closed_by_pipes",
    "markdown",
    "markdown_in_blocks",
    "pipes_between_cells",
    "rows_of_pipes",
    "rows_padded_by_pipes",
]


def rows_of_pipes(draw: Draw, blocks: Sequence[Block]) -> str:
    """One row a line, " | " behind each cell; merged cells leave pipes behind, or nothing.

    A blank cell looks like what is left of a merged one; some lines begin with a pipe as well.
    """
    leading = draw(st.sampled_from(("", "| ", "|")))
    blank = draw(st.sampled_from(("|", " | ")))
    leftovers = draw(st.booleans())

    def table(sheet: Sheet) -> str:
        rows = sheet.rows(leftovers=leftovers)
        return "".join(f"{leading}{_piped(row, blank)}\n" for row in rows)

    return written(blocks, table)


def cells_closed_by_pipes(draw: Draw, blocks: Sequence[Block]) -> str:
    """One cell a line, closed by " |"; blank and leftover cells are a run of pipes on a line.

    A run may go on over the end of a row, so that only its length tells rows apart.
    """
    through = draw(st.booleans())

    def table(sheet: Sheet) -> str:
        rows = list(sheet.rows(leftovers=True))
        lines = [[cell for row in rows for cell in row]] if through else rows
        runs = (run for line in lines for run in groupby(line, key=_is_printed))
        return "".join(_run(list(run), printed=printed) for printed, run in runs)

    return written(blocks, table)


def pipes_between_cells(draw: Draw, blocks: Sequence[Block]) -> str:
    """One cell a line, and a line that holds a pipe between two; blank cells are no line at all."""
    leftovers = draw(st.booleans())

    def table(sheet: Sheet) -> str:
        cells = (cell for row in sheet.rows(leftovers=leftovers) for cell in row)
        return "".join(f"{cell}\n|\n" if cell.strip() else "|\n" for cell in cells)

    return written(blocks, table)


def rows_padded_by_pipes(draw: Draw, blocks: Sequence[Block]) -> str:
    """One cell a line, blank ones too; what rows are short of the width is one line of pipes.

    Or each row begins with a pipe on a line of its own, and there are blank lines between cells.
    """
    opened = draw(st.booleans())
    close = draw(st.sampled_from((" |\n", "  | \n", "  | \n    \n"))) if opened else " |\n"

    def table(sheet: Sheet) -> str:
        return "".join(_padded(row, sheet.width, close, opened=opened) for row in sheet.rows())

    return written(blocks, table)


def markdown(draw: Draw, blocks: Sequence[Block]) -> str:
    """A Markdown table: its first row is set as the heading, and merged cells are blank ones."""

    def table(sheet: Sheet) -> str:
        first, *others = (_marked(row) for row in sheet.rows(leftovers=True))
        return "\n".join(("", first, _marked(["---"] * sheet.width), *others, "", ""))

    return written(blocks, table, "\n\n")


def markdown_in_blocks(draw: Draw, blocks: Sequence[Block]) -> str:
    """A small Markdown table for each block of rows, under headings that no form has.

    The labels of the columns stand in the first small table only, and figures look like a table
    of their own.
    """
    first = draw(st.sampled_from(("类别", "项目", "指标")))
    named = draw(st.sampled_from(("数据", "数值", "列")))

    def table(sheet: Sheet) -> str:
        edges = (*_starts(sheet), sheet.height)
        parts = (sheet.part(range(*edge)) for edge in pairwise(edges))
        return "".join(_under_headings(part, first, named) for part in parts)

    return written(blocks, table, "\n\n")


def _piped(row: list[str], blank: str) -> str:
    return "".join(f"{cell} | " if cell.strip() else blank for cell in row).rstrip()


def _padded(row: list[str], width: int, close: str, *, opened: bool) -> str:
    cells = "".join(f" {cell}{close}" if opened else f"{cell}{close}".lstrip() for cell in row)
    padding = "|" * (width - len(row))
    return "| \n" * opened + cells + (f"{padding}\n" if padding else "")


def _is_printed(cell: str) -> bool:
    return bool(cell.strip())


def _run(cells: list[str], *, printed: bool) -> str:
    return "".join(f"{cell} |\n" for cell in cells) if printed else "|" * len(cells) + "\n"


def _marked(row: list[str]) -> str:
    cells = (cell.replace("\n", "<br>") for cell in row)
    return "".join(f"| {cell} " for cell in cells) + "|"


def _starts(sheet: Sheet) -> list[int]:
    """Where a block begins: with a title over all columns, or a label that is merged over rows."""
    head = min((piece.place.row for piece in sheet.pieces if piece.path), default=sheet.height)
    labels = [piece.place for piece in sheet.pieces if not piece.path]
    titles = {place.row for place in labels if place.colspan == sheet.width}
    return sorted({0, *titles, *(p.row for p in labels if p.row >= head and p.rowspan > 1)})


def _under_headings(part: Sheet, first: str, named: str) -> str:
    names = [first, *(f"{named}{number}" for number in range(1, part.width - 1)), "总计"]
    lines = [_marked(names), _marked(["---"] * part.width)]
    return "\n".join((*lines, *map(_marked, part.rows(leftovers=True)), "", ""))
