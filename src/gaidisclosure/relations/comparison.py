# SPDX-License-Identifier: Apache-2.0
"""Comparison of two reports, 对照: two versions, or two years of one agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from math import ceil
from types import MappingProxyType
from typing import Any, Final, Generic, TypeAlias, TypeVar, cast

from attrs import define, evolve

from gaidisclosure.checks import Severity, Status, Violation
from gaidisclosure.draft import Draft
from gaidisclosure.draft.drafted import as_draft
from gaidisclosure.model import AnnualReport, AnnualReport2019, AnnualReport2021
from gaidisclosure.model.shown import Shown
from gaidisclosure.relations.agencies import alike
from gaidisclosure.relations.changes import Difference, changed, differences
from gaidisclosure.relations.passages import parts, shares
from gaidisclosure.relations.sizes import size_warnings
from gaidisclosure.relations.years import CARRY, CARRY_TOTAL, YearResult, Years, results_of

Compared: TypeAlias = Draft | AnnualReport2021 | AnnualReport2019
"""A report, or the draft of one."""
_Later = TypeVar("_Later", bound=Compared)
"""The class of the later of two reports."""

_MUCH: Final = 50
"""Most percent of last year's text in a part, by one city's rules."""
_SHORT: Final = 200
"""Fewest characters of a part that is judged by its share of last year's text.

A shorter part may consist of standing phrases, and is only named if it is entirely the same.
"""
_WRITTEN_ANEW: Final = ("overview", "problems_and_improvements")
"""The parts that must differ from year to year.

The preface cites the same documents, and part six usually has nothing to report.
"""


@define(frozen=True, slots=False, repr=False)
class Comparison(Shown, Generic[_Later]):
    """The comparison of two reports, 对照结果, each result computed on first use.

    >>> from gaidisclosure import AnnualReport2021, Draft, compare
    >>> before = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> after = before.replace({"行政许可": 5})
    >>> compare(before, after).changes[0].message("zh")
    '行政许可 / 本年处理决定数量：0 → 5'
    >>> compare(before, after).apply(before) == after
    True
    """

    before: Draft
    after: Draft
    is_sealed: bool = False
    """True if the later one is a report, so that ``apply`` returns a report."""

    def __rich_repr__(self) -> Iterator[Any]:
        yield from (self.before.agency, self.before.report_year, self.after.report_year)
        yield "changes", len(self.changes)
        yield from self.findings and [("findings", [each.code for each in self.findings])]

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """All differences of the reports, 变动, empty if and only if they are equal."""
        return tuple(differences(self.before, self.after))

    @cached_property
    def years(self) -> Years | None:
        """The two years if they follow one another, else ``None``."""
        before, after = self.before.report_year, self.after.report_year
        if before is None or after is None or after != before + 1:
            return None
        return before, after

    @cached_property
    def results(self) -> tuple[YearResult, ...]:
        """The results of all relations between two years in a row, 跨年核对结果."""
        return results_of(self.years, self.before, self.after) if self.years else ()

    @cached_property
    def findings(self) -> tuple[Violation, ...]:
        """The warnings and notes ``YEAR-…`` on two years in a row, 跨年提醒."""
        if self.years is None:
            return ()
        old, new = self.before, self.after
        found = chain(
            _differing(old, new),
            failed(self.results),
            size_warnings(old, new),
            _repeated(self.shares, new),
        )
        sources = tuple(map(str, self.years))
        return tuple(evolve(each, sources=sources) for each in found)

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """The share of each part that repeats the earlier text, 文字重复率, 0 to 1."""
        return MappingProxyType(shares(self.before.narrative, self.after.narrative))

    def apply(self, value: Compared) -> _Later:
        """Return a report with all changes applied, of the class of the later one.

        Applied to the earlier report, they give the later.

        Raises:
            InvalidReportError: The value has no such cell, or does not stay a valid report.
        """
        draft = changed(as_draft(value), self.changes)
        return cast("_Later", draft.seal() if self.is_sealed else draft)


def compare(before: Compared, after: _Later) -> Comparison[_Later]:
    """Compare two reports or drafts, 对照, cell by cell.

    Two of the same year are versions of a report, and have only ``changes``. For two years in a
    row there are also ``findings``, such as figures that were not carried over. They are warnings
    and notes, and refuse no report.

    Args:
        before: The earlier report or version.
        after: The later one.

    Raises:
        TypeError: One of them is neither a report nor a draft.

    >>> from gaidisclosure import AnnualReport2021, Draft
    >>> before = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2022))
    >>> after = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> after = after.replace({"规章 / 现行有效件数": 2})
    >>> [finding.code for finding in compare(before, after).findings]
    ['YEAR-STOCK:government_rules']
    """
    return Comparison(as_draft(before), as_draft(after), isinstance(after, AnnualReport))


def failed(results: tuple[YearResult, ...]) -> Iterator[Violation]:
    """Yield a warning for each relation that does not hold.

    If columns differ but their total agrees, applicants were reclassified, which is a note.
    """
    passed = {each.code for each in results if each.status is Status.PASSED}
    for result in results:
        if result.status is Status.FAILED:
            is_moved = result.code.startswith(CARRY) and CARRY_TOTAL in passed
            yield result.violation(Severity.NOTE if is_moved else Severity.WARNING)


def _differing(old: Draft, new: Draft) -> Iterator[Violation]:
    """Yield a finding if two reports are of different agencies or on different forms."""
    if old.issuer and new.issuer and len(alike([old.issuer, new.issuer])) > 1:
        names = (old.agency, new.agency)
        yield Violation("YEAR-AGENCY", ("agency",), *names, severity=Severity.WARNING)
    if old.form is not new.form:
        forms = (old.form.key, new.form.key)
        yield Violation("YEAR-EDITION", ("edition",), *forms, severity=Severity.NOTE)


def _repeated(shares: Mapping[str, float], new: Draft) -> Iterator[Violation]:
    """Yield a warning for each part that is mostly last year's text."""
    words = parts(new.narrative)
    for part in _WRITTEN_ANEW:
        share = shares.get(part, 0)
        is_much = share * 100 > _MUCH and len(words[part]) >= _SHORT
        if is_much or share == 1:
            figures = (_MUCH, ceil(share * 100))
            yield Violation(f"YEAR-TEXT:{part}", (part,), *figures, severity=Severity.WARNING)
