# SPDX-License-Identifier: Apache-2.0
"""Who has filed: agencies missing, twice, not on the roster, or with another year."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, Draft, dumps, to_text
from gaidisclosure.cli.filings import Filings
from gaidisclosure.cli.summary import Summary
from gaidisclosure.i18n import LOCALES
from gaidisclosure.relations import Roster
from tests.cli.command_line import Command

FEES = "proactive_disclosure.fees"
NAMES = ("商务局", "审计局", "民政局")
CODE = "11330000MB12345679"
Put = dict[str, AnnualReport2021 | Draft | bytes]


def report(name: str, year: int = 2024) -> AnnualReport2021:
    return AnnualReport2021.zero(f"云溪县{name}", year)


@pytest.fixture
def county(folder: Path) -> Path:
    """A folder with the reports of three bureaus."""
    (folder / "all").mkdir()
    put({f"{name}.json": report(name) for name in NAMES})
    Path("roster.txt").write_text("\n".join(f"云溪县{name}" for name in NAMES), "utf-8")
    return folder / "all"


def put(files: Put) -> None:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else dumps(content)
        Path("all", name).write_bytes(data)


def last(command: Command, *args: str) -> list[str]:
    """Return the lines below the verdicts."""
    return command("check", "all", *args).stdout.rpartition("\n\n")[2].splitlines()


@pytest.mark.usefixtures("county")
def test_a_roster_that_is_complete_is_told(command: Command) -> None:
    result = command("check", "all", "--expect", "roster.txt")
    assert result.exit_code == 0
    assert result.stdout.endswith("\n\n名单上的 3 家都已报送\n共 3 份：通过 3\n")
    quiet = command("check", "all", "--expect", "roster.txt", "--failed")
    assert quiet.stdout == "名单上的 3 家都已报送\n共 3 份：通过 3\n"


@pytest.mark.usefixtures("county")
def test_who_is_missing_makes_the_status_1(command: Command) -> None:
    Path("all", "审计局.json").unlink()
    put({"档案馆.json": report("档案馆")})
    result = command("check", "all", "--expect", "roster.txt")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-3:] == [
        "缺报 1 家：云溪县审计局",
        "不在名单上 1 份：all/档案馆.json（云溪县档案馆）",
        "共 3 份：通过 3",
    ]
    put({"坏.json": b"{}"})
    result = command("check", "all", "--expect", "roster.txt", "--failed")
    assert result.exit_code == 2
    assert result.stdout.splitlines()[-5:] == [
        "无法校验 1 份：all/坏.json",
        "缺报 1 家：云溪县审计局",
        "不在名单上 1 份：all/档案馆.json（云溪县档案馆）",
        "缺报的单位中，有的年报可能在无法校验的 1 份里",
        "共 4 份：通过 3，无法校验 1",
    ]


@pytest.mark.usefixtures("county")
def test_what_is_sent_twice_or_for_another_year_is_told_and_no_error(command: Command) -> None:
    put({"again.json": report("商务局"), "old.json": report("商务局", 2022)})
    assert command("check", "all").exit_code == 0
    assert last(command) == [
        "重复报送 1 家：云溪县商务局（all/again.json、all/商务局.json）",
        "不是 2024 年度 1 份：all/old.json（2022 年度）",
        "共 5 份：通过 5",
    ]
    told = last(command, "--year", "2022")
    assert told[1].startswith("不是 2022 年度 4 份：all/again.json（2024 年度）、")
    assert command("check", "all", "--year", "2022").exit_code == 0


def test_half_of_the_reports_are_not_most(command: Command, county: Path) -> None:
    (county / "民政局.json").unlink()
    put({"审计局.json": report("审计局", 2023)})
    assert last(command) == ["共 2 份：通过 2"]


def test_files_named_one_by_one_are_no_collection(command: Command, county: Path) -> None:
    put({"again.json": report("商务局")})
    names = [f"all/{name}.json" for name in ("again", "商务局")]
    assert command("check", *names).stdout.endswith("\n\n共 2 份：通过 2\n")
    assert command("check", *names, "--year", "2024").stdout.splitlines()[-2].startswith("重复报送")
    many = command("check", *names * 5).stdout.splitlines()[-2:]
    assert many == [
        "重复报送 1 家：云溪县商务局（all/again.json、all/商务局.json）",
        "共 10 份：通过 10",
    ]
    assert county.exists()


@pytest.mark.usefixtures("county")
def test_agencies_are_known_by_their_codes(command: Command) -> None:
    coded = evolve(report("商务局"), agency=evolve(report("商务局").agency,
                   unified_social_credit_code=CODE))  # fmt: skip
    renamed = evolve(coded, agency=evolve(coded.agency, name="云溪县商务和粮食局"))
    put({"a.json": coded, "b.json": renamed})
    Path("roster.csv").write_text(f"单位名称,代码\n商务局,{CODE}\n审计局,\n民政局,\n", "utf-8-sig")
    told = last(command, "--expect", "roster.csv")
    assert "名单上的 3 家都已报送" in told[0]
    assert "all/a.json、all/b.json" in "".join(told)


@pytest.mark.usefixtures("county")
def test_programs_are_told_on_the_standard_error_what_they_ask(command: Command) -> None:
    put({"again.json": report("商务局")})
    result = command("check", "all", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    result = command("check", "all", "--format", "json", "--year", "2024")
    assert len(list(map(json.loads, result.stdout.splitlines()))) == 4
    assert result.stderr == "重复报送 1 家：云溪县商务局（all/again.json、all/商务局.json）\n"
    Path("roster.txt").write_text("云溪县档案馆", "utf-8")
    result = command("check", "all", "--format", "json", "--expect", "roster.txt")
    assert result.exit_code == 1
    assert "缺报 1 家：云溪县档案馆\n" in result.stderr


@pytest.mark.usefixtures("county")
def test_a_roster_that_cannot_be_read_ends_the_run(command: Command) -> None:
    Path("empty.txt").write_text("\n", "utf-8")
    for name in ("empty.txt", "none.txt"):
        result = command("check", "all", "--expect", name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{name}：")


@pytest.mark.usefixtures("county")
def test_findings_are_lines_of_the_list(command: Command) -> None:
    put({"again.json": report("商务局"), "档案馆.json": report("档案馆", 2023)})
    Path("roster.txt").write_text("云溪县商务局\n云溪县审计局\n民政局\n云溪县教育局\n", "utf-8")
    args = ("--expect", "roster.txt", "--output", "list.csv")
    assert command("check", "all", *args).exit_code == 1
    with Path("list.csv").open(encoding="utf-8-sig", newline="") as file:
        found = [
            (line["类别"], line["机关"], line["文件"], line["代码"])
            for line in csv.DictReader(file)
        ]
    assert found == [
        ("缺报", "云溪县教育局", "", "MEMBER-MISSING"),
        ("重复报送", "云溪县商务局", "all/again.json", "MEMBER-DOUBLED"),
        ("重复报送", "云溪县商务局", "all/商务局.json", "MEMBER-DOUBLED"),
        ("不在名单", "云溪县档案馆", "all/档案馆.json", "MEMBER-UNKNOWN"),
        ("年度不符", "云溪县档案馆", "all/档案馆.json", "MEMBER-YEAR"),
    ]


@pytest.mark.usefixtures("county")
def test_failed_names_reports_with_warnings_apart(command: Command) -> None:
    warned = Draft.from_report(report("商务局")).replace({FEES: "0.12345678"})
    wrong = Draft.from_report(report("审计局")).replace({FEES: -1})
    put({"商务局.json": warned, "审计局.json": wrong})
    assert "✓ 通过，有提醒  all/商务局.json\n" in command("check", "all").stdout
    result = command("check", "all", "--failed")
    assert result.exit_code == 1
    heads = [line for line in result.stdout.splitlines() if line[:1] in "✓✗○?" and line]
    assert heads == ["✗ 有误  all/审计局.json"]
    assert result.stdout.splitlines()[-3:] == [
        "有误 1 份：all/审计局.json",
        "通过，有提醒 1 份：all/商务局.json",
        "共 3 份：通过 2，有误 1",
    ]
    found = command("check", "all", "--failed", "--format", "json").stdout.splitlines()
    assert [json.loads(line)["verdict"] for line in found] == ["invalid"]
    alone = command("check", "all/商务局.json", "--failed")
    assert (alone.exit_code, alone.stdout) == (0, "通过，有提醒 1 份：all/商务局.json\n")
    put({"审计局.json": report("审计局")})
    assert command("check", "all", "--failed").exit_code == 0
    put({"商务局.json": report("商务局")})
    assert command("check", "all", "--failed").output == ""


def test_of_many_reports_with_warnings_some_are_named(command: Command, county: Path) -> None:
    warned = Draft.from_report(report("商务局")).replace({FEES: "0.12345678"})
    put({f"{number:02}.json": warned for number in range(11)})
    (line,) = (each for each in last(command, "--failed") if each.startswith("通过，有提醒"))
    assert line.startswith("通过，有提醒 11 份：all/00.json、")
    told = "".join(each.strip() for each in last(command, "--failed"))
    assert "all/09.json、…" in told.partition("重复报送")[0]
    assert county.exists()


def test_reports_without_an_agency_or_a_year_are_named_by_their_files(
    command: Command, county: Path
) -> None:
    nameless = evolve(Draft.from_report(report("商务局")), issuer=None, year=None, period=None)
    (county / "x.txt").write_text(to_text(nameless), "utf-8")
    told = last(command, "--expect", "roster.txt")
    assert "不在名单上 1 份：all/x.txt" in told


@given(
    st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.sampled_from([2022, 2023, 2024, None]))),
    st.sets(st.sampled_from("甲乙丙丁"), min_size=1),
    st.sampled_from(LOCALES),
)
def test_every_agency_of_the_roster_is_there_or_missing(
    filed: list[tuple[str, int | None]], expected: set[str], locale: str
) -> None:
    summaries = [
        Summary(f"{at}.docx", "valid", f"云溪县{name}局", None, year)
        for at, (name, year) in enumerate(filed)
    ]
    roster = Roster.of([f"云溪县{name}局" for name in sorted(expected)])
    found = Filings.of(summaries, roster, 2023)
    present = {name for name, _ in filed}
    assert len(found.missing) == len(expected - present)
    assert {each.agency for each in found.unknown} == {
        f"云溪县{name}局" for name in present - expected
    }
    assert len(found.other_year) == sum(year not in (None, 2023) for _, year in filed)
    times = [filed.count(each) for each in set(filed)]
    assert sorted(map(len, found.doubled)) == sorted(count for count in times if count > 1)
    assert len(list(found.lines(locale))) <= 5
    lines = list(found.faults(locale))
    assert {line.code for line in lines if not line.file} <= {"MEMBER-MISSING"}
    reversed_lines = Filings.of(summaries[::-1], roster, 2023).faults(locale)
    assert {line.advice for line in reversed_lines if line.code == "MEMBER-MISSING"} == {
        line.advice for line in lines if line.code == "MEMBER-MISSING"
    }
