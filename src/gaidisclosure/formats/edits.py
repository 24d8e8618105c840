# SPDX-License-Identifier: Apache-2.0
"""Changes of texts within a file, 改写, by splicing: everything else stays as it was.

A file that is parsed and written again loses what its parser does not know, and Word refuses some
of what is left. So only the texts themselves are replaced in the source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen


@frozen
class Edit:
    """A new text for an element, or other words in a paragraph of it.

    ``element`` is that of the :class:`~gaidisclosure.document.Place` of a cell or paragraph.
    ``words`` are pairs of old and new ones, each replaced wherever it occurs in ``paragraph``: one
    element can hold several paragraphs, as a page does with lines broken by ``<br>``.
    """

    element: str
    text: str | None = None
    paragraph: str = ""
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


def by_element(edits: Iterable[Edit]) -> Mapping[str, Sequence[Edit]]:
    """Return the changes of each element, by its name."""
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    for each in edits:
        found[each.element].append(each)
    return found


def edited(
    pieces: Sequence[Piece], edits: Iterable[Edit], escape: Callable[[str], str]
) -> Iterator[Splice]:
    """Yield the changes of the pieces of one element.

    A text that runs over several pieces goes into the first of them. ``pieces`` are all of the
    element in their order, and ``escape`` turns a text into source.

    >>> pieces = [Piece("20", 3, 5), Piece("23年", 9, 12)]
    >>> edit = Edit("p[1]", paragraph="2023年", words=(("2023", "2024"),))
    >>> [*edited(pieces, [edit], str)]
    [(3, 5, '2024'), (9, 12, '年')]
    """
    texts = [piece.text for piece in pieces]
    for edit in edits:
        if edit.text is not None:
            texts = [edit.text, *[""] * (len(pieces) - 1)] if pieces else []
        if edit.words:
            texts = _replaced(texts, edit)
    for piece, text in zip(pieces, texts, strict=True):
        if text != piece.text:
            yield piece.start, piece.end, piece.opening + escape(text) + piece.closing


def _stretch(whole: str, paragraph: str) -> range:
    """Return where a paragraph stands in a text, white space aside, nothing if it does not."""
    places = [at for at, each in enumerate(whole) if not each.isspace()]
    close = "".join(paragraph.split())
    first = "".join(whole.split()).find(close)
    return range(places[first], places[first + len(close) - 1] + 1) if first >= 0 else range(0)


def _replaced(pieces: Sequence[str], edit: Edit) -> list[str]:
    """Return pieces with other words in the paragraph that some of them make up."""
    whole = "".join(pieces)
    stretch = _stretch(whole, edit.paragraph)
    owners = [number for number, piece in enumerate(pieces) for _ in piece]
    texts = [""] * len(pieces)
    at = 0
    while at < len(whole):
        words = edit.words if at in stretch else ()
        old, new = next((each for each in words if whole.startswith(each[0], at)), (whole[at],) * 2)
        texts[owners[at]] += new
        at += len(old)
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
