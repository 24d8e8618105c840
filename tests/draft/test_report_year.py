# SPDX-License-Identifier: Apache-2.0
"""The report year of a draft: one answer for the command, for sums and for comparisons."""

from __future__ import annotations

import json

import pytest

from gaidisclosure import Draft, ReportingPeriod, compare
from gaidisclosure.cli.judging import Judged
from gaidisclosure.cli.outputs import json as as_json
from gaidisclosure.cli.summary import Summary
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.explain.findings import origin_in_words
from gaidisclosure.form import EDITION_2021
from gaidisclosure.relations.members import Member

PERIOD = ReportingPeriod.of_year(2023)


@pytest.mark.parametrize(
    ("year", "period", "expected"),
    [(2022, PERIOD, 2022), (None, PERIOD, 2023), (0, PERIOD, 0), (0, None, 0), (None, None, None)],
)
def test_the_year_that_is_told_goes_before_that_of_the_period(
    year: int | None, period: ReportingPeriod | None, expected: int | None
) -> None:
    draft = Draft(edition=EDITION_2021, year=year, period=period, cells={})
    judged = Judged("a.txt", Loaded(draft), draft.check())
    told = "no report year" if expected is None else f" {expected},"
    assert draft.report_year == expected
    assert Member("a.txt", draft).year == expected
    assert Summary.of(judged, "en", listed=False).year == expected
    assert json.loads(as_json.line(judged, "en"))["year"] == expected
    assert told in origin_in_words(draft, "en")
    assert compare(draft, draft).years is None
