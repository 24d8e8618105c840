# SPDX-License-Identifier: Apache-2.0
"""What real reports leave blank: zeros, totals, or everything else. Nothing printed is wrong."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from gaidisclosure import AnyReport
from gaidisclosure import strategies as gs
from gaidisclosure.checks import Number
from gaidisclosure.draft import Conclusion, Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.strategies.draft import (
    OMISSIONS,
    Changing,
    totals_blank,
    totals_only,
    zeros_blank,
)
from tests import contract

ANY = settings(phases=[Phase.generate], database=None, derandomize=True, max_examples=2000)


@st.composite
def left_blank(draw: st.DrawFn, omission: Changing) -> tuple[AnyReport, Draft]:
    report = draw(gs.annual_reports())
    blank = omission(draw, report.form, report.figures())
    return report, Draft.from_report(report).replace(dict.fromkeys(blank))


@pytest.mark.parametrize("omission", OMISSIONS, ids=lambda omission: omission.__name__)
@given(data=st.data())
def test_the_draft_is_incomplete_and_holds_what_the_report_holds(
    omission: Changing, data: st.DataObject
) -> None:
    report, draft = data.draw(left_blank(omission))
    verdict = draft.check()
    assert verdict.conclusion is Conclusion.INCOMPLETE
    assert not verdict.errors
    printed = {path: figure for path, figure in draft.figures().items() if figure is not None}
    assert printed.items() <= report.figures().items()
    assert len(verdict.gaps) == len(draft.cells) - len(printed) > 0


@given(left_blank(zeros_blank))
def test_blanks_that_are_zeros_give_the_report_again(drawn: tuple[AnyReport, Draft]) -> None:
    report, draft = drawn
    assert draft.seal(blanks="zero") == report


@given(left_blank(totals_blank))
def test_blank_totals_are_all_forced(drawn: tuple[AnyReport, Draft]) -> None:
    report, draft = drawn
    assert {path for path, figure in draft.figures().items() if figure is None} == {
        path for path in contract.cells(report.edition) if path.endswith(".total")
    } | {path for path in contract.cells(report.edition) if ".outcomes.total." in path}
    assert draft.completed().seal() == report


@given(left_blank(totals_only))
def test_only_totals_and_table_2_are_filled(drawn: tuple[AnyReport, Draft]) -> None:
    _, draft = drawn
    for path, figure in draft.figures().items():
        is_total = path.endswith(".total") or ".outcomes.total." in path
        assert (figure is not None) is (is_total or path.startswith(contract.T2))


def test_zeros_are_all_blank_or_some_of_them() -> None:
    blanks = left_blank(zeros_blank)
    find(blanks, lambda drawn: 0 not in drawn[1].figures().values(), settings=ANY)
    find(blanks, lambda drawn: 0 in drawn[1].figures().values(), settings=ANY)


def test_where_no_figure_is_zero_the_totals_are_left_blank() -> None:
    figures: dict[str, Number] = dict.fromkeys(EDITION_2021.cells, 1)
    blanks = st.composite(zeros_blank)(EDITION_2021, figures)
    assert find(blanks, lambda _: True, settings=ANY).keys() == EDITION_2021.totals


@pytest.mark.parametrize("consistent", [None, False])
def test_drafts_come_with_each_omission(consistent: bool | None) -> None:
    drafts = gs.drafts(consistent=consistent, size="office")
    totals = [path for path in contract.cells("2021") if path.endswith(".total")]

    def blank(draft: Draft) -> set[str]:
        return {path for path, cell in draft.cells.items() if cell.text == ""}

    find(drafts, lambda draft: 0 not in draft.figures().values(), settings=ANY)
    find(drafts, lambda draft: blank(draft) >= {*totals}, settings=ANY)
    find(
        drafts, lambda draft: len(blank(draft)) > 100 and not blank(draft) & {*totals}, settings=ANY
    )


@given(gs.drafts(consistent=True))
def test_a_sealable_draft_leaves_nothing_blank(draft: Draft) -> None:
    assert None not in draft.figures().values()
