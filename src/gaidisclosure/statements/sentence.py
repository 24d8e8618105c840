# SPDX-License-Identifier: Apache-2.0
"""The numbers of a sentence with their topics and scopes, 句读."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from attrs import define, evolve

from gaidisclosure.statements.claim import ClaimStatus
from gaidisclosure.statements.comparison import Tables, compared
from gaidisclosure.statements.context import UNKNOWN, Context, Subject, first, unknown_words
from gaidisclosure.statements.mentions import Mention, Parsed, Token, parsed
from gaidisclosure.statements.numbers import Number
from gaidisclosure.statements.plain import Plain, Sentence
from gaidisclosure.statements.relations import Stated, related
from gaidisclosure.statements.scope import Scope, Speaker, Times, body_of, names_parts, wider_in
from gaidisclosure.statements.subjects import CHANGE, subject_of
from gaidisclosure.statements.turns import in_turn, is_past
from gaidisclosure.topics import Role

_SUBJECT_ENDS: Final = (
    *(Role.VERB, Role.REQUEST, Role.OUTCOME, Role.CASE, Role.DOCUMENT, Role.DECISION),
    *(Role.FEE, Role.STRANGER, Role.DEED, Role.TRIGGER, Role.APPLICANT, Role.CARRY),
    *(Role.CHANGE, Role.FILED, Role.TRIED, Role.OTHERS, Role.NOT, Role.SHARE, Role.RATE),
)
"""Words at which the name of a body before them ends."""
_AS_TO: Final = re.compile("(?:方面|层面|情况看|来看|看)$")
_SHORT: Final = 12
"""Most characters of a clause that says no more than whose figures follow."""
_BRACKET: Final = re.compile("（([^（）0-9]+)）")
_REST: Final = re.compile("其余|余下|无关")
_OF_SOME: Final = re.compile("(?:以[上下])?的(?:单位|部门|乡镇|地区|[县区市])")
"""After a number that describes bodies, 收到10件以上的单位."""
_OF_REQUESTS: Final = frozenset({"row", "concluded", "applicant", "carried", "brought"})
"""Kinds of numbers on requests that a number before may have counted."""
_DIVIDED: Final = frozenset({"channel", "subject"})
_SUMS: Final = frozenset(("共", "共计", "合计", "总计"))


@define(frozen=True, slots=False, kw_only=True)
class Setting:
    """The report to which a text belongs, 所属年报: its tables, year and body."""

    tables: Tables
    agency: str = ""
    year: int | None = None

    @cached_property
    def name(self) -> str:
        """The name of the agency in plain characters, as the plain text has it."""
        return Plain.of(self.agency).text

    @cached_property
    def speaker(self) -> Speaker:
        """The agency as sentences name it."""
        return Speaker.of(self.name)


class ReadSentence:
    """The reading of one sentence, with what it takes over from the one before."""

    def __init__(self, sentence: Sentence, setting: Setting, field: str) -> None:
        self.sentence, self.setting, self.field = sentence, setting, field
        self.parsed: Parsed = parsed(sentence.text, setting.name)
        self.times = Times(self.parsed.text, setting.year)
        self.wider = wider_in(self.parsed.text)
        self.context = Context()
        self.body = Scope.OWN
        self.member = False
        """``True`` in a list after a number of a body in it."""
        self.stated: list[Stated] = []
        self.before: Stated | None = None
        """The number of the sentence before that a list of this one divides."""

    @classmethod
    def after(
        cls, last: ReadSentence | None, sentence: Sentence, setting: Setting, field: str
    ) -> ReadSentence:
        """Return the state at the beginning of a sentence."""
        state = cls(sentence, setting, field)
        if field == "overview.on_request":
            state.context = Context(Role.REQUEST, is_sure=True)
        if last and not sentence.begins_paragraph:
            seen = last.context.seen - {"published"}
            state.context = evolve(last.context, filed=False, deed_scope=Scope.OWN, seen=seen)
            state.body = last.body
            if state.parsed.is_list and last.stated:
                state.before = last.stated[-1]
        for mention in in_turn(state.parsed.mentions):
            state.stated.append(state._stated(mention))
        related(state.stated)
        return state

    def _stated(self, mention: Mention) -> Stated:
        """Return a number with its topic and its scope."""
        body = self._body(mention)
        self._note_words_before(mention, body)
        subject = subject_of(mention, self.parsed, self.context)
        scope = max(self._scope(mention, subject, body), subject.scope)
        is_doubtful = mention.is_doubtful or self._is_broken(mention.number)
        is_doubtful = is_doubtful or self._is_qualified(mention.number)
        is_doubtful = is_doubtful or self._is_rest(mention, subject)
        if self.field == "problems_and_improvements" or is_doubtful:
            scope = max(scope, Scope.OPEN)
        if is_past(mention) or _OF_SOME.match(mention.tail):
            scope = Scope.OTHER
        whole = self._whole(mention)
        if mention.is_listed and subject.kind == "concluded" and mention.whole:
            # Some of those done are not all of them.
            is_part = whole is not None and whole.kind == "concluded"
            scope = max(scope, Scope.OTHER if is_part else Scope.OPEN)
        if whole and subject.topic is UNKNOWN and _is_own(mention, body):
            # 全县收到188件，其中我办33件.
            time = self.times.scope_at(mention.number.start, mention.head_start)
            subject, scope = evolve(whole.subject, kind=""), max(Scope.OPEN, time)
        if subject.kind in _OF_REQUESTS:
            scope = max(scope, min(self.context.requests_scope, Scope.OPEN))
        stated = Stated(mention, subject, scope, whole)
        self._note(stated)
        return stated

    def _whole(self, mention: Mention) -> Stated | None:
        """Return the number that a list divides, whose change or share may stand between."""
        whole = mention.whole
        while whole:
            found = next((each for each in self.stated if each.mention is whole), None)
            if found is None or found.subject.topic is not CHANGE:
                return found
            whole = whole.previous
        return self.before

    def _is_rest(self, mention: Mention, subject: Subject) -> bool:
        """Return ``True`` for some of the cases or requests: 按期答复12件，其余提前办结."""
        if subject.kind not in {"case", "concluded"}:
            return False
        is_loose = mention.is_listed and not (mention.whole or self.before)
        if is_loose:
            self.context.deed_scope = Scope.OPEN
        return is_loose or bool(_REST.search(self.parsed.text, mention.number.end))

    def _is_qualified(self, number: Number) -> bool:
        """Return ``True`` if unknown words follow in a bracket: 收费30万元（培训类）."""
        found = _BRACKET.match(self.parsed.text, number.end)
        if not found:
            return False
        start = number.end + 1
        known = self.parsed.tokens_in(start, found.end() - 1)
        return bool(unknown_words(found[1], known, start, start))

    def _is_broken(self, number: Number) -> bool:
        start = self.sentence.start
        end = number.end - len(number.unit)
        return self.sentence.plain.is_broken(start + number.start, start + end)

    def _note_words_before(self, mention: Mention, body: Scope | None) -> None:
        """Note words that reach over clauses, such as filed documents and deductions."""
        if body is Scope.OWN:
            self.context.filed, self.context.deed_scope = False, Scope.OWN
        start = self.stated[-1].mention.number.end if self.stated else 0
        for token in self.parsed.tokens_in(start, mention.number.start):
            is_apart = self.parsed.clause_at(token.start)[0] >= start
            if token.role is Role.FILED:
                self.context.filed = True
            elif token.role is Role.OFF:
                self.context.seen.add("off")
            elif token.role is Role.CARRY and not mention.has(Role.CARRY):
                self.context.seen |= {"brought", "new"}
            elif is_apart and token.start < mention.head_start:
                self._note_subject(token)

    def _note_subject(self, token: Token) -> None:
        """Note the subject that a clause without a number names."""
        is_heading = self.parsed.text.startswith("：", token.end)
        if token.role is Role.CASE or (token.role is Role.DOCUMENT and is_heading):
            self.context.role, self.context.key = token.role, token.key
        elif self.context.role is not None:
            return
        elif token.role is Role.REQUEST:
            self.context.role, self.context.is_sure = Role.REQUEST, True
        elif token.role is Role.STRANGER and token.key in {"hotline", "letters", "unknown"}:
            self.context.role, self.context.key = Role.STRANGER, token.key

    def _note(self, stated: Stated) -> None:
        seen, kind = self.context.seen, stated.kind
        if kind == "received":
            seen.add("new")
        elif kind == "brought":
            seen.add("brought")
        elif kind == "concluded":
            seen.add("done")
        if stated.subject.topic.family in _DIVIDED and not seen and not stated.mention.is_listed:
            # 涉及征地的申请办结22件, with no word on how many there are in all.
            self.context.requests_scope = Scope.OPEN
        elif kind == "received" and not (stated.mention.depth or stated.mention.whole):
            fits = stated.scope is Scope.OPEN and self._fits(stated)
            self.context.requests_scope = Scope.OWN if fits else stated.scope
            self.context.is_sure = self.context.is_sure or fits

    def _fits(self, stated: Stated) -> bool:
        """Return ``True`` if a number that may be on requests is one of the table."""
        number, topic = stated.mention.number, stated.subject.topic
        found = compared(topic, number, stated.scope, self.setting.tables)
        return found.status is ClaimStatus.AGREES and number.value > 0

    def _scope(self, mention: Mention, subject: Subject, named: Scope | None) -> Scope:
        """Return the scope of a number by the body and the time that its sentence names."""
        clause, _ = self.parsed.clause_at(mention.number.start)
        is_timeless = subject.is_timeless or mention.has(Role.UP_TO)
        time = self.times.scope_at(mention.number.start, clause, is_timeless=is_timeless)
        if (past := mention.previous) and is_past(past):
            time = min(time, self.times.scope_at(past.number.start, clause))
        if named is None and subject.kind == "received" and mention.head in _SUMS:
            # After its members a region's sum is its own, or that of some of them.
            self.body = min(self.body, Scope.OPEN)
        if named is not None:
            is_passing = named is Scope.OPEN and not names_parts(mention.head)
            if mention.is_listed and named is Scope.OWN and self.body is Scope.OTHER:
                # 全省系统受理1320件，其中我厅受理96件.
                self.body = Scope.OPEN
            if mention.is_listed or is_passing:
                self.member = mention.is_listed
                return max(time, named, self.body)
            self.body = named
        # What follows on a member in a list may be of the same one.
        self.member = self.member and mention.is_listed
        return max(time, self.body, Scope.OPEN if self.member else Scope.OWN)

    def _body(self, mention: Mention) -> Scope | None:
        if mention.has(Role.OTHERS):
            return Scope.OTHER
        end = first(mention.before, *_SUBJECT_ENDS)
        found = self._body_in(mention.head_start, end.start if end else mention.number.start)
        found = self._body_before(mention) if found is None else found
        if self._is_wider(mention.number.start):
            self.body = found = max(found or Scope.OPEN, Scope.OPEN)
        return found

    def _is_wider(self, place: int) -> bool:
        """Return ``True`` if words since the last number add bodies to one."""
        if not self.wider:
            return False
        numbers = [each.mention.number.end for each in self.stated if not each.mention.depth]
        last = max((end for end in numbers if end <= place), default=0)
        return any(last < end <= place for end in self.wider)

    def _body_before(self, mention: Mention) -> Scope | None:
        """Return whose figures follow a short clause that names a body: 市局机关方面，收到25件."""
        text, at = self.parsed.text, max(0, mention.head_start - 1)
        opening = text.rfind("（", 0, at) if text[at] == "）" else at
        start, end = self.parsed.clause_at(opening)
        words = _AS_TO.sub("", text[start:end])
        last = mention.previous
        if end >= mention.head_start or (last and last.number.end > start):
            return None
        tokens = self.parsed.tokens_in(start, end)
        if len(words) > _SHORT or first(tokens, *_SUBJECT_ENDS):
            return None
        found = body_of(words, self.setting.speaker)
        return Scope.OPEN if found is Scope.OTHER or names_parts(words) else None

    def body_at(self, clause: int, end: int) -> Scope:
        """Return whose figures stand at a place.

        Args:
            clause: The first character of the clause.
            end: The place.
        """
        subject_end = first(self.parsed.tokens_in(clause, end), *_SUBJECT_ENDS)
        named = self._body_in(clause, subject_end.start if subject_end else end)
        found = self.body if named is None else named
        return max(found, Scope.OPEN) if self._is_wider(end) else found

    def _body_in(self, start: int, end: int) -> Scope | None:
        """Return whose figures follow the words at a place, ``None`` if they name nobody."""
        words = self.parsed.text[start:end]
        found = body_of(words, self.setting.speaker)
        known = self.parsed.tokens_in(start, end)
        says_nothing = found is Scope.OPEN and not unknown_words(words, known, start, start)
        return None if says_nothing else found


def _is_own(mention: Mention, body: Scope | None) -> bool:
    """Return ``True`` if a number has no other word than the body that reports."""
    return body is Scope.OWN or (body is Scope.OPEN and mention.head.endswith("机关"))
