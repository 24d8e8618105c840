# SPDX-License-Identifier: Apache-2.0
"""``compare``: two files, and the folders of two years."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import gaidisclosure as gd
from tests.cli.command_line import Command

CODE = "11341702486344515H"
CARRIED = "request_handling.carried_forward."
BROUGHT = "request_handling.brought_forward."
FEES = "proactive_disclosure.fees"


def zero(agency: str, year: int) -> gd.Draft:
    return gd.Draft.from_report(gd.AnnualReport2021.zero(agency, year))


def save(draft: gd.Draft, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gd.to_docx(draft))


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Last year's folder and this year's, with one agency missing, one new and one renamed."""
    monkeypatch.chdir(tmp_path)
    said = gd.Narrative(overview=gd.Overview(text="全年工作平稳，及时答复申请。"))
    commerce = evolve(zero("云溪县商务局", 2022), narrative=said)
    save(commerce.replace({f"{CARRIED}total": 2, FEES: "3.5"}), Path("2022/a.docx"))
    save(zero("云溪县档案馆", 2022), Path("2022/b.docx"))
    old = zero("云溪县文化局", 2022)
    coded = gd.Agency("云溪县文化局", unified_social_credit_code=CODE)
    save(evolve(old, issuer=coded), Path("2022/c.docx"))
    save(zero("云溪县水利局", 2022), Path("2022/d.docx"))
    later = evolve(zero("云溪县商务局", 2023), narrative=said)
    save(later.replace({FEES: "35000", "行政许可": 7}), Path("2023/1.docx"))
    save(zero("云溪县审计局", 2023), Path("2023/2.docx"))
    renamed = evolve(coded, name="云溪县文化和旅游局")
    save(evolve(zero("云溪县文化局", 2023), issuer=renamed), Path("2023/3.docx"))
    blank = zero("云溪县水利局", 2023).replace({f"{BROUGHT}total": None})
    save(blank, Path("2023/4.docx"))
    return tmp_path


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.usefixtures("years")
def test_two_folders_agency_by_agency(command: Command) -> None:
    result = command("compare", "2022", "2023", "--lang", "zh")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    heads = [line for line in lines if line[:1] not in {"", " "}]
    assert heads == [
        "! 需核对  云溪县商务局，2022 → 2023",
        "✓ 相符  云溪县文化局 → 云溪县文化和旅游局，2022 → 2023",
        "○ 无法判断  云溪县水利局，2022 → 2023",
        "只在前一边：云溪县档案馆（2022/b.docx）",
        "只在后一边：云溪县审计局（2023/2.docx）",
        "共 5 个单位：需核对 1，无法判断 1，相符 1，只在前一边 1，只在后一边 1",
    ]
    told = "".join(line.strip() for line in lines)
    assert "2022/a.docx → 2023/1.docx" in told
    assert "跨年关系 9 条：成立 8，不成立 1，无法判断 0；变动 3 处" in told
    assert "文字与上年相同的：总体情况 100%" in told
    assert "“总计”一列：2022 年结转下年度 2 件，2023 年上年结转 0 件" in told
    assert "像是有一年按元填报" in told
    assert "    YEAR-CARRY:total" in lines
    assert "YEAR-CARRY:total: 有 1 个单元格没有数据" in told
    assert "0 → 7" not in told
    assert "第 2 张表第 5 行" in told


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize("lang", ["zh", "zh-Hant", "en"])
def test_all_changes_in_any_language(command: Command, lang: str) -> None:
    result = command("compare", "2022/a.docx", "2023/1.docx", "--all", "--lang", lang)
    assert result.exit_code == 0
    assert "cli." not in result.output
    assert "{" not in result.output
    assert "0 → 7" in result.output
    assert "3.5 → 35000" in result.output
    assert "2022-01-01" not in result.output
    assert len([line for line in result.output.splitlines() if line[:1] not in {"", " "}]) == 1


@pytest.mark.usefixtures("years")
def test_two_versions_of_one_report(command: Command) -> None:
    first = zero("云溪县商务局", 2023)
    save(first, Path("first.docx"))
    save(first.replace({"行政许可": 3}), Path("last.docx"))
    result = command("compare", "first.docx", "last.docx", "--lang", "en")
    assert result.output.splitlines() == [
        "≠ differs  云溪县商务局, 2023",
        "  first.docx → last.docx",
        "  · Administrative licensing (行政许可) / Decisions this year (本年处理决定数",
        "    量): 0 → 3",
    ]
    result = command("compare", "first.docx", "first.docx", "--lang", "zh")
    assert result.output.splitlines()[0] == "= 相同  云溪县商务局，2023"


