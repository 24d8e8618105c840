# SPDX-License-Identifier: Apache-2.0
"""The reader of claims, 文字核对: from the text of a part to its claims, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.checks import Number as Figure
from gaidisclosure.statements.claim import Claim
from gaidisclosure.statements.comparison import Compared, Tables, compared, compared_share
from gaidisclosure.statements.claim import ClaimStatus
from gaidisclosure.statements.lists import Excess, excesses, unbalanced
from gaidisclosure.statements.mentions import Mention, Parsed, parsed
from gaidisclosure.statements.numbers import Number
from gaidisclosure.statements.plain import Plain, Sentence
from gaidisclosure.statements.relations import Stated, related
from gaidisclosure.statements.scope import Scope, Speaker, Times, body_of
from gaidisclosure.statements.subjects import (
    CHANGE,
    UNKNOWN,
    Context,
    Subject,
    odd_words,
    subject_of,
    unknown_words,
)
from gaidisclosure.statements.turns import in_turn
from gaidisclosure.statements.zeros import Zero, zeros_in
from gaidisclosure.topics import CARRIED, RATE, RECEIVED, Role, Topic
from gaidisclosure.zh.counts import NUMERALS

__all__ = ["Setting", "claims_in"]

_WORTH: Final = re.compile(f"[0-9]|[{NUMERALS}][件宗条个份起例项万余多]|百分之|分之|[{NUMERALS}]成")
_ZEROS: Final = re.compile("[未无零]|没有")
_COUNTED: Final = re.compile(f"[{NUMERALS}][次期场名人户家处批封块台天页篇元](?!性)")
_TOPICS: Final = re.compile("申请|转结|复议|诉讼|规范性文件|规章|行政|处理费|结转|败诉|纠")
_NO_SHARES: Final = frozenset({"cases", "documents", "decisions", "fees"})
"""Families whose shares would be of wholes that no table has."""
_SHOWN: Final = 40
"""Most characters that a message shows on either side of a figure."""
_SUBJECT_ENDS: Final = frozenset(
    (
        *(Role.VERB, Role.REQUEST, Role.OUTCOME, Role.CASE, Role.DOCUMENT, Role.DECISION),
        *(Role.FEE, Role.STRANGER, Role.DEED, Role.TRIGGER, Role.APPLICANT, Role.CARRY),
        *(Role.CHANGE, Role.FILED, Role.OTHERS, Role.NOT, Role.SHARE, Role.RATE),
    )
)


@frozen(kw_only=True)
class Setting:
    """The report to which a text belongs, 所属年报: its tables, year and body."""

    tables: Tables
    agency: str = ""
    year: int | None = None

    @property
    def name(self) -> str:
        """The name of the agency in plain characters, as the plain text has it."""
        return _plain_name(self.agency)


@lru_cache(maxsize=256)
def _plain_name(agency: str) -> str:
    return Plain.of(agency).text


def claims_in(printed: str, setting: Setting, field: str = "") -> Iterator[Claim]:
    """Yield the claims of a text in their order.

    Args:
        printed: The text.
        setting: The report to which it belongs.
        field: The field path of the text, such as ``"overview.text"``.
    """
    plain = Plain.of(printed)
    last: _State | None = None
    for sentence in plain.sentences():
        if not _is_worth(plain.text, sentence.start, sentence.end):
            if sentence.begins_paragraph:
                last = None
            continue
        state = _State.after(last, sentence, setting, field)
        yield from state.claims()
        last = state


def _is_worth(text: str, start: int, end: int) -> bool:
    """Return ``True`` if a sentence may have a figure, in digits or in words."""
    if _WORTH.search(text, start, end) or _COUNTED.search(text, start, end):
        return True
    return bool(_ZEROS.search(text, start, end) and _TOPICS.search(text, start, end))


class _State:
    """The reading of one sentence, with what it takes over from the one before."""

    def __init__(self, sentence: Sentence, setting: Setting, field: str) -> None:
        self.sentence, self.setting, self.field = sentence, setting, field
        self.parsed: Parsed = parsed(sentence.text, setting.name)
        self.times = Times(self.parsed.text, setting.year)
        self.speaker = Speaker.of(setting.name)
        self.context = Context()
        self.body = Scope.OWN
        self.stated: list[Stated] = []
        self.before: Stated | None = None
        self.compared: list[Compared] = []

    @classmethod
    def after(
        cls, last: _State | None, sentence: Sentence, setting: Setting, field: str
    ) -> _State:
        """Return the state at the beginning of a sentence."""
        state = cls(sentence, setting, field)
        if field == "overview.on_request":
            state.context = Context(Role.REQUEST, is_sure=True)
        if last and not sentence.begins_paragraph:
            state.context = evolve(last.context, filed=False)
            state.body = last.body
            if state.parsed.text.startswith("其中") and last.stated:
                state.before = last.stated[-1]
        return state

    def claims(self) -> list[Claim]:
        """Return the claims of the sentence in their order."""
        sentence = self.parsed
        for mention in in_turn(sentence.mentions):
            self.stated.append(self._stated(mention))
        related(self.stated)
        self.compared = [self._compared(each, index) for index, each in enumerate(self.stated)]
        found: list[tuple[int, Claim]] = []
        for index, stated in enumerate(self.stated):
            if _is_idle(stated):
                continue
            found.append((stated.mention.number.start, self._claim(index, stated)))
        for zero in zeros_in(sentence, self.stated, self.context):
            found.append((zero.start, self._zero(zero)))
        found += self._sums()
        found += self._left_over()
        return [claim for _, claim in sorted(found, key=lambda each: each[0])]

    def _sums(self) -> Iterator[tuple[int, Claim]]:
        """Yield lists that exceed their whole, unless all that is in them agrees with the tables."""
        for excess in excesses(self._with_before()):
            known = {
                result.status
                for each, result in zip(self.stated, self.compared, strict=True)
                if each is excess.whole or each.part_of is excess.whole
            }
            if known != {ClaimStatus.AGREES}:
                yield len(self.parsed.text), self._excess(excess)
        for excess in unbalanced(self.stated):
            yield len(self.parsed.text), self._excess(excess)

    def _with_before(self) -> list[Stated]:
        return [*([self.before] if self.before else []), *self.stated]

    def _stated(self, mention: Mention) -> Stated:
        """Return a number with its topic and its scope."""
        self._note_words_before(mention)
        subject = subject_of(mention, self.parsed, self.context)
        scope = max(self._scope(mention, subject), subject.scope)
        is_doubtful = mention.is_doubtful or self._is_broken(mention.number)
        if self.field == "problems_and_improvements" or is_doubtful:
            scope = max(scope, Scope.OPEN)
        if mention.is_listed and subject.kind == "concluded" and mention.whole:
            scope = max(scope, Scope.OPEN)
        stated = Stated(mention, subject, scope, self._whole(mention))
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

    def _is_broken(self, number: Number) -> bool:
        start = self.sentence.start
        end = number.end - len(number.unit)
        return self.sentence.plain.is_broken(start + number.start, start + end)

    def _note_words_before(self, mention: Mention) -> None:
        """Note words that reach over clauses: filed documents, that which is taken off."""
        start = self.stated[-1].mention.number.end if self.stated else 0
        for token in self.parsed.tokens_in(start, mention.number.start):
            if token.role is Role.FILED:
                self.context.filed = True
            elif token.role is Role.OFF:
                self.context.seen.add("off")
            elif token.role is Role.CARRY and not mention.has(Role.CARRY):
                self.context.seen.add("brought")
                self.context.seen.add("new")
            elif token.role is Role.STRANGER and token.key in {"hotline", "letters", "unknown"}:
                if token.start < mention.head_start and self.context.role is None:
                    self.context.role, self.context.key = Role.STRANGER, token.key
            elif token.role is Role.REQUEST and token.start < mention.head_start:
                if self.context.role is None:
                    self.context.role, self.context.is_sure = Role.REQUEST, True

    def _note(self, stated: Stated) -> None:
        seen, kind = self.context.seen, stated.kind
        if kind == "received":
            seen.add("new")
        elif kind == "brought":
            seen.add("brought")
        if kind == "received" and stated.scope is Scope.OPEN and not self.context.is_sure:
            fits = self._compared(stated).status is ClaimStatus.AGREES
            self.context.is_sure = fits and stated.mention.number.value > 0

    def _scope(self, mention: Mention, subject: Subject) -> Scope:
        """Return the scope of a number by the body and the time that its sentence names."""
        clause, _ = self.parsed.clause_at(mention.number.start)
        place = clause if subject.is_timeless else mention.number.start
        time = self.times.scope_at(place, clause)
        named = self._body(mention)
        if named is not None:
            if mention.is_listed or named is Scope.OPEN:
                return max(time, named, self.body)
            self.body = named
        return max(time, self.body)

    def _body(self, mention: Mention) -> Scope | None:
        start = mention.head_start
        ends = [token for token in mention.before if token.role in _SUBJECT_ENDS]
        if any(token.role is Role.OTHERS for token in mention.before):
            return Scope.OTHER
        end = ends[0].start if ends else mention.number.start
        return self._body_in(start, end)

    def _body_in(self, start: int, end: int) -> Scope | None:
        """Return whose figures follow the words at a place, ``None`` if they name nobody."""
        words = self.parsed.text[start:end]
        found = body_of(words, self.speaker)
        if found is Scope.OPEN and not unknown_words(words, self.parsed.tokens_in(start, end), start, start):
            return None
        return found

    def _claim(self, index: int, stated: Stated) -> Claim:
        result = self.compared[index]
        return self._made(stated.subject.topic, stated.mention.number, result)

    def _compared(self, stated: Stated, index: int = -1) -> Compared:
        number, subject, tables = stated.mention.number, stated.subject, self.setting.tables
        if not number.is_sound:
            return Compared(ClaimStatus.NOT_UNDERSTOOD, "unknown")
        if number.is_share and subject.topic.readings:
            return self._share(stated)
        if subject.kind in {"share", "share of the last"}:
            return self._share_of_last(stated, index)
        return compared(subject.topic, number, stated.scope, tables)

    def _share(self, stated: Stated) -> Compared:
        """Compare a share whose clause names its part, or the rate of completion."""
        number, topic, tables = stated.mention.number, stated.subject.topic, self.setting.tables
        if topic is not RATE:
            return compared_share(topic.readings, (), number, stated.scope, tables)
        in_time = any(word in self.parsed.text for word in ("按时", "按期", "期限", "时限", "限期"))
        scope = max(stated.scope, Scope.OPEN) if in_time or self._may_be_old() else stated.scope
        return compared_share(topic.readings, (), number, scope, tables, RECEIVED.readings[::-1])

    def _share_of_last(self, stated: Stated, index: int) -> Compared:
        """Compare a share of the number before it: 予以公开90件，占59.2%."""
        depth = stated.mention.depth
        before = [
            each
            for each in self.stated[:index]
            if not each.mention.number.is_share and each.mention.depth <= depth
        ]
        last = before[-1] if before else None
        if last is None or last.subject.topic is UNKNOWN:
            return Compared(ClaimStatus.NOT_UNDERSTOOD, "unknown")
        topic, scope = last.subject.topic, max(last.scope, stated.scope)
        if topic.family in _NO_SHARES or not (topic.readings or topic.key == "channel"):
            return Compared(ClaimStatus.NOT_COMPARABLE, "no_cell")
        if topic.key == "channel" or odd_words(stated.mention):
            scope = max(scope, Scope.OPEN)
        stated.subject = evolve(stated.subject, topic=topic)
        parts = (last.mention.number.value,)
        number, tables = stated.mention.number, self.setting.tables
        return compared_share(topic.readings, parts, number, scope, tables)

    def _zero(self, zero: Zero) -> Claim:
        clause, _ = self.parsed.clause_at(zero.start)
        time = self.times.scope_at(clause if zero.kind == "timeless" else zero.start, clause)
        tokens = self.parsed.tokens_in(clause, zero.start)
        ends = [token.start for token in tokens if token.role in _SUBJECT_ENDS]
        body = self._body_in(clause, ends[0] if ends else zero.start)
        scope = max(zero.scope, time, self.body if body is None else body)
        number = _nothing(zero)
        result = compared(zero.topic, number, scope, self.setting.tables)
        if zero.kind == "all" and result.status is ClaimStatus.DIFFERS and self._may_be_old():
            result = evolve(result, status=ClaimStatus.NOT_COMPARABLE, reason="open")
        return self._made(zero.topic, number, result)

    def _may_be_old(self) -> bool:
        """Return ``True`` if all that is carried forward may have come from last year."""
        figures = self.setting.tables.figures
        left = figures["request_handling.carried_forward.total"]
        old = figures["request_handling.brought_forward.total"]
        return left is None or old is None or left <= old

    def _excess(self, excess: Excess) -> Claim:
        number = excess.stated.mention.number
        said = evolve(number, value=excess.total, low=excess.total, high=excess.total)
        family = "list" if excess.code == "list_sum" else "closure"
        most = int(excess.most) if excess.most == excess.most.to_integral_value() else excess.most
        result = Compared(ClaimStatus.DIFFERS, expected=(most,))
        return self._made(Topic(excess.code, family), said, result)

    def _left_over(self) -> Iterator[tuple[int, Claim]]:
        """Yield that the one number of a sentence was carried forward: 收到2件，结转下年办理."""
        sentence = self.parsed
        if len(self.stated) != 1 or self.stated[0].kind != "received":
            return
        only = self.stated[0]
        for token in sentence.tokens:
            if token.role is not Role.CARRY or token.start < only.mention.number.end:
                continue
            start, end = sentence.clause_at(token.start)
            tokens = sentence.tokens_in(start, end)
            roles = {each.role for each in tokens}
            plain = roles.isdisjoint({Role.NOT, Role.OFF, Role.LAST}) and Role.NEXT in roles
            rest = any(word in sentence.text[start:end] for word in ("其余", "剩余", "部分", "未"))
            if plain and not rest and start > only.mention.number.end:
                number = only.mention.number
                result = compared(CARRIED, number, only.scope, self.setting.tables)
                yield end, self._made(CARRIED, number, result)
                return

    def _clause(self, number: Number) -> str:
        """Return the clause around a number as printed, without its beginning if it is long."""
        start, end = self.parsed.clause_at(number.start)
        start = max(start, number.end - _SHOWN)
        end = min(max(end, number.end), number.end + _SHOWN)
        first = self.sentence.start
        span = self.sentence.plain.span(first + start, first + end)
        return " ".join(self.sentence.plain.printed[slice(*span)].split())

    def _made(self, topic: Topic, number: Number, result: Compared) -> Claim:
        start, end = self.sentence.start + number.start, self.sentence.start + number.end
        span = self.sentence.plain.span(start, end)
        form = self.setting.tables.form
        value = number.value
        cells = (cell for reading in result.readings for cell in reading.expression.cells(form))
        is_share = number.is_share and result.status is ClaimStatus.DIFFERS
        family = "share" if is_share else topic.family
        said = number.said
        if result.status is ClaimStatus.COMPATIBLE and not said.startswith("~") and ".." not in said:
            said = f"~{said}"
        return Claim(
            topic=topic.key,
            family=family,
            value=int(value) if value == value.to_integral_value() else value,
            said=said,
            unit=number.unit,
            status=result.status,
            field=self.field,
            span=span,
            text=self.sentence.plain.printed[slice(*span)],
            clause=self._clause(number),
            cells=tuple(dict.fromkeys(cells)),
            expected=result.expected,
            readings=result.readings,
            reading=result.reading,
            reason=result.reason,
            edition=form.name,
        )


def _is_idle(stated: Stated) -> bool:
    """Return ``True`` for 一个 and the like, unless words next to it say that it counts."""
    if not stated.mention.number.is_idle or stated.subject.topic is not UNKNOWN:
        return False
    return not stated.mention.has(Role.DEED, Role.VERB, Role.STRANGER)


def _nothing(zero: Zero) -> Number:
    none = Decimal(0)
    return Number(start=zero.start, end=zero.end, value=none, low=none, high=none)


