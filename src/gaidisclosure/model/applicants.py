"""One row of table 3 by applicant, 申请人情况: six counts and their total."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from gaidisclosure.checks import MAX_COUNT, Violation, judge
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind

APPLICANTS: Final = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
)
"""The columns of the form that are counted; 总计 is computed from them."""

Sums = tuple[int, int, int, int, int, int]


@frozen(init=False)
class ApplicantCounts:
    """Requests by applicant, in one row of the form: 自然人, five kinds of 法人或其他组织, 总计.

    Six whole numbers of requests (件), zero or more; ``total`` is computed and cannot be given.
    Source: 国办公开办函〔2021〕30号, table 3.

    >>> row = ApplicantCounts(natural_person=3, commercial_enterprise=1)
    >>> row.total
    4
    >>> row + row
    ApplicantCounts(natural_person=6, commercial_enterprise=2, research_institution=0, \
public_interest_organization=0, legal_service_institution=0, other_organization=0, total=8)

    Raises :class:`~gaidisclosure.errors.InvalidReportError` for anything but such numbers.
    """

    natural_person: int
    commercial_enterprise: int
    research_institution: int
    public_interest_organization: int
    legal_service_institution: int
    other_organization: int
    total: int = field(init=False, eq=False)

    # Written out rather than a post-init hook: a decoder that fills 24 rows at once skips it,
    # and the tables that hold the rows judge them in one pass (see add_up).
    def __init__(
        self,
        natural_person: int = 0,
        commercial_enterprise: int = 0,
        research_institution: int = 0,
        public_interest_organization: int = 0,
        legal_service_institution: int = 0,
        other_organization: int = 0,
    ) -> None:
        counts = (
            natural_person,
            commercial_enterprise,
            research_institution,
            public_interest_organization,
            legal_service_institution,
            other_organization,
        )
        if violations := row_violations(counts):
            raise InvalidReportError(violations)
        for name, count in zip(APPLICANTS, counts, strict=True):
            object.__setattr__(self, name, count)
        object.__setattr__(self, "total", sum(counts))

    @property
    def counts(self) -> Sums:
        """The six counts in the form's order, without the total."""
        return (
            self.natural_person,
            self.commercial_enterprise,
            self.research_institution,
            self.public_interest_organization,
            self.legal_service_institution,
            self.other_organization,
        )

    def __add__(self, other: ApplicantCounts) -> ApplicantCounts:
        if not isinstance(other, ApplicantCounts):
            return NotImplemented
        return ApplicantCounts(*map(sum, zip(self.counts, other.counts, strict=True)))


def row_violations(counts: tuple[object, ...], prefix: str = "") -> list[Violation]:
    """What is wrong with six counts that are to be a row."""
    paths = [prefix + name for name in APPLICANTS]
    judged = (judge(path, Kind.COUNT, n) for path, n in zip(paths, counts, strict=True))
    violations = [violation for violation in judged if violation]
    if violations or (total := sum(counts)) <= MAX_COUNT:  # type: ignore[arg-type]
        return violations
    return [Violation("CELL-SIZE", (f"{prefix}total",), "int", total)]


def add_up(rows: Iterable[ApplicantCounts]) -> Sums:
    """The sum of rows in each column; a row that no constructor made is judged on the way.

    One plain loop over names, as this is where reading a document spends its time.
    """
    sum1 = sum2 = sum3 = sum4 = sum5 = sum6 = 0
    for row in rows:
        one = row.natural_person
        two = row.commercial_enterprise
        three = row.research_institution
        four = row.public_interest_organization
        five = row.legal_service_institution
        six = row.other_organization
        if one + two + three + four + five + six != row.total or row.total > MAX_COUNT:
            raise _unlawful(row)
        if one < 0 or two < 0 or three < 0 or four < 0 or five < 0 or six < 0:
            raise _unlawful(row)
        sum1 += one
        sum2 += two
        sum3 += three
        sum4 += four
        sum5 += five
        sum6 += six
    return sum1, sum2, sum3, sum4, sum5, sum6


def _unlawful(row: ApplicantCounts) -> InvalidReportError:
    found = row_violations(row.counts)
    paths = (*APPLICANTS, "total")
    return InvalidReportError(
        found or [Violation("T3-ROW", paths, sum(row.counts), row.total, (*row.counts, row.total))]
    )


def total_row(rows: Iterable[ApplicantCounts], prefix: str) -> ApplicantCounts:
    """The row （七）总计 of the rows above it; ``prefix`` is its path, for the error."""
    sums = add_up(rows)
    if violations := row_violations(sums, prefix):
        raise InvalidReportError(violations)
    return ApplicantCounts(*sums)
