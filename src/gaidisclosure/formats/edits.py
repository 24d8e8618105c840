# SPDX-License-Identifier: Apache-2.0
"""Changes of texts within a file, 改写, by splicing: everything else stays as it was.

A file that is parsed and written again loses what its parser does not know, and Word refuses some
of what is left. So only the texts themselves are replaced in the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

__all__ = ["Edit", "Piece", "Splice", "edited", "spliced"]


@frozen
class Edit:
    """A new text for an element, or other words in the text that it has.

    ``element`` is that of the :class:`~gaidisclosure.document.Place` of a cell or paragraph.
    ``words`` are pairs of old and new ones, each replaced wherever it occurs.
    """

    element: str
    text: str | None = None
    words: tuple[tuple[str, str], ...] = ()


@frozen
class Piece:
    """A piece of text of an element, from an offset in the source to that after its end.

    A blank element has one without text, which ``opening`` and ``closing`` turn into an element.
    """

    text: str
    start: int
    end: int
    opening: str = ""
    closing: str = ""


Splice: TypeAlias = tuple[int, int, str]
"""The start and the end of a stretch of the source, and what takes its place."""


def edited(pieces: Sequence[Piece], edit: Edit, escape: Callable[[str], str]) -> Iterator[Splice]:
    """Yield the changes of the pieces of one element.

    A text that runs over several pieces goes into the first of them.

    Args:
        pieces: All pieces of the element, in their order.
        edit: The new text.
        escape: Turns a text into source.

    >>> pieces = [Piece("20", 3, 5), Piece("23年", 9, 12)]
    >>> [*edited(pieces, Edit("p[1]", words=(("2023", "2024"),)), str)]
    [(3, 5, '2024'), (9, 12, '年')]
    """
    texts = [piece.text for piece in pieces]
    if edit.text is not None:
        texts = [edit.text, *[""] * (len(pieces) - 1)] if pieces else []
    for old, new in edit.words:
        texts = _replaced(texts, old, new)
    for piece, text in zip(pieces, texts, strict=True):
        if text != piece.text:
            yield piece.start, piece.end, piece.opening + escape(text) + piece.closing


def _replaced(pieces: Sequence[str], old: str, new: str) -> list[str]:
    """Return pieces with another text for each occurrence of one in them all."""
    whole = "".join(pieces)
    owners = [number for number, piece in enumerate(pieces) for _ in piece]
    texts = [""] * len(pieces)
    at = 0
    while at < len(whole):
        found = whole.startswith(old, at)
        texts[owners[at]] += new if found else whole[at]
        at += len(old) if found else 1
    return texts


def spliced(source: str, splices: Iterable[Splice]) -> str:
    """Return a source with other texts in some places.

    >>> spliced("<td>9</td>", [(4, 5, "12")])
    '<td>12</td>'
    """
    parts: list[str] = []
    done = 0
    for start, end, text in sorted(splices):
        parts += (source[done:start], text)
        done = end
    return "".join((*parts, source[done:]))
