# SPDX-License-Identifier: Apache-2.0
"""Ruled tables on a page, 有框线的表, as grids with merged cells."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final

from attrs import frozen

from gaidisclosure.document import Grid, GridCell, Omission, Place
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.characters import Character, Rule
from gaidisclosure.formats.pdf.open_sides import missing_rules
from gaidisclosure.formats.pdf.page import Page
from gaidisclosure.formats.runs import omission
from gaidisclosure.zh.widths import unwrap

_NEAR: Final = 3
"""Distance in points below which two lines are one."""
_SHORTEST: Final = 3
"""Shortest line that counts, in points."""
_PADDING: Final = 12
"""Most space on both sides of a text in its cell together, in points."""
_LEVEL: Final = 0.01
"""Most points by which the digits of one figure differ in height."""
_ADJACENT: Final = 0.05
"""Most space between the digits of a figure, as a fraction of the digit width."""
_DIGITS: Final = frozenset("0123456789.,")


@frozen
class Box:
    """A rectangle on a page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, character: Character) -> bool:
        """Tell if the middle of a character is in the box."""
        return self.left <= character.x < self.right and self.top <= character.y < self.bottom

    def place(self, page: Page) -> Place:
        """Return the place of the box on its page."""
        return Place(page=page.number, box=(self.left, self.top, self.right, self.bottom))


def ruled_tables(page: Page) -> list[tuple[Box, Grid]]:
    """Return the tables of a page with their boxes, ignoring frames around a text."""
    found = ([Box(*cell) for cell in _whole(cells, page)] for cells in _tables(page.rules))
    grids = ((_around(boxes), _grid(page, boxes)) for boxes in found)
    return [(box, grid) for box, grid in grids if max(map(len, grid.rows)) > 1]


def _whole(cells: Sequence[Sequence[float]], page: Page) -> Iterator[tuple[float, ...]]:
    """Yield the cells, extended to all text outside the page if they are at its side.

    A table that is wider than its page is cut off at the side, but the text outside is in the file.
    """
    left = min((each.left for each in page.characters), default=0)
    right = max((each.right for each in page.characters), default=page.width)
    for start, top, stop, bottom in cells:
        yield (
            min(start, left) if start < _NEAR else start,
            top,
            max(stop, right) if stop > page.width - _NEAR else stop,
            bottom,
        )


def _tables(rules: Sequence[Rule]) -> Sequence[Sequence[tuple[float, ...]]]:
    table = library("pdfplumber.table")

    def merged(edges: Sequence[Rule]) -> list[Rule]:
        found = table.merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
        return [edge for edge in found if max(edge["width"], edge["height"]) >= _SHORTEST]

    edges = merged(rules)
    if missing := missing_rules(edges):
        edges = merged([*edges, *missing])
    cells = table.intersections_to_cells(table.edges_to_intersections(edges, _NEAR, _NEAR))
    return table.cells_to_tables(cells)  # type: ignore[no-any-return]


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _grid(page: Page, boxes: Sequence[Box]) -> Grid:
    # The library has moved lines that are close together to one position.
    tops = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    lefts = sorted({box.left for box in boxes} | {box.right for box in boxes})
    rows: list[list[tuple[int, GridCell]]] = [[] for _ in tops[1:]]
    omitted: list[Omission] = []
    inside, left_out = (_inside(each, boxes, tops) for each in (page.characters, page.omitted))
    crossed = _crossed(inside)
    for number, (box, characters, unseen) in enumerate(zip(boxes, inside, left_out, strict=True)):
        row, below = tops.index(box.top), tops.index(box.bottom)
        column, after = lefts.index(box.left), lefts.index(box.right)
        place = box.place(page)
        text, broken = _text(characters, box)
        cell = GridCell(
            text, place, below - row, after - column, broken=broken, crossed=number in crossed
        )
        rows[row].append((column, cell))
        omitted += omission([_joined(unseen)], place)
    in_order = (sorted(row, key=lambda placed: placed[0]) for row in rows)
    around = _around(boxes)
    across = _joined(each for each in page.across if around.holds(each))
    omitted += omission([across], around.place(page))
    return Grid(tuple(tuple(cell for _, cell in row) for row in in_order), tuple(omitted))


def _joined(characters: Iterable[Character]) -> str:
    return "".join(each.text for each in characters)


def _inside(
    characters: Sequence[Character], boxes: Sequence[Box], tops: Sequence[float]
) -> list[list[Character]]:
    """Return the characters in each box."""
    inside: list[list[Character]] = [[] for _ in boxes]
    rows: list[list[int]] = [[] for _ in range(len(tops) + 1)]
    for number, box in enumerate(boxes):
        for row in range(bisect(tops, box.top), bisect(tops, box.bottom)):
            rows[row].append(number)
    for character in characters:
        for number in rows[bisect(tops, character.y)]:
            if boxes[number].holds(character):
                inside[number].append(character)
                break
    return inside


def _crossed(inside: Sequence[Sequence[Character]]) -> frozenset[int]:
    """Return the numbers of neighbouring cells with a figure across their rule."""
    digits = sorted(
        (round(each.y, 1), each.left, each.right, number)
        for number, characters in enumerate(inside)
        for each in characters
        if each.text in _DIGITS
    )
    pairs = ((one, other) for one, other in pairwise(digits) if one[3] != other[3])
    return frozenset(
        number
        for one, other in pairs
        if other[0] - one[0] < _LEVEL and abs(other[1] - one[2]) < _ADJACENT * (one[2] - one[1])
        for number in (one[3], other[3])
    )


def _text(characters: Sequence[Character], box: Box) -> tuple[str, bool]:
    """Return the text of a box, and ``True`` if a number is broken over lines."""
    texts: list[str] = []
    broken, full = False, ""
    for line in _lines(characters):
        text = " ".join("".join(each.text for each in line).split())
        if full and text and _DIGITS.issuperset(full + text[0]) and texts[-1] != "0":
            texts[-1] += text
            broken = True
        else:
            texts.append(text)
        width = line[-1].right - line[0].left + line[-1].right - line[-1].left
        full = text[-1:] if width > box.right - box.left - _PADDING else ""
    return unwrap(texts), broken


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Return the characters in lines from the top, each from the left."""
    lines: list[list[Character]] = []
    for character in sorted(characters, key=attrgetter("y")):
        if not lines or character.y > lines[-1][0].bottom - 1:
            lines.append([])
        lines[-1].append(character)
    return [sorted(line, key=attrgetter("x")) for line in lines]
