# SPDX-License-Identifier: Apache-2.0
"""Markdown as programs make it of pages and PDF files."""

from __future__ import annotations

import pytest

from gaidisclosure import read_text

_TEXT = """# 云溪县商务局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| **规章** | {0} | {1} | {2} |
| 行政规范性文件 | 1 | 0 | 2 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | {3} |
"""


@pytest.mark.parametrize(
    "printed",
    [
        ("3", "0", "15", "52.37"),
        ("**3**", "`0`", "__15__", "52\\.37"),
        ("***3***", "0[^1]", "*15*", "**52.37**"),
        ("&nbsp;3", "0&nbsp;", "15[^note]", "52.37"),
    ],
)
def test_marks_of_markdown_within_cells(printed: tuple[str, ...]) -> None:
    draft = read_text(_TEXT.format(*printed))
    rules = "proactive_disclosure.government_rules"
    assert [draft.cells[f"{rules}.{key}"].value for key in ("issued", "repealed", "in_force")] == [
        3,
        0,
        15,
    ]
    assert str(draft.cells["proactive_disclosure.fees"].value) == "52.37"
    assert (draft.agency, draft.year, draft.narrative.title) == ("云溪县商务局", 2023, "")


@pytest.mark.parametrize("printed", ["3<br>5", "3 <br/> <br> 5", "３<br>５"])
def test_two_numbers_in_a_cell_are_not_one(printed: str) -> None:
    draft = read_text(_TEXT.format(printed, "0", "15", "1"))
    cells = draft.cells
    assert cells["proactive_disclosure.government_rules.issued"].value is None
    assert cells["proactive_disclosure.government_rules.in_force"].value == 15


def test_struck_out_text_is_no_figure() -> None:
    draft = read_text(_TEXT.format("~~9~~3", "0", "15", "1"))
    assert draft.cells["proactive_disclosure.government_rules.issued"].value is None
