# SPDX-License-Identifier: Apache-2.0
"""The values of form fields, 表单域, which viewers show on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.drawings import objects

_MOST: Final = 5_000
"""Most fields of a page that are read."""
_SHOWN: Final = frozenset({"Tx", "Ch"})
"""Types of fields with a text: typed or chosen."""
_HIDDEN: Final = 2 | 32
"""Flags of a field that is hidden or not shown on a screen."""
_CORNERS: Final = 4
_ENTRIES: Final = ("V", "Rect", "FT", "F")
_DEPTH: Final = 8
"""Most levels of fields from which one inherits."""


def fields(page: Any) -> Iterator[tuple[str, Sequence[float]]]:
    """Yield the value and the box of each visible field of a page."""
    decode = library("pdfminer.utils").decode_text
    for annotation in islice(objects().list_value(page.annots), _MOST):
        field = _own(annotation)
        value, box = field.get("V"), objects().list_value(field.get("Rect"))
        numbers = [x for x in box if isinstance(x, int | float)]
        if isinstance(value, bytes) and len(box) == len(numbers) == _CORNERS and _is_seen(field):
            (x0, y0), (x1, y1) = _upright(page, *numbers[:2]), _upright(page, *numbers[2:])
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            yield " ".join(decode(value).split()), box


def _upright(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point on the page as shown, from its lower left corner.

    A viewer turns the page if the file says so.
    """
    left, low, right, high = page.mediabox
    turned = {90: (y - low, right - x), 180: (right - x, high - y), 270: (high - y, x - left)}
    return turned.get(page.rotate, (x - left, y - low))


def _own(field: Any) -> dict[str, Any]:
    """Return the entries that a field has or inherits."""
    found: dict[str, Any] = {}
    for _ in range(_DEPTH):
        own = objects().dict_value(field)
        found = {key: objects().resolve1(own[key]) for key in _ENTRIES if key in own} | found
        field = own.get("Parent")
    return found


def _is_seen(field: Mapping[str, Any]) -> bool:
    flags = field.get("F", 0)
    name = getattr(field.get("FT"), "name", None)
    return name in _SHOWN and not (isinstance(flags, int) and flags & _HIDDEN)
