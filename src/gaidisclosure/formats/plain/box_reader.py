# SPDX-License-Identifier: Apache-2.0
"""Reader of tables in box-drawing characters, 制表符, even if edited by hand.

The borders are found in the ruled lines only, by their terminal columns. A line of text is split at
its own │ if it has the expected number, so that replacing a figure by a longer one does no harm.
Otherwise it is split by terminal columns too. No text is lost.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from attrs import field, frozen

from gaidisclosure.document import MOST_POSITIONS, Grid, GridCell, Place
from gaidisclosure.zh.widths import unwrap, width

_CHARACTERS: Final = frozenset("┌─┬┐├┼┤└┴┘│")
_RULE: Final = re.compile("[├┼┬┴┌└]─")
_BORDERS: Final = frozenset("┌┬┐├┼┤└┴┘│")
_DOWNWARD: Final = frozenset("┌┬┐├┼┤│")
_RIGHTWARD: Final = frozenset("┌┬├┼└┴─")


def opens_box(line: str) -> bool:
    """Tell if a line can be the top border of a table, from ┌ to ┐.

    >>> opens_box("┌──┬────┐"), opens_box("┌── 规章 ──┐")
    (True, False)
    """
    bare = line.rstrip()
    return bare.startswith("┌") and bare.endswith("┐") and _CHARACTERS.issuperset(bare)


def box_end(lines: Sequence[str], start: int) -> int:
    """Return the index of the line after a table that opens at ``start``.

    The table may be cut off.
    """
    end = start + 1
    while end < len(lines) and lines[end].startswith(("│", "├", "└")):
        end += 1
        if lines[end - 1].startswith("└") and lines[end - 1].rstrip().endswith("┘"):
            break
    return end


def read_box(lines: Sequence[str], number: int) -> Grid | None:
    """Return the table drawn by some lines, ``None`` if they draw no cell.

    A table that is cut off ends where its lines end. ``number`` is the number of the first line in
    the source.
    """
    frame = _Frame.of([line.rstrip() for line in lines])
    if frame is None:
        return None
    boxes = list(frame.boxes())
    frame.fill(boxes)
    rows: list[list[GridCell]] = [[] for _ in range(frame.height)]
    for box in boxes:
        rows[box.rows.start].append(box.cell(number))
    return Grid(tuple(map(tuple, rows)))


@frozen
class _Ruler:
    """A line and the terminal columns of its characters."""

    text: str
    starts: Sequence[int]
    """For each terminal column, the index of the character that fills it."""

    @classmethod
    def of(cls, text: str) -> _Ruler:
        starts = array("L")
        for place, character in enumerate(text):
            starts.extend([place] * width(character))
        return cls(text, starts)

    def at(self, column: int) -> str:
        return self.text[self.starts[column]] if column < len(self.starts) else ""

    def between(self, left: int, right: int) -> str:
        """Return the text between two borders, including the place of a missing one."""
        if left >= len(self.starts):
            return ""
        start = self.starts[left] + (self.at(left) in _BORDERS)
        end = self.starts[right] if right < len(self.starts) else len(self.text)
        return self.text[start:end]

    def borders(self) -> Iterator[int]:
        """Yield the terminal columns of characters that can be a border."""
        return (column for column, place in enumerate(self.starts) if self.text[place] in _BORDERS)


@frozen(eq=False)
class _Box:
    """A cell as drawn, with the line below its top border and its lines of text."""

    rows: range
    columns: range
    top: int
    lines: list[tuple[int, str]] = field(factory=list[tuple[int, str]])

    def add(self, line: int, text: str) -> None:
        if text.strip(" "):
            self.lines.append((line, text.strip(" ")))

    def cell(self, number: int) -> GridCell:
        line = self.lines[0][0] if self.lines else self.top
        text = unwrap(text for _, text in self.lines)
        return GridCell(text, Place(number + line), len(self.rows), len(self.columns))


@frozen
class _Frame:
    """The ruled lines of a table, and the terminal columns of possible borders."""

    lines: Sequence[str]
    rules: Sequence[int]
    rulers: Sequence[_Ruler]
    borders: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Frame | None:
        rules = [number for number, line in enumerate(lines) if not number or _RULE.search(line)]
        rulers = [_Ruler.of(lines[number]) for number in rules]
        if rules[-1] < len(lines) - 1:
            rules.append(len(lines))
        borders = sorted({column for ruler in rulers for column in ruler.borders()})
        frame = cls(lines, rules, rulers, borders)
        most = min(MOST_POSITIONS, sum(map(len, lines)))
        return frame if 0 < frame.height * frame.breadth <= most else None

    @property
    def height(self) -> int:
        return len(self.rules) - 1

    @property
    def breadth(self) -> int:
        return len(self.borders) - 1

    def boxes(self) -> Iterator[_Box]:
        """Yield the cells in reading order. Together they cover the table."""
        taken = [[False] * self.breadth for _ in range(self.height)]
        for row, column in product(range(self.height), range(self.breadth)):
            if taken[row][column]:
                continue
            right, below = column + 1, row + 1
            while right < self.breadth and not (taken[row][right] or self._ends(row, right)):
                right += 1
            while below < self.height and not self._ruled(below, column):
                below += 1
            for covered in taken[row:below]:
                covered[column:right] = [True] * (right - column)
            yield _Box(range(row, below), range(column, right), self.rules[row] + 1)

    def _ends(self, row: int, border: int) -> bool:
        """Tell if a border runs down from the rule above the row."""
        return self.rulers[row].at(self.borders[border]) in _DOWNWARD

    def _ruled(self, row: int, column: int) -> bool:
        """Tell if the rule above the row runs along this column."""
        ruler, start = self.rulers[row], self.borders[column]
        return ruler.at(start) in _RIGHTWARD and ruler.at(start + 1) == "─"

    def fill(self, boxes: Sequence[_Box]) -> None:
        """Give each cell its lines of text."""
        for row, present in enumerate(self._by_row(boxes)):
            if row:
                self._fill_across(row, present)
            for line in range(self.rules[row] + 1, self.rules[row + 1]):
                for box, text in zip(present, self._pieces(line, present), strict=False):
                    box.add(line, text)

    def _by_row(self, boxes: Sequence[_Box]) -> list[list[_Box]]:
        rows: list[list[_Box]] = [[] for _ in range(self.height)]
        for box in sorted(boxes, key=lambda box: box.columns.start):
            for row in box.rows:
                rows[row].append(box)
        return rows

    def _fill_across(self, row: int, boxes: Sequence[_Box]) -> None:
        """Give merged cells their texts on the line of the rule above a row."""
        for box in boxes:
            if box.rows.start < row:
                left, right = self.borders[box.columns.start], self.borders[box.columns.stop]
                box.add(self.rules[row], self.rulers[row].between(left, right))

    def _pieces(self, line: int, boxes: Sequence[_Box]) -> Iterable[str]:
        text = self.lines[line]
        if text.count("│") == len(boxes) + 1 and text.endswith("│"):
            return text.split("│")[1:-1]
        ruler = _Ruler.of(text.removesuffix("│"))
        lefts = [self.borders[box.columns.start] for box in boxes[: len(ruler.starts)]]
        return map(ruler.between, lefts, [*lefts[1:], len(ruler.starts)])
