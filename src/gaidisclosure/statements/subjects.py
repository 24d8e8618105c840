# SPDX-License-Identifier: Apache-2.0
"""The topic of a number, 事由: the words around it, and what the sentence spoke of before."""

from __future__ import annotations

import re
from typing import Final

from attrs import define, evolve, field

from gaidisclosure.statements.mentions import Mention, Parsed, Token
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import (
    ANSWERED,
    APPLICANTS,
    BROUGHT,
    CARRIED,
    CASES,
    CONCLUDED,
    DECISIONS,
    DOCUMENTS,
    FEES,
    HANDLED,
    IN,
    ONLY_NEW,
    OUTCOMES,
    RATE,
    RECEIVED,
    ROWS,
    STRANGERS,
    Role,
    Topic,
)

__all__ = ["UNKNOWN", "Context", "Subject", "subject_of"]

_BY_KEY: Final = {each.key: each for each in (*OUTCOMES, *APPLICANTS)}
_STRANGERS: Final = {each.key: each for each in STRANGERS}
UNKNOWN: Final = _STRANGERS["unknown"]
CHANGE: Final = Topic("change", "change")
SUBJECTS: Final = Topic("subject", "subject")
MEMBER: Final = Topic("member", "member")
OF_RULES: Final = {
    "rules": Topic("rules_published", "documents"),
    "normative": Topic("normative_cleaned_up", "documents"),
}
_FOREIGN: Final = frozenset({"hotline", "letters", "unknown", "information_fee"})
"""Strangers that a whole sentence is on; the others are parts of requests."""
_REASONS: Final = frozenset(path.rpartition(".")[2] for path in ROWS if path.count(".") > 2)
"""Rows below a class of outcomes."""
_UNITS: Final = frozenset(("", *"件条宗个份起例项次篇批", "件次", "条次", "项次"))
"""Units in which requests, cases, documents and decisions are counted."""
_MONEY: Final = frozenset({"元", "万元"})
_KIND_OF: Final = re.compile("(?:类|方面|领域|事项类)(?:的)?(?:申请)?(?:有|共|为|达)?$")
_IDLE: Final = re.compile(
    "[0-9年月日了共计的达有为已等是数个件另还其余作共和及或与以并、也仅合总且新由中约近逾超过不足以上余□”“又在于间即之予]+"
)
_NAMED: Final = (
    *(Role.OUTCOME, Role.APPLICANT, Role.CASE, Role.RESULT, Role.DOCUMENT, Role.DECISION),
    *(Role.FEE, Role.STRANGER, Role.REQUEST),
)
_WEAK: Final = 3
"""Most characters of 申请 and 申请件, which may be applications for anything else."""
_STRONGER: Final = frozenset({Role.OUTCOME, Role.APPLICANT})
"""Parts of words that tell more than 申请 after them."""


@define
class Context:
    """That which a sentence has spoken of so far, 上下文."""

    role: Role | None = None
    key: str = ""
    is_sure: bool = False
    """``True`` if the words say it, ``False`` if it is only supposed."""
    seen: set[str] = field(factory=set[str])
    """The kinds of numbers of requests: new, brought, carried, off."""
    filed: bool = False
    row: str = ""
    """The class of outcomes named last."""
    deed_scope: Scope = Scope.OWN


@define
class Subject:
    """The topic of a number, with the scope that its words leave."""

    topic: Topic
    scope: Scope = Scope.OWN
    kind: str = ""
    """Its part in the balance of requests: received, concluded, brought, carried, row."""
    is_timeless: bool = False
    """``True`` if the year in its clause belongs to the topic: 上年结转."""


def subject_of(mention: Mention, sentence: Parsed, context: Context) -> Subject:
    """Return the topic of a number, and note it in the context.

    Args:
        mention: The number with the words around it.
        sentence: The sentence.
        context: That which the sentence spoke of before.
    """
    if mention.number.is_share:
        return _share(mention, context)
    found = _subject(mention, sentence, context)
    if found.topic is not UNKNOWN and not _unit_fits(mention, found.topic):
        return Subject(UNKNOWN)
    return found


def _unit_fits(mention: Mention, topic: Topic) -> bool:
    unit = mention.number.unit
    if topic.family == "fees":
        return unit in _MONEY
    return topic.key in _STRANGERS or topic is CHANGE or unit in _UNITS


