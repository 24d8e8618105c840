# SPDX-License-Identifier: Apache-2.0
"""Limits on the fonts and drawings of a PDF, 展开限额, measured before they are used.

A font may give one width to a huge range of codes, or map the range to characters, and the library
stores every code. A drawing may repeat others many times, which repeat others again, and the
library draws each. Every character or line becomes an object a thousand times as large as its byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Final

from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.pdf.characters import DESCENT

_AN_OPERATOR: Final = 32
"""Bytes that an operator counts as."""
_OPERATOR: Final = re.compile(
    rb"(?<![^\s\d.()\[\]<>{}])(?:[A-Za-z]{1,3}\*?|['\"])(?![^\s()\[\]<>{}/%#])|[(\[<]"
)
"""An operator, or the start of a text or list, also inside texts and pictures."""
_WIDTHS: Final = {"W": 3, "W2": 5}
_COMMENT: Final = re.compile(rb"%[^\r\n]*")
_SECTION: Final = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<[^>]*>|\[[^\]]*\]|[0-9]+)"
)


class Bounds:
    """Limits on the fonts of a file and on the drawings of its pages."""

    def __init__(self, manager: Any) -> None:
        self._build: Callable[[Any, Any], Any] = manager.get_font
        self._codes = 0
        self._shown = 0
        manager.get_font = self._font

    def begin(self, page: Any) -> None:
        """Measure a page before it is drawn.

        Raises:
            UnreadableError: There is too much to draw.
        """
        self._shown = 0
        inner = _drawn(page.resources, {})
        contents = map(objects().resolve1, page.contents)
        limits.DRAWN.require(sum(_size(each, inner) for each in contents))

    def _font(self, number: Any, described: Mapping[str, Any]) -> Any:
        self._codes += sum(_reached(described.get(key), size) for key, size in _WIDTHS.items())
        self._codes += _mapped(described.get("ToUnicode"))
        limits.CODES.require(self._codes)
        font = self._build(number, described)
        if "decode" not in vars(font):
            font.decode = self._counted(font.decode)
            # Cairo declares the whole box of a font, and Ghostscript mixes two values on one line.
            font.get_descent = lambda: DESCENT
        return font

    def _counted(self, decode: Callable[[bytes], Iterable[int]]) -> Callable[[bytes], list[int]]:
        def counted(text: bytes) -> list[int]:
            codes = list(decode(text))
            self._shown += len(codes)
            limits.SHOWN.require(self._shown)
            return codes

        return counted


def objects() -> Any:
    """Return the library module that resolves references to the objects of a file."""
    return library("pdfminer.pdftypes")


def _reached(widths: Any, size: int) -> int:
    """Count the codes in a list of widths, where ranges have a first and last code."""
    found, run = 0, list[float]()
    for item in map(objects().resolve1, objects().list_value(widths)):
        if isinstance(item, list):
            run = []
        elif isinstance(item, int | float):
            run.append(item)
        if len(run) == size:
            first, last = run[:2]
            if isinstance(first, int) and isinstance(last, int):
                found += max(last - first, 0)
            run = []
    return found


def _mapped(cmap: Any) -> int:
    data = _data(objects().resolve1(cmap))
    limits.DRAWN.require(len(data))
    return sum(_ranged(section) for section in _SECTION.findall(_COMMENT.sub(b"", data)))


def _ranged(section: bytes) -> int:
    """Count the codes in ranges. The count exceeds the limit if they are malformed."""
    if b"(" in section:
        return limits.CODES.most + 1
    ranges = ((_number(first), _number(last)) for first, last in _RANGE.findall(section))
    return sum(max(last - first, 0) for first, last in ranges)


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _data(stream: Any) -> bytes:
    data = stream.get_data() if hasattr(stream, "get_data") else b""
    return data if isinstance(data, bytes) else b""


def _size(stream: Any, inner: int) -> int:
    """Return the size of a drawing, counting each inner drawing as the largest one."""
    data = _data(stream)
    operators = islice(_OPERATOR.finditer(data), limits.DRAWN.most // _AN_OPERATOR + 1)
    return len(data) + _AN_OPERATOR * sum(1 for _ in operators) + data.count(b"Do") * inner


def _drawn(resources: Any, known: dict[int, int]) -> int:
    """Return the size of the largest drawing in some resources.

    A drawing that contains itself counts as one byte there.
    """
    named = objects().dict_value(objects().dict_value(resources).get("XObject"))
    forms = map(objects().resolve1, named.values())
    return max((_form(form, resources, known) for form in forms), default=0)


def _form(form: Any, outer: Any, known: dict[int, int]) -> int:
    if id(form) in known or not hasattr(form, "get_data") or "BBox" not in form:
        return known.get(id(form), 1)
    known[id(form)] = 1
    known[id(form)] = _size(form, _drawn(objects().resolve1(form.get("Resources")) or outer, known))
    return known[id(form)]
