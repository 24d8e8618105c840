# SPDX-License-Identifier: Apache-2.0
"""The places of table 3's nodes and arcs in a picture: a lane for each column, rows at both ends.

From left to right a request passes the row in which it came, the balance and the sum of its
column, and the row in which it went. The column 总计 leads back below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from gaidisclosure.algebra import Graph, graphs
from gaidisclosure.form import EDITION_2021
from gaidisclosure.form.layout import Item, chains

GRAPH: Final[Graph] = graphs(EDITION_2021)[0]
WIDTH: Final = 900
TOP: Final = 72
BOTTOM: Final = 556
"""The height of the lane of 总计."""
LANES: Final = (92, 66)
"""The height of the first lane, and the distance between two."""
INFLOWS: Final = (190, 324)
"""The heights of the rows 新收 and 上年结转."""
INFLOW, BALANCE, SUM, OUTCOME = (44, 92), (224, 108), (398, 108), (660, 162)
"""The left side and the width of the boxes in each layer."""
Point = tuple[float, float]

TURN: Final = 8
"""The radius of a corner."""


@dataclass(frozen=True)
class Box:
    """The place of a node."""

    left: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The side at which arcs leave that lead to the right."""
        return self.left + self.width


@dataclass(frozen=True)
class Label:
    """A label of the form and the boxes that it stands before."""

    item: Item
    boxes: tuple[Box, ...]


def layout() -> tuple[dict[str, Box], tuple[Label, ...]]:
    """Return the box of each node by its code, and all labels."""
    boxes: dict[str, Box] = {}
    labels = [*_columns(boxes), *_rows(boxes)]
    if boxes.keys() != GRAPH.nodes.keys():
        raise ValueError(GRAPH.nodes.keys() ^ boxes.keys())
    return boxes, tuple(labels)


def _columns(boxes: dict[str, Box]) -> Iterator[Label]:
    (block,) = EDITION_2021.table(3).blocks
    first, step = LANES
    for number, column in enumerate(chains(block.columns)):
        key, y = column.path, first + number * step
        places = {
            "T3-BAL": Box(*BALANCE[:1], y, BALANCE[1], 36),
            "T3-SUM": Box(SUM[0], y, SUM[1], 36),
        }
        if column.leaf.total:
            places = {
                "T3-BAL": Box(INFLOW[0], BOTTOM, INFLOW[1], 30),
                "T3-SUM": Box(OUTCOME[0], BOTTOM, OUTCOME[1], 30),
            }
        boxes.update({f"{family}:{key}": box for family, box in places.items()})
        yield from (Label(column.leaf, (box,)) for box in places.values())


def _rows(boxes: dict[str, Box]) -> Iterator[Label]:
    (block,) = EDITION_2021.table(3).blocks
    inflows, y = list(INFLOWS), float(TOP)
    rows = [row for row in chains(block.rows) if f"T3-ROW:{row.path}" in GRAPH.nodes]
    for item, group in groupby(rows, lambda row: row.items[:2][-1]):
        found: list[Box] = []
        for row in (members := list(group)):
            if row.path in {"received", "brought_forward"}:
                box = Box(INFLOW[0], inflows.pop(0), INFLOW[1], 40)
            else:
                height = 24 if len(members) == 1 else 13.5
                box = Box(OUTCOME[0], y + height / 2, OUTCOME[1], height)
                y += height + 2.5
            boxes[f"T3-ROW:{row.path}"] = box
            found.append(box)
        y += 6 * (found[0].left == OUTCOME[0])
        yield Label(item, tuple(found))


BOXES, LABELS = layout()


@cache
def port(node: str, cell: str) -> float:
    """Return the height at which an arc touches its node: arcs lie next to each other."""
    box, (tail, _) = BOXES[node], GRAPH.arcs[cell]
    if cell.startswith("request_handling.outcomes.total."):
        return box.y
    joining = GRAPH.neighbours[node]
    side = [each for each in joining if (GRAPH.arcs[each][0] == node) is (node == tail)]
    side.sort(key=lambda each: _order(node, each))
    step = min((box.height - 5) / len(side), 6)
    return box.y + step * (side.index(cell) - (len(side) - 1) / 2)


def _order(node: str, cell: str) -> float:
    """Return the rank of an arc at a node, so that arcs do not cross without need."""
    tail, head = GRAPH.arcs[cell]
    y = BOXES[head if node == tail else tail].y
    bulges = head == "T3-SUM:total" or tail == "T3-BAL:total"
    return -y if bulges and node in {"T3-SUM:total", "T3-BAL:total"} else y


def path(cell: str) -> str:
    """Return the path of an arc, in the words of SVG."""
    tail, head = GRAPH.arcs[cell]
    start, end = BOXES[tail], BOXES[head]
    one, two = port(tail, cell), port(head, cell)
    if tail == "T3-BAL:total":
        out = start.left - 14 - (start.y - end.y) * 0.08
        return curve((start.left, one), (end.left, two), out)
    if head == "T3-SUM:total":
        out = start.right + 14 + (end.y - start.y) * 0.15
        return curve((start.right, one), (end.right, two), out)
    if head == "T3-BAL:total":
        return _back(start, end, one, two)
    if head == "T3-ROW:carried_forward":
        return _down(start, end, one, two)
    return curve((start.right, one), (end.left, two), (start.right + end.left) / 2)


def curve(start: Point, end: Point, middle: float) -> str:
    """Return a way that is level at both ends and bends towards a middle."""
    (x1, y1), (x2, y2) = start, end
    return f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"


def _back(start: Box, end: Box, one: float, two: float) -> str:
    """Return the way back of 总计, or of 结转 above it."""
    if start.y == end.y:
        return f"M{start.left:g} {one:g}H{end.right:g}"
    y, out, near = (start.y + end.y) / 2 + 2, start.right + 24, end.right + 30
    return (
        f"{curve((start.right, one), (start.right, y), out)}H{near + 30:g}"
        f"C{near:g} {y:g} {near:g} {two:g} {end.right:g} {two:g}"
    )


def _down(start: Box, end: Box, one: float, two: float) -> str:
    """Return the way down from a lane: the lower the lane, the nearer and the lower it turns."""
    x = start.right + 18 + (LANES[0] + 5 * LANES[1] - start.y) / LANES[1] * 6
    return (
        f"M{start.right:g} {one:g}H{x - TURN:g}Q{x:g} {one:g} {x:g} {one + TURN:g}"
        f"V{two - TURN:g}Q{x:g} {two:g} {x + TURN:g} {two:g}H{end.left:g}"
    )
