# SPDX-License-Identifier: Apache-2.0
"""The labels that a strip of slots prints, 标签识别, split, cut or misspelt."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from typing import Final

from attrs import evolve, field, frozen

from gaidisclosure.reading.tables.stems import LONGEST, stem, without_remark
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Role, Vocabulary, Word
from gaidisclosure.zh.figures import State

_MOST_PIECES: Final = 16
"""Most slots of one label."""
_ZONE: Final = 24
"""Most slots between a misspelt label and one that is certain."""
_SHORTEST: Final = 3
"""Fewest characters of a misspelt label."""
_LIKE: Final = 0.7
"""Least likeness of a misspelt label."""
_PAIR: Final = 2
_TEXT: Final = State.TEXT


@frozen(eq=False)
class Label:
    """A text and the words of the form that it can be, if any.

    ``exact``: it is printed in full, in one slot or several.
    """

    slots: Sequence[Slot]
    first: int
    words: tuple[Word, ...] = field(default=())
    exact: bool = field(default=False)

    @property
    def end(self) -> int:
        """The number of the slot after it."""
        return self.first + len(self.slots)

    @property
    def text(self) -> str:
        """The printed text."""
        first, *others = self.slots
        return first.text + "".join(slot.text for slot in others) if others else first.text

    def of(self, table: int, *roles: Role) -> list[Word]:
        """Return the words of a table that it can be."""
        words = self.words
        return [w for w in words if w.table == table and w.role in roles] if words else []


@frozen(eq=False)
class LabelledStrip:
    """A strip of slots and its texts, compared with the labels of one form."""

    strip: Sequence[Slot]
    known: Vocabulary
    labels: Sequence[Label]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The labels that are printed."""
        return frozenset(word.stem for label in self.labels for word in label.words)

    @cached_property
    def figures_from(self) -> Mapping[tuple[int, int], int]:
        """The number of the first figure or stroke, by the line of a grid."""
        first: dict[tuple[int, int], int] = {}
        for place, slot in enumerate(self.strip):
            if slot.columns and slot.is_value:
                first.setdefault(slot.line, place)
        return first

    def is_headed(self, slot: Slot, table: int) -> bool:
        """Tell if a slot is a cell of a grid below the label of a column of a table."""
        if not slot.columns:
            return False
        head = self._heads.get((table, slot.block, slot.columns.start))
        return head is not None and head < slot.line

    @cached_property
    def _heads(self) -> Mapping[tuple[int, int, int], tuple[int, int]]:
        """The lines of the labels of columns, by table, block and column."""
        return {
            (word.table, slot.block, slot.columns.start): slot.line
            for label in reversed(self.labels)
            for word in label.words
            for slot in label.slots
            if word.role is Role.COLUMN and slot.columns
        }


def find_labels(strip: Sequence[Slot], known: Vocabulary) -> LabelledStrip:
    """Return the strip with the labels that are printed in full."""
    return LabelledStrip(strip, known, list(_exact(strip, known)))


def compare_labels(exact: LabelledStrip) -> LabelledStrip:
    """Return the strip with texts near a label compared with all labels."""
    certain = [label.first for label in exact.labels if label.exact]
    labels = [
        label
        if label.exact or not _near(label.first, certain)
        else evolve(label, words=_alike(stem(label.text), exact.known))
        for label in exact.labels
    ]
    return evolve(exact, labels=labels)


def _exact(strip: Sequence[Slot], known: Vocabulary) -> Iterator[Label]:
    at = 0
    while at < len(strip):
        if strip[at].state is not _TEXT:
            at += 1
            continue
        count, words = _longest(strip, at, known)
        words = words or known.words.get(stem(without_remark(strip[at].text)), ())
        yield Label(strip[at : at + count], at, words, exact=bool(words))
        at += count


def _longest(strip: Sequence[Slot], at: int, known: Vocabulary) -> tuple[int, tuple[Word, ...]]:
    """Return the number of slots of the longest label from here on, and its words."""
    # Witness: the labels over several lines of ``text-2021-cells-over-lines``.
    text = ""
    best: tuple[int, tuple[Word, ...]] = (1, ())
    for end in range(at, min(at + _MOST_PIECES, len(strip))):
        text += strip[end].text
        if strip[end].state is not _TEXT or len(text) > LONGEST:
            break
        joined = stem(text)
        if words := known.words.get(joined):
            best = (end + 1 - at, words)
        elif joined not in known.beginnings if joined else _ends_row(strip[end : end + 2]):
            break
    return best


def _ends_row(slots: Sequence[Slot]) -> bool:
    """Return ``True`` for a cell whose next is neither on its line nor below it.

    Digits and marks there, as 12。, are no ordinal of the next label, which has it before or above.
    """
    # Witness: ``test_digits_with_marks_are_no_ordinal_of_the_next_row``.
    columns = [slot.columns for slot in slots if slot.columns]
    if len(columns) < _PAIR or slots[0].line == slots[1].line:
        return False
    return columns[0].start != columns[1].start


def _near(place: int, certain: Sequence[int]) -> bool:
    at = bisect_left(certain, place - _ZONE)
    return at < len(certain) and certain[at] <= place + _ZONE


@lru_cache(maxsize=2048)
def _alike(text: str, known: Vocabulary) -> tuple[Word, ...]:
    """Return the labels that a text is most like, if it is like any."""
    if len(text) < _SHORTEST:
        return ()
    scores = {label: _likeness(text, label) for label in known.words}
    best = max(scores.values())
    if best < _LIKE:
        return ()
    return tuple(
        dict.fromkeys(w for label in scores if scores[label] == best for w in known.words[label])
    )


def _likeness(text: str, label: str) -> float:
    """Return how like a label a text is, 0 to 1: cut off, misspelt or longer."""
    if label.startswith(text):
        return 0.9 + 0.1 * len(text) / len(label)
    if len(label) > _SHORTEST and label in text and 3 * len(label) > len(text):
        return 0.8 + 0.1 * len(label) / len(text)
    if text in label and 2 * len(text) > len(label):
        return 0.7 + 0.1 * len(text) / len(label)
    if abs(len(text) - len(label)) > max(len(label) // 3, 1):
        return 0.0
    matcher = SequenceMatcher(None, text, label, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKE else 0.0