def _subject(mention: Mention, sentence: Parsed, context: Context) -> Subject:
    before = mention.before
    last_change = _last(before, Role.CHANGE, Role.UP_TO)
    if last_change and last_change.role is Role.CHANGE and _is_change(mention, last_change):
        return Subject(CHANGE, Scope.OTHER)
    carried = _carried(mention, sentence, context)
    if carried:
        return carried
    named = _named(mention)
    if named is None:
        return _unnamed(mention, sentence, context)
    return _of(named, mention, sentence, context)


def _last(tokens: list[Token], *roles: Role) -> Token | None:
    return next((token for token in reversed(tokens) if token.role in roles), None)


def _first(tokens: list[Token], *roles: Role) -> Token | None:
    return next((token for token in tokens if token.role in roles), None)


def _is_change(mention: Mention, change: Token) -> bool:
    """Return ``True`` if a number is an increase or a decrease, and not what is counted."""
    following = [token for token in mention.before if token.start >= change.end]
    return not any(token.role in {Role.DECISION, Role.VERB, Role.FEE} for token in following)


def _carried(mention: Mention, sentence: Parsed, context: Context) -> Subject | None:
    """Return the subject of a number that was carried over a turn of the year."""
    for tokens, text, base in (
        (mention.before, mention.head, mention.head_start),
        (_tail(mention, sentence), mention.tail, mention.number.end),
    ):
        carry = _last(tokens, Role.CARRY) if tokens is mention.before else _first(tokens, Role.CARRY)
        if carry is None:
            continue
        named = _first([t for t in tokens if t.start > carry.start], *_NAMED[:-2])
        if named and named.role is not Role.REQUEST:
            continue
        side = _side(tokens, sentence.text, carry)
        word = sentence.text[carry.start : carry.end]
        if side is None and word in {"顺延", "延至", "跨年", "延续"}:
            side = Role.NEXT
        if side is None and word == "转":
            continue
        if context.role is Role.STRANGER and context.key in _FOREIGN:
            return Subject(_STRANGERS[context.key], Scope.OTHER)
        if side is Role.LAST:
            return Subject(BROUGHT, kind="brought", is_timeless=True)
        if side is Role.NEXT:
            return Subject(CARRIED, kind="carried", is_timeless=True)
        if word in _LEFT:
            return Subject(CARRIED, Scope.OPEN, kind="carried")
        if word in {"结转", "转结"}:
            both = evolve(BROUGHT, readings=(*BROUGHT.readings, *CARRIED.readings))
            return Subject(both, Scope.OPEN, is_timeless=True)
    return None


_LEFT: Final = frozenset(
    {"正在办理", "正在处理", "办理中", "尚在办理", "未到期", "尚未到期", "在办", "未办结"}
)
"""Words for requests that are not done yet, which may be those that are carried forward."""
_A_YEAR: Final = re.compile("([0-9]{4})年度?")


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
    return Role.NEXT if _A_YEAR.match(text, carry.end) or _A_YEAR.match(text, carry.end + 1) else None


def _tail(mention: Mention, sentence: Parsed) -> list[Token]:
    """Return the words after a number, with clauses that have no number of their own.

    9件申请因年底提出，顺延到下年度答复 says in its second clause where the first number belongs.
    """
    if mention.has(*_NAMED[:-1], Role.VERB, Role.RATE):
        return [] if _last(mention.before, *_NAMED) else mention.after
    start = mention.number.end
    following = next(
        (each.number.start for each in sentence.mentions if each.number.start >= start),
        len(sentence.text),
    )
    stop = min(
        (at for at, mark in sentence.marks if mark in "；。！？" and at >= start),
        default=len(sentence.text),
    )
    return sentence.tokens_in(start, min(following, stop, start + 90))


def _named(mention: Mention) -> Token | None:
    """Return the word that names what is counted: the last before it, else the first after it.

    申请 is the weakest: 自然人申请 is on applicants.
    """
    named = [token for token in mention.before if token.role in _NAMED]
    if {"natural_person", "organizations"} <= {token.key for token in named}:
        # 公民、法人和其他组织 are all who can ask.
        named = [token for token in named if token.role is not Role.APPLICANT]
    strong = [token for token in named if token.role in _STRONGER]
    if named and named[-1].role is Role.REQUEST and strong:
        return strong[-1]
    return named[-1] if named else _first(mention.after, *_NAMED)


def _of(named: Token, mention: Mention, sentence: Parsed, context: Context) -> Subject:
    """Return the subject that a word names."""
    if named.role is Role.REQUEST:
        return _requests(mention, sentence, context, named)
    if named.role is Role.STRANGER:
        return _stranger(named, mention, context)
    if _in_foreign_list(mention, context) and named.role in {Role.OUTCOME, Role.APPLICANT}:
        return Subject(_STRANGERS[context.key], Scope.OTHER)
    return _OF_ROLE[named.role](named, mention, context)


