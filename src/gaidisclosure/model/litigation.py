# SPDX-License-Identifier: Apache-2.0
"""Table 4, 政府信息公开行政复议、行政诉讼情况: results of review and of litigation."""

from __future__ import annotations

from typing import ClassVar, final

from attrs import Factory, field, frozen

from gaidisclosure.checks import MAX_COUNT, Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2021, Edition
from gaidisclosure.model.fields import Count
from gaidisclosure.model.tables import FormTable
from gaidisclosure.model.value import Figures, check_fields, settle


@final
@frozen(kw_only=True, repr=False)
class CaseResults(Figures):
    """Cases by result, in 件: 结果维持, 结果纠正, 其他结果, 尚未审结, and 总计.

    Four whole numbers, zero or more; ``total`` is computed and cannot be given.

    >>> CaseResults(upheld=3, pending=1).total
    4
    """

    upheld: Count = 0
    corrected: Count = 0
    other: Count = 0
    pending: Count = 0
    total: int = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        total = self.upheld + self.corrected + self.other + self.pending
        if total > MAX_COUNT:
            raise InvalidReportError([Violation("CELL-SIZE", ("total",), "int", total)])
        settle(self, total, "T4-SUM")


@final
@frozen(kw_only=True, repr=False)
class ReviewLitigation(FormTable):
    """Table 4 of both editions: 行政复议, 未经复议直接起诉, 复议后起诉, each by result.

    A case in which the reviewing agency is only a co-defendant counts for the original agency
    alone (国办公开办函〔2016〕201号).

    >>> ReviewLitigation(review=CaseResults(upheld=2)).review.total
    2
    """

    form: ClassVar[Edition] = EDITION_2021
    key: ClassVar[str] = "review_litigation"

    review: CaseResults = Factory(CaseResults)
    litigation_direct: CaseResults = Factory(CaseResults)
    litigation_after_review: CaseResults = Factory(CaseResults)
