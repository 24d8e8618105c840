# SPDX-License-Identifier: Apache-2.0
"""Requests received and handled, 收办图, as bands whose width shows their number.

The form does not say which requests were handled in the year that they were received. So all bands
meet in one beam, and none leads from one side to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.pages.charts.bars import Row
from gaidisclosure.pages.charts.drawing import (
    ACCENT,
    EM,
    LINE,
    PALE,
    PALE_ACCENT,
    WIDTH,
    Anchor,
    Drawing,
    area,
    band,
    figure,
    label,
)
from gaidisclosure.pages.charts.measure import ems, lines

_HIGH: Final = 128
"""The height of all requests together."""
_APART: Final = 20
_THICK: Final = 8
_HAIRLINE: Final = 1
_GAP: Final = 12
_LEADING: Final = 24
_BASE: Final = 17
_LABELS: Final = 10.4
"""The most room for a label, in ems."""
_FIGURE: Final = 20
"""The size of the figures."""
_COLORS: Final = ((PALE, LINE), (PALE_ACCENT, ACCENT))
"""The colours of requests carried over and of those of the year: area, edge."""


@frozen
class _Part:
    """A part of a side: its place along the side, and its height."""

    row: Row
    top: float
    room: float
    high: float
    is_main: bool

    @property
    def start(self) -> float:
        """Return the upper end, or the middle of the room if there is nothing to draw.

        A hairline at the lower edge stays within the picture.
        """
        middle = self.top + (self.room - self.high) / 2
        return min(middle, _HIGH + _APART - max(self.high, _HAIRLINE))


def flow(incoming: tuple[Row, Row], outgoing: tuple[Row, Row]) -> Drawing:
    """Draw the requests that came in on the left, and their ends on the right.

    Args:
        incoming: Those brought forward, and those received.
        outgoing: Those handled, and those carried forward.
    """
    left, right = _side(incoming, main=1), _side(outgoing, main=0)
    size = _size([*incoming, *outgoing])
    edges = (_room(incoming, size), WIDTH - _room(outgoing, size))
    middle = sum(edges) / 2
    marks = [
        *_bands(left, edges[0] + _THICK, middle - _THICK / 2, inward=True),
        *_bands(right, middle + _THICK / 2, edges[1] - _THICK, inward=False),
    ]
    beam = _THICK if any(part.high for part in left) else _HAIRLINE
    marks.append(area(middle - beam / 2, _APART / 2, beam, _HIGH, ACCENT if marks else LINE))
    marks += [*_told(left, edges[0], -1, size), *_told(right, edges[1], 1, size)]
    return Drawing(_HIGH + _APART, tuple(marks))


def _side(rows: tuple[Row, Row], *, main: int) -> tuple[_Part, ...]:
    """Return the parts of a side. Two zeros share its height evenly."""
    counts = [row.count or 0 for row in rows]
    total = sum(counts)
    shares = [count / total if total else 0.5 for count in counts]
    tops = (0, shares[0] * _HIGH + _APART)
    return tuple(
        _Part(row, top, share * _HIGH, share * _HIGH if count else 0, place == main)
        for place, (row, count, share, top) in enumerate(
            zip(rows, counts, shares, tops, strict=True)
        )
    )


def _size(rows: Sequence[Row]) -> float:
    """Return the size of all figures, reduced if one would reach into the bands."""
    return min(_FIGURE, _LABELS * EM / max(ems(str(row.count)) for row in rows))


def _room(rows: Sequence[Row], size: float) -> float:
    """Return the width of the labels and figures of a side, with their gap."""
    wide = [EM * ems(line) for row in rows for line in lines(row.label, _LABELS)]
    return max(*wide, *(size * ems(str(row.count)) for row in rows)) + _GAP


def _bands(parts: tuple[_Part, ...], start: float, end: float, *, inward: bool) -> list[str]:
    """Return the bands between the beam and the parts of a side."""
    marks, top = list[str](), _APART / 2
    for part in parts:
        if part.high:
            fill, edge = _COLORS[part.is_main]
            ends = (part.start, top) if inward else (top, part.start)
            marks.append(band((start, ends[0], end, ends[1]), part.high, fill, edge))
        top += part.high
    return marks


def _told(parts: tuple[_Part, ...], edge: float, side: int, size: float) -> Iterator[str]:
    """Yield the ends of the parts of a side, with labels and figures."""
    upper, lower = (lines(part.row.label, _LABELS) for part in parts)
    highs = [_LEADING * (len(told) + 1) for told in (upper, lower)]
    tops = [part.top + part.room / 2 - high / 2 for part, high in zip(parts, highs, strict=True)]
    tops[1] = min(max(tops[1], highs[0]), _HIGH + _APART - highs[1])
    tops[0] = min(max(tops[0], 0), tops[1] - highs[0])
    anchor: Anchor = "start" if side > 0 else "end"
    x = edge + side * _GAP
    for part, told, top in zip(parts, (upper, lower), tops, strict=True):
        yield _end(part, edge, side)
        bases = [top + place * _LEADING + _BASE for place in range(len(told) + 1)]
        for line, y in zip(told, bases, strict=False):
            yield label(x, y, line, anchor=anchor)
        yield figure(x, bases[-1], part.row.count or 0, size=size, anchor=anchor)


def _end(part: _Part, edge: float, side: int) -> str:
    """Return the upright end of a band, or a hairline where there are no requests."""
    x = edge - _THICK if side > 0 else edge
    return area(x, part.start, _THICK, max(part.high, _HAIRLINE), _COLORS[part.is_main][1])
