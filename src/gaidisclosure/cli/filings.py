# SPDX-License-Identifier: Apache-2.0
"""Who has filed, 报送情况: agencies missing, twice, unknown, or with another year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from gaidisclosure.checks import Violation
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.summary import Summary
from gaidisclosure.i18n import text
from gaidisclosure.relations import Roster, RosterEntry, alike


@frozen
class Filings:
    """The reports of a run against a roster and a year, as far as these are known.

    ``unknown`` are reports of agencies that are not on the roster, ``other_year`` those of another
    year than ``year``. If no year is given, it is that of most reports.
    """

    expected: int = 0
    missing: tuple[RosterEntry, ...] = ()
    doubled: tuple[tuple[Summary, ...], ...] = ()
    unknown: tuple[Summary, ...] = ()
    other_year: tuple[Summary, ...] = ()
    year: int | None = None
    unreadable: int = 0
    is_asked: bool = False
    """``True`` if the roster or the year was given."""

    @classmethod
    def of(
        cls, summaries: Sequence[Summary], roster: Roster | None = None, year: int | None = None
    ) -> Filings:
        """Return the filings of a run.

        Args:
            summaries: All files. Those without a report count as unreadable.
            roster: The agencies that have to report, if given.
            year: The year that all reports should have, if given.
        """
        reports = [each for each in summaries if each.is_report]
        agencies = [RosterEntry(each.agency or "", each.code) for each in reports]
        called = roster.call(agencies) if roster else None
        wanted = year or _year_of_most(reports)
        return cls(
            expected=len(roster.entries) if roster else 0,
            missing=called.missing if called else (),
            doubled=tuple(_doubled(alike(agencies), reports)),
            unknown=tuple(reports[at] for at in called.unknown) if called else (),
            other_year=tuple(
                each for each in reports if each.year not in (None, wanted or each.year)
            ),
            year=wanted,
            unreadable=len(summaries) - len(reports),
            is_asked=roster is not None or year is not None,
        )

    def lines(self, locale: str) -> Iterator[str]:
        """Yield a sentence for each kind of finding."""
        found = {
            "missing": [str(each) for each in self.missing],
            "doubled": [self._together(each, locale) for each in self.doubled],
            "unknown": [_with(each, each.agency or "", locale) for each in self.unknown],
            "year": [
                _with(each, text("explain.year", locale, year=each.year), locale)
                for each in self.other_year
            ],
        }
        if self.expected and not self.missing:
            yield text("cli.closing.complete", locale, count=self.expected)
        for name, names in found.items():
            if names:
                listed = text("cli.list", locale).join(names)
                yield text(
                    f"cli.closing.{name}", locale, count=len(names), names=listed, year=self.year
                )
        if self.missing and self.unreadable:
            yield text("cli.closing.perhaps", locale, count=self.unreadable)

    def faults(self, locale: str) -> Iterator[Fault]:
        """Yield the findings as lines of a list."""
        for entry in self.missing:
            violation = Violation("MEMBER-MISSING", sources=(str(entry),))
            yield _fault("missing", violation, str(entry), "", locale)
        for group in self.doubled:
            files = tuple(each.file for each in group)
            violation = Violation("MEMBER-DOUBLED", actual=len(files), sources=files)
            for each in group:
                yield _fault("doubled", violation, each.agency or "", each.file, locale)
        for each in self.unknown:
            violation = Violation("MEMBER-UNKNOWN", sources=(each.agency or each.file,))
            yield _fault("unknown", violation, each.agency or "", each.file, locale)
        for each in self.other_year:
            sources = (each.agency or each.file,)
            violation = Violation(
                "MEMBER-YEAR", expected=self.year, actual=each.year, sources=sources
            )
            yield _fault("year", violation, each.agency or "", each.file, locale)

    @staticmethod
    def _together(group: Sequence[Summary], locale: str) -> str:
        files = text("cli.list", locale).join(each.file for each in group)
        return text("cli.closing.with", locale, name=group[0].agency or group[0].code, more=files)


def _doubled(
    groups: Iterable[Sequence[int]], reports: Sequence[Summary]
) -> Iterator[tuple[Summary, ...]]:
    """Yield the reports of one agency and year that are in several files."""
    for group in groups:
        years: defaultdict[int | None, dict[str, Summary]] = defaultdict(dict)
        for at in group:
            years[reports[at].year][reports[at].file] = reports[at]
        yield from (tuple(same.values()) for same in years.values() if len(same) > 1)


def _year_of_most(reports: Sequence[Summary]) -> int | None:
    """Return the year of more than half of the reports that name one, if any."""
    years = Counter(each.year for each in reports if each.year)
    for year, count in years.most_common(1):
        return year if 2 * count > years.total() else None
    return None


def _with(summary: Summary, more: str, locale: str) -> str:
    """Return the name of a file with a remark, if there is one."""
    return text("cli.closing.with", locale, name=summary.file, more=more) if more else summary.file


def _fault(kind: str, violation: Violation, agency: str, file: str, locale: str) -> Fault:
    return Fault(
        kind=text(f"cli.fault.{kind}", locale),
        agency=agency,
        file=file,
        advice=violation.message(locale),
        code=violation.code,
    )
