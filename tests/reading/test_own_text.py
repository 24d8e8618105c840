# SPDX-License-Identifier: Apache-2.0
"""Our own text, read by place as the general reader reads it."""

from __future__ import annotations

import pytest
from hypothesis import given

from gaidisclosure import Draft, UnreadableError, strategies
from gaidisclosure.document import Grid
from gaidisclosure.form import FORMS
from gaidisclosure.formats.plain.text import parse
from gaidisclosure.reading import read_text
from gaidisclosure.reading.own import read_own
from gaidisclosure.reading.tables.editions import Recognised, find_tables
from gaidisclosure.writing import to_text
from tests.reading.read_twice import draft_of, shown, strip_of


@given(strategies.drafts())
def test_our_own_text_is_read_as_the_general_reader_reads_it(draft: Draft) -> None:
    written = parse(to_text(draft))
    found = read_own(written)
    assert found is not None
    blocks = [each for each in written.blocks if isinstance(each, Grid) or not each.indented]
    general = find_tables(strip_of(blocks))
    assert shown(Recognised(found.form, found.cells, general.blocks)) == shown(general)


TEXT = to_text(draft_of("2021"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("五、存在的主要问题及改进情况", "五、问题"),
        ("六、其他需要报告的事项", "　　六、其他需要报告的事项"),
        ("六、其他需要报告的事项", "五、存在的主要问题及改进情况"),
        ("三、收到和处理政府信息公开申请情况", "　　没有。\n三、收到和处理政府信息公开申请情况"),
        ("规章", "规矩"),
        ("一、总体情况", "一、总体情况\n　　全年\x85平稳。"),
        ("报告格式", "格式"),
    ],
)
def test_an_edited_text_is_left_to_the_recogniser(old: str, new: str) -> None:
    assert read_own(parse(TEXT)) is not None
    assert read_own(parse(TEXT.replace(old, new, 1))) is None
    assert read_text(TEXT.replace(old, new, 1)).cells.keys() == FORMS["2021"].cells.keys()


def test_running_text_of_an_edited_text_is_no_row() -> None:
    edited = TEXT.replace("五、存在的主要问题及改进情况", "五、问题\n　　规章 1 2 3")
    assert read_own(parse(edited)) is None
    assert read_text(edited).cells == read_text(TEXT).cells


def test_too_long_a_part_of_our_own_text_is_refused() -> None:
    long = TEXT.replace("一、总体情况", "一、总体情况" + f"\n　　{'长' * 9_000}" * 6)
    assert read_own(parse(long)) is None
    with pytest.raises(UnreadableError, match=r"section_too_long"):
        read_text(long)
