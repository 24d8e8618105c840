# SPDX-License-Identifier: Apache-2.0
"""Ruled tables on a page, 有框线的表: boxes between lines to a grid with merged cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from gaidisclosure.document import Grid, GridCell, Place
from gaidisclosure.formats.pdf.open_sides import missing_rules
from gaidisclosure.zh.widths import unwrap

__all__ = ["Box", "ruled_tables"]

_NEAR: Final = 3.0
"""Lines that are nearer to each other, in points, are one."""
_SETTINGS: Final = {"snap_tolerance": 3, "join_tolerance": 3, "intersection_tolerance": 3}


@frozen
class Box:
    """A part of a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, thing: Mapping[str, Any]) -> bool:
        """Whether the middle of a character or line lies in it."""
        x = (thing["x0"] + thing["x1"]) / 2
        y = (thing["top"] + thing["bottom"]) / 2
        return bool(self.left <= x < self.right and self.top <= y < self.bottom)


def ruled_tables(page: Any) -> list[tuple[Box, Grid]]:
    """The tables of a page with their boxes; frames around a text, of one column, are none."""
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
    tops = _edges([box.top for box in boxes] + [box.bottom for box in boxes])
    lefts = _edges([box.left for box in boxes] + [box.right for box in boxes])
    rows: list[list[tuple[int, GridCell]]] = [[] for _ in tops[1:]]
    texts = _texts(page, boxes)
    for box, text in zip(boxes, texts, strict=True):
        row, below = _number(tops, box.top), _number(tops, box.bottom)
        column, behind = _number(lefts, box.left), _number(lefts, box.right)
        place = Place(page=page.page_number, box=(box.left, box.top, box.right, box.bottom))
        cell = GridCell(text, place, max(below - row, 1), max(behind - column, 1))
        rows[min(row, len(rows) - 1)].append((column, cell))
    in_order = (sorted(row, key=lambda placed: placed[0]) for row in rows)
    return Grid(tuple(tuple(cell for _, cell in row) for row in in_order))


def _edges(values: Iterable[float]) -> list[float]:
    """The different lines among these, in their order."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _number(edges: Sequence[float], value: float) -> int:
    return bisect_left(edges, value - _NEAR)


def _texts(page: Any, boxes: Sequence[Box]) -> list[str]:
    """What is printed in each box, on one line."""
    inside: list[list[Any]] = [[] for _ in boxes]
    for character in page.chars:
        for number, box in enumerate(boxes):
            if box.holds(character):
                inside[number].append(character)
                break
    return [_text(characters) for characters in inside]


def _text(characters: Sequence[Mapping[str, Any]]) -> str:
    """Characters in lines from the top, each from the left, with a space where one is printed."""
    lines: list[list[Mapping[str, Any]]] = []
    for character in sorted(characters, key=lambda each: (each["top"] + each["bottom"]) / 2):
        middle = (character["top"] + character["bottom"]) / 2
        if not lines or middle > lines[-1][0]["bottom"] - _NEAR / 3:
            lines.append([])
        lines[-1].append(character)
    texts = ("".join(c["text"] for c in sorted(line, key=lambda c: c["x0"])) for line in lines)
    return unwrap(" ".join(text.split()) for text in texts if text.strip())
