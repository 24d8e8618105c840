# SPDX-License-Identifier: Apache-2.0
"""Rows that are printed with nothing between their cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Draft, read_text
from gaidisclosure.draft import How
from gaidisclosure.form import SECTIONS

HEADS = {part.table: part.heading for part in SECTIONS if part.table}
RECEIVED = "一、本年新收政府信息公开申请数量"
BESIDE = "二、上年结转政府信息公开申请数量0000000\n（一）予以公开0000000\n（二）部分公开0000000\n"
FIGURES = st.sampled_from([0, 0, 0, 1, 7, 10, 25, 104])


def figures(draft: Draft, start: str) -> list[object]:
    return [cell.value for path, cell in draft.cells.items() if path.startswith(start)]


def doubts(draft: Draft, code: str) -> list[tuple[str, int]]:
    found = [doubt for doubt in draft.doubts if doubt.code == f"reading.doubt.{code}"]
    return [(doubt.found, len(doubt.cells)) for doubt in found]


def table_2(*rows: str) -> Draft:
    header = "信息内容本年制发件数本年废止件数现行有效件数"
    others = ("行政处罚0", "行政强制0", "行政事业性收费0")
    return read_text("\n".join([str(HEADS[2]), header, *rows, *others]))


@given(st.lists(FIGURES, min_size=6, max_size=6))
def test_a_row_is_read_as_it_was_or_left_out(parts: list[int]) -> None:
    row = [*parts, sum(parts)]
    digits = "".join(map(str, row))
    draft = read_text(f"{HEADS[3]}\n{RECEIVED}{digits}\n{BESIDE}")
    read = figures(draft, "request_handling.received.")
    if read:
        assert read == row
        assert doubts(draft, "glued")[0] == (" ".join(map(str, read)), 7)
    else:
        assert (digits, 7) in doubts(draft, "unassigned")
    assert figures(draft, "request_handling.brought_forward.") == [0] * 7


@pytest.mark.parametrize(
    ("digits", "read", "how"),
    [
        ("000", [0, 0, 0], How.BY_POSITION),
        ("120", [1, 2, 0], How.BY_POSITION),
        ("1000", [10, 0, 0], How.BY_POSITION),
        ("1010", [], None),
        ("12", [], None),
        ("0000", [], None),
    ],
)
def test_a_row_without_sums_is_read_if_it_can_be_divided_in_one_way(
    digits: str, read: list[int], how: How | None
) -> None:
    draft = table_2(f"规章{digits}", "行政规范性文件000", "行政许可126", "行政处罚２")
    rules = "proactive_disclosure.government_rules."
    assert figures(draft, rules) == read
    assert {cell.how for path, cell in draft.cells.items() if path.startswith(rules)} <= {how}
    assert doubts(draft, "unassigned") == ([] if read else [(digits, 3)])
    assert figures(draft, "proactive_disclosure.licensing") == [126]


@pytest.mark.parametrize(
    ("row", "is_certain"),
    [([12, 0, 0, 0, 0, 0, 12], True), ([25, 0, 0, 0, 2, 0, 27], False), ([3] * 7, True)],
)
def test_the_sum_decides_between_several_ways(row: list[int], is_certain: bool) -> None:
    draft = read_text(f"{HEADS[3]}\n{RECEIVED}{''.join(map(str, row))}\n{BESIDE}")
    assert figures(draft, "request_handling.received.") == (row if is_certain else [])
    hows = {cell.how for path, cell in draft.cells.items() if "received" in path}
    assert hows <= {How.BY_POSITION if len(set(row)) == 1 else How.BY_IDENTITIES}
