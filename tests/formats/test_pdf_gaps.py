# SPDX-License-Identifier: Apache-2.0
"""Gaps between characters: a quarter of a character beside a Chinese one is no space."""

from __future__ import annotations

from typing import Any

import pytest

from gaidisclosure.formats.pdf.gaps import Blanks, closed_up, divided

SIZE = 10.0


def line(text: str, *gaps: float, top: float = 100.0) -> dict[str, Any]:
    """Characters with these gaps between them; a gap of two points and more is a space."""
    characters, spaced, x = list[dict[str, Any]](), "", 0.0
    for character, gap in zip(text, [*gaps, *[0.0] * len(text)], strict=False):
        place = {"x0": x, "x1": x + SIZE, "top": top, "bottom": top + SIZE, "size": SIZE}
        characters.append({"text": character, **place})
        spaced += character + " " * (gap > 2)
        x += SIZE + gap
    return {"text": spaced, "chars": characters}


def blank(left: float, top: float = 100.0) -> dict[str, Any]:
    return {"text": " ", "x0": left, "x1": left + 3, "top": top, "bottom": top + SIZE}


@pytest.mark.parametrize(
    ("text", "gap", "printed"),
    [
        ("第7", 2.5, "第7"),
        ("7号", 3.0, "7号"),
        ("规章", 2.5, "规章"),
        ("ab", 2.5, "a b"),
        ("规章", 5.0, "规 章"),
        ("规章", 0.0, "规章"),
    ],
)
def test_small_gaps_beside_wide_characters_are_closed(text: str, gap: float, printed: str) -> None:
    assert closed_up(line(text, gap), Blanks.of([])) == printed


def test_a_space_that_is_printed_stays() -> None:
    found = line("第7", 3.0)
    assert closed_up(found, Blanks.of([blank(10)])) == "第 7"
    assert closed_up(found, Blanks.of([blank(10, top=300), blank(40), *found["chars"]])) == "第7"


def test_a_ligature_leaves_the_text_as_it_is() -> None:
    found = line("第ﬁ", 3.0)
    assert closed_up({**found, "text": "第  fi"}, Blanks.of([])) == "第 fi"


def test_gaps_between_columns() -> None:
    assert [len(piece) for piece in divided(line("规章7", 0.0, 11.0)["chars"])] == [2, 1]
    assert [len(piece) for piece in divided(line("章7", 9.0)["chars"])] == [2]
