# SPDX-License-Identifier: Apache-2.0
"""Text layouts without pipes: one cell a line, or one row a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve
from hypothesis import strategies as st

from tests.layouts.sheet import Block, Draw, Piece, Sheet

__all__ = [
    "cells_between_blank_lines",
    "cells_on_lines",
    "rows_of_spaces",
    "rows_of_tabs",
    "written",
]


def written(blocks: Sequence[Block], table: Callable[[Sheet], str], between: str = "\n") -> str:
    """Paragraphs and tables as text; each table ends its own last line."""
    return "".join(table(b) if isinstance(b, Sheet) else f"{b}{between}" for b in blocks)


def cells_between_blank_lines(draw: Draw, blocks: Sequence[Block]) -> str:
    """One cell a line, a blank line between two; a blank cell is one more line break.

    Nothing tells where a row ends, and nothing but counting line breaks where a cell is blank.
    """
    leftovers = draw(st.booleans())

    def table(sheet: Sheet) -> str:
        cells = (cell for row in sheet.rows(leftovers=leftovers) for cell in row)
        return "".join(f"{cell}\n\n" if cell.strip() else "\n" for cell in cells)

    return written(blocks, table, "\n\n")


def cells_on_lines(draw: Draw, blocks: Sequence[Block]) -> str:
    """One cell a line and nothing between: neither rows nor blank cells can be seen."""

    def table(sheet: Sheet) -> str:
        return "".join(f"{cell}\n" for row in sheet.rows() for cell in row)

    return written(blocks, table)


def rows_of_tabs(draw: Draw, blocks: Sequence[Block]) -> str:
    """One row a line, cells between tabs: merged cells leave blank ones, or make rows ragged."""
    leftovers = draw(st.booleans())
    return written(blocks, lambda sheet: _rows(sheet, "\t", leftovers=leftovers))


def rows_of_spaces(draw: Draw, blocks: Sequence[Block]) -> str:
    """One row a line, cells between single spaces, as copied from a PDF.

    A space within a label looks like the end of a cell; blank cells would leave no trace.
    """
    return written(blocks, lambda sheet: _rows(sheet.mapped(_closed), " ", leftovers=False))


def _rows(sheet: Sheet, between: str, *, leftovers: bool) -> str:
    return "".join(f"{between.join(row)}\n" for row in sheet.rows(leftovers=leftovers))


def _closed(piece: Piece) -> Piece:
    """A figure without white space, which divides cells here."""
    return evolve(piece, text="".join(piece.text.split())) if piece.path else piece
