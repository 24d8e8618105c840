# SPDX-License-Identifier: Apache-2.0
"""The subjects of a sentence, 上下文, and the words that the reader knows."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, field

from gaidisclosure.statements.mentions import Mention, Token
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import STRANGERS, Role, Topic

STRANGERS_BY_KEY: Final = {each.key: each for each in STRANGERS}
UNKNOWN: Final = STRANGERS_BY_KEY["unknown"]
FOREIGN: Final = frozenset({"hotline", "letters", "unknown", "information_fee"})
"""Strangers that a whole sentence is about. All others are parts of requests."""
NAMED: Final = (
    *(Role.OUTCOME, Role.APPLICANT, Role.CASE, Role.RESULT, Role.DOCUMENT, Role.DECISION),
    *(Role.FEE, Role.STRANGER, Role.REQUEST),
)
_IDLE: Final = re.compile(
    "[0-9年月日了共计的达有为已等是数个件另还其余作共和及或与以并、也仅合总且新由中约近逾超过不足以上余□”“又在于间即之予]+"
)


@define
class Context:
    """The subjects that a sentence has named so far, 上下文."""

    role: Role | None = None
    key: str = ""
    is_sure: bool = False
    """``True`` if the words say it, ``False`` if it is only supposed."""
    seen: set[str] = field(factory=set[str])
    """The kinds of numbers of requests: new, brought, carried, off."""
    depth: int = 0
    """The brackets around the cases named last."""
    filed: bool = False
    row: str = ""
    """The class of outcomes named last."""
    deed_scope: Scope = Scope.OWN
    requests_scope: Scope = Scope.OWN
    """The scope of the requests counted last: what is said of others blames nothing."""

    @property
    def is_foreign(self) -> bool:
        """``True`` in a sentence on something else than the tables."""
        return self.role is Role.STRANGER and self.key in FOREIGN

    def note_requests(self, *, is_sure: bool) -> None:
        """Note that the sentence is on requests."""
        self.role = Role.REQUEST
        self.is_sure = self.is_sure or is_sure


@define
class Subject:
    """The topic of a number, with the scope that its words leave."""

    topic: Topic
    scope: Scope = Scope.OWN
    kind: str = ""
    """Its part in the balance, such as received, concluded or carried."""
    is_timeless: bool = False
    """``True`` if the year in its clause belongs to the topic: 上年结转."""


def last(tokens: list[Token], *roles: Role) -> Token | None:
    """Return the last word with one of some parts."""
    return next((token for token in reversed(tokens) if token.role in roles), None)


def first(tokens: list[Token], *roles: Role) -> Token | None:
    """Return the first word with one of some parts."""
    return next((token for token in tokens if token.role in roles), None)


def odd_words(mention: Mention) -> str:
    """Return the words between the first known one and a number that are not known."""
    known = [token for token in mention.before if token.role is not Role.FILLER]
    if not known:
        return ""
    return unknown_words(mention.head, mention.before, known[0].start, mention.head_start)


def unknown_words(text: str, tokens: list[Token], start: int, offset: int) -> str:
    """Return the characters of a text that belong to no word that is known.

    Args:
        text: The text.
        tokens: The words in it.
        start: The first character.
        offset: The place of the text in its sentence.
    """
    rest, at = list[str](), start - offset
    for token in tokens:
        if token.start - offset >= at:
            rest.append(text[at : token.start - offset])
            at = token.end - offset
    return _IDLE.sub("", "".join((*rest, text[at:])))
