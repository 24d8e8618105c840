# SPDX-License-Identifier: Apache-2.0
"""Laws of the sum: it is that of its members, in any order and by any way."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.strategies import Membership, members

AGENCY = "云溪县各单位"
OTHER = "request_handling.outcomes.other"
Given = list[tuple[str, gd.Draft]]


def figures(given: Given) -> dict[str, int | Decimal | None]:
    return gd.consolidate(given, agency=AGENCY).draft.figures()


def oracle(drafts: tuple[gd.Draft, ...]) -> Counter[str]:
    """The sums as anybody would count them, with （六）其他处理 in one row."""
    found = Counter[str]()
    for draft in drafts:
        for path, figure in draft.completed().figures().items():
            row, _, column = path.rpartition(".")
            key = f"{OTHER}.{column}" if row.startswith(OTHER) else path
            found[key] += Fraction(figure or 0)  # type: ignore[assignment]
    return +found


@given(members())
def test_the_sum_is_that_of_the_members_which_are_in_order(drawn: Membership) -> None:
    found = gd.consolidate(drawn.reports, agency=AGENCY, expected=drawn.roster)
    reasons = {each.source: each.reason.code for each in found.left_out if each.reason}
    assert reasons == drawn.left_out
    assert tuple(each.draft for each in found.members) == drawn.summed
    assert sorted(map(str, found.missing)) == sorted(drawn.missing)
    assert oracle((found.draft,)) == oracle(drawn.summed)
    for path in found.draft.form.cells:
        added = [figure or 0 for figure in found.by_member(path).values()]
        assert sum(map(Fraction, added)) == found.draft.figures()[path]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@given(data=st.data())
def test_the_sum_of_reports_is_a_report(edition: gd.form.EditionName, data: st.DataObject) -> None:
    drawn = data.draw(members(edition=edition, faulty=False))
    found = gd.consolidate(drawn.reports, agency=AGENCY)
    one_row = [
        any(draft.figures()[path] for path in draft.form.unofficial) for draft in drawn.summed
    ]
    assert found.draft.form.key == ("2021-undivided" if any(one_row) else edition)
    assert found.draft.check().conclusion == ("incomplete" if any(one_row) else "valid")
    if not any(one_row):
        assert found.report == found.draft.seal() == found.printed
    assert not found.left_out


@given(members(), st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(drawn: Membership, random: object) -> None:
    shuffled = list(drawn.reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (gd.consolidate(each, agency=AGENCY) for each in (drawn.reports, shuffled))
    assert one.draft == other.draft
    assert Counter(each.code for each in one.findings) == Counter(
        each.code for each in other.findings
    )


@given(members(faulty=False), st.integers(0, 4))
def test_sums_of_parts_add_up_to_the_sum_of_all(drawn: Membership, cut: int) -> None:
    parts = [list(drawn.reports[:cut]), list(drawn.reports[cut:])]
    sums = [
        gd.consolidate(part, agency=f"第{number}组").draft
        for number, part in enumerate(parts)
        if part
    ]
    assert figures([(str(at), each) for at, each in enumerate(sums)]) == figures([*drawn.reports])


@given(members(faulty=False))
def test_a_zero_report_adds_nothing(drawn: Membership) -> None:
    zero = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县某局", 2023))
    assert figures([("zero", zero), *drawn.reports]) == figures([*drawn.reports])
