# SPDX-License-Identifier: Apache-2.0
"""The room that texts take in pictures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.pages.charts.measure import ems, lines
from gaidisclosure.zh.widths import unwrap, width


@given(st.text(max_size=60), st.floats(1, 30))
def test_lines_fit_and_lose_no_letter(text: str, room: float) -> None:
    found = lines(text, room)
    assert all(ems(line) <= room for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@given(st.text("政府信息公开，（2023年）", max_size=60), st.integers(4, 30))
def test_lines_are_few_and_even(text: str, room: int) -> None:
    found = lines(text, room)
    assert unwrap(found) == text
    assert len(found) <= max(-(-ems(text) // (room - 3.5)), 1)


@given(st.text(max_size=20))
def test_a_text_is_measured_by_its_columns(text: str) -> None:
    assert 0.4 * width(text) <= ems(text) + 0.01
    assert ems(text) <= len(text)
