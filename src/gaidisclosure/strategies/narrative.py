"""The words of a report, 文字部分: what reports say, what looks like a heading, and any text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.model import Narrative, Overview
from gaidisclosure.strategies.phrases import AWKWARD, ORDINARY, TITLES
from gaidisclosure.strategies.texts import names, paragraphs

Phrase = tuple[str, str | None]
"""A field, and what it says there; ``None`` stands for any text at all."""

_LONGEST: Final = 16
_FIRST: Final = 0x10000
"""The first character beyond the basic plane: from here on, order is that of code points."""
_TITLE: Final = "title"
_OVERVIEW: Final = "overview."
_USUAL: Final = 8
"""How many times as often an ordinary sentence comes up as an awkward one."""


def _phrases(fields: Mapping[str, Sequence[str]]) -> tuple[Phrase, ...]:
    usual = [(field, text) for field, some in fields.items() for text in some]
    awkward = [(field, text) for text in AWKWARD for field in fields]
    return (*usual * _USUAL, *((field, None) for field in fields), *awkward)


_OF_OVERVIEW: Final = _phrases(
    {field: some for field, some in ORDINARY.items() if field.startswith(_OVERVIEW)}
)
_OF_NARRATIVE: Final[tuple[Phrase, ...]] = (
    *_phrases(ORDINARY),
    *((_TITLE, title) for title in TITLES),
    (_TITLE, None),
)


@cache
def _any_text(field: str) -> SearchStrategy[str]:
    return names() if field == _TITLE else paragraphs()


@cache
def _runs(phrases: int) -> SearchStrategy[str]:
    """Some phrases in one draw: each is a character, as one more of them takes next to no time."""
    characters = st.characters(min_codepoint=_FIRST, max_codepoint=_FIRST + phrases - 1)
    return st.text(characters, max_size=_LONGEST)


def _said(draw: DrawFn, phrases: tuple[Phrase, ...]) -> dict[str, str]:
    """Paragraphs by field, from one draw unless any text is called for."""
    found: dict[str, list[str]] = {}
    for character in draw(_runs(len(phrases))):
        field, text = phrases[ord(character) - _FIRST]
        found.setdefault(field, []).append(draw(_any_text(field)) if text is None else text)
    return {field: "\n".join(some) for field, some in found.items()}


def _overview(said: dict[str, str]) -> Overview:
    parts = {field: text for field, text in said.items() if field.startswith(_OVERVIEW)}
    return Overview(**{field.removeprefix(_OVERVIEW): text for field, text in parts.items()})


def draw_narrative(draw: DrawFn) -> Narrative:
    """A narrative from one draw, mostly."""
    said = _said(draw, _OF_NARRATIVE)
    rest: dict[str, Any] = {
        field: text for field, text in said.items() if not field.startswith(_OVERVIEW)
    }
    if _TITLE in rest:
        rest[_TITLE] = rest[_TITLE].partition("\n")[0]
    return Narrative(overview=_overview(said), **rest)


@st.composite
def narratives(draw: DrawFn) -> Narrative:
    """Title, preface and parts one, five and six, 文字部分; shrinks to no words at all.

    >>> from hypothesis import find
    >>> find(narratives(), lambda narrative: True) == Narrative()
    True
    """
    return draw_narrative(draw)


@st.composite
def overviews(draw: DrawFn) -> Overview:
    """Part one, 总体情况: free text, the five aspects, or both; shrinks to no words at all.

    >>> from hypothesis import find
    >>> find(overviews(), lambda overview: True) == Overview()
    True
    """
    return _overview(_said(draw, _OF_OVERVIEW))
