# SPDX-License-Identifier: Apache-2.0
"""Marks on a picture, 图形: texts, areas and lines as elements of SVG.

Looks stand in attributes and never in a style, so that a page with a strict policy may hold the
picture. Every part of a picture is told by a text; colours only set it apart, and differ in grey
print as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from attrs import frozen

from gaidisclosure.formats.escape import escaped

WIDTH: Final = 440
"""The width of every drawing in units of about 0.8 pixels on a phone."""
EM: Final = 16
"""The size of a label."""
INK: Final = "#1f2933"
QUIET: Final = "#56616c"
ACCENT: Final = "#1d5288"
PALE_ACCENT: Final = "#d3e0ec"
PALE: Final = "#e8ebee"
LINE: Final = "#7b8791"
Anchor = Literal["start", "middle", "end"]


@frozen
class Drawing:
    """Elements of SVG with their height, measured from their origin downwards."""

    height: float
    marks: tuple[str, ...]


def stacked(drawings: Iterable[Drawing], gap: float = 0) -> Drawing:
    """Return drawings as one, each below the one before.

    Args:
        drawings: The drawings, one or more.
        gap: The space between two of them.
    """
    marks, top = list[str](), -gap
    for each in drawings:
        top += gap
        moved = f'<g transform="translate(0 {_number(top)})">' if top else "<g>"
        marks.append(f"{moved}{''.join(each.marks)}</g>")
        top += each.height
    return Drawing(top, tuple(marks))


def label(
    x: float, y: float, text: str, *, size: float = EM, anchor: Anchor = "start", ink: str = INK
) -> str:
    """Return a text on one line.

    Args:
        x: The place of its start, its middle or its end, as ``anchor`` says.
        y: Its base line.
        text: The text.
        size: The size of its characters.
        anchor: The side of the text that is at ``x``.
        ink: Its colour.

    >>> label(0, 12.5, "3 < 5", size=12.8)
    '<text x="0" y="12.5" font-size="12.8" fill="#1f2933">3 &lt; 5</text>'
    """
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    place = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}"'
    return f'<text {place}{side} fill="{ink}">{escaped(text)}</text>'


def figure(x: float, y: float, number: int, *, size: float = EM, anchor: Anchor = "end") -> str:
    """Return a figure in the accent colour, which by default ends at ``x``."""
    return label(x, y, str(number), size=size, anchor=anchor, ink=ACCENT)


def area(x: float, y: float, wide: float, high: float, ink: str = ACCENT) -> str:
    """Return a filled rectangle."""
    place = f'x="{_number(x)}" y="{_number(y)}"'
    size = f'width="{_number(wide)}" height="{_number(high)}"'
    return f'<rect {place} {size} fill="{ink}"/>'


def band(points: tuple[float, float, float, float], high: float, fill: str, edge: str) -> str:
    """Return a band of even height that leads from left to right in a gentle curve.

    Args:
        points: The upper left corner, and the upper right one.
        high: The height.
        fill: The colour of its area.
        edge: The colour of its upper and lower edge.
    """
    left, top, right, end = points
    middle = (left + right) / 2
    forth = f"C{_at(middle, top)} {_at(middle, end)} {_at(right, end)}"
    back = f"C{_at(middle, end + high)} {_at(middle, top + high)} {_at(left, top + high)}"
    shape = f"M{_at(left, top)}{forth}V{_number(end + high)}{back}Z"
    return f'<path d="{shape}" fill="{fill}" stroke="{edge}"/>'


def rule(x: float, y: float, to_x: float, to_y: float, ink: str = LINE) -> str:
    """Return a thin line."""
    return f'<path d="M{_at(x, y)}L{_at(to_x, to_y)}" stroke="{ink}"/>'


def _at(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    """Return a length with at most one decimal.

    >>> _number(12.04), _number(12.26)
    ('12', '12.3')
    """
    return f"{round(value, 1):g}"
