# SPDX-License-Identifier: Apache-2.0
"""From two names on the command line to pairs of reports, 两两对应."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import Factory, frozen

from gaidisclosure.checks import Severity, Status
from gaidisclosure.cli.reports import Reports
from gaidisclosure.draft import Draft
from gaidisclosure.relations import Comparison, Difference, RosterEntry, compare, paired

_ALWAYS: Final = frozenset({"year", "period"})
"""The members that differ between two years in any case."""
_NOBODY: Final = RosterEntry()
"""An unknown agency, which is like no other."""


@frozen
class Report:
    """A report in a file."""

    source: str
    draft: Draft


@frozen
class Pair:
    """Two reports of one agency, compared with each other."""

    before: Report
    after: Report
    comparison: Comparison[Draft]

    @property
    def changes(self) -> tuple[Difference, ...]:
        """All changes, without those of the year itself if two years are compared."""
        if self.comparison.years is None:
            return self.comparison.changes
        return tuple(each for each in self.comparison.changes if each.path not in _ALWAYS)

    @property
    def conclusion(self) -> str:
        """The conclusion: look, open or agrees on two years, else differs or same."""
        found = self.comparison
        if found.years is None:
            return "differs" if found.changes else "same"
        if any(each.severity is Severity.WARNING for each in found.findings):
            return "look"
        is_open = any(each.status is Status.NOT_EVALUABLE for each in found.results)
        return "open" if is_open else "agrees"


@frozen
class Pairs:
    """All pairs, and the reports of agencies that stand on one side only."""

    pairs: list[Pair] = Factory(list[Pair])
    only_before: list[Report] = Factory(list[Report])
    only_after: list[Report] = Factory(list[Report])


def read_reports(name: str, locale: str) -> tuple[list[Report], bool]:
    """Return the reports of a file or folder, and ``True`` if some file holds none."""
    reports = Reports.of([name], locale)
    found = [Report(str(source), loaded.draft) for source, loaded in reports.each()]
    return found, bool(reports.statuses)


def joined(old: Sequence[Report], new: Sequence[Report]) -> Pairs:
    """Return the pairs of reports of one agency, by credit code and then by name.

    Two single reports are a pair, whatever agencies they name.
    """
    found = Pairs()
    single = len(old) == len(new) == 1
    for left, right in [(0, 0)] if single else paired(_agencies(old), _agencies(new)):
        if left is None:
            found.only_after.extend(new[at] for at in (right,) if at is not None)
        elif right is None:
            found.only_before.append(old[left])
        else:
            compared = compare(old[left].draft, new[right].draft)
            found.pairs.append(Pair(old[left], new[right], compared))
    return found


def _agencies(reports: Iterable[Report]) -> list[RosterEntry]:
    return [
        RosterEntry(issuer.name, issuer.unified_social_credit_code) if issuer else _NOBODY
        for issuer in (each.draft.issuer for each in reports)
    ]
