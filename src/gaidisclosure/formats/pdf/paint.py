# SPDX-License-Identifier: Apache-2.0
"""The colour of characters, 字的颜色, and those that are invisible on paper.

A text can be drawn without paint, or in white with nothing under it. A scan has such a text over
its picture, and it is read, as it spells out what is seen. A browser paints a page white before it
draws on it. The sides of such areas are not rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, Final

from gaidisclosure.formats.extras import library

_NOTHING: Final = "nothing"
_WHITE: Final = "white"
_UNPAINTED: Final = 3
"""The text rendering mode, out of eight, that neither fills nor strokes."""
_FILLED: Final = 0
_SPACES: Final = frozenset(
    ("DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased")
)
"""Colour spaces in which the number of components determines white."""
_WHITES: Final = {1: 1, 3: (1, 1, 1), 4: (0, 0, 0, 0)}
_MOST: Final = 1_000_000
"""Most pairs of an object and another under it. A page with more is a drawing."""
_INSIDE: Final = 3.0
"""Least distance in points of an object on an area from the sides of the area."""


def layout(page: Any) -> Any:
    """Return the layout of a page, with unpainted and white objects marked as such."""
    converter = library("pdfminer.converter")
    interpreter = library("pdfminer.pdfinterp")
    device = converter.PDFPageAggregator(page.pdf.rsrcmgr)
    show, paint = device.render_string, device.paint_path

    def render_string(text: Any, strings: Any, space: Any, state: Any) -> None:
        if text.render == _UNPAINTED:
            state.ncolor = _NOTHING
        elif text.render == _FILLED and _is_white(state):
            state.ncolor = _WHITE
        show(text, strings, space, state)

    def paint_path(state: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        if fill and _is_white(state):
            state = state.copy()
            state.ncolor = _WHITE
        paint(state, stroke, fill, evenodd, path)

    device.render_string, device.paint_path = render_string, paint_path
    interpreter.PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def _is_white(state: Any) -> bool:
    space = state.ncs
    return space.name in _SPACES and state.ncolor == _WHITES.get(space.ncomponents)


def is_unpainted(character: Any) -> bool:
    """Tell if a character is drawn without paint."""
    return bool(character.graphicstate.ncolor == _NOTHING)


def traceless(things: Sequence[Any]) -> frozenset[int]:
    """Return the identities of invisible characters on a page.

    There are none if most characters would be invisible. Then the page is a scan, or it is drawn in
    a way that this module does not understand.
    """
    kinds = library("pdfminer.layout")
    every = [x for x in things if isinstance(x, kinds.LTChar)]
    unpainted = [x for x in every if is_unpainted(x)]
    white = [x for x in every if x.graphicstate.ncolor == _WHITE]
    if not 0 < 2 * (len(unpainted) + len(white)) < len(every):
        return frozenset()
    pictures = [x.bbox for x in things if isinstance(x, kinds.LTImage)]
    areas = [x.bbox for x in things if isinstance(x, kinds.LTCurve) and _is_coloured(x)]
    under = [*pictures, *areas]
    if len(every) * len(under) > _MOST:
        return frozenset()
    bare = chain(
        (x for x in unpainted if not _lies_on(x, pictures)),
        (x for x in white if not _lies_on(x, under)),
    )
    return frozenset(map(id, bare))


def without_grounds(curves: Sequence[Any]) -> list[Any]:
    """Return the curves without white areas that have other curves on them."""
    white = [x for x in curves if x.fill and not x.stroke and x.non_stroking_color == _WHITE]
    if len(white) * len(curves) > _MOST:
        return [*curves]
    grounds = {id(x) for x in white if any(_lies_on(y, [_within(x)]) for y in curves if y is not x)}
    return [x for x in curves if id(x) not in grounds]


def _within(area: Any) -> tuple[float, ...]:
    left, low, right, high = area.bbox
    return left + _INSIDE, low + _INSIDE, right - _INSIDE, high - _INSIDE


def _is_coloured(curve: Any) -> bool:
    return bool(curve.fill) and curve.non_stroking_color != _WHITE


def _lies_on(thing: Any, boxes: Sequence[tuple[float, ...]]) -> bool:
    x, y = (thing.x0 + thing.x1) / 2, (thing.y0 + thing.y1) / 2
    return any(left < x < right and low < y < high for left, low, right, high in boxes)
