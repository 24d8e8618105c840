# SPDX-License-Identifier: Apache-2.0
"""Relations between two years in a row, 跨年关系: figures carried over.

结转下年度 of a year is 上年结转 of the next. 现行有效件数 grows by 制发 and shrinks by 废止, but
amended and lapsed documents have no column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.checks import Number, Severity, Status, Violation, added, cell_label
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITION_2019, EDITION_2021, Edition, edition_in_force
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.model import APPLICANTS

CARRY: Final = "YEAR-CARRY"
_TOTAL: Final = "total"
CARRY_TOTAL: Final = f"{CARRY}:{_TOTAL}"
_CARRIED: Final = "request_handling.carried_forward"
BROUGHT: Final = "request_handling.brought_forward"
STOCK: Final = "YEAR-STOCK"
_STOCKS: Final = ("government_rules", "normative_documents")
_SHOWN: Final = 3

Years = tuple[int, int]
"""A year and the next."""
Figures = Mapping[str, Number | None]


@frozen
class YearResult:
    """The result of one relation between two years in a row, 跨年核对结果.

    ``cells`` are the cells of the relation. ``expected`` is the figure (件) that follows for the
    last of them, ``actual`` the one filled in. ``unknown`` are the cells without a figure, each
    with its year, and ``absent`` the years without a report. With any of these, the relation is not
    evaluable.
    """

    code: str
    years: Years
    status: Status
    cells: tuple[str, ...]
    expected: Number | None = None
    actual: Number | None = None
    unknown: tuple[tuple[int, str], ...] = ()
    absent: tuple[int, ...] = ()
    edition: str = "2021"

    def why(self, locale: AnyLocale | None = None) -> str:
        """Return why the relation could not be evaluated, or an empty string."""
        if self.absent:
            return text("relations.year_absent", locale, year=self.absent[0])
        if not self.unknown:
            return ""
        named = [
            text("relations.cell_of", locale, of=year, cell=cell_label(path, self.edition, locale))
            for year, path in self.unknown[:_SHOWN]
        ]
        more = "…" if len(self.unknown) > _SHOWN else ""
        cells = text("checks.semicolon", locale).join(named) + more
        return text("checks.not_evaluable", locale, count=len(self.unknown), cells=cells)

    def violation(self, severity: Severity = Severity.WARNING) -> Violation:
        """Return the violation of a relation that does not hold, as a warning or a note."""
        return Violation(
            code=self.code,
            cells=self.cells,
            expected=self.expected,
            actual=self.actual,
            severity=severity,
            edition=self.edition,
            sources=tuple(map(str, self.years)),
        )


@frozen
class Relation:
    """A relation between two years, in which the last cell follows from the others.

    The first cell is of the earlier year, all others are of the later. The second is added and the
    third subtracted, if there are four.
    """

    code: str
    cells: tuple[str, ...]

    def result(self, years: Years, figures: Mapping[int, Figures], edition: str) -> YearResult:
        """Return the result for the figures of each year, on an edition of the form."""
        before, after = years
        keys = [(before, self.cells[0]), *((after, path) for path in self.cells[1:])]
        known = [figure for year, path in keys if (figure := figures[year].get(path)) is not None]
        result = YearResult(self.code, years, Status.NOT_EVALUABLE, self.cells, edition=edition)
        if len(known) < len(keys):
            unknown = (key for key in keys if figures[key[0]].get(key[1]) is None)
            return evolve(result, unknown=tuple(unknown))
        expected, actual = _expected(known[:-1]), known[-1]
        status = Status.PASSED if expected == actual else Status.FAILED
        return evolve(result, status=status, expected=expected, actual=actual)


@cache
def relations(before: Edition, after: Edition) -> tuple[Relation, ...]:
    """Return the relations between two years by their forms, the total first.

    Only the 2021 form has the number of documents in force.
    """
    found = [
        Relation(f"{CARRY}:{column}", (f"{_CARRIED}.{column}", f"{BROUGHT}.{column}"))
        for column in (_TOTAL, *APPLICANTS)
    ]
    if before.name == after.name == EDITION_2021.name:
        for row in _STOCKS:
            names = ("in_force", "issued", "repealed", "in_force")
            cells = tuple(f"proactive_disclosure.{row}.{name}" for name in names)
            found.append(Relation(f"{STOCK}:{row}", cells))
    return tuple(found)


def results_of(years: Years, before: Draft | None, after: Draft | None) -> tuple[YearResult, ...]:
    """Evaluate every relation between two years.

    Args:
        years: The years.
        before: The report for the first year, ``None`` if it is absent.
        after: The report for the second year, ``None`` if it is absent.
    """
    drafts = {years[0]: before, years[1]: after}
    old, new = (each.form if each else _usual(year) for year, each in drafts.items())
    figures = {year: each.figures() if each else {} for year, each in drafts.items()}
    absent = tuple(year for year, each in drafts.items() if each is None)
    results = (each.result(years, figures, new.name) for each in relations(old, new))
    return tuple(evolve(each, absent=absent) if absent else each for each in results)


def _usual(year: int) -> Edition:
    """Return the form in force for a year without a report."""
    return edition_in_force(year) or EDITION_2019


def _expected(known: Sequence[Number]) -> Number:
    """Return the first figure plus the second, less the third."""
    before, more, less = (*known, 0, 0)[:3]
    return added((before, more, -less if isinstance(less, int) else less.copy_negate()))
