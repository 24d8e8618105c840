# SPDX-License-Identifier: Apache-2.0
"""The reader of claims, 文字核对: the claims of a text in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import evolve

from gaidisclosure.statements.claim import Claim, ClaimStatus
from gaidisclosure.statements.comparison import Compared, compared, compared_share
from gaidisclosure.statements.context import UNKNOWN, odd_words
from gaidisclosure.statements.lists import Excess, excesses, unbalanced
from gaidisclosure.statements.numbers import Number
from gaidisclosure.statements.plain import Plain
from gaidisclosure.statements.relations import Stated
from gaidisclosure.statements.scope import Scope
from gaidisclosure.statements.sentence import ReadSentence, Setting
from gaidisclosure.statements.zeros import Zero, zeros_in
from gaidisclosure.topics import BASES, CARRIED, CASES, RATE, RESULTS, Reading, Role, Topic
from gaidisclosure.zh.counts import NUMERALS

_WORTH: Final = re.compile(f"[0-9]|[{NUMERALS}][件宗条个份起例项万余多]|百分之|分之|[{NUMERALS}]成")
_ZEROS: Final = re.compile("[未无零]|没有")
_COUNTED: Final = re.compile(f"[{NUMERALS}][次期场名人户家处批封块台天页篇元](?!性)")
_TOPICS: Final = re.compile("申请|转结|复议|诉讼|规范性文件|规章|行政|处理费|结转|败诉|纠")
_OF_REQUESTS: Final = frozenset({"received", "carried", "outcomes", "applicants", "channel"})
"""Families whose shares are of requests."""
_BY_READING: Final = {
    reading: topic
    for topic in (CARRIED, *(CASES[f"review_and_litigation_{each}"] for each in RESULTS))
    for reading in topic.readings
}
"""Topics of words that leave open which of two they mean: the figure says it."""
_OPEN: Final = ClaimStatus.NOT_COMPARABLE
_SHOWN: Final = 40
"""Most characters that a message shows on either side of a figure."""


def claims_in(printed: str, setting: Setting, field: str = "") -> Iterator[Claim]:
    """Yield the claims of a text in their order.

    Args:
        printed: The text.
        setting: The report to which it belongs.
        field: The field path of the text, such as ``"overview.text"``.
    """
    found = list(_claims_in(printed, setting, field))
    given = {_counted(each) for each in found if each.status is ClaimStatus.AGREES}
    for claim in found:
        # Where the text gives the figure of the table as well, another may be of a part.
        is_part = claim.status is ClaimStatus.DIFFERS and _counted(claim) in given
        yield evolve(claim, status=_OPEN, reason="open") if is_part and claim.value else claim


def _counted(claim: Claim) -> tuple[str, bool]:
    return claim.topic, claim.said.endswith("%")


def _claims_in(printed: str, setting: Setting, field: str) -> Iterator[Claim]:
    """Yield the claims of a text, each as its own sentence leaves it."""
    plain = Plain.of(printed)
    last: ReadSentence | None = None
    for sentence in plain.sentences():
        if not _is_worth(plain.text, sentence.start, sentence.end):
            if sentence.begins_paragraph:
                last = None
            continue
        state = ReadSentence.after(last, sentence, setting, field)
        yield from _Claims(state).claims()
        last = state


def _is_worth(text: str, start: int, end: int) -> bool:
    """Return ``True`` if a sentence may have a figure, in digits or in words."""
    if _WORTH.search(text, start, end) or _COUNTED.search(text, start, end):
        return True
    return bool(_ZEROS.search(text, start, end) and _TOPICS.search(text, start, end))


class _Claims:
    """The claims of a sentence: its numbers, zeros, lists and balances, compared."""

    def __init__(self, read: ReadSentence) -> None:
        self.read, self.stated, self.parsed = read, read.stated, read.parsed
        self.tables = read.setting.tables
        self.compared = [self._compared(each, at) for at, each in enumerate(self.stated)]
        self._leave_company_open()

    def claims(self) -> list[Claim]:
        """Return the claims of the sentence in their order."""
        sentence = self.parsed
        found: list[tuple[int, Claim]] = []
        for index, stated in enumerate(self.stated):
            if not _is_idle(stated):
                found.append((stated.mention.number.start, self._claim(index, stated)))
        for zero in zeros_in(sentence, self.stated, self.read.context):
            found.append((zero.start, self._zero(zero)))
        found += self._sums()
        found += self._left_over()
        return [claim for _, claim in sorted(found, key=lambda each: each[0])]

    def _leave_company_open(self) -> None:
        """Blame no number beside another of its topic, which may be the whole."""
        said: dict[tuple[str, bool], set[Decimal]] = {}
        for each in self.stated:
            if self._time(each) is not Scope.OTHER:
                said.setdefault(_counts(each), set()).add(each.mention.number.value)
        for at, each in enumerate(self.stated):
            others = said.get(_counts(each), set()) - {each.mention.number.value}
            if others and self.compared[at].status is ClaimStatus.DIFFERS:
                self.compared[at] = evolve(self.compared[at], status=_OPEN, reason="open")

    def _time(self, stated: Stated) -> Scope:
        place = stated.mention.number.start
        return self.read.times.scope_at(place, self.parsed.clause_at(place)[0])

    def _sums(self) -> Iterator[tuple[int, Claim]]:
        """Yield lists that exceed their whole, unless all in them agrees with the tables."""
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
        return [*([self.read.before] if self.read.before else []), *self.stated]

    def _claim(self, index: int, stated: Stated) -> Claim:
        result = self.compared[index]
        topic = stated.subject.topic
        if result.reading:
            topic = _BY_READING.get(result.reading, topic)
        return self._made(topic, stated.mention.number, result)

    def _compared(self, stated: Stated, index: int) -> Compared:
        number, subject = stated.mention.number, stated.subject
        if not number.is_sound:
            return Compared(ClaimStatus.NOT_UNDERSTOOD, "unknown")
        if (number.is_share or subject.kind == "rate") and subject.topic.readings:
            return self._share(stated)
        if subject.kind == "share":
            return self._share_of_last(stated, index)
        return compared(subject.topic, number, stated.scope, self.tables)

    def _share(self, stated: Stated) -> Compared:
        """Compare a share whose clause names its part, or the rate of completion."""
        number, topic, tables = stated.mention.number, stated.subject.topic, self.tables
        if topic is not RATE:
            return compared_share(topic.readings, (), number, stated.scope, tables, _wholes(topic))
        in_time = any(word in self.parsed.text for word in ("按时", "按期", "期限", "时限", "限期"))
        scope = max(stated.scope, Scope.OPEN) if in_time or self._may_be_old() else stated.scope
        return compared_share(topic.readings, (), number, scope, tables, topic.wholes)

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
        wholes = _wholes(topic)
        if not wholes or not (topic.readings or topic.key == "channel"):
            return Compared(ClaimStatus.NOT_COMPARABLE, "no_cell")
        if topic.key == "channel":
            scope = Scope.OPEN  # the number has no cell, and its share of those received may fit
        elif odd_words(stated.mention) or topic.family == "cases":
            scope = max(scope, Scope.OPEN)
        stated.subject = evolve(stated.subject, topic=topic)
        parts = (last.mention.number.value,)
        number, tables = stated.mention.number, self.tables
        return compared_share(topic.readings, parts, number, scope, tables, wholes)

    def _zero(self, zero: Zero) -> Claim:
        clause, _ = self.parsed.clause_at(zero.start)
        time = self.read.times.scope_at(zero.start, clause)
        scope = max(zero.scope, time, self.read.body_at(clause, zero.start))
        number = _nothing(zero)
        result = compared(zero.topic, number, scope, self.tables)
        if zero.kind == "all" and result.status is ClaimStatus.DIFFERS and self._may_be_old():
            result = evolve(result, status=ClaimStatus.NOT_COMPARABLE, reason="open")
        return self._made(zero.topic, number, result)

    def _may_be_old(self) -> bool:
        """Return ``True`` if all that is carried forward may have come from last year."""
        figures = self.tables.figures
        left = figures["request_handling.carried_forward.total"]
        old = figures["request_handling.brought_forward.total"]
        return left is None or old is None or left <= old

    def _excess(self, excess: Excess) -> Claim:
        number = excess.stated.mention.number
        said = evolve(number, value=excess.total)
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
            if token.role is not Role.CARRY:
                continue
            start, end = sentence.clause_at(token.start)
            tokens = sentence.tokens_in(start, end)
            roles = {each.role for each in tokens}
            plain = roles.isdisjoint({Role.NOT, Role.OFF, Role.LAST}) and Role.NEXT in roles
            rest = any(word in sentence.text[start:end] for word in ("其余", "剩余", "部分", "未"))
            if plain and not rest and start > only.mention.number.end:
                number = only.mention.number
                result = compared(CARRIED, number, only.scope, self.tables)
                yield end, self._made(CARRIED, number, result)
                return

    def _clause(self, number: Number) -> str:
        """Return the clause around a number as printed, shortened if it is long."""
        start, end = self.parsed.clause_at(number.start)
        start = max(start, number.end - _SHOWN)
        end = min(max(end, number.end), number.end + _SHOWN)
        first = self.read.sentence.start
        span = self.read.sentence.plain.span(first + start, first + end)
        return " ".join(self.read.sentence.plain.printed[slice(*span)].split())

    def _made(self, topic: Topic, number: Number, result: Compared) -> Claim:
        start, end = self.read.sentence.start + number.start, self.read.sentence.start + number.end
        span = self.read.sentence.plain.span(start, end)
        form = self.tables.form
        value = number.value
        cells = (cell for reading in result.readings for cell in reading.expression.cells(form))
        is_share = number.is_share and result.status is ClaimStatus.DIFFERS
        family = "share" if is_share else topic.family
        is_rounded = result.status is ClaimStatus.COMPATIBLE and number.is_exact
        return Claim(
            topic=topic.key,
            family=family,
            value=int(value) if value == value.to_integral_value() else value,
            said=f"~{number.said}" if is_rounded else number.said,
            unit=number.unit,
            status=result.status,
            field=self.read.field,
            span=span,
            text=self.read.sentence.plain.printed[slice(*span)],
            clause=self._clause(number),
            cells=tuple(dict.fromkeys(cells)),
            expected=result.expected,
            readings=result.readings,
            reading=result.reading,
            reason=result.reason,
            edition=form.name,
        )


def _wholes(topic: Topic) -> tuple[Reading, ...]:
    """Return the wholes of the shares of a topic, none if no table has them."""
    return topic.wholes or (BASES if topic.family in _OF_REQUESTS else ())


def _counts(stated: Stated) -> tuple[str, bool]:
    return stated.subject.topic.key, stated.mention.number.is_share


def _is_idle(stated: Stated) -> bool:
    """Return ``True`` for 一个 and the like where nothing shows a count."""
    if not stated.mention.number.is_idle or stated.subject.topic is not UNKNOWN:
        return False
    return not stated.mention.has(Role.DEED, Role.VERB, Role.STRANGER)


def _nothing(zero: Zero) -> Number:
    none = Decimal(0)
    return Number(start=zero.start, end=zero.end, value=none, low=none, high=none)
