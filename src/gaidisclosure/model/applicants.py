"""One row of table 3 by applicant, 申请人情况: six counts and their total."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import add, attrgetter
from typing import Final

from attrs import field, frozen

from gaidisclosure.checks import MAX_COUNT, Violation, judge
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.model.fields import Count, judged

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
"""One count, or one sum of counts, for each applicant."""
_COUNTS: Final[Callable[[object], Sums]] = attrgetter(*APPLICANTS)


def _settle(row: ApplicantCounts) -> None:
    if violations := row_violations(row.counts):
        raise InvalidReportError(violations)
    object.__setattr__(row, "total", sum(row.counts))


@judged(_settle)
@frozen
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

    natural_person: Count = 0
    commercial_enterprise: Count = 0
    research_institution: Count = 0
    public_interest_organization: Count = 0
    legal_service_institution: Count = 0
    other_organization: Count = 0
    total: int = field(init=False, eq=False)

    @property
    def counts(self) -> Sums:
        """The six counts in the form's order, without the total."""
        return _COUNTS(self)

    def __add__(self, other: ApplicantCounts) -> ApplicantCounts:
        if not isinstance(other, ApplicantCounts):
            return NotImplemented
        return ApplicantCounts(*map(add, self.counts, other.counts))


def row_violations(counts: tuple[object, ...], prefix: str = "") -> list[Violation]:
    """What is wrong with six counts that are to be a row."""
    if _lawful(counts):
        return []
    faults = (
        judge(f"{prefix}{name}", Kind.COUNT, n) for name, n in zip(APPLICANTS, counts, strict=True)
    )
    violations = [fault for fault in faults if fault]
    return violations or [Violation("CELL-SIZE", (f"{prefix}total",), "int", sum(counts))]  # type: ignore[arg-type]


def _lawful(counts: tuple[object, ...]) -> bool:
    """Whether six counts are surely a row, told without looking for reasons."""
    total = 0
    for count in counts:
        if type(count) is not int or count < 0:
            return False
        total += count
    return total <= MAX_COUNT


def add_up(rows: Iterable[ApplicantCounts]) -> Sums:
    """The sum of rows in each column; a decoded row with a wrong total or sign is refused.

    One plain loop over names, as this is where building and reading a report spend their time;
    most rows have figures in their first column alone, or none.
    """
    sum1 = sum2 = sum3 = sum4 = sum5 = sum6 = 0
    for row in rows:
        one = row.natural_person
        two = row.commercial_enterprise
        three = row.research_institution
        four = row.public_interest_organization
        five = row.legal_service_institution
        six = row.other_organization
        sum1 += one
        if two or three or four or five or six:
            lawful = one >= 0 and two >= 0 and three >= 0 and four >= 0 and five >= 0 and six >= 0
            if not lawful or one + two + three + four + five + six != row.total:
                raise InvalidReportError([_wrong_total(row)])
            sum2 += two
            sum3 += three
            sum4 += four
            sum5 += five
            sum6 += six
        elif not 0 <= one == row.total:
            raise InvalidReportError([_wrong_total(row)])
    return sum1, sum2, sum3, sum4, sum5, sum6


def _wrong_total(row: ApplicantCounts) -> Violation:
    return Violation("T3-ROW", expected=sum(row.counts), actual=row.total)


ZERO: Final = ApplicantCounts()
"""The row in which nothing happened."""
