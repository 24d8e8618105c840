"""What the fonts and drawings of a PDF make of a few bytes, 展开限额: reckoned before they do.

A font may give one width to a range of all numbers, or map it to characters, and the library writes
every number down. A drawing may hold others many times, and these again: the library draws each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeGuard

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.extras import library

__all__ = ["MOST_CODES", "MOST_DRAWN", "require_moderate_drawings", "require_moderate_fonts"]

MOST_CODES: Final = 2_000_000
"""The most numbers in the ranges of all fonts; a Chinese font has some 30 000 characters."""
MOST_DRAWN: Final = 32 * 1024 * 1024
"""The most bytes of a page and the drawings in it, each as often as it is drawn."""

_COUNTED: Final = 10**12
_WIDTHS: Final = {"W": 3, "W2": 5}
_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_SECTION: Final = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<[^>]*>|\[[^\]]*\]|[0-9]+)"
)


def require_moderate_fonts(manager: Any) -> None:
    """Have the manager of fonts refuse such: ``UnreadableError``, ``document.too_complex``."""
    build: Callable[[Any, Any], Any] = manager.get_font
    codes = 0

    def get_font(number: Any, font: Mapping[str, Any]) -> Any:
        nonlocal codes
        codes += sum(_reached(font.get(key), size) for key, size in _WIDTHS.items())
        codes += _mapped(font.get("ToUnicode"))
        _at_most(codes, MOST_CODES)
        return build(number, font)

    manager.get_font = get_font


def require_moderate_drawings(page: Any) -> None:
    """``UnreadableError`` with the code ``document.too_complex`` for a page of too many."""
    inner = _drawn(_resolved(page.resources), {})
    contents = [_resolved(each) for each in page.contents]
    _at_most(sum(_size(each, inner) for each in contents), MOST_DRAWN)


def _at_most(found: int, limit: int) -> None:
    if found > limit:
        raise UnreadableError("document.too_complex", found=min(found, _COUNTED), limit=limit)


def _resolved(thing: Any) -> Any:
    return library("pdfminer.pdftypes", extra="pdf", package="pdfplumber").resolve1(thing)


def _reached(widths: Any, size: int) -> int:
    """How many numbers there are in ranges: first, last and so on; lists are between them."""
    found, run = 0, list[float]()
    for item in map(_resolved, _listed(widths)):
        if _is_list(item):
            run = []
        elif isinstance(item, int | float):
            run.append(item)
        if len(run) == size:
            first, last = run[:2]
            if isinstance(first, int) and isinstance(last, int):
                found += max(last - first, 0)
            run = []
    return found


def _listed(thing: Any) -> Sequence[Any]:
    found = _resolved(thing)
    return found if _is_list(found) else []


def _is_list(thing: Any) -> TypeGuard[list[Any]]:
    return isinstance(thing, list)


def _is_dictionary(thing: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(thing, dict)


def _mapped(cmap: Any) -> int:
    data = _data(_resolved(cmap))
    return sum(_ranged(section) for section in _SECTION.findall(_COMMENT.sub(b"", data)))


def _ranged(section: bytes) -> int:
    """How many numbers the ranges have; too many where they are not written as they should be."""
    if b"(" in section:
        return MOST_CODES + 1
    ranges = ((_number(first), _number(last)) for first, last in _RANGE.findall(section))
    return sum(max(last - first, 0) for first, last in ranges)


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _data(stream: Any) -> bytes:
    data = stream.get_data() if hasattr(stream, "get_data") else b""
    return data if isinstance(data, bytes) else b""


def _size(stream: Any, inner: int) -> int:
    """The bytes of a drawing with those in it, of which each is taken for the largest."""
    data = _data(stream)
    return len(data) + data.count(b"Do") * inner


def _drawn(resources: Any, known: dict[int, int]) -> int:
    """The bytes of the largest drawing that is named; one within itself is not drawn."""
    named = _resolved(resources.get("XObject")) if _is_dictionary(resources) else None
    forms = map(_resolved, named.values()) if _is_dictionary(named) else ()
    return max((_form(form, resources, known) for form in forms), default=0)


def _form(form: Any, outer: Any, known: dict[int, int]) -> int:
    if id(form) in known or not hasattr(form, "get_data") or "BBox" not in form:
        return known.get(id(form), 1)
    known[id(form)] = 1
    known[id(form)] = _size(form, _drawn(_resolved(form.get("Resources")) or outer, known))
    return known[id(form)]
