# SPDX-License-Identifier: Apache-2.0
"""Runs of text, 文字片段, and the part of them that a person reads.

A page or an office file gives the look of each run. Hidden and struck-out text is left out. A
raised or lowered digit after a figure is the mark of a note, so 12³ is 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.document import Grid, Omission, Paragraph, Place

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u180e\u200b\u200e\u200f\u2060\ufeff\xad"))
_FIGURE: Final = re.compile("[0-9０-９]")
_LETTER: Final = re.compile("[A-Za-z]$")
_NOTE: Final = re.compile(
    r"\s*[\[(（［〔【]?\s*(?:注|[a-z]|[*＊†‡§])?\s*(?:[0-9０-９]{1,3}(?:\s*[,，、–-]\s*[0-9]{1,3})*|[①-⑳])?"
    r"\s*[\])）］〕】]?\s*"
)
"""The mark of a note in its usual spellings: 1, [1], （注2）, *, a, ①, 1,2."""
_LONGEST: Final = 200
"""Most characters of an omission."""


@frozen
class Look:
    """The look of a run, 字形. A lowered run counts as raised.

    A look that is neither is always :data:`PLAIN`, so that readers can compare by identity.
    """

    is_hidden: bool = False
    is_raised: bool = False

    @classmethod
    def of(cls, hidden: bool, raised: bool) -> Look:
        """Return a look that may be plain."""
        return cls(hidden, raised) if hidden or raised else PLAIN


PLAIN: Final = Look()
HIDDEN: Final = Look(is_hidden=True)

Run = tuple[str, Look]
"""A text and its look."""


def read(runs: Iterable[Run], *, in_cell: bool = False) -> tuple[str, list[str]]:
    """Return the text that a person reads in some runs, and the figures left out.

    Args:
        runs: The runs of one line or cell.
        in_cell: Take every raised digit for a mark, as in a cell of a table. In running text a
            digit after a letter is not one: m², CO₂.

    >>> hidden, raised = Look(is_hidden=True), Look(is_raised=True)
    >>> read([("9", hidden), ("142", PLAIN), ("1", raised)], in_cell=True)
    ('142', ['9', '1'])
    """
    runs = list(runs)
    if all(look is PLAIN for _, look in runs):
        return "".join(text for text, _ in runs).translate(_INVISIBLE), []
    parts: list[str] = []
    omitted: list[str] = []
    for look, group in groupby(runs, key=lambda run: run[1]):
        text = "".join(text for text, _ in group).translate(_INVISIBLE)
        if look.is_hidden or (
            look.is_raised and is_mark(text, "".join(parts[-1:]), in_cell=in_cell)
        ):
            omitted.append(text.strip())
        else:
            parts.append(text)
    return "".join(parts), [*filter(has_figure, omitted)]


def has_figure(text: str) -> bool:
    """Tell if a text holds a digit."""
    return _FIGURE.search(text) is not None


def omission(texts: Iterable[str], place: Place) -> Iterator[Omission]:
    """Yield one omission for the figures left out at a place, if there are any."""
    found = [*filter(has_figure, texts)]
    if found:
        yield Omission("unseen", " ".join(" ".join(found).split())[:_LONGEST], place)


def told(blocks: list[Paragraph | Grid], lost: list[Omission]) -> list[Paragraph | Grid]:
    """Return the blocks with the figures of lost tables noted at the largest one.

    The largest table is one of the report, if the document has any.
    """
    grids = [
        (not grid.omitted, len(grid.rows), at)
        for at, grid in enumerate(blocks)
        if isinstance(grid, Grid)
    ]
    if lost and grids:
        at = max(grids)[-1]
        grid = blocks[at]
        assert isinstance(grid, Grid)
        blocks[at] = evolve(grid, omitted=(*lost, *grid.omitted))
    return blocks


def is_mark(text: str, before: str, *, in_cell: bool = False) -> bool:
    """Tell if a raised or lowered text is the mark of a note."""
    if in_cell and has_figure(text):
        return True
    return bool(_NOTE.fullmatch(text)) and (in_cell or not _LETTER.search(before))
