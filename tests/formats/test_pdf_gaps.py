# SPDX-License-Identifier: Apache-2.0
"""Gaps between characters: a quarter of a character beside a Chinese one is no space."""

from __future__ import annotations

import pytest

from gaidisclosure.formats.pdf.characters import Character
from gaidisclosure.formats.pdf.gaps import Blanks, divided, spaced

SIZE = 10.0


def line(text: str, *gaps: float) -> list[Character]:
    """Characters with these gaps between them."""
    characters, x = list[Character](), 0.0
    for character, gap in zip(text, [*gaps, *[0.0] * len(text)], strict=False):
        characters.append(Character(character, x, 100.0, x + SIZE, 100.0 + SIZE))
        x += SIZE + gap
    return characters


def blank(left: float, top: float = 100.0) -> Character:
    return Character(" ", left, top, left + 3, top + SIZE)


@pytest.mark.parametrize(
    ("text", "gap", "printed"),
    [
        ("第7", 2.5, "第7"),
        ("7号", 3.0, "7号"),
        ("规章", 2.5, "规章"),
        ("ab", 2.5, "a b"),
        ("规章", 5.0, "规 章"),
        ("规章", 0.0, "规章"),
        ("”a", 3.0, "”a"),
        ("éa", 3.0, "éa"),
    ],
)
def test_small_gaps_beside_wide_characters_are_closed(text: str, gap: float, printed: str) -> None:
    assert spaced(line(text, gap), Blanks.of([])) == printed


@pytest.mark.parametrize(
    ("text", "gaps", "printed"),
    [
        ("依申请公开", [5.0] * 4, "依申请公开"),
        ("共12件", [6.0, 0.0, 6.0], "共12件"),
        ("依申请公开", [0.0, 0.0, 5.0, 0.0], "依申请 公开"),
        ("年，第一，项", [0.0, 1.0, 5.0, 1.0, 5.0], "年，第 一， 项"),
        ("共收到open", [5.0, 5.0, 7.0], "共收到open"),
    ],
)
def test_a_line_that_is_stretched_has_no_spaces(text: str, gaps: list[float], printed: str) -> None:
    assert spaced(line(text, *gaps), Blanks.of([])) == printed


def test_a_space_that_is_printed_stays() -> None:
    found = line("第7", 3.0)
    assert spaced(found, Blanks.of([blank(10)])) == "第 7"
    assert spaced(found, Blanks.of([blank(10, top=300), blank(40), *found])) == "第7"


def test_gaps_between_columns() -> None:
    assert [len(piece) for piece in divided(line("规章7", 0.0, 11.0))] == [2, 1]
    assert [len(piece) for piece in divided(line("章7", 9.0))] == [2]
