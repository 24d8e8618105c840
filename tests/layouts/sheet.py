# SPDX-License-Identifier: Apache-2.0
"""A table on its way to print: pieces with their places, and what is left of merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

from attrs import evolve, frozen
from hypothesis.strategies import SearchStrategy

from gaidisclosure.form import Edition, Span

__all__ = ["Block", "Draw", "Piece", "Printed", "Sheet", "laid"]

Printed = Mapping[str, str]
"""What is printed in each cell by path: a text, or "" for a blank; absent if there is no cell."""

_T = TypeVar("_T")


class Draw(Protocol):
    """Draws from a strategy: what ``st.composite`` gives, or ``st.data().draw``."""

    def __call__(self, strategy: SearchStrategy[_T], /) -> _T: ...


@frozen
class Piece:
    """A label, or the text of the figure at ``path``.

    ``end`` is what of a label is printed behind its figures; a ``late`` label stands wholly there.
    """

    text: str
    place: Span
    path: str = ""
    end: str = ""
    late: bool = False

    @property
    def whole(self) -> str:
        return self.text + self.end


@frozen
class Sheet:
    """One table, its pieces in reading order."""

    number: int
    height: int
    width: int
    pieces: tuple[Piece, ...]

    def mapped(self, change: Callable[[Piece], Piece]) -> Sheet:
        return evolve(self, pieces=tuple(map(change, self.pieces)))

    def row(self, row: int, *, leftovers: bool = False) -> list[Piece]:
        """The pieces that begin in a row; with leftovers also a blank for each merged position."""
        if not leftovers:
            return [piece for piece in self.pieces if piece.place.row == row]
        covered = {column: p for p in self.pieces for column in _columns(p, row)}
        return [
            piece if _begins(piece, row, column) else Piece("", Span(row, column))
            for column, piece in sorted(covered.items())
        ]

    def rows(self, *, leftovers: bool = False) -> Iterator[list[str]]:
        """The texts of each row as they follow each other in print."""
        for number in range(self.height):
            row = self.row(number, leftovers=leftovers)
            ends = [piece.end for piece in row if piece.end]
            yield [piece.text for piece in row if not piece.late] + ends
            if late := [piece.text for piece in row if piece.late]:
                yield late

    def part(self, rows: range, *, repeat: bool = False) -> Sheet:
        """Some rows alone; what is merged across a border is cut there, blank or repeated below."""
        pieces = tuple(_clipped(self.pieces, rows, repeat=repeat))
        return evolve(self, height=len(rows), pieces=pieces)

    def below(self, other: Sheet) -> Sheet:
        """This table as the continuation of another, in one."""
        moved = (_moved(piece, other.height) for piece in self.pieces)
        height, width = self.height + other.height, max(self.width, other.width)
        return Sheet(other.number, height, width, (*other.pieces, *moved))


Block = str | Sheet
"""A paragraph or a table."""


def laid(form: Edition, number: int, printed: Printed) -> Sheet:
    """A table with what is printed in it; a row without any cell is left out, its label as well."""
    grid = form.printed_tables[number]
    labels = [Piece(label.text, label.span) for label in grid.labels]
    figures = [Piece(printed[p], at, p) for p, at in grid.figures.items() if p in printed]
    pieces = sorted((*labels, *figures), key=lambda each: (each.place.row, each.place.column))
    sheet = Sheet(number, grid.height, grid.width, tuple(pieces))
    kept = {piece.place.row for piece in figures}
    for row in sorted({at.row for at in grid.figures.values()} - kept, reverse=True):
        sheet = _without(sheet, row)
    return sheet


def _without(sheet: Sheet, row: int) -> Sheet:
    left = (_shrunk(piece, row) for piece in sheet.pieces)
    pieces = sorted(
        (piece for piece in left if piece.place.rowspan),
        key=lambda each: (each.place.row, each.place.column),
    )
    return evolve(sheet, height=sheet.height - 1, pieces=tuple(pieces))


def _shrunk(piece: Piece, row: int) -> Piece:
    top, span = piece.place.row, piece.place.rowspan
    place = evolve(piece.place, row=top - (top > row), rowspan=span - (top <= row < top + span))
    return evolve(piece, place=place)


def _clipped(pieces: tuple[Piece, ...], rows: range, *, repeat: bool) -> Iterator[Piece]:
    for piece in pieces:
        top = max(piece.place.row, rows.start)
        span = min(piece.place.row + piece.place.rowspan, rows.stop) - top
        if span > 0:
            goes_on = piece.place.row < rows.start
            place = evolve(piece.place, row=top - rows.start, rowspan=span)
            yield evolve(piece, place=place, text="" if goes_on and not repeat else piece.text)


def _moved(piece: Piece, by: int) -> Piece:
    return evolve(piece, place=evolve(piece.place, row=piece.place.row + by))


def _columns(piece: Piece, row: int) -> range:
    place = piece.place
    covered = place.row <= row < place.row + place.rowspan
    return range(place.column, place.column + place.colspan * covered)


def _begins(piece: Piece, row: int, column: int) -> bool:
    return (piece.place.row, piece.place.column) == (row, column)
