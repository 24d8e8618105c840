# SPDX-License-Identifier: Apache-2.0
"""Topics of requests, 申请收支: received, concluded, brought and carried forward."""

from __future__ import annotations

import re
from typing import Final

from attrs import evolve

from gaidisclosure.statements.context import (
    FOREIGN,
    NAMED,
    STRANGERS_BY_KEY,
    Context,
    Subject,
    first,
    last,
    odd_words,
    unknown_words,
)
from gaidisclosure.statements.mentions import Mention, Parsed, Token
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import (
    ANSWERED,
    BROUGHT,
    CARRIED,
    CONCLUDED,
    HANDLED,
    IN,
    ONLY_NEW,
    RECEIVED,
    Role,
    Topic,
)
from gaidisclosure.topics.words import terms

SUBJECTS: Final = Topic("subject", "subject")
_ALL_DONE: Final = evolve(ANSWERED, readings=(*ANSWERED.readings, *RECEIVED.readings))
_KIND_OF: Final = re.compile("(?:类|方面|领域|事项类)(?:的)?(?:申请)?(?:有|共|为|达)?$")
_EVERY_WAY: Final = re.compile("等(?:多种|各种)?(?:途径|方式|渠道|形式)")
"""Words after ways of applying that stand for all of them."""
_WEAK: Final = 3
"""Most characters of 申请 and 申请件, which may be applications for anything else."""
_LEFT: Final = frozenset(
    terms("""
        正在办理 正在处理 办理中 尚在办理 未到期 尚未到期 在办 未办结
        待答复 未答复 尚未答复 待办理 待办结 正在答复 未办理
    """)
)
"""Words for open requests, which may be those carried forward."""
_ONWARDS: Final = frozenset({"顺延", "延至", "跨年", "延续"})
"""Words that lead to the next year without naming it."""
_EITHER: Final = frozenset({"结转", "转结"})
_OF_OTHERS: Final = frozenset({Role.CASE, Role.DOCUMENT, Role.DECISION})
"""Subjects of which last year's are no requests."""
_ELSE: Final = frozenset(NAMED) - {Role.STRANGER, Role.REQUEST}
"""Words for something else, after which 结转 is not said of requests."""
_APART: Final = re.compile(
    "[；。！？]|，(?:并|再)?(?:加上|加|另|其中|还有|连同|不[含计]|[包内]?含|包括|除|扣)"
)
"""Marks and words after which nothing more is said of the number before."""
_A_YEAR: Final = re.compile("([0-9]{4})年度?")


def carried(mention: Mention, sentence: Parsed, context: Context) -> Subject | None:
    """Return the subject of a number that was carried over a turn of the year.

    Args:
        mention: The number.
        sentence: The sentence.
        context: The subjects that the sentence named before.
    """
    before = last(mention.before, Role.CARRY)
    return (before and _over(before, mention.before, mention, sentence, context)) or _after(
        mention, sentence, context
    )


def _after(mention: Mention, sentence: Parsed, context: Context) -> Subject | None:
    """Return the subject of a number after which it is said that it was carried."""
    tokens = _tail(mention, sentence)
    carry = first(tokens, Role.CARRY)
    return _over(carry, tokens, mention, sentence, context) if carry else None


def _over(
    carry: Token, tokens: list[Token], mention: Mention, sentence: Parsed, context: Context
) -> Subject | None:
    """Return the subject of a word for carrying, ``None`` before other words."""
    if first([token for token in tokens if token.start > carry.start], *_ELSE):
        return None
    strange = first(tokens, Role.STRANGER)
    if strange and strange.key in FOREIGN:
        context.role, context.key = Role.STRANGER, strange.key
    if context.is_foreign:
        return Subject(STRANGERS_BY_KEY[context.key])
    found = _carried_to(carry, tokens, sentence) or _either_way(carry, mention, sentence, context)
    if found and _may_be_cases(sentence, context):
        found = evolve(found, scope=Scope.OPEN)
    if found and context.role in _OF_OTHERS and not first(tokens, Role.REQUEST):
        return evolve(found, scope=Scope.OTHER, kind="")
    return found


def _may_be_cases(sentence: Parsed, context: Context) -> bool:
    """Return ``True`` if a sentence is on cases, without a word for requests."""
    return (
        not context.is_sure and "案件" in sentence.text and not first(sentence.tokens, Role.REQUEST)
    )


def _carried_to(carry: Token, tokens: list[Token], sentence: Parsed) -> Subject | None:
    """Return from which year or to which a word says that requests were carried."""
    word = sentence.text[carry.start : carry.end]
    side = _side(tokens, sentence.text, carry) or (Role.NEXT if word in _ONWARDS else None)
    if side is Role.LAST:
        return Subject(BROUGHT, kind="brought", is_timeless=True)
    if side is Role.NEXT:
        return Subject(CARRIED, kind="carried", is_timeless=True)
    if word in _LEFT:
        return Subject(CARRIED, Scope.OPEN, kind="carried")
    return None


def _either_way(
    carry: Token, mention: Mention, sentence: Parsed, context: Context
) -> Subject | None:
    """Return the subject of 结转 without a year, which what stands before it decides.

    After last year's and those done it leads to the next year, and next to the new ones in a
    bracket it comes from last year.
    """
    seen = context.seen
    if sentence.text[carry.start : carry.end] not in _EITHER:
        return None
    if {"brought", "done"} <= seen and not mention.is_listed:
        return Subject(CARRIED, kind="carried", is_timeless=True)
    is_next_to_new = mention.whole and mention.previous is not mention.whole and "new" in seen
    if is_next_to_new and "done" not in seen and not context.row:
        return Subject(BROUGHT, Scope.OPEN, kind="brought", is_timeless=True)
    both = evolve(BROUGHT, readings=(*BROUGHT.readings, *CARRIED.readings))
    return Subject(both, Scope.OPEN, is_timeless=True)


