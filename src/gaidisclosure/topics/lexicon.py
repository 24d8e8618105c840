# SPDX-License-Identifier: Apache-2.0
"""The words of sentences with figures, 词表: each with its part in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from gaidisclosure.topics.cases import BLOCKS, RESULT_RATES, RESULTS
from gaidisclosure.topics.disclosure import DECISIONS, DEEDS, FEES, KINDS
from gaidisclosure.topics.requests import APPLICANTS, OUTCOMES, RATES
from gaidisclosure.topics.strangers import STRANGERS
from gaidisclosure.topics.words import PLAIN, REQUESTS, VERBS, Role


@frozen
class Word:
    """A word with its part in a sentence and the key of its topic."""

    role: Role
    key: str = ""


def _named(role: Role, keyed: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[str, Word]]:
    """Yield each word of some topics."""
    for key, words in keyed:
        for word in words:
            yield word, Word(role, key)


def _lexicon() -> dict[str, Word]:
    """Return all words by their text. A later line replaces an earlier one."""
    found: dict[str, Word] = {}
    for role, words in PLAIN.items():
        found.update(_named(role, [("", words)]))
    found.update(_named(Role.VERB, VERBS.items()))
    found.update(_named(Role.REQUEST, [("", REQUESTS)]))
    found.update(_named(Role.RATE, ((each.key, each.words) for each in RATES)))
    found.update(_named(Role.RATE, RESULT_RATES.items()))
    found.update(_named(Role.STRANGER, ((each.key, each.words) for each in STRANGERS)))
    found.update(_named(Role.DEED, DEEDS.items()))
    found.update(_named(Role.DOCUMENT, ((kind, words) for kind, (_, words) in KINDS.items())))
    found.update(_named(Role.DECISION, ((key, each.words) for key, each in DECISIONS.items())))
    found.update(_named(Role.FEE, ((key, each.words) for key, each in FEES.items())))
    found.update(_named(Role.APPLICANT, ((each.key, each.words) for each in APPLICANTS)))
    found.update(_named(Role.OUTCOME, ((each.key, each.words) for each in OUTCOMES)))
    found.update(_named(Role.RESULT, RESULTS.items()))
    found.update(_named(Role.CASE, BLOCKS.items()))
    found["行政复议申请"] = Word(Role.CASE, "review")
    return found


LEXICON: Final[Mapping[str, Word]] = MappingProxyType(_lexicon())
"""Every word that the reader of claims knows, by its characters."""


def _by_first() -> dict[str, tuple[int, ...]]:
    """Return the lengths of the words that begin with a character, longest first."""
    found: dict[str, set[int]] = {}
    for word in LEXICON:
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


_LENGTHS: Final = _by_first()
_FIRST: Final = re.compile(f"[{''.join(map(re.escape, _LENGTHS))}]")


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Word]]:
    """Yield the words of a text with their places, the longest at each place.

    Args:
        text: The text, without white space and in the characters of the form.
        start: The first character.
        end: The character after the last, the end of the text if it is not given.

    >>> [text[a:b] for text in ["未收到政府信息公开申请"] for a, b, _ in words_of(text)]
    ['未', '收到', '政府信息公开申请']
    """
    stop = len(text) if end is None else end
    while (found := _FIRST.search(text, start, stop)) is not None:
        place = found.start()
        for length in _LENGTHS[text[place]]:
            if place + length <= stop and (word := LEXICON.get(text[place : place + length])):
                yield place, place + length, word
                start = place + length
                break
        else:
            start = place + 1
