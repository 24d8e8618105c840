# SPDX-License-Identifier: Apache-2.0
"""``explain``: a code in words, and on the figures of a file."""

from __future__ import annotations

import json

import pytest

from gaidisclosure import Draft
from tests.cli.command_line import Command, Saved

TOTAL = "review_litigation.review.total"


def test_an_identity_is_explained(command: Command) -> None:
    result = command("explain", "T3-BAL:natural_person")
    assert (result.exit_code, result.stderr) == (0, "")
    text = result.stdout
    assert text.startswith("T3-BAL:natural_person（2021 版）\n")
    assert "第一项加第二项之和，等于第三项加第四项之和" in text
    assert "位置：三、收到和处理政府信息公开申请情况" in text
    assert "表角所印勾稽关系" in text
    assert "同时不成立的还有 T3-ROW:received" in text
    assert command("explain", "T4-SUM:review").stdout.count("同时") == 0


def test_the_edition_is_the_newest_that_has_the_code(command: Command) -> None:
    assert "(edition 2019)" in command("explain", "T3-ROW:outcomes.other", "--lang", "en").stdout
    named = command("explain", "T3-SUM:total", "--edition", "2019", "--lang", "en").stdout
    assert "(edition 2019)" in named
    data = json.loads(command("explain", "T4-SUM:review", "--format", "json").stdout)
    assert (data["edition"], data["failing"]["failed"]) == ("2021", ["T4-SUM:review"])
    assert sorted(data["passing"].values()) == [1, 1]


@pytest.mark.parametrize("code", ["T3-BLANKS", "AGENCY-MISSING"])
def test_a_rule_of_no_single_cell_names_no_kinds_of_cells(command: Command, code: str) -> None:
    result = command("explain", code, "--lang", "en")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{code}\n")
    assert "A report that breaks it is" in result.stdout.splitlines()[-1]
    data = json.loads(command("explain", code, "--format", "json").stdout)
    assert (data["code"], data["kinds"]) == (code, [])


def test_a_rule_is_explained(command: Command) -> None:
    text = command("explain", "CELL-NEGATIVE", "--lang", "en").stdout
    assert text.startswith("CELL-NEGATIVE\n")
    assert "A report that breaks it is invalid." in text
    assert "items; 10,000 yuan" in text
    data = json.loads(command("explain", "CELL-BLANK", "--format", "json").stdout)
    assert (data["consequence"], data["kinds"]) == ("incomplete", ["count", "change", "money"])


def test_a_warning_is_explained_with_its_formula_and_grounds(command: Command) -> None:
    told = command("explain", "RULES-POWER", "--lang", "en").stdout
    assert "Formula: proactive_disclosure.government_rules = 0" in told
    assert "Grounds: 《中华人民共和国立法法》, art. 91" in told
    told = command("explain", "FEE-SILENT").stdout
    assert "算式" not in told


@pytest.mark.parametrize(("total", "status"), [(0, 0), (3, 1), (None, 1)])
def test_a_file_is_worked_out(
    command: Command, saved: Saved, draft: Draft, total: int | None, status: int
) -> None:
    name = saved(draft.replace({TOTAL: total}))
    result = command("explain", "T4-SUM:review", name)
    assert (result.exit_code, result.stderr) == (status, "")
    last = {0: "成立", 3: "不成立，相差 3", None: "无法校验：没有数据的单元格 1 个"}[total]
    assert result.stdout.splitlines()[-1] == last
    data = json.loads(command("explain", "T4-SUM:review", name, "--format", "json").stdout)
    told = {0: "passed", 3: "failed", None: "not_evaluable"}[total]
    assert (data["status"], len(data["cells"])) == (told, 5)
    value = None if total is None else str(total)
    assert (data["cells"][-1]["side"], data["cells"][-1]["value"]) == ("right", value)
    assert data["actual"] == value
    assert data["difference"] == value


def test_a_cell_that_is_missing_has_no_print(command: Command, saved: Saved, draft: Draft) -> None:
    cells = {path: cell for path, cell in draft.cells.items() if path != TOTAL}
    name = saved(Draft(edition="2021", cells=cells))
    data = json.loads(command("explain", "T4-SUM:review", name, "--format", "json").stdout)
    assert data["cells"][-1]["printed"] is None


def test_a_file_that_cannot_be_read_is_told(command: Command, saved: Saved) -> None:
    result = command("explain", "T4-SUM:review", saved("本日无事。"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "report" in result.stderr


def test_what_goes_with_no_file_is_told(command: Command, saved: Saved, draft: Draft) -> None:
    name = saved(draft)
    for args in (["CELL-NEGATIVE", name], ["T4-SUM:review", name, "--edition", "2019"]):
        result = command("explain", *args, "--lang", "en")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "takes no FILE" in result.stderr


def test_codes_that_do_not_exist_are_answered_with_near_ones(
    command: Command, saved: Saved, draft: Draft
) -> None:
    for args in (["T3-BAL:natural"], ["T3-BAL:natural", saved(draft)]):
        result = command("explain", *args)
        assert result.exit_code == 2
        assert "T3-BAL:natural_person" in result.stderr
    result = command("explain", "T3-ROW:outcomes.other", "--edition", "2021", "--lang", "en")
    assert result.exit_code == 2
    assert "T3-ROW:outcomes.other.other" in result.stderr


@pytest.mark.parametrize("with_file", [False, True])
def test_a_rule_is_not_explained_for_what_is_no_part_of_it(
    command: Command, saved: Saved, draft: Draft, with_file: bool
) -> None:
    more = [saved(draft)] if with_file else []
    result = command("explain", "YEAR-CARRY:nope", *more, "--lang", "en")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "has no code “YEAR-CARRY:nope”. Give one that it has, such as YEAR-CARRY, YEAR-CARRY:total"
    ) in result.stderr
    assert command("explain", "YEAR-CARRY:total").exit_code == 0
