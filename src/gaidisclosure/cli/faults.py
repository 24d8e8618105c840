# SPDX-License-Identifier: Apache-2.0
"""The lines of a list to send back, 退回清单: one for each fault of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from attrs import fields, frozen

from gaidisclosure.checks import RULES, Severity, Violation, cell_label, identities_label
from gaidisclosure.cli.judging import Judged, Judgement, NotJudged
from gaidisclosure.cli.output import sound
from gaidisclosure.draft import Draft
from gaidisclosure.errors import MissingReaderError
from gaidisclosure.explain.findings import (
    conclusion_in_words,
    is_on_text,
    place_of,
    places_of,
)
from gaidisclosure.i18n import text
from gaidisclosure.repair import Change

_RULES: Final = {rule.code: rule for rule in RULES}


@frozen(kw_only=True)
class Fault:
    """A line of the list, 清单的一行, in plain words.

    ``kind`` is the consequence in a word, ``printed`` the figure as filled in and ``proposed`` the
    one that the only smallest repair puts in its place.
    """

    kind: str
    agency: str = ""
    file: str = ""
    table: str = ""
    cell: str = ""
    place: str = ""
    printed: str = ""
    proposed: str = ""
    advice: str = ""
    code: str = ""

    @classmethod
    def headings(cls, locale: str) -> list[str]:
        """Return the headings of the columns."""
        return [text(f"cli.fault.{each.name}", locale) for each in fields(cls)]


def faults_of(judgement: Judgement, locale: str) -> Iterator[Fault]:
    """Yield the faults of a file, the errors first, then gaps and warnings.

    If there is only one smallest repair, the errors that it settles give one line for each cell
    that it changes.
    """
    if isinstance(judgement, Judged):
        yield from Faults(judgement, locale).all()
    else:
        yield Fault(
            kind=conclusion_in_words("unreadable", locale),
            file=sound(judgement.source),
            advice=_unread(judgement, locale),
            code=getattr(judgement.cause, "code", ""),
        )


def _unread(judgement: NotJudged, locale: str) -> str:
    """Return the reason why a file was not read, for those who sent it."""
    if isinstance(judgement.cause, MissingReaderError):
        return text("cli.fault.no_reader", locale)
    return sound(judgement.error)


@frozen
class Faults:
    """The faults of a report, 一份年报的问题, in the words of the list."""

    judged: Judged
    locale: str

    @property
    def draft(self) -> Draft:
        """The report."""
        return self.judged.loaded.draft

    def all(self) -> Iterator[Fault]:
        """Yield all faults: the errors first, then gaps and warnings."""
        found = self.judged.findings.violations
        yield from self.errors([each for each in found if each.severity is Severity.ERROR])
        for gaps in self.runs():
            yield self.gap(gaps)
        for each in self.judged.findings.warnings:
            yield self.line("warning", each.cells, [each])

    def errors(self, violations: Sequence[Violation]) -> Iterator[Fault]:
        """Yield a line for each certain change, and for each error that none explains."""
        certain = self.judged.verdict.location.certain
        told = set[str]()
        for violation in violations:
            owners = [cell for cell in violation.cells if cell in certain]
            for cell in owners:
                if cell not in told:
                    told.add(cell)
                    about = [each for each in violations if cell in each.cells]
                    yield self.line("invalid", [cell], about, certain[cell])
            if not owners:
                yield self.line("invalid", violation.cells, [violation])

    def runs(self) -> Iterator[list[Violation]]:
        """Yield the gaps in runs: those of one code in neighbouring cells of a row."""
        form = self.draft.form
        places = {path: number for number, path in enumerate(form.cells)}

        def key(numbered: tuple[int, Violation]) -> tuple[object, ...]:
            number, gap = numbered
            cell = form.cells.get(gap.cells[0])
            row = (cell.table, cell.span.row, places[cell.path] - number) if cell else ()
            return gap.code, *row

        for _, run in groupby(enumerate(self.judged.verdict.gaps), key):
            yield [gap for _, gap in run]

    def gap(self, gaps: Sequence[Violation]) -> Fault:
        """Return the line about a run of gaps."""
        return self.line("incomplete", [gap.cells[0] for gap in gaps], gaps[:1])

    def line(
        self,
        kind: str,
        cells: Sequence[str],
        about: Sequence[Violation],
        change: Change | None = None,
    ) -> Fault:
        """Return the line about some cells.

        Args:
            kind: The consequence.
            cells: The cells. The figure is only shown for a single one.
            about: The violations, the gravest first.
            change: The certain change of the only cell.
        """
        draft = self.draft
        known = [draft.form.cells[path].table for path in cells if path in draft.form.cells]
        printed = draft.cells.get(cells[0]) if len(cells) == 1 else None
        messages = [self.advice(each, alone=len(cells) == 1) for each in about]
        return Fault(
            kind=conclusion_in_words(kind, self.locale),
            agency=sound(draft.agency or ""),
            file=sound(self.judged.source),
            table=text(f"cli.fault.table.{known[0]}", self.locale) if known else "",
            cell=self.label(cells, about[0]),
            place=sound(self.place(cells, about[0])),
            printed=sound(printed.text.strip()) if printed else "",
            proposed="" if change is None else str(change.to),
            advice=sound(" ".join(messages)),
            code=" ".join(each.code for each in about),
        )

    def place(self, cells: Sequence[str], violation: Violation) -> str:
        """Return the place of some cells, or of the words that a remark is about."""
        if is_on_text(violation):
            return place_of(violation, self.draft, self.locale)
        return places_of(self.draft, cells, self.locale)

    def label(self, cells: Sequence[str], violation: Violation) -> str:
        """Return the words of the form for a cell, a sum of several, or a run."""
        edition, locale = self.draft.edition, self.locale
        if not cells:
            return ""
        if len(cells) == 1:
            return cell_label(cells[0], edition, locale)
        if codes := self.identities(violation):
            return identities_label(codes, edition, locale)
        first, last = (cell_label(each, edition, locale) for each in (cells[0], cells[-1]))
        return text("cli.fault.cells", locale, first=first, last=last, count=len(cells))

    def identities(self, violation: Violation) -> tuple[str, ...]:
        """Return the codes of the identities that a violation is about."""
        known = self.draft.form.identities
        return (violation.code,) if violation.code in known else violation.identities

    def advice(self, violation: Violation, *, alone: bool) -> str:
        """Return the advice, that of the rule if several cells are blank."""
        rule = None if alone else _RULES.get(violation.code)
        is_gap = rule is not None and rule.consequence == "incomplete"
        return rule.words(self.locale) if rule and is_gap else violation.message(self.locale)