def _in_foreign_list(mention: Mention, context: Context) -> bool:
    return context.role is Role.STRANGER and context.key in _FOREIGN


def _outcome(named: Token, mention: Mention, context: Context) -> Subject:
    """Return an outcome; next to the words of another one, it may be either."""
    if mention.has(Role.DOCUMENT, Role.DECISION, Role.FILED):
        return Subject(UNKNOWN)
    topic = _BY_KEY[named.key]
    tokens = mention.before if named in mention.before else mention.after
    others = [
        reading
        for token in tokens
        if token.role is Role.OUTCOME and token.key != named.key
        for reading in _BY_KEY[token.key].readings
    ]
    if others:
        topic = evolve(topic, readings=(*topic.readings, *others))
    _note(context, Role.REQUEST)
    context.row = topic.key if mention.depth == 0 else context.row
    # 3件为重复申请 describes requests, and need not say how they ended.
    is_remark = named not in mention.before and topic.key in _REASONS
    return Subject(topic, Scope.OPEN if is_remark else Scope.OWN, kind="row")


def _applicant(named: Token, mention: Mention, context: Context) -> Subject:
    verbs = [token.key for token in mention.before if token.role is Role.VERB]
    # 公民 is often no more than a word for those who ask.
    scope = Scope.OPEN if "conclude" in verbs or "公民" in mention.head else Scope.OWN
    if _last(mention.before, Role.OUTCOME, Role.CASE, Role.DOCUMENT):
        scope = Scope.OPEN
    return Subject(_BY_KEY[named.key], scope, kind="applicant")


def _case(named: Token, mention: Mention, context: Context) -> Subject:
    tokens = mention.before if named in mention.before else mention.after
    blocks = {token.key for token in tokens if token.role is Role.CASE}
    block = "review_and_litigation" if {"review", "litigation"} <= blocks else named.key
    if named.role is Role.RESULT:
        block = block if named.role is Role.CASE else _block(tokens, context)
        if not block:
            return Subject(UNKNOWN)
        return Subject(CASES[f"{block}_{named.key}"], context.deed_scope, kind="result")
    scope = Scope.OWN
    if mention.has(Role.FILED) or context.filed:
        scope = Scope.OTHER
    elif mention.has(Role.VERB) or mention.has(Role.STRANGER) or _odd(mention):
        scope = Scope.OPEN
    context.role, context.key, context.is_sure = Role.CASE, block, True
    context.deed_scope = scope
    return Subject(CASES[block], scope, kind="case")


def _block(tokens: list[Token], context: Context) -> str:
    blocks = [token.key for token in tokens if token.role is Role.CASE]
    if {"review", "litigation"} <= set(blocks):
        return "review_and_litigation"
    return blocks[-1] if blocks else context.key if context.role is Role.CASE else ""


def _document(named: Token, mention: Mention, context: Context) -> Subject:
    context.role, context.key, context.is_sure = Role.DOCUMENT, named.key, True
    context.deed_scope = Scope.OWN
    return _deed(named.key, mention, context)


def _deed(kind: str, mention: Mention, context: Context) -> Subject:
    """Return the subject of a number of documents, by what was done with them."""
    deed = _last(mention.before, Role.DEED) or _first(mention.after, Role.DEED)
    filed = mention.has(Role.FILED) or context.filed
    published = _last(mention.before, Role.STRANGER) or mention.head.rpartition("印发")[1]
    scope = max(Scope.OPEN if published else Scope.OWN, context.deed_scope)
    if filed:
        scope = Scope.OTHER
    if deed is None:
        known = Scope.OPEN if mention.has(Role.DOCUMENT) else Scope.OTHER
        if mention.has(Role.DOCUMENT):
            context.deed_scope = max(scope, known)
        key = "issued" if mention.has(Role.DOCUMENT) and kind == "normative" or filed else ""
        if key:
            return Subject(DOCUMENTS[f"{kind}_{key}"], max(scope, known), kind="document")
        return Subject(OF_RULES[kind], Scope.OTHER)
    context.deed_scope = scope
    return Subject(DOCUMENTS[f"{kind}_{deed.key}"], scope, kind="document")


