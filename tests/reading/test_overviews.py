# SPDX-License-Identifier: Apache-2.0
"""The aspects of part one, under the headings that agencies give them."""

from __future__ import annotations

import pytest

import gaidisclosure as gd
from gaidisclosure.document import Paragraph
from gaidisclosure.form import ASPECTS
from gaidisclosure.reading.text.aspects import divide_aspects
from gaidisclosure.reading.text.headings import Placed
from tests.reading.heads import BODY, BUREAU, LAW, SUBJECT
from tests.reading.overviews import OVERVIEWS, Overview

_KEYS = [aspect.item.key for aspect in ASPECTS]


@pytest.mark.parametrize("part", OVERVIEWS, ids=lambda part: part.lines[0])
def test_each_aspect_has_its_text(part: Overview) -> None:
    lines = (f"{BUREAU}2023年{SUBJECT}", LAW, BODY[0], *part.lines, *BODY[2:])
    overview = gd.read_text("\n\n".join(lines)).narrative.overview
    assert tuple(getattr(overview, key) for key in _KEYS) == part.said
    assert overview.text == part.text


def placed(*lines: str) -> list[Placed]:
    """Paragraphs, those that begin with a wide space indented."""
    return [
        (at, Paragraph(line.strip(), indented=line.startswith("　")))
        for at, line in enumerate(lines)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("　（一）主动公开", "　120条。", "　（二）依申请公开", "　3件。"),
        (
            "（一）主动公开",
            "　120条。",
            "　（二）依申请公开，见下",
            "（二）依申请公开",
            "　3件。",
        ),
        ("（一）主动公开政府信息120条。", "（二）依申请公开3件。"),
    ],
)
def test_flush_headings_count_before_indented_ones(lines: tuple[str, ...]) -> None:
    sections = divide_aspects(placed(*lines))
    assert "120条" in sections[1][0][1].text
    assert "3件" in sections[2][-1][1].text
