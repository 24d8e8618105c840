# SPDX-License-Identifier: Apache-2.0
"""Conversion of Word tables, 表格, to grids.

In the file, a merged cell is repeated in every row, or even column, that it covers. The repetitions
are left out here, and the first cell spans them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from attrs import define, evolve

from gaidisclosure.document import Grid, GridCell, Omission, Place
from gaidisclosure.formats.markup import child, numeral, value
from gaidisclosure.formats.word.looks import is_on, is_placeholder


@define
class RawCell:
    """A cell in the file, with its merging and the element of its contents."""

    element: Element | None
    path: str
    columns: int = 1
    down: str | None = None
    across: str | None = None
    is_placeholder: bool = False
    """``True`` if a content control around it shows only its prompt."""


def rows(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the printed rows of a table, and its deleted or hidden rows and cells."""
    printed: list[Element] = []
    others: list[Element] = []
    for row in _within(table, "{w}tr"):
        properties = row.find("{w}trPr")
        hidden = child(properties, "{w}del") is not None or is_on(child(properties, "{w}hidden"))
        deleted = [cell for cell in _within(row, "{w}tc") if _is_deleted(cell)]
        if hidden or (deleted and len(deleted) == sum(1 for _ in _within(row, "{w}tc"))):
            others.append(row)
        else:
            printed.append(row)
            others += deleted
    return printed, others


def cells(row: Element, path: str) -> Iterator[RawCell]:
    """Yield the cells of a row, with blank ones where it is shorter than other rows.

    A blank cell has no element. Cells that are marked as deleted are left out.
    """
    prompts = [each for control in row if is_placeholder(control) for each in control.iter("{w}tc")]
    properties_of_row = row.find("{w}trPr")
    yield from _skipped(properties_of_row, "{w}gridBefore")
    for number, cell in enumerate(_within(row, "{w}tc"), 1):
        if _is_deleted(cell):
            continue
        properties = cell.find("{w}tcPr")
        own = properties if properties is not None else ()
        said = {each.tag: each.get("{w}val") for each in own}
        yield RawCell(
            cell,
            f"{path}/cell[{number}]",
            max(numeral(said.get("{w}gridSpan"), 1), 1),
            _merge(said, "{w}vMerge"),
            _merge(said, "{w}hMerge"),
            cell in prompts,
        )
    yield from _skipped(properties_of_row, "{w}gridAfter")


def merged(table: Sequence[Sequence[RawCell]]) -> list[list[tuple[RawCell, int]]]:
    """Return the cells of each row without repetitions, with the rows each spans."""
    spanned: list[list[tuple[RawCell, int]]] = []
    above: dict[tuple[int, int], tuple[int, int]] = {}
    for number, row in enumerate(table):
        kept: list[tuple[RawCell, int]] = []
        reached: dict[tuple[int, int], tuple[int, int]] = {}
        column = 0
        for cell in _joined(row):
            where = column, cell.columns
            if cell.down == "continue" and where in above:
                at, place = reached[where] = above[where]
                spanned_rows = spanned[at]
                spanned_rows[place] = spanned_rows[place][0], number - at + 1
            else:
                if cell.down is not None:
                    reached[where] = number, len(kept)
                kept.append((cell, 1))
            column += cell.columns
        above = reached
        spanned.append(kept)
    return spanned


def grid(table: Sequence[Sequence[tuple[RawCell, int, str]]], omitted: Sequence[Omission]) -> Grid:
    """Return the grid of some cells, each given with the rows it spans and its text."""
    return Grid(
        tuple(
            tuple(
                GridCell(text, Place(element=cell.path or None), rowspan, cell.columns)
                for cell, rowspan, text in row
            )
            for row in table
        ),
        tuple(omitted),
    )


def _joined(row: Sequence[RawCell]) -> Sequence[RawCell]:
    """Return the cells of a row, with a cell that continues another added to it."""
    joined: list[RawCell] = []
    for cell in row:
        if cell.across == "continue" and joined and joined[-1].across is not None:
            joined[-1] = evolve(joined[-1], columns=joined[-1].columns + cell.columns)
        else:
            joined.append(cell)
    return joined


def _is_deleted(cell: Element) -> bool:
    return cell.find("{w}tcPr/{w}cellDel") is not None


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Yield elements by name, also in content controls, but not in inner tables."""
    for inner in element:
        if inner.tag == tag:
            yield inner
        elif inner.tag not in ("{w}tr", "{w}tc"):
            yield from _within(inner, tag)


def _skipped(properties: Element | None, name: str) -> Iterator[RawCell]:
    columns = numeral(value(properties, name), 0)
    if columns:
        yield RawCell(None, "", columns)


def _merge(said: Mapping[str, str | None], name: str) -> str | None:
    if name not in said:
        return None
    return "restart" if said[name] == "restart" else "continue"
