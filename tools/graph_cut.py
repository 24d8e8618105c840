# SPDX-License-Identifier: Apache-2.0
"""Four nodes of table 3 with blanks that nothing can fill, and the cut that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph_layout import BOXES, GRAPH, LABELS, WIDTH, Box, Point, curve
from graph_style import lines, name, rectangle, said, svg, tip, word

import gaidisclosure as gd

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "data" / "yunxi-2023.txt"
SQUARE: Final = {
    "T3-SUM:natural_person": Box(210, 134, 130, 44),
    "T3-ROW:outcomes.partially_disclosed": Box(570, 134, 150, 44),
    "T3-SUM:commercial_enterprise": Box(210, 324, 130, 44),
    "T3-ROW:outcomes.disclosed": Box(570, 324, 150, 44),
}
"""The places of four nodes: two columns, and two rows that they flow into."""
MISREAD: Final = 7
"""The figure filled in for 8, while the other three between the four nodes are blank."""
BEFORE: Final = 60
AFTER: Final = 860
"""Where arcs come from, and where they go to."""
HEIGHT: Final = 486


@dataclass(frozen=True)
class Arc:
    """An arc with its figure: from a node or from outside, to a node or to outside."""

    tail: str
    head: str
    figure: int | None
    what: str = ""

    def side(self, inside: Set[str]) -> str:
        """Return in which direction it crosses the cut, if it does."""
        if (self.tail in inside) is (self.head in inside):
            return "aside"
        return "in" if self.head in inside else "out"


def unfillable() -> gd.Draft:
    """Return the example with blanks that cannot be filled."""
    misread, *blank = (cell for cell, ends in GRAPH.arcs.items() if SQUARE.keys() >= set(ends))
    return gd.read(EXAMPLE).replace({misread: MISREAD, **dict.fromkeys(blank)})


def arcs(figures: Mapping[str, int | None]) -> Iterator[Arc]:
    """Yield the arcs at the four nodes, those to other rows as one."""
    others = dict.fromkeys(SQUARE, 0)
    for cell, (tail, head) in GRAPH.arcs.items():
        if {tail, head} <= SQUARE.keys():
            yield Arc(tail, head, figures[cell])
        elif cell.endswith(".total") and tail in SQUARE:
            yield Arc(tail, "", figures[cell], "total")
        elif head in SQUARE and tail.startswith("T3-BAL"):
            yield Arc("", head, figures[cell], "outcomes")
        elif tail in SQUARE:
            others[tail] += figures[cell] or 0
    yield from (Arc(node, "", figure, "others") for node, figure in others.items() if figure)


def drawn(arc: Arc, inside: Set[str], language: str) -> Iterator[str]:
    """Draw an arc in the colour of its direction, with its figure."""
    side = arc.side(inside)
    fill = {"in": "into", "out": "outof", "aside": "by"}[side]
    (x1, y1), (x2, y2) = ends(arc)
    middle = (x1 + x2) / 2
    looks = side if arc.figure is not None else f"{side} blank"
    yield f'<path class="{looks}" d="{curve((x1, y1), (x2, y2), middle)}"/>'
    yield tip(x2, y2, 1, fill)
    shown = said("blank", language) if arc.figure is None else str(arc.figure)
    x, y = (middle, y1) if y1 == y2 else (x1 + 0.4 * (x2 - x1), y1 + 0.32 * (y2 - y1))
    if arc.what == "others":
        x, y = x2 + 22, y2
        yield word(said(arc.what, language), x + (46 if language == "zh" else 50), y, "soft", 13)
    elif arc.what:
        y -= 16
        yield word(said(arc.what, language), x, y - 20, "soft", 13)
    else:
        yield f'<rect class="paper" x="{x - 28:g}" y="{y - 13:g}" width="56" height="26" rx="8"/>'
    yield word(shown, x, y, f"{fill} strong" if side != "aside" else "soft", 17)


def ends(arc: Arc) -> tuple[Point, Point]:
    """Return where an arc begins and where it ends."""
    tail, head = SQUARE.get(arc.tail), SQUARE.get(arc.head)
    if tail is None:
        return (BEFORE, SQUARE[arc.head].y), (SQUARE[arc.head].left, SQUARE[arc.head].y)
    if arc.what == "others":
        away = -1 if tail.y < HEIGHT / 2 - 30 else 1
        far = 84 if away < 0 else 62
        return (tail.right, tail.y + 14 * away), (tail.right + 120, tail.y + far * away)
    if head is None:
        return (tail.right, tail.y), (AFTER, tail.y)
    leaning = 6 if head.y > tail.y else -6 if head.y < tail.y else 0
    return (tail.right, tail.y + leaning), (head.left, head.y - leaning)


def cut_picture(language: str) -> str:
    """Draw the four nodes, and the cut around two of them."""
    draft = unfillable()
    figures = {cell: None if n is None else int(n) for cell, n in draft.figures().items()}
    (violation,) = draft.check().violations
    inside = set(violation.identities)
    found = list(arcs(figures))
    shapes = [piece for arc in found for piece in drawn(arc, inside, language)]
    for code, box in SQUARE.items():
        item = next(label.item for label in LABELS if BOXES[code] in label.boxes)
        shapes += [rectangle(box), *lines(name(item, language), box)]
    return svg("cut", language, HEIGHT, [*shapes, *sums(found, inside, language)])


def sums(found: list[Arc], inside: Set[str], language: str) -> Iterator[str]:
    """Draw a frame around the nodes inside, and below all the sums that cross it."""
    boxes = [SQUARE[code] for code in inside]
    left, right = min(box.left for box in boxes) - 36, max(box.right for box in boxes) + 36
    yield rectangle(Box(left, boxes[0].y, right - left, 92), "cut")
    known = {
        side: [each.figure for each in found if each.figure and each.side(inside) == side]
        for side in ("in", "out")
    }
    plus = " ＋ " if language == "zh" else " + "
    for side, looks, y in (("in", "into", HEIGHT - 50), ("out", "outof", HEIGHT - 22)):
        terms = plus.join(map(str, known[side]))
        told = said(f"cut.{side}", language, terms=terms, sum=sum(known[side]))
        yield word(told, WIDTH / 2, y, looks, 17)