def _decision(named: Token, mention: Mention, context: Context) -> Subject:
    context.role, context.key, context.is_sure = Role.DECISION, named.key, True
    head = mention.head
    if mention.has(Role.LAST) and "项目" in head + mention.tail or "事项" in head and mention.has(Role.LAST):
        return Subject(DECISIONS[f"{named.key}_previous"], is_timeless=True)
    if mention.has(Role.CHANGE):
        return Subject(DECISIONS[f"{named.key}_{_direction(mention)}"])
    is_decision = "决定" in head and not mention.has(Role.STRANGER, Role.FILED, Role.SHARE)
    is_project = named.key == "procurement" and "项目" in head
    return Subject(DECISIONS[named.key], Scope.OWN if is_decision or is_project else Scope.OPEN)


def _fee(named: Token, mention: Mention, context: Context) -> Subject:
    if mention.number.unit in _MONEY:
        return Subject(FEES[named.key], Scope.OPEN if _odd(mention) else Scope.OWN)
    if mention.has(Role.LAST):
        return Subject(DECISIONS["fees_previous"], is_timeless=True)
    if mention.has(Role.CHANGE):
        return Subject(DECISIONS[f"fees_{_direction(mention)}"])
    return Subject(UNKNOWN)


def _direction(mention: Mention) -> str:
    return "removed" if "减" in mention.head else "change"


_OF_ROLE: Final = {
    Role.OUTCOME: _outcome,
    Role.APPLICANT: _applicant,
    Role.CASE: _case,
    Role.RESULT: _case,
    Role.DOCUMENT: _document,
    Role.DECISION: _decision,
    Role.FEE: _fee,
}


def _stranger(named: Token, mention: Mention, context: Context) -> Subject:
    if named.key in _FOREIGN:
        context.role, context.key, context.is_sure = Role.STRANGER, named.key, True
    return Subject(_STRANGERS[named.key], Scope.OTHER, kind=named.key)


def _note(context: Context, role: Role, *, is_sure: bool = True) -> None:
    """Note that a sentence is on requests."""
    if context.role is not role:
        context.role, context.key = role, ""
    context.is_sure = context.is_sure or is_sure


def _unnamed(mention: Mention, sentence: Parsed, context: Context) -> Subject:
    """Return the subject of a number next to which nothing is named."""
    if context.row and mention.is_listed and mention.head in {"其他", "其它"}:
        return _rest(mention, context)
    deed = _last(mention.before, Role.DEED) or _first(mention.after, Role.DEED)
    verb = _last(mention.before, Role.VERB) or _first(mention.after, Role.VERB)
    total = _last(mention.before, Role.SUM)
    if context.role is Role.DOCUMENT and not verb:
        return _deed(context.key, mention, context)
    if context.role is Role.STRANGER:
        return Subject(_STRANGERS[context.key], Scope.OTHER, kind=context.key)
    if context.role in {Role.CASE, Role.DECISION} or (deed and not verb):
        return Subject(UNKNOWN)
    if verb or ((total or mention.has(Role.UP_TO)) and context.role is Role.REQUEST):
        return _requests(mention, sentence, context, None)
    return Subject(UNKNOWN)


def _rest(mention: Mention, context: Context) -> Subject:
    """Return the subject of 其他 at the end of a list of outcomes or of their reasons."""
    if mention.depth and context.row == "other":
        return Subject(_BY_KEY["other_reason"], kind="row")
    both = (*_BY_KEY["other"].readings, *_BY_KEY["not_processed_or_other"].readings)
    return Subject(evolve(_BY_KEY["other"], readings=both), Scope.OPEN, kind="row")


def _requests(
    mention: Mention, sentence: Parsed, context: Context, named: Token | None
) -> Subject:
    """Return the subject of a number of requests, by the verb next to it."""
    if fee := _first(mention.after, Role.STRANGER):
        if fee.key == "information_fee":
            return Subject(_STRANGERS[fee.key], Scope.OTHER)
    if named and (strange := _strange(mention)):
        return strange
    if _KIND_OF.search(mention.head) or (named and _last(mention.before, Role.TRIGGER)):
        return Subject(SUBJECTS, Scope.OTHER, kind="subject")
    scope = _certainty(mention, context, named)
    _note(context, Role.REQUEST, is_sure=named is not None)
    return _by_verb(mention, context, scope)


def _strange(mention: Mention) -> Subject | None:
    """Return the subject of requests by a channel, or next to something else."""
    strangers = [token for token in mention.before if token.role is Role.STRANGER]
    keys = {token.key for token in strangers}
    channels = keys == {"channel"}
    if len(strangers) == 1 and keys <= {"channel", "withdrawn", "transferred"}:
        (key,) = keys
        return Subject(_STRANGERS[key], Scope.OTHER, kind=key)
    if strangers and not channels:
        return Subject(RECEIVED, Scope.OPEN, kind="other")
    return None


