# SPDX-License-Identifier: Apache-2.0
"""Text changes within a file, 改写, spliced into its source.

A file that is parsed and written again loses whatever its parser does not know, and Word refuses to
open some such files. So only the texts are replaced, and the rest of the source stays as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen


@frozen
class Edit:
    """A new text for an element, or replaced words in one of its paragraphs.

    ``element`` comes from the :class:`~gaidisclosure.document.Place` of a cell or paragraph.
    ``words`` are pairs of an old and a new word. Each is replaced wherever it occurs in
    ``paragraph``, as one element can hold several paragraphs, for example lines broken by ``<br>``.
    """

    element: str
    text: str | None = None
    paragraph: str = ""
    words: tuple[tuple[str, str], ...] = ()


@frozen
class Piece:
    """A piece of text of an element, with its start and end in the source.

    A blank element has one piece without text. ``opening`` and ``closing`` are the tags to write
    around a new text there.
    """

    text: str
    start: int
    end: int
    opening: str = ""
    closing: str = ""


Splice: TypeAlias = tuple[int, int, str]
"""The start and end of a stretch of the source, and its replacement."""


def by_element(edits: Iterable[Edit]) -> Mapping[str, Sequence[Edit]]:
    """Return the edits grouped by the name of their element."""
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    for each in edits:
        found[each.element].append(each)
    return found


def edited(
    pieces: Sequence[Piece], edits: Iterable[Edit], escape: Callable[[str], str]
) -> Iterator[Splice]:
    """Yield the splices that apply some edits to the pieces of one element.

    A text that spans several pieces goes into the first of them.

    Args:
        pieces: All pieces of the element, in order.
        edits: The edits of the element.
        escape: Turns a text into source.

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
    """Return the offsets of a paragraph in a text, ignoring white space, if any."""
    places = [at for at, each in enumerate(whole) if not each.isspace()]
    close = "".join(paragraph.split())
    first = "".join(whole.split()).find(close)
    return range(places[first], places[first + len(close) - 1] + 1) if first >= 0 else range(0)


def _replaced(pieces: Sequence[str], edit: Edit) -> list[str]:
    """Return the pieces with words replaced in a paragraph that may span them."""
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
    """Return a source with the splices applied.

    >>> spliced("<td>9</td>", [(4, 5, "12")])
    '<td>12</td>'
    """
    parts: list[str] = []
    done = 0
    for start, end, text in sorted(splices):
        parts += (source[done:start], text)
        done = end
    return "".join((*parts, source[done:]))
