# SPDX-License-Identifier: Apache-2.0
"""The values of form fields, 表单域, which viewers show on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from gaidisclosure.formats.extras import library

__all__ = ["fields"]

_MOST: Final = 5_000
"""Most fields of a page that are read."""
_SHOWN: Final = frozenset({"Tx", "Ch"})
"""Types of fields with a text: typed or chosen."""
_HIDDEN: Final = 2 | 32
"""Flags of a field that is hidden, or not shown on a screen."""
_ENTRIES: Final = ("V", "Rect", "FT", "F")
_DEPTH: Final = 8
"""Most ancestors from which a field inherits."""


def fields(page: Any) -> Iterator[tuple[str, Sequence[float]]]:
    """Yield the value of each field of a page that is seen, and its box on the page.

    Args:
        page: A page of pdfminer.
    """
    decode = library("pdfminer.utils", extra="pdf", package="pdfplumber").decode_text
    left, low = page.mediabox[:2] if page.mediabox else (0, 0)
    annotations = _resolved(page.annots)
    for annotation in islice(annotations if isinstance(annotations, list) else (), _MOST):
        field = _own(annotation)
        value = field.get("V")
        if isinstance(value, bytes) and _is_box(field.get("Rect")) and _is_seen(field):
            x0, y0, x1, y1 = field["Rect"]
            yield " ".join(decode(value).split()), (x0 - left, y0 - low, x1 - left, y1 - low)


def _resolved(thing: Any) -> Any:
    return library("pdfminer.pdftypes", extra="pdf", package="pdfplumber").resolve1(thing)


def _own(field: Any) -> dict[str, Any]:
    """Return the entries that a field has or inherits."""
    found: dict[str, Any] = {}
    for _ in range(_DEPTH):
        field = _resolved(field)
        if not isinstance(field, dict):
            break
        found = {key: _resolved(field[key]) for key in _ENTRIES if key in field} | found
        field = field.get("Parent")
    return found


def _is_box(box: Any) -> bool:
    return isinstance(box, list) and len(box) == 4 and all(isinstance(x, int | float) for x in box)


def _is_seen(field: Mapping[str, Any]) -> bool:
    flags = field.get("F", 0)
    name = getattr(field.get("FT"), "name", None)
    return name in _SHOWN and not (isinstance(flags, int) and flags & _HIDDEN)
