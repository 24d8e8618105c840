# SPDX-License-Identifier: Apache-2.0
"""Draw random reports and drafts."""

from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.strategies import annual_reports, drafts, names, violating


@given(annual_reports(edition="2021", years=[2023]))
def test_reports(report: gd.AnnualReport2021) -> None:
    assert report.request_handling.outcomes.other.total.total >= 0


@given(annual_reports(agencies=st.just(gd.Agency("云溪县商务局")), years=range(2021, 2024)))
def test_either(report: gd.AnyReport) -> None:
    assert report.agency.name


@given(drafts(consistent=False), violating({"T4-SUM:review"}, edition="2019"), names(max_size=9))
def test_drafts(draft: gd.Draft, other: gd.Draft, name: str) -> None:
    assert not draft.check().ok or other.edition == "2019" or name
