# SPDX-License-Identifier: Apache-2.0
"""``check`` says what it did not compare, and warns without refusing."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from attrs import evolve

from gaidisclosure import AnnualReport2021, Draft, Narrative, Overview, to_text
from gaidisclosure.cli.telling import Telling
from gaidisclosure.explain.findings import NOT_COMPARED
from gaidisclosure.reading.folders import Found
from tests.cli.command_line import Command, Saved

LINES = {
    "zh": "  未核对：正文与表格、上年年报、应报单位名单",
    "zh-Hant": "  未核對：正文與表格、上年年報、應報單位名單",
    "en": "  Not compared: text with tables, last year's report, roster of agencies",
}
FEES = "proactive_disclosure.fees"


@pytest.fixture
def doubtful(draft: Draft) -> str:
    words = Narrative(overview=Overview(text="工作平稳。"), other_matters="无。")
    return to_text(evolve(draft.replace({FEES: 35000}), narrative=words))


@pytest.mark.parametrize("locale", LINES)
def test_each_verdict_names_what_was_not_compared(
    command: Command, saved: Saved, report: AnnualReport2021, locale: str
) -> None:
    files = [saved(report, "a.json"), saved("{}", "b.json"), saved(report, "c.json")]
    told = command("check", "--lang", locale, *files).stdout
    assert told.splitlines().count(LINES[locale]) == 2


def test_figures_of_the_text_are_told_under_a_heading_of_their_own(
    command: Command, saved: Saved, draft: Draft
) -> None:
    words = Narrative(overview=Overview(text="工作平稳。\n全年收到政府信息公开申请9999件。"))
    file = saved(to_text(evolve(draft, narrative=words)), "a.txt")
    told = command("check", "--lang", "en", file).stdout
    before, _, after = told.partition("Text against tables, 1 to look at:")
    assert "TEXT-" not in before
    assert "TEXT-RECEIVED" in after
    assert "Not compared: last year's report, roster of agencies" in before
    (told,) = command("check", "--format", "json", file).stdout.splitlines()
    (found,) = [each for each in json.loads(told)["violations"] if each["code"] == "TEXT-RECEIVED"]
    assert (found["field"], found["words"], found["actual"]) == ("overview.text", "9999件", 9999)
    assert found["possible"]
    assert found["place"].startswith("第")
    command("check", file, "--output", "list.csv")
    assert "全年收到政府信息公开申请9999件" in Path("list.csv").read_text("utf-8-sig")


def _telling(left: tuple[str, ...], layout: str) -> Telling:
    return Telling(layout, "keep", "en", 80, not_compared=left)


@pytest.mark.parametrize(
    ("made", "isolate"), [((), False), (("roster",), True), (NOT_COMPARED, False)]
)
def test_a_command_that_compares_leaves_it_out(
    saved: Saved, report: AnnualReport2021, made: tuple[str, ...], isolate: bool
) -> None:
    words = Narrative(overview=Overview(text="工作平稳。"))
    file = Found(saved(evolve(report, narrative=words)))
    left = tuple(each for each in NOT_COMPARED if each not in made)
    telling = partial(_telling, left)
    as_json, as_text = (
        next(telling(layout).each([file], isolate=isolate)).verdict for layout in ("json", "text")
    )
    assert json.loads(str(as_json, "utf-8"))["not_compared"] == [*left]  # type: ignore[arg-type]
    assert ("Not compared:" in str(as_text)) == bool(left)
    assert ("roster" in str(as_text)) == ("roster" in left)


def test_warnings_stand_with_their_code_and_do_not_fail(
    command: Command, saved: Saved, doubtful: str
) -> None:
    result = command("check", saved(doubtful, "report.txt"))
    assert result.exit_code == 0
    assert result.stdout.startswith("✓ 通过，有提醒  report.txt\n")
    assert result.stdout.count("提醒：") == 3
    for code in ("FEES-YUAN", "PART-EMPTY:problems_and_improvements", "FEE-SILENT"):
        assert f"    {code}\n" in result.stdout


def test_warnings_in_json_come_after_errors(command: Command, saved: Saved, doubtful: str) -> None:
    wrong = doubtful.replace("35000", "-35000")
    right, broken = (
        json.loads(command("check", "--format", "json", saved(each, "report.txt")).stdout)
        for each in (doubtful, wrong)
    )
    assert right["verdict"] == "valid"
    assert {each["severity"] for each in right["violations"]} == {"warning"}
    assert [each["cells"] for each in right["violations"]] == [[FEES], [], []]
    assert broken["verdict"] == "invalid"
    assert [each["severity"] for each in broken["violations"]] == ["error", "warning", "warning"]


def test_a_warning_is_explained(command: Command) -> None:
    told = command("explain", "PART-EMPTY:overview")
    assert told.exit_code == 0
    assert "国办公开办函〔2021〕30号" in told.stdout


def test_a_misprint_is_told_without_possible_figures(
    command: Command, saved: Saved, draft: Draft
) -> None:
    words = Narrative(preface="依据国务院令第711条编制。")
    file = saved(to_text(evolve(draft, narrative=words)), "a.txt")
    (told,) = command("check", "--format", "json", file).stdout.splitlines()
    (found,) = [each for each in json.loads(told)["violations"] if each["code"] == "TEXT-MISPRINT"]
    assert (found["words"], found["expected"]) == ("国务院令第711条", "国务院令第711号")
    assert "possible" not in found
