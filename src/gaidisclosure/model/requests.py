"""Table 3, 收到和处理政府信息公开申请情况: received, handled and carried forward, by applicant."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, ClassVar, Final

from attrs import Factory, field, frozen

from gaidisclosure.checks import Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021, Edition
from gaidisclosure.model.applicants import ApplicantCounts, add_up, total_row
from gaidisclosure.model.fields import check_fields
from gaidisclosure.model.tables import FormTable, figure_violations

KEY: Final = "request_handling"
_PREFIX: Final = f"{KEY}.outcomes."


def _row() -> Any:
    return Factory(ApplicantCounts)


@frozen(kw_only=True)
class Withheld:
    """（三）不予公开: requests refused, by the eight grounds of the form (《条例》 arts. 14 to 16, 36).

    >>> Withheld(state_secrets=ApplicantCounts(natural_person=1)).state_secrets.total
    1
    """

    state_secrets: ApplicantCounts = _row()
    prohibited_by_law: ApplicantCounts = _row()
    security_and_stability: ApplicantCounts = _row()
    third_party_rights: ApplicantCounts = _row()
    internal_affairs: ApplicantCounts = _row()
    process_information: ApplicantCounts = _row()
    enforcement_files: ApplicantCounts = _row()
    administrative_inquiry: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供: requests that could not be met (《条例》 arts. 30, 36, 38)."""

    not_held: ApplicantCounts = _row()
    requires_creation: ApplicantCounts = _row()
    still_unclear: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: requests that are no proper requests (《条例》 arts. 35, 36, 39)."""

    petition: ApplicantCounts = _row()
    repeated: ApplicantCounts = _row()
    published_material: ApplicantCounts = _row()
    excessive: ApplicantCounts = _row()
    confirmation: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@frozen(kw_only=True)
class OtherProcessing:
    """（六）其他处理 of the 2021 form: late supplements, unpaid fees, and the rest."""

    supplement_overdue: ApplicantCounts = _row()
    fee_overdue: ApplicantCounts = _row()
    other: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@frozen(kw_only=True)
class Outcomes2021:
    """三、本年度办理结果 of the 2021 form: 21 rows; ``total`` is （七）总计, computed."""

    disclosed: ApplicantCounts = _row()
    partially_disclosed: ApplicantCounts = _row()
    withheld: Withheld = Factory(Withheld)
    unavailable: Unavailable = Factory(Unavailable)
    not_processed: NotProcessed = Factory(NotProcessed)
    other: OtherProcessing = Factory(OtherProcessing)
    total: ApplicantCounts = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        _settle_total(self, _ROWS_2021(self))


@frozen(kw_only=True)
class Outcomes2019:
    """三、本年度办理结果 of the trial form: 19 rows, as （六）其他处理 is one."""

    disclosed: ApplicantCounts = _row()
    partially_disclosed: ApplicantCounts = _row()
    withheld: Withheld = Factory(Withheld)
    unavailable: Unavailable = Factory(Unavailable)
    not_processed: NotProcessed = Factory(NotProcessed)
    other: ApplicantCounts = _row()
    total: ApplicantCounts = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        _settle_total(self, _ROWS_2019(self))


def _rows(form: Edition) -> attrgetter[tuple[ApplicantCounts, ...]]:
    column = form.identities["T3-SUM:natural_person"].left
    return attrgetter(*(path.removeprefix(_PREFIX).rpartition(".")[0] for path in column))


_ROWS_2021: Final = _rows(EDITION_2021)
_ROWS_2019: Final = _rows(EDITION_2019)


def _settle_total(outcomes: Any, rows: Iterable[ApplicantCounts]) -> None:
    """Hold the total; where a decoder filled in the written one, it must be the same."""
    total = total_row(rows, f"{_PREFIX}total.")
    written = getattr(outcomes, "total", total)
    if (*written.counts, written.total) != (*total.counts, total.total):
        raise InvalidReportError([Violation("T3-SUM", expected=total.total, actual=written.total)])
    object.__setattr__(outcomes, "total", total)


@frozen(kw_only=True)
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

    received: ApplicantCounts = _row()
    brought_forward: ApplicantCounts = _row()
    outcomes: Outcomes2021 = Factory(Outcomes2021)
    carried_forward: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        _check_balance(self)


@frozen(kw_only=True)
class RequestHandling2019(FormTable):
    """Table 3 of the trial form (国办公开办函〔2019〕60号): 23 rows by 7 columns, in 件."""

    form: ClassVar[Edition] = EDITION_2019
    key: ClassVar[str] = KEY

    received: ApplicantCounts = _row()
    brought_forward: ApplicantCounts = _row()
    outcomes: Outcomes2019 = Factory(Outcomes2019)
    carried_forward: ApplicantCounts = _row()

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        _check_balance(self)


RequestHandling = RequestHandling2021 | RequestHandling2019


def _check_balance(table: RequestHandling) -> None:
    """第一项加第二项之和，等于第三项加第四项之和, in each column."""
    left = add_up((table.received, table.brought_forward))
    right = add_up((table.outcomes.total, table.carried_forward))
    if left != right:
        raise InvalidReportError(figure_violations(table.form, table.key, table.figures()))