def _certainty(mention: Mention, context: Context, named: Token | None) -> Scope:
    """Return how certain it is that a number is on all requests."""
    is_weak = named is not None and named.end - named.start <= _WEAK
    if mention.has(Role.STRANGER) or _odd(mention):
        return Scope.OPEN
    if is_weak and context.role not in {None, Role.REQUEST}:
        return Scope.OPEN
    return Scope.OWN if named or context.is_sure else Scope.OPEN


def _odd(mention: Mention) -> bool:
    """Return ``True`` if words stand before a number that the reader does not know."""
    return bool(odd_words(mention))


def odd_words(mention: Mention) -> str:
    """Return the words between the first known one and a number that are not known."""
    known = [token for token in mention.before if token.role is not Role.FILLER]
    if not known:
        return ""
    return unknown_words(mention.head, mention.before, known[0].start, mention.head_start)


def unknown_words(text: str, tokens: list[Token], start: int, offset: int = 0) -> str:
    """Return the characters of a text that belong to no word that is known.

    Args:
        text: The text.
        tokens: The words in it.
        start: The first character.
        offset: The place of the text in its sentence.
    """
    rest, at = [], start - offset
    for token in tokens:
        if token.start - offset >= at:
            rest.append(text[at : token.start - offset])
            at = token.end - offset
    return _IDLE.sub("", "".join((*rest, text[at:])))


def _by_verb(mention: Mention, context: Context, scope: Scope) -> Subject:
    verbs = [token.key for token in mention.before if token.role is Role.VERB]
    seen = context.seen
    if not verbs and _last(mention.before, Role.SUM) and {"new", "brought"} <= seen:
        if "off" in seen:
            return Subject(CONCLUDED, scope, kind="concluded")
        return Subject(IN, scope, kind="received")
    verbs = verbs or [token.key for token in mention.after if token.role is Role.VERB][:1]
    if "new" in verbs:
        return Subject(ONLY_NEW, scope, kind="received")
    if "receive" in verbs and "conclude" not in verbs:
        return Subject(RECEIVED, scope, kind="received")
    if "conclude" in verbs and "receive" not in verbs:
        return Subject(ANSWERED, scope, kind="concluded")
    if "handle" in verbs and "off" in seen:
        return Subject(CONCLUDED, scope, kind="concluded")
    if "handle" in verbs and "new" in seen:
        both = evolve(ANSWERED, readings=(*ANSWERED.readings, *RECEIVED.readings))
        return Subject(both, scope, kind="concluded")
    if verbs:
        both = evolve(HANDLED, readings=(*HANDLED.readings, *ANSWERED.readings[1:]))
        return Subject(both, scope, kind="received")
    if _last(mention.before, Role.UP_TO):
        return Subject(RECEIVED, Scope.OPEN, kind="received", is_timeless=True)
    return Subject(RECEIVED, Scope.OPEN, kind="received")


def _share(mention: Mention, context: Context) -> Subject:
    """Return the subject of a share: that which it is a share of is known to the sentence."""
    before = mention.before
    if _last(before, Role.RATE):
        stranger = _last(before, Role.STRANGER) or context.role is Role.STRANGER
        return Subject(UNKNOWN if stranger else RATE, Scope.OTHER if stranger else _rate(context, mention))
    change = _last(before, Role.CHANGE, Role.UP_TO)
    if change and not _last([t for t in before if t.start > change.start], Role.SHARE):
        return Subject(CHANGE, Scope.OTHER)
    share, stranger = _last(before, Role.SHARE), _last(before, Role.STRANGER)
    named = _last(before, Role.OUTCOME, Role.APPLICANT, Role.CASE)
    if stranger or not share:
        channel = stranger and stranger.key == "channel" and share
        return Subject(_STRANGERS["channel"], Scope.OPEN, "share") if channel else Subject(UNKNOWN)
    if named and named.role in {Role.OUTCOME, Role.APPLICANT} and context.role is not Role.STRANGER:
        return Subject(_BY_KEY[named.key], kind="share")
    if _last(before, Role.REQUEST, Role.TRIGGER) and share.start > before[0].start and mention.mark != "，":
        return Subject(SUBJECTS, Scope.OTHER)
    return Subject(UNKNOWN, kind="share of the last")


def _rate(context: Context, mention: Mention) -> Scope:
    return Scope.OWN if context.role is Role.REQUEST and context.is_sure else Scope.OPEN
