# SPDX-License-Identifier: Apache-2.0
"""Rows that a page break cuts in two, 跨页的行.

Two parts are one row in three cases:

- Their labels together are a label of the form, and no column has a figure in both.
- The label is whole above, and the figures that fill their cells have more digits below.
- The label stands on one page, and all figures of the row on the other.

Headers that are printed again on the second page are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, TypeAlias

from attrs import evolve

from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Role, words_of
from gaidisclosure.zh.figures import State

_Line: TypeAlias = Sequence[Slot]
_MOST_PAGES: Final = 3
"""Most pages on which one row stands."""
_FEWEST_DIGITS: Final = 4
"""Fewest digits that can fill the cell of a figure."""


def with_whole_rows(strip: Sequence[Slot]) -> Sequence[Slot]:
    """Return the strip with the parts of each cut row joined in place of the first."""
    grids = {slot.block for slot in strip if slot.columns}
    if not any(block + 1 in grids for block in grids):  # nothing is cut
        return strip
    whole: dict[tuple[int, int], _Line] = {}
    parts: dict[tuple[int, int], list[_Line]] = {}
    for upper, lower in _cuts(strip):
        row = [*parts.get(upper[0].line, [upper])[1 - _MOST_PAGES :], lower]
        if found := _joined(row) or _with_digits(row) or _with_label(row):
            whole |= {part[0].line: () for part in row} | {row[0][0].line: found}
        else:
            parts[lower[0].line] = row
    if not whole:
        return strip
    lines = (list(line) for _, line in groupby(strip, key=lambda slot: slot.line))
    return [slot for line in lines for slot in whole.get(line[0].line, line)]


def _cuts(strip: Sequence[Slot]) -> Iterator[tuple[_Line, _Line]]:
    """Yield the last row of each grid with the first of the next after its header."""
    grids = [
        [list(line) for _, line in groupby(block, key=lambda slot: slot.line)]
        for _, block in groupby(
            (slot for slot in strip if slot.columns), key=lambda slot: slot.block
        )
    ]
    for above, below in pairwise(grids):
        again = sum(1 for _ in _repeated(above, below))
        if below[0][0].block == above[0][0].block + 1 and again < len(below):
            yield above[-1], below[again]


def _repeated(above: Sequence[_Line], below: Sequence[_Line]) -> Iterator[_Line]:
    for first, again in zip(above, below, strict=False):
        if [slot.text for slot in first] != [slot.text for slot in again]:
            break
        yield again


def _joined(parts: Sequence[_Line]) -> _Line | None:
    """Return one row of several parts, ``None`` if they are not parts of a row."""
    labels = [_label(part) for part in parts]
    figures = [part[at + 1 :] for part, at in zip(parts, labels, strict=True) if at is not None]
    if len(figures) < len(parts) or len({len(each) for each in figures}) > 1:
        return None
    texts = [part[at or 0].text for part, at in zip(parts, labels, strict=True)]
    if not _is_row("".join(texts)) or any(map(is_label, texts[1:])):
        return None
    columns = [_printed(column) for column in zip(*figures, strict=True)]
    if None in columns:
        return None
    first = parts[0][labels[0] or 0]
    before = parts[0][: labels[0]]
    row = (evolve(slot, line=first.line, block=first.block) for slot in columns if slot)
    return [*before, evolve(first, text="".join(texts)), *row]


def _with_digits(parts: Sequence[_Line]) -> _Line | None:
    """Return one row if the lower part holds only the last digits of figures."""
    upper, lower = parts[-2:]
    at = _label(upper) if len(parts) == 2 else None
    if at is None or not _is_row(upper[at].text):
        return None
    figures = upper[at + 1 :]
    before, digits = lower[: -len(figures)], [slot.text.strip() for slot in lower[-len(figures) :]]
    if any(slot.is_printed for slot in before) or not "".join(digits).isdecimal():
        return None
    longest = max(len(slot.text) for slot in figures)
    cut = [slot for slot, rest in zip(figures, digits, strict=False) if rest]
    full = all(len(slot.text) == longest >= _FEWEST_DIGITS for slot in cut)
    if all(digits) or len(digits) < len(figures) or not full:
        return None
    whole = (
        evolve(slot, text=slot.text + rest, broken=slot.broken or bool(rest))
        for slot, rest in zip(figures, digits, strict=True)
    )
    return [*upper[: at + 1], *whole]


def _with_label(parts: Sequence[_Line]) -> _Line | None:
    """Return one row if one part has the label and the other the figures."""
    labels = [_label(part) for part in parts]
    if len(parts) > 2 or labels.count(None) != 1:
        return None
    labelled, other = parts if labels[1] is None else reversed(parts)
    at = next(each for each in labels if each is not None)
    blanks = labelled[at + 1 :]
    before, figures = other[: -len(blanks)], other[-len(blanks) :]
    is_cut = len(figures) == len(blanks) and all(slot.state is State.FIGURE for slot in figures)
    if not is_cut or any(slot.is_printed for slot in (*blanks, *before)):
        return None
    line, block = parts[0][0].line, parts[0][0].block
    row = (*labelled[: at + 1], *figures)
    return [evolve(slot, line=line, block=block) for slot in row] if _is_row(row[at].text) else None


def _printed(column: Sequence[Slot]) -> Slot | None:
    """Return the figure of a column or its blank, ``None`` for several figures."""
    figures = [slot for slot in column if slot.is_printed]
    return None if len(figures) > 1 else (figures or column)[0]


def _is_row(text: str) -> bool:
    return any(word.role is Role.ROW for word in words_of(text))


def is_label(text: str) -> bool:
    """Tell if a text is a label of a form in full."""
    return any(True for _ in words_of(text))


def _label(line: _Line) -> int | None:
    """Return the position of the last text before the figures of a row."""
    texts = [at for at, slot in enumerate(line[:-1]) if slot.state is State.TEXT]
    return texts[-1] if texts else None
