# SPDX-License-Identifier: Apache-2.0
"""Measuring, padding and wrapping by display width."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.zh.widths import least_width, pad, unwrap, width, wrap

MIXED = st.text(st.sampled_from("政府信息公开，。（）“”、 a1.-９．\u0301\u200b\u3000"), max_size=60)
TEXTS = MIXED | st.text(max_size=40)
COLUMNS = st.integers(1, 30)


@given(TEXTS, TEXTS)
def test_widths_add_up(left: str, right: str) -> None:
    assert width(left + right) == width(left) + width(right)


@given(TEXTS, COLUMNS)
@example("a b", 1)
@example("中 文", 1)
@example("a  b", 1)
@example(" a ", 1)
def test_unwrapping_gives_the_text_back(text: str, columns: int) -> None:
    assert unwrap(wrap(text, columns)) == text


@given(TEXTS, COLUMNS)
def test_only_a_space_at_a_line_end_is_dropped(text: str, columns: int) -> None:
    rest = text
    for number, line in enumerate(wrap(text, columns)):
        if number and not rest.startswith(line):
            assert rest[0] == " "
            rest = rest[1:]
        assert rest.startswith(line)
        rest = rest.removeprefix(line)
    assert rest == ""


@given(TEXTS, COLUMNS)
def test_no_line_is_wider_than_asked_or_needed(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= max(columns, least_width(text)) for line in lines)
    assert all(lines)


@given(TEXTS)
def test_the_least_width_is_needed(text: str) -> None:
    assert max(map(width, wrap(text, 1)), default=0) == least_width(text)
    assert least_width(text) <= least_width(text, tidy=True) <= width(text)


@given(st.text(st.sampled_from("政府信息公开，。（）“”、1"), max_size=40), COLUMNS)
def test_lines_begin_and_end_well_where_there_is_room(text: str, columns: int) -> None:
    lines = wrap(text, max(columns, least_width(text, tidy=True)))
    assert not any(line[0] in "，。）”、" for line in lines[1:])
    assert not any(line[-1] in "（“" for line in lines[:-1])


@given(st.integers(0, 10**15), st.text("年月件共", min_size=1), COLUMNS)
def test_numbers_are_not_divided(number: int, word: str, columns: int) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    for printed in (f"{number:,}.50", wide):
        assert any(printed in line for line in wrap(f"{word}{printed}{word}", columns))


@given(TEXTS, st.integers(0, 60), st.sampled_from(["left", "center", "right"]))
def test_padding_fills_the_columns_around_the_text(text: str, columns: int, align: str) -> None:
    padded = pad(text, columns, align)  # type: ignore[arg-type]
    assert width(padded) == max(columns, width(text))
    left, right = padded.split(text, 1) if text else (padded, "")
    assert not (left + right).strip(" ")
    if text.strip():
        sides = {"left": left == "", "right": padded.endswith(text), "center": True}
        assert sides[align]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("规章", 4),
        ("（三）", 6),
        ("“一”", 4),
        ("e\u0301", 1),
        ("\u200b\ufeff", 0),
        ("┌─┐", 3),
        ("①", 1),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 4, []),
        ("三、本年度办理结果", 4, ["三、", "本年", "度办", "理结", "果"]),
        ("三、本", 2, ["三", "、", "本"]),
        ("结果（维持）", 6, ["结果", "（维", "持）"]),
        ("共 12 件", 4, ["共 12 件"]),
        ("open government", 6, ["open", "government"]),
        ("a b c", 3, ["a b", "c"]),
        ("a  b", 1, ["a  b"]),
    ],
)
def test_wrap(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_centred_text_leaves_the_odd_space_to_the_right() -> None:
    assert pad("12", 5, "center") == " 12  "
