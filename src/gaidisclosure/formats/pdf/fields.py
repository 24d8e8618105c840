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
_DEPTH: Final = 8
"""Most ancestors from which a field inherits."""


def fields(page: Any) -> Iterator[tuple[str, Sequence[float]]]:
    """Yield the value of each field of a page that is seen, and its box from the lower left."""
    types = library("pdfminer.pdftypes", extra="pdf", package="pdfplumber")
    decode = library("pdfminer.utils", extra="pdf", package="pdfplumber").decode_text
    annotations = types.resolve1(page.annots)
    for annotation in islice(annotations if isinstance(annotations, list) else (), _MOST):
        field = types.resolve_all(_own(types.resolve1(annotation), types))
        value, box = field.get("V"), field.get("Rect")
        if isinstance(value, bytes) and _is_box(box) and _is_seen(field):
            yield " ".join(decode(value).split()), box


def _own(field: Any, types: Any) -> dict[str, Any]:
    """Return what a field has or inherits."""
    found: dict[str, Any] = {}
    for _ in range(_DEPTH):
        if not isinstance(field, Mapping):
            break
        entries = {key: field[key] for key in ("V", "Rect", "FT", "F") if key in field}
        found = {**entries, **found}
        field = types.resolve1(field.get("Parent"))
    return found


def _is_box(box: Any) -> bool:
    return isinstance(box, list) and len(box) == 4 and all(isinstance(x, int | float) for x in box)


def _is_seen(field: Mapping[str, Any]) -> bool:
    flags = field.get("F", 0)
    name = getattr(field.get("FT"), "name", None)
    return name in _SHOWN and not (isinstance(flags, int) and flags & _HIDDEN)
