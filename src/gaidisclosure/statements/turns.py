# SPDX-License-Identifier: Apache-2.0
"""Numbers and subjects in turn: 各, 分别, 由 and 至."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from gaidisclosure.statements.mentions import Mention, Token
from gaidisclosure.topics import Role

_DIVIDED: Final = frozenset({Role.CASE, Role.OUTCOME, Role.APPLICANT, Role.RESULT, Role.DECISION})
_BOTH: Final = {
    "disclosed_or_partially": ("disclosed", "partially_disclosed"),
    "review_and_litigation": ("review", "litigation"),
}


def in_turn(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions with one subject each.

    行政复议、行政诉讼各1件 is two mentions. In 行政复议、行政诉讼分别为3件、2件 each number has the
    subject at its place in the list; numbers that are more or fewer than subjects are doubtful.

    Args:
        mentions: The numbers of a sentence in their order.
    """
    at = 0
    while at < len(mentions):
        mention = mentions[at]
        named = _named(mention)
        if named and mention.has(Role.EACH):
            yield from (_only(mention, token) for token in named)
        elif named and mention.has(Role.IN_TURN):
            run = [mention, *_unnamed_after(mentions, at)]
            is_even = len(run) == len(named)
            for each, token in zip(run, named, strict=False):
                only = _only(evolve(each, before=mention.before), token)
                yield evolve(only, is_doubtful=not is_even)
            at += min(len(run), len(named)) - 1
        else:
            yield _grown(mention)
        at += 1


def _grown(mention: Mention) -> Mention:
    """Return a number next to that of another time with the words before that one.

    So in 由3件降至1件, and in 上年度3件，本年度1件.
    """
    past = mention.previous
    if past is None or not _is_bare(mention):
        return mention
    if not is_past(past) and not _ONLY_TIME.fullmatch(mention.head):
        return mention
    known = [each for each in past.before if each.role is not Role.LAST]
    return evolve(mention, before=[*known, *mention.before])


def is_past(mention: Mention) -> bool:
    """Return ``True`` for a past number that changed to the one after it."""
    after = mention.after
    return bool(after) and after[0].role is Role.UP_TO and after[0].start == mention.number.end


_ONLY_TIME: Final = re.compile("(?:本年度?|今年|[0-9]{4}年度?)(?:为|有|共)?")


def _is_bare(mention: Mention) -> bool:
    return all(each.role in {Role.UP_TO, Role.FILLER} for each in mention.before)


def _named(mention: Mention) -> list[Token]:
    """Return the last run of subjects of one kind before a number."""
    found = [part for token in mention.before if token.role in _DIVIDED for part in _parts(token)]
    return [token for token in found if token.role is found[-1].role]


def _parts(token: Token) -> tuple[Token, ...]:
    """Return the two subjects of 予以公开、部分公开 and of 行政复议、行政诉讼."""
    return tuple(evolve(token, key=key) for key in _BOTH.get(token.key, (token.key,)))


def _only(mention: Mention, token: Token) -> Mention:
    """Return a mention with one of its subjects."""
    others = [each for each in mention.before if each.role is not token.role]
    return evolve(mention, before=sorted((*others, token), key=lambda each: each.start))


def _unnamed_after(mentions: Sequence[Mention], at: int) -> Iterator[Mention]:
    for mention in mentions[at + 1 :]:
        if mention.before or mention.number.is_share != mentions[at].number.is_share:
            return
        yield mention
