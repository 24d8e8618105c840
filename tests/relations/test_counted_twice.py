# SPDX-License-Identifier: Apache-2.0
"""Reports that would count twice: an earlier sum, and an agency next to the agency alone."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from gaidisclosure.relations.agencies import without_level
from tests.relations.summing import GOVERNMENT, LICENSING, codes, left_out, some, summed, told, zero

BUREAU = "云溪县教育局"
ALONE = f"{BUREAU}（本级）"


def licensed(name: str, count: int) -> gd.Draft:
    return some(name, licensing=count)


def test_an_earlier_sum_is_left_out_and_named() -> None:
    members = (licensed("甲县局", 3), licensed("乙县局", 4))
    earlier = gd.Draft.from_report(summed(*members).report)
    found = summed(*members, ("全县.docx", earlier))
    assert found.draft.figures()[LICENSING] == 7
    assert told(found) == [("SELF", f"{GOVERNMENT}（全县.docx）")]
    assert left_out(found) == {"全县.docx": "MEMBER-SELF"}
    assert "重复计算" in found.findings[0].message("zh")


def test_an_earlier_sum_decides_on_no_year_or_edition() -> None:
    earlier = [(f"{number}.docx", zero(GOVERNMENT, 2022)) for number in range(3)]
    found = summed(*earlier, zero("甲县局"))
    assert (found.draft.year, codes(found)) == (2023, ["SELF"] * 3)


def test_without_others_there_is_no_sum() -> None:
    with pytest.raises(gd.InvalidReportError, match="MEMBER-NONE"):
        summed(zero(GOVERNMENT))


@pytest.mark.parametrize("name", [GOVERNMENT, "own.docx"])
def test_the_own_report_of_the_agency_counts_if_it_is_included(name: str) -> None:
    own = ("in/own.docx", licensed(GOVERNMENT, 2))
    found = summed(own, licensed("甲县局", 3), include=[name])
    assert found.draft.figures()[LICENSING] == 5
    assert not found.findings


def test_an_agency_is_known_by_its_code() -> None:
    code = "11341702486344515H"
    agency = gd.Agency(GOVERNMENT, unified_social_credit_code=code)
    found = summed(zero("云溪县政府", code=code), zero("甲县局"), agency=agency)
    assert told(found) == [("SELF", "云溪县政府")]


@pytest.mark.parametrize("name", [f"{GOVERNMENT}（本级）", f"{GOVERNMENT}本级"])
def test_the_agency_alone_is_no_sum(name: str) -> None:
    found = summed(licensed(name, 2), licensed("甲县局", 3), ("全县.docx", licensed(GOVERNMENT, 3)))
    assert found.draft.figures()[LICENSING] == 5
    assert set(codes(found)) == {"SELF"}


@pytest.mark.parametrize("name", [ALONE, f"{BUREAU}(局本级)", f"{BUREAU}本级", f"{BUREAU}（机关）"])
def test_an_agency_and_the_agency_alone_are_one(name: str) -> None:
    others = (licensed("甲县局", 3),)
    same = summed(licensed(BUREAU, 2), licensed(name, 2), *others)
    assert (same.draft.figures()[LICENSING], codes(same)) == (5, ["REPEATED"])
    other = summed(licensed(BUREAU, 5), licensed(name, 2), *others)
    assert other.draft.figures()[LICENSING] == 3
    assert codes(other) == ["DOUBLED"]
    assert [[str(each) for each in group] for group in other.doubled] == [[BUREAU, name]]
    chosen = summed(licensed(BUREAU, 5), licensed(name, 2), *others, include=[BUREAU])
    assert chosen.draft.figures()[LICENSING] == 8


def test_both_count_if_both_are_included() -> None:
    members = (licensed(BUREAU, 5), licensed(ALONE, 2), licensed("甲县局", 3))
    found = summed(*members, include=[BUREAU, ALONE])
    assert (found.draft.figures()[LICENSING], codes(found)) == (10, [])
    again = summed(*members, ("b.docx", licensed(ALONE, 1)), include=[BUREAU, ALONE])
    assert again.draft.figures()[LICENSING] == 8
    assert codes(again) == ["DOUBLED"]


def test_two_names_of_one_code_are_still_one_agency() -> None:
    code = "11341702486344515H"
    first, second = zero("云溪县商务局", code=code), zero("云溪县投资促进局", code=code)
    members = (first, second.replace({LICENSING: 1}), zero("甲县局"))
    found = summed(*members, include=["云溪县商务局", "云溪县投资促进局"])
    assert codes(found) == ["DOUBLED"]


@pytest.mark.parametrize(
    "name", ["本级", "云溪县直属机关", "云溪县机关事务管理局", "云溪县档案馆（新馆）"]
)
def test_other_names_are_left_as_they_are(name: str) -> None:
    assert without_level(name) == name.replace("（", "(").replace("）", ")")
