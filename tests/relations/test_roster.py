# SPDX-License-Identifier: Apache-2.0
"""Rosters of agencies, and reports joined by code and name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import gaidisclosure as gd
from gaidisclosure.relations import Roster, RosterEntry, alike, paired

CODE = "11341702486344515H"
OTHER = "113417034863445150"


def coded(name: str, code: str = CODE) -> gd.Agency:
    return gd.Agency(name, unified_social_credit_code=code)


@pytest.mark.parametrize(
    "content",
    [
        "云溪县商务局\n云溪县审计局\n",
        "# 2023 年应报单位\n1. 云溪县商务局\n2、云溪县审计局\n\n",
        f"云溪县商务局\t{CODE}\n云溪县审计局\n",
        "序号,单位名称,联系人\n1,云溪县商务局,王某\n2,云溪县审计局,李某\n3,,赵某\n",
        f"单位,代码\n云溪县商务局,{CODE}\n云溪县审计局,\n#云溪县某局,\n",
        "１　云溪县商务局\n（2）云溪县审计局",
        "类别,单位名称\n县直,云溪县商务局\n县直,云溪县审计局\n",
        "Contact,Agency\n王某,云溪县商务局\n李某,云溪县审计局\n",
    ],
)
def test_a_roster_is_read_from_any_list(content: str) -> None:
    for data in (content.encode(), content.encode("gb18030"), content.encode("utf-8-sig")):
        assert [each.name for each in Roster.read(data).entries] == ["云溪县商务局", "云溪县审计局"]


def test_codes_alone_and_codes_among_names() -> None:
    both = (RosterEntry("", CODE), RosterEntry("云溪县审计局", OTHER))
    for apart in (",", " "):
        content = f"{CODE.lower()}\n云溪县审计局{apart}{OTHER}"
        assert Roster.read(content.encode()).entries == both
    assert Roster.of([f" {CODE.lower()}", coded("云溪县审计局", OTHER)]).entries == both
    assert str(RosterEntry("", CODE)) == CODE
    assert Roster.of(["9", both[0]]).entries == (RosterEntry("9"), both[0])


def test_a_roster_in_a_workbook() -> None:
    html = f"<table><tr><td>代码<td>单 位<tr><td>{CODE}<td>云溪县商务局</table>"
    assert Roster.read(html.encode()).entries == (RosterEntry("云溪县商务局", CODE),)


@pytest.mark.parametrize("head", ["", "<tr><td>类别<td>单位名称"])
def test_a_cell_over_several_rows_moves_no_name(head: str) -> None:
    rows = "<tr><td rowspan=2>1<td>云溪县商务局<tr><td>云溪县审计局"
    found = Roster.read(f"<table>{head}{rows}</table>".encode())
    assert [each.name for each in found.entries] == ["云溪县商务局", "云溪县审计局"]


@pytest.mark.parametrize("content", ["单位名称\n", "，\n；\n", "# 无\n"])
def test_a_roster_without_anybody_is_refused(content: str) -> None:
    with pytest.raises(gd.UnreadableError) as found:
        Roster.read(content.encode())
    assert found.value.code in {"relations.no_roster", "reading.empty", "document.empty"}


@pytest.mark.parametrize("write", [gd.to_text, gd.to_docx, gd.dumps])
def test_a_report_is_no_roster(write: Callable[[gd.AnyReport], str | bytes]) -> None:
    """Every paragraph of it was taken for an agency that has not reported."""
    written = write(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    with pytest.raises(gd.UnreadableError) as found:
        Roster.read(written.encode() if isinstance(written, str) else written)
    assert found.value.code == "relations.roster_report"


@pytest.mark.parametrize(
    "draft", [gd.Draft.blank("云溪县商务局", 2023), gd.Draft(edition="2021", cells={})]
)
def test_a_draft_is_no_roster(draft: gd.Draft) -> None:
    with pytest.raises(gd.UnreadableError) as found:
        Roster.read(gd.dumps(draft))
    assert found.value.code == "relations.roster_report"


@pytest.mark.parametrize(
    "text",
    [
        gd.to_prose(gd.AnnualReport2021.zero("云溪县商务局", 2023)),
        "云溪县商务局\n名单由办公室提供，如有变动请告知。",
    ],
)
def test_sentences_are_no_agencies(text: str) -> None:
    with pytest.raises(gd.UnreadableError, match="不是单位名称。") as found:
        Roster.read(text.encode())
    assert found.value.code == "relations.roster_sentence"
    assert all("“" in found.value.message(locale) for locale in ("zh_Hans", "zh_Hant", "en"))


def test_a_remark_may_be_a_sentence() -> None:
    found = Roster.read("# 名单由办公室提供，如有变动请告知。\n云溪县商务局。\n".encode())
    assert [each.name for each in found.entries] == ["云溪县商务局。"]


def test_who_has_answered_and_who_has_not() -> None:
    roster = Roster.of(["云溪县商务局", CODE, coded("云溪县档案馆", OTHER), "教育局"])
    found = roster.call(
        [
            gd.Agency("云溪县　商务局"),
            coded("云溪县审计局"),
            gd.Agency("云溪县商务局"),
            gd.Agency("青禾市商务局"),
            gd.Agency("云溪县教育局"),
        ]
    )
    assert [str(each) for each in found.missing] == ["云溪县档案馆"]
    assert (found.doubled, found.unknown) == (((0, 2),), (3,))


def test_a_report_without_a_name_answers_by_its_code() -> None:
    found = Roster.of(["云溪县商务局", CODE]).call([RosterEntry("", CODE)])
    assert (list(map(str, found.missing)), found.unknown) == (["云溪县商务局"], ())


def test_a_name_without_its_region_must_be_the_only_one() -> None:
    roster = Roster.of(["商务局", "局"])
    both = roster.call([gd.Agency("云溪县商务局"), gd.Agency("青禾市商务局")])
    assert (len(both.missing), both.unknown) == (2, (0, 1))


def test_agencies_are_alike_by_code_and_else_by_name() -> None:
    found: list[gd.Agency | RosterEntry] = [
        gd.Agency("云溪县商务局"),
        coded("云溪县商务和信息化局"),
        coded("云溪县商务局"),
        coded("云溪县商务局", OTHER),
        RosterEntry(),
        RosterEntry(),
    ]
    assert alike(found) == [[0, 1, 2], [3], [4], [5]]


def test_agencies_are_paired_by_code_and_else_by_name() -> None:
    before = [coded("云溪县商务局"), gd.Agency("云溪县审计局"), coded("云溪县教育局", OTHER)]
    after = [
        gd.Agency("云溪县审计局"),
        coded("云溪县教育局"),
        gd.Agency("云溪县教育局"),
        gd.Agency("云溪县审计局"),
    ]
    assert paired(before, after) == [(0, 1), (1, 0), (2, 2), (None, 3)]
    assert paired(before[:1], [coded("云溪县商务局", OTHER)]) == [(0, None), (None, 0)]


def test_contents_of_another_column_may_be_words_of_headings() -> None:
    found = Roster.read("类别,单位名称\n部门,云溪县商务局\n单位,云溪县审计局\n".encode())
    assert [each.name for each in found.entries] == ["云溪县商务局", "云溪县审计局"]
