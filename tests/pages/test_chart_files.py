# SPDX-License-Identifier: Apache-2.0
"""Charts as PNG files."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, chart, strategies
from gaidisclosure.pages.charts import KINDS, ChartKind
from tests import depth

REPORT = AnnualReport2021.zero("云溪县商务局", 2023)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


@settings(max_examples=depth.examples(2))
@given(strategies.annual_reports(size="extreme", agencies=st.just(gd.Agency("云溪县商务局"))))
def test_any_picture_is_a_png_of_its_size(report: gd.AnyReport) -> None:
    picture = chart(report)
    image = opened(picture.png(scale=1))
    assert image.size == (picture.width, picture.height)
    assert image.getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("kind", KINDS)
def test_texts_and_areas_are_drawn(kind: ChartKind) -> None:
    picture = chart(REPORT, kind)
    image = opened(picture.png())
    assert image.size == (2 * picture.width, 2 * picture.height)
    colors = {color for _, color in image.getcolors(1 << 20) or []}
    assert {(255, 255, 255), (0x1D, 0x52, 0x88), (0x56, 0x61, 0x6C)} <= colors
    assert picture.png() == picture.png()


def test_words_are_in_the_font_of_the_extra() -> None:
    picture = chart(REPORT, "outcomes", locale="zh-Hant")
    total = image_of(picture.svg, "總計", picture)
    assert total != image_of(picture.svg, "總", picture)


def image_of(svg: str, word: str, picture: gd.Chart) -> bytes:
    return evolve(picture, svg=svg.replace("總計", word)).png(scale=1)


@pytest.mark.parametrize("missing", ["typst", "pylopdf_fonts_zh_cn"])
def test_without_the_extra_it_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(gd.MissingExtraError, match="pdf-writing"):
        chart(REPORT, "flow").png()


def test_characters_that_nobody_sees_are_left_out() -> None:
    drawn = [
        chart(AnnualReport2021.zero(name, 2023), "flow").png()
        for name in ("云溪县商务局", "云溪\u200b县\u202e商务\u00ad局\ufffe")
    ]
    assert drawn[0] == drawn[1]


def test_a_character_without_a_shape_is_named() -> None:
    picture = chart(AnnualReport2021.zero("云溪县\U0002a6a5局 & <甲>", 2023), "flow")
    with pytest.raises(gd.FontError, match="U\\+2A6A5"):
        picture.png()
