# SPDX-License-Identifier: Apache-2.0
"""Table 3, 收到和处理政府信息公开申请情况: received, handled and carried forward, by applicant."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from operator import attrgetter
from typing import Any, ClassVar, Final, final

from attrs import Factory, field, frozen

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021, Edition
from gaidisclosure.model.applicants import ZERO, ApplicantCounts, add_up, row_violations
from gaidisclosure.model.fields import hints, per_class
from gaidisclosure.model.tables import FormTable, figure_violations
from gaidisclosure.model.value import Figures, check_fields, settle

KEY: Final = "request_handling"
_PREFIX: Final = f"{KEY}.outcomes."


class OutcomeGroup(Figures):
    """Rows of 三、本年度办理结果 that the form prints under one heading."""

    __slots__ = ()

    @property
    def total(self) -> ApplicantCounts:
        """The sum of the rows of the group, for which the form has no row of its own.

        >>> one = ApplicantCounts(natural_person=1)
        >>> Withheld(state_secrets=one, internal_affairs=one).total.total
        2
        """
        return ApplicantCounts(*add_up(_rows(type(self))(self)))


@final
@frozen(kw_only=True, repr=False)
class Withheld(OutcomeGroup):
    """（三）不予公开: requests refused, by eight grounds (《条例》 arts. 14 to 16, 36).

    >>> Withheld(state_secrets=ApplicantCounts(natural_person=1)).state_secrets.total
    1
    """

    state_secrets: ApplicantCounts = ZERO
    prohibited_by_law: ApplicantCounts = ZERO
    security_and_stability: ApplicantCounts = ZERO
    third_party_rights: ApplicantCounts = ZERO
    internal_affairs: ApplicantCounts = ZERO
    process_information: ApplicantCounts = ZERO
    enforcement_files: ApplicantCounts = ZERO
    administrative_inquiry: ApplicantCounts = ZERO


@final
@frozen(kw_only=True, repr=False)
class Unavailable(OutcomeGroup):
    """（四）无法提供: requests that could not be met (《条例》 arts. 30, 36, 38)."""

    not_held: ApplicantCounts = ZERO
    requires_creation: ApplicantCounts = ZERO
    still_unclear: ApplicantCounts = ZERO


@final
@frozen(kw_only=True, repr=False)
class NotProcessed(OutcomeGroup):
    """（五）不予处理: requests that are not handled as such (《条例》 arts. 35, 36, 39)."""

    petition: ApplicantCounts = ZERO
    repeated: ApplicantCounts = ZERO
    published_material: ApplicantCounts = ZERO
    excessive: ApplicantCounts = ZERO
    confirmation: ApplicantCounts = ZERO


@final
@frozen(kw_only=True, repr=False)
class OtherProcessing(OutcomeGroup):
    """（六）其他处理 of the 2021 form: late supplements, unpaid fees, and the rest."""

    supplement_overdue: ApplicantCounts = ZERO
    fee_overdue: ApplicantCounts = ZERO
    other: ApplicantCounts = ZERO


def outcome_rows(outcomes: Outcomes2021 | Outcomes2019) -> tuple[ApplicantCounts, ...]:
    """Return the rows that （七）总计 adds up: 21, or 19 of the trial form."""
    return _rows(outcomes.__class__)(outcomes)


@per_class
def _rows(cls: type[Any]) -> Callable[[Any], tuple[ApplicantCounts, ...]]:
    """Return a reader of the rows of outcomes and of their groups."""
    names = (
        [f"{name}.{row}" for row in hints(hint)] if hint is not ApplicantCounts else [name]
        for name, hint in hints(cls).items()
    )
    return attrgetter(*chain.from_iterable(names))


def _settle_total(outcomes: Outcomes2021 | Outcomes2019) -> None:
    check_fields(outcomes)
    sums = add_up(outcome_rows(outcomes))
    written = getattr(outcomes, "total", None)
    if type(written) is ApplicantCounts and written.counts == sums:
        return
    try:
        total = ApplicantCounts(*sums)
    except InvalidReportError:
        raise InvalidReportError(row_violations(sums, f"{_PREFIX}total.")) from None
    settle(outcomes, total, "T3-SUM")


@frozen(kw_only=True, repr=False)
class _Outcomes(Figures):
    """The rows of 三、本年度办理结果 that both editions have."""

    disclosed: ApplicantCounts = ZERO
    partially_disclosed: ApplicantCounts = ZERO
    withheld: Withheld = Factory(Withheld)
    unavailable: Unavailable = Factory(Unavailable)
    not_processed: NotProcessed = Factory(NotProcessed)


@final
@frozen(kw_only=True, repr=False)
class Outcomes2021(_Outcomes):
    """三、本年度办理结果 of the 2021 form: 21 rows, and （七）总计 as ``total``."""

    other: OtherProcessing = Factory(OtherProcessing)
    total: ApplicantCounts = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        _settle_total(self)


@final
@frozen(kw_only=True, repr=False)
class Outcomes2019(_Outcomes):
    """三、本年度办理结果 of the trial form: 19 rows, as （六）其他处理 is one."""

    other: ApplicantCounts = ZERO
    total: ApplicantCounts = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        _settle_total(self)


def _check_balance(table: RequestHandling2021 | RequestHandling2019) -> None:
    """Check that 第一项加第二项之和，等于第三项加第四项之和 in each column."""
    check_fields(table)
    if not balances(table):
        raise InvalidReportError(figure_violations(table.form, table.key, table.figures()))


def balances(table: RequestHandling2021 | RequestHandling2019) -> bool:
    """Return ``True`` if 勾稽关系 holds in the column of every applicant."""
    received = add_up((table.received, table.brought_forward))
    return received == add_up((table.outcomes.total, table.carried_forward))


@final
@frozen(kw_only=True, repr=False)
class RequestHandling2021(FormTable):
    """Table 3 of the form in force (国办公开办函〔2021〕30号): 25 rows by 7 columns, in 件.

    For every kind of applicant, 新收 and 上年结转 equal 办理结果总计 and 结转下年度.

    >>> one = ApplicantCounts(natural_person=1)
    >>> table = RequestHandling2021(received=one, outcomes=Outcomes2021(disclosed=one))
    >>> table.outcomes.total.total
    1
    >>> RequestHandling2021(received=one)
    Traceback (most recent call last):
    gaidisclosure.errors.InvalidReportError: ...
    """

    form: ClassVar[Edition] = EDITION_2021
    key: ClassVar[str] = KEY

    received: ApplicantCounts = ZERO
    brought_forward: ApplicantCounts = ZERO
    outcomes: Outcomes2021 = Factory(Outcomes2021)
    carried_forward: ApplicantCounts = ZERO

    def __attrs_post_init__(self) -> None:
        _check_balance(self)


@final
@frozen(kw_only=True, repr=False)
class RequestHandling2019(FormTable):
    """Table 3 of the trial form (国办公开办函〔2019〕60号): 23 rows by 7 columns, in 件."""

    form: ClassVar[Edition] = EDITION_2019
    key: ClassVar[str] = KEY

    received: ApplicantCounts = ZERO
    brought_forward: ApplicantCounts = ZERO
    outcomes: Outcomes2019 = Factory(Outcomes2019)
    carried_forward: ApplicantCounts = ZERO

    def __attrs_post_init__(self) -> None:
        _check_balance(self)
