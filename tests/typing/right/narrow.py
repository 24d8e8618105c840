# SPDX-License-Identifier: Apache-2.0
"""Tell reports of two editions and drafts apart, by class, by edition and by match."""

from decimal import Decimal
from typing import assert_never

import gaidisclosure as gd


def fees(report: gd.AnyReport) -> Decimal | int:
    if report.edition == "2021":
        return report.proactive_disclosure.fees
    return report.proactive_disclosure.fees.previous


def amounts(report: gd.AnyReport) -> Decimal:
    match report:
        case gd.AnnualReport2021():
            return report.proactive_disclosure.fees
        case gd.AnnualReport2019():
            return report.proactive_disclosure.procurement.amount
        case _:
            assert_never(report)


def received(data: bytes) -> int | None:
    document = gd.loads(data)
    if isinstance(document, gd.Draft):
        return None
    return document.request_handling.received.total


def expected(data: bytes) -> gd.ApplicantCounts:
    return gd.loads(data, gd.AnnualReport2021).request_handling.outcomes.other.total


def any_report(report: gd.AnnualReport) -> str:
    return report.edition + report.title
