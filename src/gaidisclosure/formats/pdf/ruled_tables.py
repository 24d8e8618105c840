# SPDX-License-Identifier: Apache-2.0
"""Ruled tables on a page, 有框线的表: boxes between lines to a grid with merged cells."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from gaidisclosure.document import Grid, GridCell, Place
from gaidisclosure.formats.pdf.open_sides import missing_rules
from gaidisclosure.zh.widths import unwrap

__all__ = ["Box", "ruled_tables"]

_NEAR: Final = 3
"""Points below which two lines are one."""
_SETTINGS: Final = {
    "snap_tolerance": _NEAR,
    "join_tolerance": _NEAR,
    "intersection_tolerance": _NEAR,
}


@frozen
class Box:
    """A part of a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, thing: Mapping[str, Any]) -> bool:
        """Tell if the middle of a character or line lies in it."""
        x = (thing["x0"] + thing["x1"]) / 2
        y = (thing["top"] + thing["bottom"]) / 2
        return bool(self.left <= x < self.right and self.top <= y < self.bottom)


def ruled_tables(page: Any) -> list[tuple[Box, Grid]]:
    """Return the tables of a page with their boxes, without frames around a text."""
    found = ((Box(*table.bbox), table.cells) for table in _tables(page))
    grids = ((box, _grid(page, [Box(*cell) for cell in cells])) for box, cells in found)
    return [(box, grid) for box, grid in grids if max(map(len, grid.rows)) > 1]


def _tables(page: Any) -> Sequence[Any]:
    finder = page.debug_tablefinder(_SETTINGS)
    lying, upright = missing_rules(finder.edges)
    if lying or upright:
        more = {"explicit_horizontal_lines": lying, "explicit_vertical_lines": upright}
        finder = page.debug_tablefinder({**_SETTINGS, **more})
    return finder.tables  # type: ignore[no-any-return]


def _grid(page: Any, boxes: Sequence[Box]) -> Grid:
    # The library has moved lines that are near to each other to one place.
    tops = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    lefts = sorted({box.left for box in boxes} | {box.right for box in boxes})
    rows: list[list[tuple[int, GridCell]]] = [[] for _ in tops[1:]]
    for box, text in zip(boxes, _texts(page, boxes, tops), strict=True):
        row, below = tops.index(box.top), tops.index(box.bottom)
        column, after = lefts.index(box.left), lefts.index(box.right)
        place = Place(page=page.page_number, box=(box.left, box.top, box.right, box.bottom))
        rows[row].append((column, GridCell(text, place, below - row, after - column)))
    in_order = (sorted(row, key=lambda placed: placed[0]) for row in rows)
    return Grid(tuple(tuple(cell for _, cell in row) for row in in_order))


def _texts(page: Any, boxes: Sequence[Box], tops: Sequence[float]) -> list[str]:
    """Return the text in each box, on one line."""
    inside: list[list[Mapping[str, Any]]] = [[] for _ in boxes]
    rows: list[list[int]] = [[] for _ in range(len(tops) + 1)]
    for number, box in enumerate(boxes):
        for row in range(bisect(tops, box.top), bisect(tops, box.bottom)):
            rows[row].append(number)
    for character in page.chars:
        row = bisect(tops, (character["top"] + character["bottom"]) / 2)
        holding = (number for number in rows[row] if boxes[number].holds(character))
        if (number := next(holding, None)) is not None:
            inside[number].append(character)
    return [_text(characters) for characters in inside]


def _text(characters: Sequence[Mapping[str, Any]]) -> str:
    """Return characters in lines from the top, each from the left, with the printed spaces."""
    lines: list[list[Mapping[str, Any]]] = []
    for character in sorted(characters, key=lambda each: (each["top"] + each["bottom"]) / 2):
        middle = (character["top"] + character["bottom"]) / 2
        if not lines or middle > lines[-1][0]["bottom"] - 1:
            lines.append([])
        lines[-1].append(character)
    texts = ("".join(c["text"] for c in sorted(line, key=lambda c: c["x0"])) for line in lines)
    return unwrap(" ".join(text.split()) for text in texts if text.strip())
