# SPDX-License-Identifier: Apache-2.0
"""A row of table 3 by applicant, 申请人情况: six counts and their total."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Final, cast, final

from attrs import field, frozen

from gaidisclosure.checks import MAX_COUNT, Violation, judge
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.model.fields import Count
from gaidisclosure.model.value import Figures, settle

APPLICANTS: Final = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
)
"""The six columns of the form from which 总计 is computed."""

Sums = tuple[int, int, int, int, int, int]
"""A count, or a sum of counts, for each applicant."""
_COUNTS: Final[Callable[[object], Sums]] = attrgetter(*APPLICANTS)


@final
@frozen(repr=False)
class ApplicantCounts(Figures):
    """Requests by applicant, in one row of the form: 自然人, five kinds of 法人或其他组织, 总计.

    Six whole numbers of requests (件), zero or more; ``total`` is computed and cannot be given.
    Source: 国办公开办函〔2021〕30号, table 3.

    >>> row = ApplicantCounts(natural_person=3, commercial_enterprise=1)
    >>> row.total
    4
    >>> row + row
    ApplicantCounts(natural_person=6, commercial_enterprise=2)

    Raises :class:`~gaidisclosure.errors.InvalidReportError` for anything but such numbers.
    """

    natural_person: Count = 0
    commercial_enterprise: Count = 0
    research_institution: Count = 0
    public_interest_organization: Count = 0
    legal_service_institution: Count = 0
    other_organization: Count = 0
    total: int = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        # A report has some thirty rows: a loop over the six names takes three times as long.
        one, two, three = self.natural_person, self.commercial_enterprise, self.research_institution
        four, five = self.public_interest_organization, self.legal_service_institution
        six = self.other_organization
        if not (
            type(one) is type(two) is type(three) is type(four) is type(five) is type(six) is int
            and one >= 0 <= two
            and three >= 0 <= four
            and five >= 0 <= six
            and (total := one + two + three + four + five + six) <= MAX_COUNT
        ):
            raise InvalidReportError(row_violations(self.counts))
        settle(self, total, "T3-ROW")

    @property
    def counts(self) -> Sums:
        """The six counts in the form's order, without the total."""
        return _COUNTS(self)


def row_violations(counts: tuple[object, ...], prefix: str = "") -> list[Violation]:
    """Return the faults of six counts as a row."""
    faults = (
        judge(f"{prefix}{name}", Kind.COUNT, n) for name, n in zip(APPLICANTS, counts, strict=True)
    )
    violations = [fault for fault in faults if fault]
    total = 0 if violations else sum(cast(Sums, counts))
    if total > MAX_COUNT:
        violations.append(Violation("CELL-SIZE", (f"{prefix}total",), "int", total))
    return violations


def add_up(rows: Iterable[ApplicantCounts]) -> Sums:
    """Return the sums of rows in each column.

    A plain loop over names, as building and reading a report spend their time here. In most rows
    all requests are of natural persons, or there are none.
    """
    sum1 = sum2 = sum3 = sum4 = sum5 = sum6 = 0
    for row in rows:
        if not row.total:
            continue
        sum1 += row.natural_person
        if row.natural_person != row.total:
            sum2 += row.commercial_enterprise
            sum3 += row.research_institution
            sum4 += row.public_interest_organization
            sum5 += row.legal_service_institution
            sum6 += row.other_organization
    return sum1, sum2, sum3, sum4, sum5, sum6


ZERO: Final = ApplicantCounts()
"""The row without requests."""
