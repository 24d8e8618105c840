# SPDX-License-Identifier: Apache-2.0
"""Zeros in words, 零值表述: 未收到申请, 均已办结, 没有行政复议."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from gaidisclosure.statements.context import STRANGERS_BY_KEY, Context, first, unknown_words
from gaidisclosure.statements.mentions import Parsed, Token
from gaidisclosure.statements.relations import Stated
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import (
    ANSWERED,
    BROUGHT,
    CARRIED,
    CASES,
    DECISIONS,
    DOCUMENTS,
    FEES,
    LOST,
    ONLY_NEW,
    TOPICS,
    Role,
    Topic,
)

_NEAR: Final = 4


@frozen
class Zero:
    """A topic that a text says to be zero, at a place in a sentence."""

    topic: Topic
    start: int
    end: int
    scope: Scope = Scope.OWN
    kind: str = ""


def zeros_in(sentence: Parsed, stated: list[Stated], context: Context) -> Iterator[Zero]:
    """Yield the zeros of a sentence that stand in words.

    Args:
        sentence: The sentence.
        stated: Its numbers.
        context: The subjects of the sentence.
    """
    negations = [token.start for token in sentence.tokens if token.role is Role.NOT]
    for token in sentence.tokens:
        if token.role is Role.NOT:
            negations.pop(0)
            _, end = sentence.clause_at(token.start)
            end = _until_number(sentence, token.end, min([end, *negations[:1]]))
            yield from _not(sentence, token, end)
        elif token.role is Role.ALL:
            yield from _all(sentence, token, stated, context)


def _until_number(sentence: Parsed, start: int, end: int) -> int:
    """Return the end of the words that belong to a negation: none beyond a number."""
    for mention in sentence.mentions:
        if start <= mention.number.start < end:
            return mention.head_start
    return end


def _not(sentence: Parsed, token: Token, end: int) -> Iterator[Zero]:
    tokens = sentence.tokens_in(token.end, end)
    if not tokens:
        return
    stretch = (token.start, tokens[-1].end)
    result = first(tokens, Role.RESULT)
    if result and result.key == "corrected":
        yield from _uncorrected(sentence, token, tokens)
        return
    carry = first(tokens, Role.CARRY)
    is_over = carry and sentence.text[carry.start : carry.end] != "未办结"
    sides = {each.role for each in tokens}
    if is_over and sides & {Role.LAST, Role.NEXT}:
        yield from _none_over(tokens, sides, stretch)
    elif subjects := [each for each in tokens if each.role in _SUBJECTS]:
        yield from _subjects(token, tokens, subjects, stretch, sentence)


def _none_over(tokens: list[Token], sides: set[Role], stretch: tuple[int, int]) -> Iterator[Zero]:
    """Yield that nothing was carried to a side: 无上年结转和结转下年度的申请 is on both."""
    is_both = len([each for each in tokens if each.role is Role.CARRY]) > 1
    if Role.LAST in sides and (is_both or Role.NEXT not in sides):
        yield Zero(BROUGHT, *stretch)
    if Role.NEXT in sides:
        yield Zero(CARRIED, *stretch)


_SUBJECTS: Final = frozenset(
    (Role.REQUEST, Role.CASE, Role.DOCUMENT, Role.DECISION, Role.FEE, Role.STRANGER)
)


def _subjects(
    token: Token,
    tokens: list[Token],
    subjects: list[Token],
    stretch: tuple[int, int],
    sentence: Parsed,
) -> Iterator[Zero]:
    """Yield the zeros of the last negated subject, and of others of its kind."""
    while _is_joined(subjects, sentence):
        subjects = subjects[:-1]
    last = subjects[-1]
    if last.role is Role.STRANGER:
        if last.key == "information_fee":
            yield Zero(STRANGERS_BY_KEY[last.key], *stretch)
        return
    alike = list(dict.fromkeys(each.key for each in subjects if each.role is last.role))
    if last.role is Role.CASE:
        yield from (Zero(CASES[key], *stretch, _case_scope(tokens)) for key in _blocks(alike))
        return
    verbs = [each for each in tokens if each.role is Role.VERB]
    if last.role is Role.REQUEST:
        yield from _no_requests(token, verbs, subjects, stretch, sentence)
    elif last.role is Role.DOCUMENT:
        if deed := first(tokens, Role.DEED):
            yield from (Zero(DOCUMENTS[f"{key}_{deed.key}"], *stretch) for key in alike)
    elif last.role is Role.FEE and last.key == "fees":
        yield Zero(FEES[last.key], *stretch)
    elif last.role is Role.DECISION:
        yield from (Zero(DECISIONS[key], *stretch, Scope.OPEN) for key in alike)


def _is_joined(subjects: list[Token], sentence: Parsed) -> bool:
    """Return ``True`` if complaints follow on cases: 未发生行政诉讼和投诉."""
    if len(subjects) == 1 or subjects[-1].role is not Role.STRANGER:
        return False
    between = sentence.text[subjects[-2].end : subjects[-1].start]
    return first(subjects, Role.CASE) is not None and between in {"", *"、和及或"}


def _blocks(cases: list[str]) -> list[str]:
    found = dict.fromkeys(
        each
        for key in cases
        for each in (("review", "litigation") if key == "review_and_litigation" else (key,))
    )
    return list(found)


def _case_scope(tokens: list[Token]) -> Scope:
    odd = first(tokens, Role.VERB, Role.STRANGER, Role.FILED, Role.TRIED)
    return Scope.OPEN if odd else Scope.OWN


def _no_requests(
    token: Token,
    verbs: list[Token],
    subjects: list[Token],
    stretch: tuple[int, int],
    sentence: Parsed,
) -> Iterator[Zero]:
    until = subjects[-1].end
    between = [each for each in sentence.tokens if token.start <= each.start < until]
    words = sentence.text[token.start : until]
    applicants = {each.key for each in between if each.role is Role.APPLICANT}
    if len(applicants) == 1:
        # 未收到法人申请 says nothing of the others.
        yield Zero(TOPICS[applicants.pop()], *stretch, Scope.OPEN)
        return
    is_strange = (
        first(subjects, Role.STRANGER) is not None
        or first(between, Role.OUTCOME, Role.TRIGGER) is not None
        or bool(unknown_words(words, between, token.start, token.start))
    )
    told = verbs[0] if verbs else subjects[-1]
    if told.start - token.end > _NEAR:
        return
    if told.key in {"receive", "new"}:
        yield Zero(ONLY_NEW, *stretch, Scope.OPEN if is_strange else Scope.OWN)
    elif [sentence.text[each.start : each.end] for each in (token, told)] == ["没有", "办结"]:
        yield Zero(ANSWERED, *stretch, Scope.OPEN)
    elif not (verbs or is_strange):
        yield Zero(ONLY_NEW, *stretch, Scope.OPEN)


def _uncorrected(sentence: Parsed, token: Token, tokens: list[Token]) -> Iterator[Zero]:
    """Yield that no case ended with a correction."""
    start, _ = sentence.clause_at(token.start)
    around = sentence.tokens_in(start, tokens[-1].end)
    named = [each.key for each in around if each.role is Role.CASE]
    named = named or [
        each.key for each in sentence.tokens if each.role is Role.CASE and each.end <= start
    ]
    results = [each for each in tokens if each.role is Role.RESULT]
    end = max(each.end for each in results)
    lost = all(sentence.text[each.start : each.end] == LOST for each in results)
    blocks = _blocks(named)
    # Only suits are lost.
    blocks = [each for each in blocks if each != "review"] if lost and len(blocks) > 1 else blocks
    for block in blocks:
        yield Zero(CASES[f"{block}_corrected"], token.start, end)


def _all(sentence: Parsed, token: Token, stated: list[Stated], context: Context) -> Iterator[Zero]:
    """Yield that nothing is carried forward, where all that was received is done."""
    start, end = sentence.clause_at(token.start)
    tokens = sentence.tokens_in(token.end, end)
    verb = next(
        (each for each in tokens if each.role is Role.VERB and each.key == "conclude"), None
    )
    if verb is None or any(
        each.mention.number.start >= start < each.mention.number.end <= end for each in stated
    ):
        return
    before = [
        each
        for each in stated
        if each.mention.number.end <= token.start and each.mention.depth == 0
    ]
    if not before or before[-1].kind != "received" or before[-1].scope is Scope.OTHER:
        return
    words = sentence.text[token.start : verb.end]
    is_plain = "办结" in words or words.endswith(("已答复", "全部答复", "均答复", "办理完毕"))
    is_sure = is_plain and "限" not in words and context.is_sure
    scope = Scope.OWN if is_sure else Scope.OPEN
    yield Zero(CARRIED, token.start, verb.end, scope, kind="all")
