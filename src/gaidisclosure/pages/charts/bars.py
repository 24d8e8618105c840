# SPDX-License-Identifier: Apache-2.0
"""Figures as bars in blocks, 条形图: label, figure and bar of each row on one line.

All bars of a picture have one scale. The longest takes the room that the labels leave. A figure of
zero has no bar, and any other has at least a hairline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from gaidisclosure.pages.charts.drawing import (
    EM,
    QUIET,
    WIDTH,
    Drawing,
    area,
    figure,
    label,
    rule,
    stacked,
)
from gaidisclosure.pages.charts.measure import ems, lines

_LABELS: Final = 12.6
_BARS: Final = 8
"""The least room for labels, and that for bars next to longer labels, in ems."""
_PITCH: Final = 28
_LEADING: Final = 22
_BASE: Final = 19
"""The height of a row, that of each further line, and the first base line."""
_THICK: Final = 10
_HAIRLINE: Final = 1
_GAP: Final = 14
_HEAD: Final = 30


@frozen
class Row:
    """A figure with its label.

    ``count`` is ``None`` where the label says that there is no figure. A total has no bar.
    """

    label: str
    count: int | None
    is_total: bool = False


@frozen
class Block:
    """Rows under a heading, which may be empty."""

    heading: str
    rows: tuple[Row, ...]


@frozen
class _Columns:
    """The room for labels, the edges of figures and bars, and the scale."""

    labels: float
    figures: float
    axis: float
    scale: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Columns:
        counted = [row for row in rows if row.count is not None]
        digits = max(ems(str(row.count)) for row in counted)
        labels = max(_LABELS, (WIDTH - 2 * _GAP) / EM - digits - _BARS)
        wide = max(ems(line) for row in counted for line in lines(row.label, labels))
        figures = EM * (wide + digits) + _GAP
        axis = figures + _GAP
        most = max(row.count or 0 for row in counted if not row.is_total)
        return cls(labels, figures, axis, (WIDTH - axis) / max(most, 1))

    def length(self, count: int) -> float:
        return max(count * self.scale, _HAIRLINE) if count else 0


def bars(blocks: Sequence[Block]) -> Drawing:
    """Return blocks of rows, all with one scale and with their figures in one column."""
    columns = _Columns.of([row for block in blocks for row in block.rows])
    return stacked((_block(block, columns) for block in blocks), _GAP)


def _block(block: Block, columns: _Columns) -> Drawing:
    drawn = [_row(row, columns) for row in block.rows]
    if block.heading:
        drawn.insert(0, _heading(block.heading))
    return stacked(drawn)


def _heading(heading: str) -> Drawing:
    told = lines(heading, WIDTH / EM)
    marks = [label(0, _BASE + place * _LEADING, line, ink=QUIET) for place, line in enumerate(told)]
    return Drawing(_HEAD + _LEADING * (len(told) - 1), tuple(marks))


def _row(row: Row, columns: _Columns) -> Drawing:
    if row.count is None:
        return Drawing(_PITCH, (label(0, _BASE, row.label, ink=QUIET),))
    told = lines(row.label, columns.labels)
    high = _PITCH + _LEADING * (len(told) - 1)
    marks = [label(0, _BASE + place * _LEADING, line) for place, line in enumerate(told)]
    marks.append(figure(columns.figures, _BASE, row.count))
    if row.is_total:
        marks.append(rule(0, 0.5, columns.figures, 0.5))
    else:
        marks.append(rule(columns.axis, 0, columns.axis, high))
        if length := columns.length(row.count):
            marks.append(area(columns.axis, _BASE - _THICK - 1, length, _THICK))
    return Drawing(high, tuple(marks))
