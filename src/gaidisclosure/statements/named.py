# SPDX-License-Identifier: Apache-2.0
"""Topics by the words that name them, 名称: outcomes, cases, documents, decisions, fees."""

from __future__ import annotations

import re
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
    note,
    odd_words,
)
from gaidisclosure.statements.mentions import Mention, Token
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import (
    CASES,
    DECISIONS,
    DOCUMENTS,
    FEES,
    ROWS,
    TOPICS,
    Role,
    Topic,
)

__all__ = ["MONEY", "deed_of", "rest_of", "subject_named"]

_REASONS: Final = frozenset(path.rpartition(".")[2] for path in ROWS if path.count(".") > 2)
"""Rows below a class of outcomes."""
_OTHER_WHOLES: Final = frozenset({Role.CASE, Role.DOCUMENT, Role.DECISION})
"""Wholes whose parts are no outcomes of requests."""
_LOOSE: Final = re.compile("印发|全[省市县区州旗镇乡]")
"""Words after which documents may be others than those of the form, or of other bodies."""
MONEY: Final = frozenset({"元", "万元"})
_OF_RULES: Final = {
    "rules": Topic("rules_published", "documents"),
    "normative": Topic("normative_cleaned_up", "documents"),
}


def _outcome(named: Token, mention: Mention, context: Context) -> Subject:
    """Return an outcome, which may be either next to the words of another."""
    if mention.has(Role.DOCUMENT, Role.DECISION, Role.FILED):
        return Subject(UNKNOWN)
    topic = TOPICS[named.key]
    tokens = mention.before if named in mention.before else mention.after
    others = [
        reading
        for token in tokens
        if token.role is Role.OUTCOME and token.key != named.key
        for reading in TOPICS[token.key].readings
    ]
    if others:
        topic = evolve(topic, readings=(*topic.readings, *others))
    is_of_others = mention.is_listed and context.role in _OTHER_WHOLES
    note(context, Role.REQUEST)
    context.row = topic.key if mention.depth == 0 else context.row
    # 3件为重复申请 describes requests, and need not say how they ended.
    is_remark = named not in mention.before and topic.key in _REASONS
    return Subject(topic, Scope.OPEN if is_remark or is_of_others else Scope.OWN, kind="row")


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
    blocks = {token.key for token in tokens if token.role is Role.CASE}
    block = "review_and_litigation" if {"review", "litigation"} <= blocks else named.key
    scope = Scope.OWN
    if context.filed:
        scope = Scope.OTHER
    elif mention.has(Role.VERB, Role.STRANGER) or odd_words(mention):
        scope = Scope.OPEN
    elif context.role is Role.CASE:
        scope = context.deed_scope
    context.role, context.key = Role.CASE, block
    context.deed_scope = scope
    return Subject(CASES[block], scope, kind="case")


def _result(named: Token, mention: Mention, context: Context) -> Subject:
    """Return a result of the cases that its clause names, else the sentence."""
    tokens = mention.before if named in mention.before else mention.after
    if block := _block(tokens, context):
        return Subject(CASES[f"{block}_{named.key}"], context.deed_scope, kind="result")
    return Subject(UNKNOWN)


def _block(tokens: list[Token], context: Context) -> str:
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
        context: That which the sentence spoke of before.
    """
    deed = last(mention.before, Role.DEED) or first(mention.after, Role.DEED)
    is_open = mention.has(Role.STRANGER) or bool(_LOOSE.search(mention.head))
    scope = max(Scope.OPEN if is_open else Scope.OWN, context.deed_scope)
    if context.filed:
        scope = Scope.OTHER
    if deed is None:
        return _without_deed(kind, mention, context, scope)
    context.deed_scope = scope
    return Subject(DOCUMENTS[f"{kind}_{deed.key}"], scope)


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
    is_decision = is_decision and not mention.has(Role.STRANGER, Role.FILED, Role.SHARE)
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
    if named.key in FOREIGN:
        context.role, context.key = Role.STRANGER, named.key
    return Subject(STRANGERS_BY_KEY[named.key], kind=named.key)


def _is_foreign(context: Context) -> bool:
    return context.role is Role.STRANGER and context.key in FOREIGN


def rest_of(mention: Mention, context: Context) -> Subject:
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
        context: That which the sentence spoke of before.
    """
    if named.role is Role.STRANGER:
        return _stranger(named, mention, context)
    if _is_foreign(context) and named.role in {Role.OUTCOME, Role.APPLICANT}:
        return Subject(STRANGERS_BY_KEY[context.key])
    return _OF_ROLE[named.role](named, mention, context)
