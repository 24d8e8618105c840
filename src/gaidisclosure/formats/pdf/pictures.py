# SPDX-License-Identifier: Apache-2.0
"""Pictures in SVG as PNG files, 位图, set by typst with a font of ours."""

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
"""Pixels an inch at which a unit, which is set as a point, is one pixel."""


def png(svg: str, size: tuple[int, int], *, scale: float) -> bytes:
    """Return a picture as a PNG file.

    Args:
        svg: The picture, an SVG file whose texts are elements of one line. Characters of it that
            nobody sees are left out.
        size: Its width and its height in units.
        scale: The pixels of a unit.

    Raises:
        FontError: ``errors.font_characters``: the font has no shape for some characters.
        MissingExtraError: The extra ``pdf-writing`` is not installed.
    """
    drawn = seen(svg)
    typst, fonts = library("typst"), library("pylopdf_fonts_zh_cn")
    chosen = face(fonts.sans_path())
    # typst leaves out of a picture whatever the font has no shape for, and says nothing.
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
