# SPDX-License-Identifier: Apache-2.0
"""JSON bytes to plain data, more strictly than the standard library reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from typing import Any, Final, NoReturn

from gaidisclosure.checks import Violation
from gaidisclosure.codec.faults import ROOT, below, fault, is_array, raise_if_any
from gaidisclosure.errors import InvalidJSONError

MAX_BYTES: Final = 2 * 2**20
"""Most bytes of a document, checked before anything is parsed.

No report of the model takes more, with all its sections as long as they may be.
"""
_MAX_DIGITS: Final = 40
_LONGEST_INTEGER: Final = 4000
_REASONS: Final = {
    "Expecting value": "value",
    "Expecting property name": "key",
    "Expecting ':'": "colon",
    "Expecting ','": "comma",
    "Illegal trailing comma": "trailing_comma",
    "Unterminated string": "quote",
    "Invalid control character": "control",
    "Invalid \\": "escape",
    "Extra data": "end",
}
"""The reasons in the catalogs, by the beginning of the parser's message."""


class _Object(dict[str, Any]):
    """A JSON object that records duplicate keys."""

    twice: tuple[str, ...] = ()


class _Constant:
    """NaN or Infinity, which are not JSON."""

    def __init__(self, name: str) -> None:
        self.name = name

    @staticmethod
    def refuse(name: str) -> NoReturn:
        """Leave a document with a constant to the careful way."""
        raise ValueError(name)


def parse(data: bytes) -> Any:
    """Return the data of a document.

    Raises:
        InvalidJSONError: It carries one fault of syntax, or all refused keys and constants.
    """
    if len(data) > MAX_BYTES:
        _refuse(fault("JSON-LENGTH", ROOT, len(data), MAX_BYTES))
    text = _decoded(data)
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        pass  # the careful way tells every fault
    tree = _parsed(text)
    raise_if_any(_faults(tree))
    return tree


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError
    return made


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_Constant.refuse)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        _refuse(fault("JSON-BOM", ROOT))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(fault("JSON-UTF8", ROOT, error.start))


def _parsed(text: str) -> Any:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_Constant, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        _refuse(fault("JSON-SYNTAX", ROOT, place, _reason(error.msg)))
    except RecursionError:
        _refuse(fault("JSON-NESTING", ROOT))


def _reason(message: str) -> str:
    return next((name for begins, name in _REASONS.items() if message.startswith(begins)), message)


def _refuse(violation: Violation) -> NoReturn:
    raise InvalidJSONError([violation]) from None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _ in pairs)
        made.twice = tuple(key for key in made if times[key] > 1)
    return made


def _integer(digits: str) -> int:
    """Return a number, or one of the same size if it takes long to convert."""
    if len(digits) <= _MAX_DIGITS:
        return int(digits)
    return int("1" + "0" * min(len(digits), _LONGEST_INTEGER))


# The trail to a value: that of its parent, and its key. Paths are written only where one is needed,
# as a document can be both deep and wide.
_Trail = tuple[Any, str | int] | None


def _faults(tree: Any) -> Iterator[Violation]:
    waiting: list[tuple[_Trail, Any]] = [(None, tree)]
    while waiting:
        trail, value = waiting.pop()
        if isinstance(value, _Constant):
            yield fault("JSON-CONSTANT", _path(trail), value.name)
        elif isinstance(value, _Object):
            for key in value.twice:
                yield fault("JSON-DUPLICATE-KEY", _path((trail, key)), key)
        waiting += (((trail, key), inner) for key, inner in _members(value) if _matters(inner))


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    """Yield keys and values of an object or an array, the last first, as for a stack."""
    if isinstance(value, _Object):
        yield from reversed(value.items())
    elif is_array(value):
        yield from reversed([*enumerate(value)])


def _matters(value: Any) -> bool:
    return isinstance(value, (dict, list, _Constant))


def _path(trail: _Trail) -> str:
    keys: list[str | int] = []
    while trail is not None:
        trail, key = trail
        keys.append(key)
    return reduce(below, reversed(keys), ROOT)
