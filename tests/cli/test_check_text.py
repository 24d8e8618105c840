# SPDX-License-Identifier: Apache-2.0
"""``check`` for a person."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, Draft, read, samples, strategies, to_text
from gaidisclosure.cli import as_text
from gaidisclosure.cli.judging import Judged, NotJudged, status
from gaidisclosure.cli.output import harmless
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell
from gaidisclosure.explain.findings import places_of
from gaidisclosure.i18n import LOCALES
from gaidisclosure.zh.widths import width
from tests.cli.command_line import Command, Saved, run

EXAMPLES = Path(__file__).parents[2] / "examples" / "data"
FEES = "proactive_disclosure.fees"
LICENSING = "proactive_disclosure.licensing"
PENALTIES = "proactive_disclosure.penalties"
REVIEW = "review_litigation.review."


def printed(draft: Draft) -> Draft:
    """The draft as if it had been read from a text: each cell in a line of its own."""
    cells = {
        path: evolve(cell, place=Place(line=line))
        for line, (path, cell) in enumerate(draft.cells.items(), 1)
    }
    return evolve(draft, cells=cells)


def shown(draft: Draft, columns: int = 80, locale: str = "zh") -> str:
    judged = Judged("a.txt", Loaded(draft), draft.check())
    return "".join(words for words, _ in as_text.shown(judged, columns, locale))


@given(strategies.drafts(), st.integers(60, 100), st.sampled_from(LOCALES))
def test_a_verdict_fits_the_columns_and_names_every_violation(
    draft: Draft, columns: int, locale: str
) -> None:
    text = shown(printed(draft), columns, locale)
    assert text.endswith("\n")
    assert max(map(width, text.splitlines())) <= columns
    assert harmless(text) == text
    for violation in draft.check().violations:
        assert f"    {violation.code}\n" in text


def test_a_valid_report_is_told_briefly(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    result = command("check", saved(report, "云溪.json"))
    assert result.stdout.splitlines() == [
        "✓ 通过  云溪.json",
        "  云溪县商务局，2023 年度，2021 年版格式",
        "  勾稽关系 42 项：成立 42，不成立 0，无法校验 0",
        "  未核对：正文与表格、上年年报、应报单位名单",
    ]
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_violation_stands_with_its_lines(draft: Draft) -> None:
    text = shown(printed(draft.replace({REVIEW + "total": 3, FEES: "0.12345678"})), 200)
    assert "✗ 有误" in text
    assert "成立 41，不成立 1，无法校验 0" in text
    assert "  · 第 186 至 190 行：“行政复议 总计”：总计应为前四项之和" in text
    assert "  · 提醒：第 10 行：“行政事业性收费" in text
    assert text.index("T4-SUM:review") < text.index("CELL-FEN")


def test_places_of_word_files_are_told(command: Command) -> None:
    docx = next(path for path in samples.files() if path.suffix == ".docx")
    draft = read(docx)
    total = "request_handling.received.total"
    place = draft.cells[total].place
    assert place
    changed = evolve(draft, cells={**draft.cells, total: Cell.printed("99", place=place)})
    assert "第 2 张表第 4 行第 4 至 10 列：“一、本年新收" in shown(changed, 200)
    assert "table 2, row 4, columns 4 to 10: Row “I. Requests" in shown(changed, 200, "en")


def test_places_that_are_not_known_are_left_out(draft: Draft) -> None:
    cells = {FEES: Cell.printed("0", place=Place()), LICENSING: Cell.printed("0")}
    assert places_of(evolve(draft, cells=cells), [FEES, LICENSING, PENALTIES], "zh") == ""


def test_failed_tells_only_what_is_not_valid(
    command: Command, saved: Saved, report: AnnualReport2021, draft: Draft
) -> None:
    good, bad = saved(report, "good"), saved(draft.replace({REVIEW + "total": 1}), "bad")
    silent = command("check", "--failed", good, good)
    assert (silent.exit_code, silent.output) == (0, "")
    assert command("check", "--failed", good, "--format", "json").output == ""
    result = command("check", "--failed", good, bad, good, bad, "none")
    assert result.exit_code == 2
    heads = [line for line in result.stdout.splitlines() if line and line[0] in "✓✗○?"]
    assert heads == ["✗ 有误  bad", "✗ 有误  bad", "? 无法校验  none"]
    assert "共 5 份" not in result.stdout
    assert result.stdout.startswith("✗")
    lines = command("check", "--failed", good, bad, "--format", "json").stdout.splitlines()
    assert [json.loads(line)["source"] for line in lines] == ["bad"]


def test_files_that_are_no_reports_are_told_what_helps(command: Command, saved: Saved) -> None:
    rtf = command("check", saved("{\\rtf1 报告}", "a.rtf"))
    assert "不能读取这种文件（RTF）" in rtf.stdout
    assert "JSON" not in rtf.stdout
    assert "请先解压" in command("check", saved(b"Rar!\x1a\x07\0", "a.rar")).stdout
    assert "不联网" in command("check", "http://example.cn/a.html").stdout


def test_gaps_are_summed_up(draft: Draft) -> None:
    given = {LICENSING: "/", PENALTIES: "若干\x1b[2J", FEES: None}
    given |= {REVIEW + key: None for key in ("upheld", "corrected", "other", "pending")}
    text = shown(printed(draft.replace(given)), 200)
    assert "○ 不完整" in text
    assert "成立 41，不成立 0，无法校验 1" in text
    assert "缺少的内容共 7 处：\n" in text
    assert "  · 填作不适用 1 个：行政许可 / 本年处理决定数量（第 7 行）\n" in text
    assert "  · 不是数据 1 个：" in text
    blank = (
        "行政事业性收费 / 本年收费金额（单位：万元）（第 10 行）；行政复议 结果维持（第 186 行）"
    )
    assert f"  · 空白 5 个：{blank}；行政复议 结果纠正（第 187 行）；…\n" in text
    assert "--blanks zero" in text


def test_no_hint_about_blanks_where_there_are_none(draft: Draft) -> None:
    assert "--blanks" not in shown(draft.replace({LICENSING: "/"}))


def test_a_report_may_lack_all() -> None:
    text = shown(Draft(edition="2019", cells={}), locale="en")
    assert "no agency named, no report year, edition 2019 of the form" in text
    assert "could not be evaluated" in text
    assert "missing, 198: " in text


def test_one_row_of_other_outcomes_is_told(draft: Draft) -> None:
    other = "request_handling.outcomes.other."
    cells = {path: cell for path, cell in draft.cells.items() if not path.startswith(other)}
    row = {f"{other}{column}": Cell.of(1) for column in ("natural_person", "total")}
    text = shown(evolve(draft, edition="2021-undivided", cells=cells | row), 200)
    assert "2021 年版格式（“（六）其他处理”未分三项）" in text
    assert "  · “（六）其他处理”只有一行" in text


def test_a_name_cannot_steer_the_terminal() -> None:
    shown = as_text.shown(NotJudged("a\x1b[31m\nb", "no\x9b report"), 80, "en")
    text = "".join(words for words, _ in shown)
    assert text == "? unreadable  a�[31m b\n  no� report\n"


@pytest.mark.parametrize(
    ("conclusions", "expected"),
    [
        ({"valid"}, 0),
        ({"valid", "invalid"}, 1),
        ({"incomplete"}, 1),
        ({"valid", "unreadable"}, 2),
        ({"invalid", "unreadable", "incomplete"}, 2),
    ],
)
def test_the_gravest_file_decides_the_status(conclusions: set[str], expected: int) -> None:
    assert status(conclusions) == expected


def test_several_files_are_summed_up(
    command: Command, saved: Saved, report: AnnualReport2021, draft: Draft
) -> None:
    names = [
        saved(report, "a"),
        saved(draft.replace({FEES: None}), "b"),
        saved(draft.replace({REVIEW + "total": 1}), "c"),
    ]
    result = command("check", *names, "no", "--lang", "en")
    last = "Files: 4; valid 1, invalid 1, incomplete 1, unreadable 1"
    assert result.stdout.splitlines()[-2:] == ["", last]
    assert command("check", *names[:2]).exit_code == 1


def test_the_published_examples(command: Command) -> None:
    right = command("check", str(EXAMPLES / "yunxi-2023.txt"))
    assert (right.exit_code, right.stdout[:4]) == (0, "✓ 通过")
    wrong = command("check", str(EXAMPLES / "yunxi-2023-wrong.txt"))
    assert (wrong.exit_code, wrong.stdout[:4]) == (1, "✗ 有误")
    assert "T3-ROW:outcomes.disclosed" in wrong.stdout


@given(strategies.annual_reports())
def test_a_report_as_text_is_valid(report: AnnualReport2021) -> None:
    result = run("check", "-", given=to_text(report))
    assert (result.exit_code, result.stdout[:4]) == (0, "✓ 通过")
    assert report.agency.name in result.stdout
