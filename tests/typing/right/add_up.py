# SPDX-License-Identifier: Apache-2.0
"""Add rows, groups and tables, and give rows to a spreadsheet."""

from collections.abc import Iterable

import gaidisclosure as gd
from gaidisclosure.checks import Number


def received(reports: Iterable[gd.AnnualReport2021]) -> gd.ApplicantCounts:
    rows = (report.request_handling.received for report in reports)
    return sum(rows, gd.ApplicantCounts())


def withheld(outcomes: gd.Outcomes2021 | gd.Outcomes2019) -> int:
    return outcomes.withheld.total.total + outcomes.unavailable.total.total


def other(outcomes: gd.Outcomes2021) -> gd.ApplicantCounts:
    return outcomes.other.total + outcomes.not_processed.total


one = gd.ReviewLitigation(review=gd.CaseResults(upheld=1))
both: gd.ReviewLitigation = one + one
back: gd.ReviewLitigation = gd.ReviewLitigation.from_rows(both.rows(totals=False))
rows: list[list[Number]] = back.rows()
either: gd.ReviewLitigation | int = sum([one, both])
