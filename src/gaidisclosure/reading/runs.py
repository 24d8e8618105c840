"""Labels and runs of figures of one table, in reading order, 行的识别.

A run is figures and blank cells that follow each other with no text between. Which label it
belongs to is not always the one before: where figures stand one line above their label, every run
belongs to the label behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from attrs import evolve, field, frozen

from gaidisclosure.reading.marks import Mark
from gaidisclosure.reading.slots import Slot
from gaidisclosure.reading.vocabulary import Role
from gaidisclosure.zh.figures import State

__all__ = ["Entry", "entries"]

_MOST_APART: Final = 60
"""A table ends where so many slots, or a long text, hold no label of it."""
_LONG: Final = 60
_SIDE: Final = (Role.ROW, Role.BLOCK)


@frozen(eq=False)
class Entry:
    """A label and the figures that belong to it; either can be missing."""

    label: Mark | None
    figures: Sequence[Slot]

    @property
    def at(self) -> int:
        """Where in the source it stands, for the order."""
        return self.label.first if self.label else -1


@frozen(eq=False)
class _Token:
    """A label, a run of figures, or (neither) something that divides, as headers do."""

    label: Mark | None = None
    run: Sequence[Slot] = field(default=())


def entries(
    strip: Sequence[Slot], found: Sequence[Mark], table: int, widths: Sequence[int]
) -> list[Entry]:
    """The labels and runs of one table, each run with its label where it has one."""
    return list(_paired(list(_tokens(strip, found, table, max(widths)))))


def _tokens(
    strip: Sequence[Slot], found: Sequence[Mark], table: int, width: int
) -> Iterator[_Token]:
    inside = False
    last = 0
    above: Mark | None = None
    for mark, behind in pairwise([*found, None]):
        assert mark is not None  # the last of a pair alone can be none
        if mark.exact and any(word.table == table for word in mark.words):
            inside, last = _stays(mark, table, inside=inside), mark.first
        elif mark.first - last > _MOST_APART or len(mark.text) > _LONG:
            inside = False
        if inside:
            end = behind.first if behind else len(strip)
            yield _token(mark, table, above, followed=_is_followed(strip, mark, end))
            for run in _divided(strip[mark.end : end], width):
                yield _Token(run=run)
        above = mark


def _stays(mark: Mark, table: int, *, inside: bool) -> bool:
    """Whether a label is of this table: sure if of no other, else if those before were."""
    return inside or all(word.table == table for word in mark.words)


def _is_followed(strip: Sequence[Slot], mark: Mark, end: int) -> bool:
    return mark.end < end and any(slot.state is not State.TEXT for slot in strip[mark.end : end])


def _token(mark: Mark, table: int, above: Mark | None, *, followed: bool) -> _Token:
    """A label of rows or a text that may be one; a header, and what continues one, divides."""
    if not mark.words:
        return _Token(mark) if followed and not _continues(mark, above) else _Token()
    sides = mark.of(table, *_SIDE)
    if not sides:
        return _Token()
    columns = mark.of(table, Role.COLUMN)
    if (
        columns
        and above
        and above.of(table, Role.COLUMN, Role.OTHER)
        and not _same_line(mark, sides)
    ):
        return _Token()
    return _Token(mark)
