# SPDX-License-Identifier: Apache-2.0
"""Topics by the words that name them, 名称."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from gaidisclosure.statements.context import (
    FOREIGN,
    STRANGERS_BY_KEY,
    UNKNOWN,
    Context,
    Subject,
    first,
    last,
    odd_words,
)
from gaidisclosure.statements.mentions import Mention, Token
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import (
    CASES,
    DECISIONS,
    DOCUMENTS,
    FEES,
    LOST,
    OUTCOMES,
    ROWS,
    TOPICS,
    Expression,
    Reading,
    Role,
    Topic,
)

_REASONS: Final = frozenset(path.rpartition(".")[2] for path in ROWS if path.count(".") > 2)
"""Rows below a class of outcomes."""
CLASSES: Final = frozenset(path.rpartition(".")[2] for path in ROWS if path.count(".") == 2)
"""Classes of outcomes."""
_SHORT: Final = {
    "公开": "disclosed",
    "全部公开": "disclosed",
    "完全公开": "disclosed",
    "不公开": "withheld",
}
"""Outcomes in words that say less next to anything else than requests."""
_PUBLISHED: Final = "主动公开"
_REVIEWER: Final = "复议机关"
_REST: Final = frozenset({"其他", "其它"})
_SEEN: Final = {"review": "reviews", "litigation": "suits"}
_OTHER_WHOLES: Final = frozenset({Role.CASE, Role.DOCUMENT, Role.DECISION})
"""Wholes whose parts are no outcomes of requests."""
_LOOSE: Final = re.compile("印发|失效|修[改订正]|全[省市县区州旗镇乡]")
"""Words after which documents may be others than those of the form."""
MONEY: Final = frozenset({"元", "万元"})
_OF_RULES: Final = {
    "rules": Topic("rules_published", "documents"),
    "normative": Topic("normative_cleaned_up", "documents"),
}


def _outcome(named: Token, mention: Mention, context: Context) -> Subject:
    """Return an outcome, which may be either next to the words of another."""
    if mention.has(Role.DOCUMENT, Role.DECISION, Role.FILED):
        return Subject(UNKNOWN)
    tokens = mention.before if named in mention.before else mention.after
    keys = [token.key for token in tokens if token.role is Role.OUTCOME]
    topic = _either(dict.fromkeys((named.key, *keys)))
    is_of_others = mention.is_listed and context.role in _OTHER_WHOLES
    context.note_requests(is_sure=True)
    context.row = topic.key if mention.depth == 0 else context.row
    # 主动公开5件、不予公开2件 are classes of papers.
    is_of_others = is_of_others or (named.key == "withheld" and "published" in context.seen)
    # 3件为重复申请 and 属于重复申请的3件 describe requests, and need not say how they ended.
    is_remark = named not in mention.before or mention.head.endswith("的")
    is_remark = is_remark and topic.key in _REASONS
    return Subject(topic, Scope.OPEN if is_remark or is_of_others else Scope.OWN, kind="row")


def _either(keys: Iterable[str]) -> Topic:
    """Return the topic of a number beside several outcomes."""
    topics = [TOPICS[key] for key in keys]
    if len(topics) == 1:
        return topics[0]
    first_of = [each.readings[0].expression for each in topics]
    plus = frozenset(path for each in first_of for path in each.plus)
    whole = next(
        (each for each in OUTCOMES if plus == frozenset(each.readings[0].expression.plus)), None
    )
    together = Reading(Expression(tuple(sorted(plus))))
    readings = (together, *(reading for each in topics for reading in each.readings))
    return evolve(whole or topics[0], readings=readings)


def _applicant(named: Token, mention: Mention, context: Context) -> Subject:
    verbs = [token.key for token in mention.before if token.role is Role.VERB]
    # 公民 is often no more than a word for those who ask.
    scope = Scope.OPEN if "conclude" in verbs or "公民" in mention.head else Scope.OWN
    if last(mention.before, Role.OUTCOME, Role.CASE, Role.DOCUMENT):
        scope = Scope.OPEN
    return Subject(TOPICS[named.key], scope, kind="applicant")


def _case(named: Token, mention: Mention, context: Context) -> Subject:
    """Return review or suits, or both where the words name both."""
    tokens = mention.before if named in mention.before else mention.after
    if tokens is mention.after and _REVIEWER in mention.tail:
        return Subject(UNKNOWN)
    blocks = {token.key for token in tokens if token.role is Role.CASE}
    block = "review_and_litigation" if {"review", "litigation"} <= blocks else named.key
    scope = Scope.OWN
    if context.filed or mention.has(Role.TRIED):
        scope = Scope.OTHER
    elif mention.has(Role.VERB, Role.STRANGER) or odd_words(mention):
        scope = Scope.OPEN
    elif context.role is Role.CASE:
        scope = context.deed_scope
    context.role, context.key, context.depth = Role.CASE, block, mention.depth
    if block in _SEEN:
        context.seen.add(_SEEN[block])
    context.deed_scope = scope
    return Subject(CASES[block], scope, kind="case")


def _result(named: Token, mention: Mention, context: Context) -> Subject:
    """Return a result of the cases that its clause names, else the sentence."""
    tokens = mention.before if named in mention.before else mention.after
    words = mention.head if named in mention.before else mention.tail
    block = block_of(tokens, context)
    if LOST in words and not last(tokens, Role.CASE) and (not block or "suits" in context.seen):
        block = "litigation"
    if not block:
        return Subject(UNKNOWN)
    topic = CASES[f"{block}_{named.key}"]
    if block.startswith("litigation") and not last(tokens, Role.CASE):
        # 行政诉讼9件（直接起诉6件、复议后起诉3件），维持8件 is on all or on either.
        every = CASES[f"litigation_{named.key}"]
        is_after = mention.depth < context.depth
        topic = every if is_after else evolve(topic, readings=every.readings)
    if not last(tokens, Role.CASE) and {"reviews", "suits"} <= context.seen:
        both = CASES[f"review_and_litigation_{named.key}"]
        topic = evolve(topic, readings=(*topic.readings, *both.readings))
    context.role, context.key = Role.CASE, block
    return Subject(topic, context.deed_scope, kind="result")


def block_of(tokens: list[Token], context: Context) -> str:
    """Return the block of table 4 that words name, else the sentence, empty for none."""
    blocks = [token.key for token in tokens if token.role is Role.CASE]
    if {"review", "litigation"} <= set(blocks):
        return "review_and_litigation"
    if blocks:
        return blocks[-1]
    return context.key if context.role is Role.CASE else ""


def _document(named: Token, mention: Mention, context: Context) -> Subject:
    context.role, context.key = Role.DOCUMENT, named.key
    context.deed_scope = Scope.OWN
    return deed_of(named.key, mention, context)


def deed_of(kind: str, mention: Mention, context: Context) -> Subject:
    """Return the subject of a number of documents, by what was done with them.

    Args:
        kind: The kind of documents, ``"rules"`` or ``"normative"``.
        mention: The number.
        context: The subjects that the sentence named before.
    """
    deed = last(mention.before, Role.DEED) or first(mention.after, Role.DEED) or _shared(mention)
    is_open = mention.has(Role.STRANGER) or bool(_LOOSE.search(mention.head))
    scope = max(Scope.OPEN if is_open else Scope.OWN, context.deed_scope)
    if context.filed:
        scope = Scope.OTHER
    if deed is None:
        return _without_deed(kind, mention, context, scope)
    context.deed_scope = scope
    return Subject(DOCUMENTS[f"{kind}_{deed.key}"], scope)


def _shared(mention: Mention) -> Token | None:
    """Return the deed of the number before it: 废止规章1件、规范性文件2件."""
    past = mention.previous
    if past is None or mention.head_start != past.number.end + 1:
        return None
    begins = mention.before and mention.before[0].start == mention.head_start
    is_joined = begins and mention.before[0].role is Role.DOCUMENT
    return last(past.before, Role.DEED) if is_joined else None


def _without_deed(kind: str, mention: Mention, context: Context, scope: Scope) -> Subject:
    """Return the subject of documents of which it is not said that they were issued."""
    if not mention.has(Role.DOCUMENT) and scope is not Scope.OTHER:
        return Subject(_OF_RULES[kind])
    scope = max(scope, Scope.OPEN)
    if mention.has(Role.DOCUMENT):
        context.deed_scope = scope
        if kind == "rules" and scope is not Scope.OTHER:
            return Subject(_OF_RULES[kind])
    return Subject(DOCUMENTS[f"{kind}_issued"], scope)


def _decision(named: Token, mention: Mention, context: Context) -> Subject:
    """Return decisions, or the items and their change that the trial form counts."""
    context.role, context.key = Role.DECISION, named.key
    is_of_items = "项目" in mention.head or "事项" in mention.head
    if mention.has(Role.LAST) and is_of_items:
        return Subject(DECISIONS[f"{named.key}_previous"], is_timeless=True)
    if mention.has(Role.CHANGE):
        return Subject(DECISIONS[f"{named.key}_{_direction(mention)}"])
    is_decision = "决定" in mention.head
    is_strange = mention.has(Role.STRANGER, Role.FILED, Role.SHARE, Role.RESULT)
    is_decision = is_decision and not (is_strange or odd_words(mention))
    is_sure = is_decision or (named.key == "procurement" and is_of_items)
    return Subject(DECISIONS[named.key], Scope.OWN if is_sure else Scope.OPEN)


def _fee(named: Token, mention: Mention, context: Context) -> Subject:
    if mention.number.unit in MONEY:
        is_open = mention.is_listed or bool(odd_words(mention))
        return Subject(FEES[named.key], Scope.OPEN if is_open else Scope.OWN)
    if mention.has(Role.LAST):
        return Subject(DECISIONS["fees_previous"], is_timeless=True)
    if mention.has(Role.CHANGE):
        return Subject(DECISIONS[f"fees_{_direction(mention)}"])
    return Subject(UNKNOWN)


def _direction(mention: Mention) -> str:
    return "removed" if "减" in mention.head else "change"


def _stranger(named: Token, mention: Mention, context: Context) -> Subject:
    if _PUBLISHED in mention.head:
        context.seen.add("published")
    if named.key in FOREIGN:
        context.role, context.key = Role.STRANGER, named.key
    return Subject(STRANGERS_BY_KEY[named.key], kind=named.key)


def in_list(mention: Mention, context: Context) -> Subject | None:
    """Return the subject of a word that only its list explains."""
    head = mention.head.removeprefix("其中")
    if context.role is Role.REQUEST and (key := _SHORT.get(head) or _SHORT.get(mention.tail)):
        return Subject(TOPICS[key], Scope.OPEN, kind="row")
    if head not in _REST:
        return None
    if context.role is Role.CASE:
        return Subject(CASES[f"{context.key}_other"], Scope.OPEN, kind="result")
    return _rest(mention, context) if context.row else None


def _rest(mention: Mention, context: Context) -> Subject:
    """Return the subject of 其他 at the end of a list of outcomes or of their reasons."""
    if mention.depth and context.row == "other":
        return Subject(TOPICS["other_reason"], kind="row")
    both = (*TOPICS["other"].readings, *TOPICS["not_processed_or_other"].readings)
    return Subject(evolve(TOPICS["other"], readings=both), Scope.OPEN, kind="row")


_OF_ROLE: Final = {
    Role.OUTCOME: _outcome,
    Role.APPLICANT: _applicant,
    Role.CASE: _case,
    Role.RESULT: _result,
    Role.DOCUMENT: _document,
    Role.DECISION: _decision,
    Role.FEE: _fee,
}


def subject_named(named: Token, mention: Mention, context: Context) -> Subject:
    """Return the subject that a word names.

    Args:
        named: The word, which is not 申请.
        mention: The number.
        context: The subjects that the sentence named before.
    """
    if named.role is Role.STRANGER:
        return _stranger(named, mention, context)
    if context.is_foreign and named.role in {Role.OUTCOME, Role.APPLICANT}:
        return Subject(STRANGERS_BY_KEY[context.key])
    return _OF_ROLE[named.role](named, mention, context)