def _side(tokens: list[Token], text: str, carry: Token) -> Role | None:
    """Return the side of the turn of the year: from last year, or to the next one."""
    near = [
        token
        for token in tokens
        if token.role in {Role.LAST, Role.NEXT} and abs(token.start - carry.start) <= 12
    ]
    if near:
        return min(near, key=lambda token: abs(token.start - carry.start)).role
    if _A_YEAR.search(text, max(0, carry.start - 7), carry.start):
        return Role.LAST
    follows = _A_YEAR.match(text, carry.end) or _A_YEAR.match(text, carry.end + 1)
    return Role.NEXT if follows else None


def _tail(mention: Mention, sentence: Parsed) -> list[Token]:
    """Return the words after a number, with clauses that have no number of their own.

    9件申请因年底提出，顺延到下年度答复 says in its second clause where the first number belongs.
    """
    if mention.has(*NAMED[:-1], Role.VERB, Role.RATE):
        return [] if last(mention.before, *NAMED) else mention.after
    start = mention.number.end
    clause, _ = sentence.clause_at(mention.following)
    until = clause if clause > start else mention.following
    stop = _APART.search(sentence.text, start, until)
    return sentence.tokens_in(start, min(stop.start() if stop else until, start + 90))


def requests(mention: Mention, context: Context, named: Token | None) -> Subject:
    """Return the subject of a number of requests, by the verb next to it.

    Args:
        mention: The number.
        context: The subjects that the sentence named before.
        named: The word for requests, ``None`` if only the verb tells.
    """
    fee = first(mention.after, Role.STRANGER)
    if fee and fee.key == "information_fee":
        return Subject(STRANGERS_BY_KEY[fee.key])
    if named and (strange := _strange(mention)):
        context.note_requests(is_sure=False)
        return strange
    if _KIND_OF.search(mention.head) or (named and last(mention.before, Role.TRIGGER)):
        return Subject(SUBJECTS)
    scope = _certainty(mention, context, named)
    if named:
        # Applications for something else, and what is done with them, are never sure.
        context.is_sure = scope is Scope.OWN
    context.note_requests(is_sure=False)
    return _by_verb(mention, context, scope)


def _strange(mention: Mention) -> Subject | None:
    """Return the subject of requests by a channel, or next to something else."""
    if _EVERY_WAY.search(mention.head):
        return None
    strangers = [token for token in mention.before if token.role is Role.STRANGER]
    keys = {token.key for token in strangers}
    channels = keys == {"channel"}
    if len(strangers) == 1 and keys <= {"channel", "withdrawn", "transferred"}:
        (key,) = keys
        return Subject(STRANGERS_BY_KEY[key], kind=key)
    if strangers and not channels:
        return Subject(RECEIVED, Scope.OPEN)
    return None


def _certainty(mention: Mention, context: Context, named: Token | None) -> Scope:
    """Return how certain it is that a number is on all requests."""
    is_weak = named is not None and named.end - named.start <= _WEAK
    if mention.has(Role.STRANGER) or odd_words(mention):
        return Scope.OPEN
    if is_weak and context.role not in {None, Role.REQUEST}:
        return Scope.OPEN
    return Scope.OWN if named or context.is_sure else Scope.OPEN


def _by_verb(mention: Mention, context: Context, scope: Scope) -> Subject:
    """Return the subject that a verb gives, next to what the sentence said before."""
    verbs = {token.key for token in mention.before if token.role is Role.VERB}
    seen = context.seen
    total = mention.has(Role.SUM) and verbs <= {"handle"}
    if "off" in seen and (total or verbs == {"handle"}):
        return Subject(CONCLUDED, scope, "concluded")
    if total and {"new", "brought"} <= seen:
        done = CONCLUDED.readings if verbs else ()
        return Subject(evolve(IN, readings=(*IN.readings, *done)), scope, "received")
    if not verbs and (verb := first(mention.after, Role.VERB)):
        verbs = {verb.key}
        if _is_qualified(mention, verb):
            scope = max(scope, Scope.OPEN)
        if verb.key == "conclude" and first(mention.after, Role.ALL):
            # 5件全部办结 may be those received.
            return Subject(_ALL_DONE, scope, "concluded")
    topic, kind = _topic(verbs, seen)
    return Subject(topic, scope if verbs else Scope.OPEN, kind)


def _is_qualified(mention: Mention, verb: Token) -> bool:
    """Return ``True`` if unknown words stand before a verb: 4件经延长后答复."""
    start = mention.number.end
    end = verb.start - start
    known = [each for each in mention.after if each.start < verb.start]
    return bool(unknown_words(mention.tail[:end], known, start, start))


def _topic(verbs: set[str], seen: set[str]) -> tuple[Topic, str]:
    """Return the topic of verbs, and its part in the balance of requests."""
    if not verbs or "new" in verbs or verbs in ({"receive"}, {"receive", "handle"}):
        return ONLY_NEW if "new" in verbs else RECEIVED, "received"
    if "conclude" in verbs and "receive" not in verbs:
        return ANSWERED, "concluded"
    if verbs == {"handle"} and "new" in seen:
        return _ALL_DONE, "concluded"
    return evolve(HANDLED, readings=(*HANDLED.readings, *ANSWERED.readings[1:])), "received"
