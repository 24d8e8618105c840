# SPDX-License-Identifier: Apache-2.0
"""Rendering of SVG pictures to PNG files, 位图, by typst and the extra's font."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Final

from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.fonts import face, seen

_TEMPLATE: Final = b"""\
#let told = json(bytes(sys.inputs.document))
#set page(width: told.width * 1pt, height: told.height * 1pt, margin: 0pt, fill: white)
#image(bytes(told.svg), format: "svg", width: 100%, height: 100%)
"""
_WORDS: Final = b"""\
#let told = json(bytes(sys.inputs.document))
#set document(title: "-")
#set text(font: told.family, fallback: false)
#told.words
"""
_TEXT: Final = re.compile("<text[^>]*>([^<]*)</text>")
_POINTS: Final = 72
"""Pixels per inch at which a unit of the picture, set as a point, is one pixel."""


def png(svg: str, size: tuple[int, int], *, scale: float) -> bytes:
    """Return a picture as a PNG file.

    Args:
        svg: The picture, an SVG file in which each text element is one line. Invisible characters
            are left out.
        size: Width and height in units.
        scale: Pixels per unit.

    Raises:
        FontError: ``errors.font_characters``: the font has no shape for some characters.
        MissingExtraError: The extra ``pdf-writing`` is not installed.
    """
    drawn = seen(svg)
    typst, fonts = library("typst"), library("pylopdf_fonts_zh_cn")
    chosen = face(fonts.sans_path())
    # typst silently leaves out characters of a picture that the font lacks.
    words = unescape(" ".join(_TEXT.findall(drawn)))
    chosen.pages(_WORDS, json.dumps({"words": words, "family": chosen.look["family"]}))
    width, height = size
    told = {"svg": drawn, "width": width, "height": height}
    data: bytes = typst.compile(
        _TEMPLATE,
        font_paths=chosen.fonts,
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(told)},
        format="png",
        ppi=_POINTS * scale,
    )
    return data
