# SPDX-License-Identifier: Apache-2.0
"""Drawings on a sheet, 图纸: heads, notes and the SVG file around them."""

from __future__ import annotations

from typing import Final
from zlib import crc32

from gaidisclosure.formats.escape import escaped
from gaidisclosure.pages.charts.drawing import (
    ACCENT,
    EM,
    LINE,
    QUIET,
    WIDTH,
    Drawing,
    area,
    label,
    rule,
    stacked,
)
from gaidisclosure.pages.charts.measure import ems, lines

MARGIN: Final = 30
"""The space around a picture that is a file of its own."""
_FACES: Final = {
    "zh_Hans": "Noto Sans SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,sans-serif",
    "zh_Hant": "Noto Sans TC,Source Han Sans TC,PingFang TC,Microsoft JhengHei,Noto Sans SC,"
    "sans-serif",
    "en": "Noto Sans SC,Segoe UI,Helvetica Neue,Arial,sans-serif",
}
"""The fonts of each language, always with that of the extra ``pdf-writing``."""
_LEADING: Final = 1.5
_TITLE: Final = 22
_HEADING: Final = 18
_NOTE: Final = 14
"""The sizes of the title, of headings and of notes."""


def head(origin: str, title: str) -> Drawing:
    """Return a short bar, the origin, and the title."""
    bar = Drawing(18, (area(0, 0, 44, 4),))
    return stacked([bar, stacked([_lines(origin, EM, QUIET), _lines(title, _TITLE, ACCENT)], 4)])


def heading(words: str, unit: str) -> Drawing:
    """Return a heading with the unit of the figures at the right, over a thin line."""
    room = WIDTH - _NOTE * ems(unit)
    drawn = _lines(words, _HEADING, ACCENT, room)
    base = drawn.height + 5
    marks = (
        *drawn.marks,
        label(WIDTH, drawn.height - 8, unit, size=_NOTE, anchor="end", ink=QUIET),
        rule(0, base, WIDTH, base, LINE),
    )
    return Drawing(base + 12, marks)


def notes(texts: list[str]) -> Drawing:
    """Return notes in small characters, one below the other."""
    return stacked([_lines(each, _NOTE, QUIET) for each in texts])


def svg(
    title: str, description: str, drawing: Drawing, locale: str, *, margin: float = 0
) -> tuple[str, int, int]:
    """Return a drawing as an SVG file, with its width and its height.

    Its ids are hashes of its content, so that one page may hold several pictures.

    Args:
        title: The title, for screen readers.
        description: The figures in words, for screen readers.
        drawing: The drawing.
        locale: The language of all words.
        margin: The space around it.
    """
    wide, high = round(WIDTH + 2 * margin), round(drawing.height + 2 * margin)
    marks = "".join(drawing.marks)
    name = f"g{crc32((title + description + marks).encode()):08x}"
    moved = f' transform="translate({margin} {margin})"' if margin else ""
    file = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}"'
        f' viewBox="0 0 {wide} {high}" role="img" lang="{locale.replace("_", "-")}"'
        f' aria-labelledby="{name}-title {name}-desc" font-family="{_FACES[locale]}">'
        f'<title id="{name}-title">{escaped(title)}</title>'
        f'<desc id="{name}-desc">{escaped(description)}</desc>'
        f'<rect width="{wide}" height="{high}" fill="#fff"/>'
        f"<g{moved}>{marks}</g></svg>\n"
    )
    return file, wide, high


def _lines(words: str, size: float, ink: str, room: float = WIDTH) -> Drawing:
    told = lines(words, room / size)
    leading = size * _LEADING
    marks = [
        label(0, round(leading * place + size * 1.1), line, size=size, ink=ink)
        for place, line in enumerate(told)
    ]
    return Drawing(round(leading * len(told)), tuple(marks))
