# SPDX-License-Identifier: Apache-2.0
"""Draws table 3 as a graph: ``python tools/graph_picture.py``.

Three pictures in each language: the graph with the way of one request, the same graph with one
wrong figure, and four of its nodes with blanks that nothing can fill. Nodes, arcs and labels are
those of the form, and the figures are those of the examples.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from graph_cut import cut_picture
from graph_layout import BOTTOM, BOXES, GRAPH, LABELS, WIDTH, Box, path, port
from graph_style import LANGUAGES, lines, name, patch, rectangle, said, svg, tip, word

import gaidisclosure as gd
from gaidisclosure.algebra import Network, flows
from gaidisclosure.form import EDITION_2021

ROOT: Final = Path(__file__).parents[1]
STATIC: Final = ROOT / "docs" / "_static"
EXAMPLES: Final = ROOT / "examples" / "data"
HEIGHT: Final = BOTTOM + 80


def arcs(hot: Iterable[str]) -> Iterator[str]:
    """Draw all arcs, those of the total column in another colour, and some of them above all."""
    above = [cell for cell in GRAPH.arcs if cell in set(hot)]
    for looks in ("arc", "total"):
        plain = (c for c in GRAPH.arcs if c.endswith(".total") is (looks == "total"))
        ways = "\n".join(f'<path d="{path(cell)}"/>' for cell in plain if cell not in above)
        yield f'<g class="{looks}">\n{ways}\n</g>'
    for cell in above:
        head = GRAPH.arcs[cell][1]
        enters_left = head not in {"T3-SUM:total", "T3-BAL:total"}
        x = BOXES[head].left if enters_left else BOXES[head].right
        yield f'<path class="hot" d="{path(cell)}"/>'
        yield tip(x, port(head, cell), 1 if enters_left else -1)


def nodes(language: str) -> Iterator[str]:
    """Draw all nodes with the labels of their rows and columns."""
    yield from map(rectangle, BOXES.values())
    for label in LABELS:
        first, last = label.boxes[0], label.boxes[-1]
        text, middle = name(label.item, language), replace(first, y=(first.y + last.y) / 2)
        yield from [patch(text, middle)] * (len(label.boxes) > 1)
        yield from lines(text, middle)


def headings(language: str) -> Iterator[str]:
    """Draw the sum that the nodes of a layer stand for above them."""
    layers = {
        "T3-ROW:received": "rows",
        "T3-BAL:natural_person": "balances",
        "T3-SUM:natural_person": "sums",
        "T3-ROW:outcomes.disclosed": "rows",
    }
    for code, phrase in layers.items():
        box = BOXES[code]
        yield word(said(phrase, language), box.left + box.width / 2, box.y - 42, "soft", 13)
    yield word(said("back", language), WIDTH * 0.44, BOTTOM - 14, "soft", 13)


def caption(text: str) -> str:
    """Draw a line of text below all."""
    return word(text, WIDTH / 2, BOTTOM + 52)


def graph_picture(language: str) -> str:
    """Draw the graph and the way of one request."""
    way = flows(EDITION_2021)[0].cells
    counts = {"nodes": len(GRAPH.nodes), "arcs": len(GRAPH.arcs), "way": len(way)}
    below = caption(said("graph.caption", language, **counts))
    return svg(
        "graph", language, HEIGHT, (*arcs(way), *nodes(language), *headings(language), below)
    )


def wrong_picture(language: str) -> str:
    """Draw the nodes that a wrong figure leaves out of balance, and the arc between them."""
    draft = gd.read(EXAMPLES / "yunxi-2023-wrong.txt")
    excess = {node: by for node, by in excesses(draft).items() if by}
    ((change,),) = draft.check().repairs
    tail, head = GRAPH.arcs[change.cell]
    middle = (BOXES[tail].right + BOXES[head].left) / 2
    told = {"others": len(GRAPH.nodes) - len(excess), "old": change.old, "new": change.to}
    drawn = ['<g class="faint">', *arcs([change.cell]), "</g>", *nodes(language)]
    drawn += [piece for node, by in excess.items() for piece in badge(BOXES[node], by)]
    drawn.append(word(str(change.old), middle, port(tail, change.cell) - 16, "mark", 20))
    drawn.append(caption(said("wrong.caption", language, **told)))
    return svg("wrong", language, HEIGHT, drawn)


def excesses(draft: gd.Draft) -> dict[str, int]:
    """Return by how much more flows into each node than out of it."""
    figures = draft.figures()
    counts = {cell: int(figures[cell] or 0) for cell in GRAPH.arcs}
    return Network.of(GRAPH, counts).excess


def badge(box: Box, by: int) -> Iterator[str]:
    """Draw a node that is out of balance, with the amount above it."""
    x, y = box.left + box.width / 2, box.y - 38
    yield rectangle(box, "hot")
    yield f'<circle class="badge" cx="{x:g}" cy="{y:g}" r="17"/>'
    yield word(f"{by:+d}".replace("-", "−"), x, y, "on strong", 16)


def pictures() -> dict[Path, str]:
    """Draw each picture in each language."""
    kinds = {"graph": graph_picture, "graph-wrong": wrong_picture, "graph-cut": cut_picture}
    drawn: dict[Path, str] = {}
    for kind, draw in kinds.items():
        for language in LANGUAGES:
            suffix = ".svg" if language == "zh" else ".en.svg"
            drawn[STATIC / f"{kind}{suffix}"] = draw(language)
    return drawn


if __name__ == "__main__":
    for target, picture in pictures().items():
        target.write_text(picture, "utf-8")
        print(f"{target.relative_to(ROOT)} written")
