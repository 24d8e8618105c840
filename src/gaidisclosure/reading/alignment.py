"""Which printed cell is which cell of the form, 对齐: by the labels of rows, and by position.

A row is found by its label; its figures must then be as many as the row has on the form, or else
blank ones may stand behind them. What does not fit is left out: never a shifted figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import evolve

from gaidisclosure.document import Grid, GridCell
from gaidisclosure.draft import Cell
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import Edition, Kind
from gaidisclosure.reading.labels import key, label_keys, plain, row_keys, rows
from gaidisclosure.zh.figures import State, read_figure

__all__ = ["aligned", "one_of"]

Line: TypeAlias = Sequence[GridCell]
"""The cells that reach into one line of a table, those merged from above included."""


def aligned(form: Edition, table: int, grid: Grid) -> dict[str, Cell]:
    """The cells of one table of the form that a grid prints, by path."""
    labelled = any(block.corner for block in form.table(table).blocks)
    match = _beside_labels if labelled else _below_header
    in_yuan = any(_names_yuan(cell.text) for row in grid.rows for cell in row)
    found: dict[str, Cell] = {}
    for paths, figures in match(form, table, _lines(grid)):
        for path, figure in zip(paths, figures, strict=False):
            cell = _read(form, path, figure, in_yuan=in_yuan)
            found[path] = one_of(found.get(path, cell), cell)
    return found


def one_of(first: Cell, second: Cell) -> Cell:
    """The one cell that is printed twice: what is not blank.

    Raises :class:`~gaidisclosure.errors.UnreadableError` with the code ``reading.two_tables`` if
    they differ: which one is meant is not known.
    """
    if first.state is State.BLANK or second.state is State.BLANK:
        return second if first.state is State.BLANK else first
    if (first.value, first.state) == (second.value, second.state):
        return first
    raise UnreadableError(
        "reading.two_tables",
        one=first.text,
        other=second.text,
        first=first.place and first.place.line,
        second=second.place and second.place.line,
    )


def _names_yuan(label: str) -> bool:
    """Whether a label gives 元 as the unit, where the form has 万元."""
    return "(单位:元)" in plain(label)


def _read(form: Edition, path: str, figure: GridCell, *, in_yuan: bool) -> Cell:
    money = form.cells[path].kind is Kind.MONEY
    cell = Cell.printed(figure.text, money=money, place=figure.place)
    if money and in_yuan and cell.state is State.FIGURE and "元" not in figure.text:
        return evolve(cell, value=read_figure(f"{figure.text}元", money=True)[1])
    return cell


def _lines(grid: Grid) -> list[Line]:
    return [
        [spot.cell for spot in dict.fromkeys(spot for spot in row if spot)] for row in grid.matrix()
    ]


def _beside_labels(
    form: Edition, table: int, lines: Sequence[Line]
) -> Iterator[tuple[Sequence[str], Line]]:
    known = rows(form, table)
    for line in lines:
        fitting = [
            (paths, line[place + 1 :])
            for place in _leading(line, row_keys(form, table))
            if (paths := known.get(key(line[place].text))) and _fits(line[place + 1 :], len(paths))
        ]
        # A figure may be a text that reads as a label; where all fit, there is no such figure.
        yield from sorted(fitting, key=lambda match: len(match[1]) != len(match[0]))[:1]


def _leading(line: Line, labels: frozenset[str]) -> Iterator[int]:
    """The places up to the first cell that is neither blank nor a label."""
    for place, cell in enumerate(line):
        if (label := key(cell.text)) and label not in labels:
            return
        yield place


def _fits(figures: Line, count: int) -> bool:
    return len(figures) >= count and not any(cell.text.strip() for cell in figures[count:])


def _below_header(
    form: Edition, table: int, lines: Sequence[Line]
) -> Iterator[tuple[Sequence[str], Line]]:
    """The row of figures of a table whose rows have no labels, as often as it is printed."""
    (paths,) = rows(form, table).values()
    labels = label_keys(form, table)
    headers = [number for number, line in enumerate(lines) if _is_header(line, labels)]
    if headers:
        below = (line for line in lines[headers[-1] + 1 :] if _fits(line, len(paths)))
        yield from ((paths, line) for line in below)


def _is_header(line: Line, labels: frozenset[str]) -> bool:
    """Whether several of its cells are labels, and most of those that are not blank."""
    printed = [key(cell.text) for cell in line if cell.text.strip()]
    count = sum(each in labels for each in printed)
    return count > 1 and 2 * count > len(printed)