@pytest.mark.usefixtures("years")
def test_two_files_are_compared_whatever_agencies_they_name(command: Command) -> None:
    result = command("compare", "2022/b.docx", "2023/2.docx", "--lang", "zh")
    assert result.output.startswith("! 需核对  云溪县档案馆 → 云溪县审计局，2022 → 2023")
    assert "YEAR-AGENCY" in result.output


@pytest.mark.usefixtures("years")
def test_years_that_are_not_in_a_row_have_changes_only(command: Command) -> None:
    result = command("compare", "2023/1.docx", "2022/a.docx", "--lang", "zh")
    assert result.exit_code == 0
    assert "不是前一份的下一年度" in result.output
    assert "年度：2023 → 2022" in result.output
    nowhere = evolve(zero("云溪县商务局", 2023), issuer=None, year=None, period=None)
    Path("x.json").write_bytes(gd.dumps(nowhere))
    result = command("compare", "x.json", "2023/1.docx", "--lang", "zh")
    assert result.output.startswith("≠ 有变动  未见机关名称 → 云溪县商务局，未见年度 → 2023")


@pytest.mark.usefixtures("years")
def test_notes_are_marked_as_such(command: Command) -> None:
    save(zero("云溪县商务局", 2020), Path("old.docx"))
    trial = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2021))
    save(trial, Path("trial.docx"))
    result = command("compare", "old.docx", "trial.docx", "--lang", "zh")
    assert result.output.startswith("✓ 相符")
    assert "提示：2020 年用的是 2021 格式" in result.output


@pytest.mark.usefixtures("years")
def test_a_line_of_json_for_each_pair(command: Command) -> None:
    result = command("compare", "2022", "2023", "--format", "json", "--lang", "en")
    found = records(result.output)
    assert [each["conclusion"] for each in found] == ["look", "agrees", "open", "alone", "alone"]
    first = found[0]
    assert first["before"] == {
        "source": "2022/a.docx",
        "agency": "云溪县商务局",
        "year": 2022,
        "edition": "2021",
    }
    changes = {each["path"]: each for each in first["changes"]}
    assert (changes[FEES]["before"], changes[FEES]["after"]) == ("3.5", "35000")
    licensing = changes["proactive_disclosure.licensing"]
    assert (licensing["before"], licensing["after"]) == (0, 7)
    assert changes["year"]["after"] == 2023
    assert changes["period"]["before"] == "2022-01-01/2022-12-31"
    carry, unit, text = first["findings"]
    assert (carry["code"], carry["severity"]) == ("YEAR-CARRY:total", "warning")
    assert (carry["expected"], carry["actual"], carry["sources"]) == (2, 0, ["2022", "2023"])
    assert (unit["expected"], unit["actual"]) == ("3.5", "35000")
    assert text["code"] == "YEAR-TEXT:overview"
    assert first["shares"] == {"overview": 1.0}
    (result_,) = (each for each in found[2]["results"] if each["status"] == "not_evaluable")
    assert (result_["code"], result_["actual"]) == ("YEAR-CARRY:total", None)
    assert "Cannot be evaluated" in result_["reason"]
    blank = {each["path"]: each["after"] for each in found[2]["changes"]}
    assert blank[f"{BROUGHT}total"] == ""
    assert (found[3]["after"], found[4]["before"]) == (None, None)
    assert (found[3]["before"]["agency"], found[4]["changes"]) == ("云溪县档案馆", [])


@pytest.mark.usefixtures("years")
def test_a_file_that_cannot_be_read_stops_no_other(command: Command) -> None:
    Path("2023/5.docx").write_bytes(b"PK\x03\x04")
    Path("2023/notes.txt").write_text("本日无事。", encoding="utf-8")
    result = command("compare", "2022", "2023", "--lang", "zh")
    assert result.exit_code == 2
    assert "共 5 个单位" in result.output
    assert "2023/5.docx" in result.output
    assert "2023/notes.txt：没有年报的任何内容，已跳过" in result.output
    result = command("compare", "nowhere", "2023", "--lang", "zh")
    assert result.exit_code == 2
    assert "只在后一边 4" in result.output
