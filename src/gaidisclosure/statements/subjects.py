# SPDX-License-Identifier: Apache-2.0
"""The topic of a number, 事由, by the words around it and before it."""

from __future__ import annotations

from typing import Final

from gaidisclosure.statements.balance import SUBJECTS, carried, requests
from gaidisclosure.statements.context import (
    NAMED,
    STRANGERS_BY_KEY,
    UNKNOWN,
    Context,
    Subject,
    first,
    last,
)
from gaidisclosure.statements.mentions import Mention, Parsed, Token
from gaidisclosure.statements.named import CLASSES, MONEY, block_of, deed_of, in_list, subject_named
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import CASES, RATE, RATES, TOPICS, Role, Topic

CHANGE: Final = Topic("change", "change")
_UNITS: Final = frozenset(("", *"件条宗个份起例项次篇批", "件次", "条次", "项次"))
"""Units in which requests, cases, documents and decisions are counted."""
_STRONGER: Final = frozenset({Role.OUTCOME, Role.APPLICANT})
"""Parts of words that tell more than 申请 after them."""


def subject_of(mention: Mention, sentence: Parsed, context: Context) -> Subject:
    """Return the topic of a number, and note it in the context.

    Args:
        mention: The number with the words around it.
        sentence: The sentence.
        context: The subjects that the sentence named before.
    """
    if mention.number.is_share or (mention.before and mention.before[-1].role is Role.RATE):
        return _share(mention, context)
    found = _subject(mention, sentence, context)
    if found.topic is not UNKNOWN and not _unit_fits(mention, found.topic):
        return Subject(UNKNOWN)
    return found


def _unit_fits(mention: Mention, topic: Topic) -> bool:
    unit = mention.number.unit
    if topic.family == "fees":
        return unit in MONEY
    return topic.key in STRANGERS_BY_KEY or topic is CHANGE or unit in _UNITS


def _subject(mention: Mention, sentence: Parsed, context: Context) -> Subject:
    before = mention.before
    last_change = last(before, Role.CHANGE, Role.UP_TO)
    if last_change and last_change.role is Role.CHANGE and _is_change(mention, last_change):
        return Subject(CHANGE)
    if over := carried(mention, sentence, context):
        return over
    named = _named(mention)
    if named is None:
        return _unnamed(mention, context)
    if named.role is Role.REQUEST:
        return requests(mention, context, named)
    return subject_named(named, mention, context)


def _is_change(mention: Mention, change: Token) -> bool:
    """Return ``True`` if a number is an increase or a decrease."""
    following = [token for token in mention.before if token.start >= change.end]
    return not any(token.role in {Role.DECISION, Role.VERB, Role.FEE} for token in following)


def _named(mention: Mention) -> Token | None:
    """Return the word that names the counted thing.

    申请 is the weakest: 自然人申请 is on applicants.
    """
    named = [token for token in mention.before if token.role in NAMED]
    if {"natural_person", "organizations"} <= {token.key for token in named}:
        # 公民、法人和其他组织 are all who can ask.
        named = [token for token in named if token.role is not Role.APPLICANT]
    strong = [token for token in named if token.role in _STRONGER]
    if named and named[-1].role is Role.REQUEST and strong:
        return strong[-1]
    return named[-1] if named else _named_after(mention.after)


def _named_after(after: list[Token]) -> Token | None:
    """Return the word after a number that names the counted thing.

    A result tells more than the body that gave it, and a class of outcomes more than its reason:
    2件被复议机关纠正, 4件因不掌握等原因无法提供.
    """
    found = first(after, *NAMED)
    if found is None or first(after, Role.NOT):
        return found
    if found.role is Role.CASE:
        return first(after, Role.RESULT) or found
    classes = [each for each in after if each.key in CLASSES]
    return classes[-1] if found.role is Role.OUTCOME and classes else found


def _unnamed(mention: Mention, context: Context) -> Subject:
    """Return the subject of a number next to which nothing is named."""
    if short := in_list(mention, context):
        return short
    deed = last(mention.before, Role.DEED) or first(mention.after, Role.DEED)
    verb = last(mention.before, Role.VERB) or first(mention.after, Role.VERB)
    total = last(mention.before, Role.SUM)
    if context.role is Role.DOCUMENT and not verb:
        return deed_of(context.key, mention, context)
    if context.role is Role.STRANGER:
        return Subject(STRANGERS_BY_KEY[context.key], kind=context.key)
    if context.role in {Role.CASE, Role.DECISION} or (deed and not verb):
        is_sum = total and context.role is Role.CASE
        return Subject(_sum(context) if is_sum else UNKNOWN, Scope.OPEN)
    is_sum = (total or mention.has(Role.UP_TO)) and not mention.has(Role.FILED)
    if verb or (is_sum and context.role is Role.REQUEST):
        return requests(mention, context, None)
    return Subject(UNKNOWN)


def _sum(context: Context) -> Topic:
    """Return the topic of the sum at the end of a list of cases."""
    is_of_both = {"reviews", "suits"} <= context.seen
    return CASES["review_and_litigation" if is_of_both else context.key]


def _share(mention: Mention, context: Context) -> Subject:
    """Return the subject of a share."""
    before = mention.before
    stranger, share = last(before, Role.STRANGER), last(before, Role.SHARE)
    if rate := last(before, Role.RATE):
        # 办结率、满意率均为100% is on both.
        is_strange = stranger is not None and stranger.start < rate.start
        return _rate(rate, mention, context, is_strange=is_strange)
    change = last(before, Role.CHANGE, Role.UP_TO)
    if change and not (share and share.start > change.start):
        return Subject(CHANGE)
    if stranger or not share:
        is_channel = share and stranger and stranger.key == "channel"
        return (
            Subject(STRANGERS_BY_KEY["channel"], Scope.OPEN, "share")
            if is_channel
            else Subject(UNKNOWN)
        )
    named = last(before, Role.OUTCOME, Role.APPLICANT)
    if named and context.role is not Role.STRANGER:
        return Subject(TOPICS[named.key])
    is_own_clause = share.start > before[0].start and mention.mark != "，"
    if is_own_clause and last(before, Role.REQUEST, Role.TRIGGER):
        return Subject(SUBJECTS)
    return Subject(UNKNOWN, kind="share")


_RATES: Final = {each.key: each for each in RATES}
_OF_OUTCOMES: Final = frozenset({"disclosed", "partially_disclosed", "disclosed_or_partially"})


def _rate(rate: Token, mention: Mention, context: Context, *, is_strange: bool) -> Subject:
    """Return the subject of a share that has a word of its own."""
    if is_strange or context.role is Role.STRANGER:
        return Subject(UNKNOWN)
    topic = _RATES.get(rate.key)
    if topic is None:
        block = block_of(mention.before, context)
        topic = CASES[f"{block}_{rate.key}"] if block else UNKNOWN
        return Subject(topic, Scope.OPEN, kind="rate")
    is_sure = context.role is Role.REQUEST and context.is_sure
    if topic is not RATE:
        is_sure = context.row in _OF_OUTCOMES and rate.start == mention.head_start
        topic = topic if context.row in _OF_OUTCOMES else UNKNOWN
    return Subject(topic, Scope.OWN if is_sure else Scope.OPEN, kind="rate")
