# SPDX-License-Identifier: Apache-2.0
"""The private cattrs converter between values of the library and JSON-ready data.

Counts are JSON numbers, money a string in 万元, dates are ISO 8601, totals are written out. What it
structures is strict: no number becomes text, no float a count, and unknown keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, Final, TypeGuard, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from gaidisclosure.checks import Number
from gaidisclosure.codec.cells import draft_data, structured_draft
from gaidisclosure.codec.envelope import DATE, REPORT, envelope
from gaidisclosure.codec.faults import ROOT, ArrayFault, JSONFault, is_object, kind
from gaidisclosure.codec.tables import structured_report, structured_table
from gaidisclosure.draft import Draft, How
from gaidisclosure.draft.fields import unwritable
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import REPORTS, Level, tables_of
from gaidisclosure.zh.figures import State

_FURTHEST: Final = 1e9
_DAY: Final = re.compile(DATE, re.ASCII)

Hook = Callable[[Any, Any], Any]


def configured(made: Converter) -> Converter:
    """Return a converter with the hooks of this library added.

    Hooks that it has for a class already go before ours.
    """
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Decimal, "{:f}".format)
    made.register_unstructure_hook_func(_is_array, lambda array: [*map(made.unstructure, array)])
    made.register_unstructure_hook_factory(attrs.has, partial(_writer, made))
    made.register_structure_hook_factory(attrs.has, partial(_reader, made))
    made.register_structure_hook_func(lambda hint: hint == Number | None, _figure)
    made.register_structure_hook_func(_is_array, partial(_array, made))
    hooks: dict[Any, Hook] = {
        str: _text,
        int: _whole,
        float: _coordinate,
        date: _day,
        Level: _choice,
        State: _choice,
        How: _choice,
    }
    for hint, hook in hooks.items():
        made.register_structure_hook(hint, hook)
    for edition, cls in REPORTS.items():
        made.register_unstructure_hook(cls, partial(_enveloped, edition, _writer(made, cls)))
        made.register_structure_hook(cls, partial(structured_report, made))
        for table in tables_of(cls).values():
            made.register_structure_hook(table, structured_table)
    made.register_unstructure_hook(Draft, partial(draft_data, made))
    made.register_structure_hook(Draft, partial(structured_draft, made))
    return made


def _writer(made: Converter, cls: type[Any]) -> Callable[[Any], dict[str, Any]]:
    """Return a writer of a class, totals included, though no constructor takes them."""
    return make_dict_unstructure_fn(cls, made, _cattrs_include_init_false=True)


def _enveloped(
    edition: str, write: Callable[[Any], dict[str, Any]], report: object
) -> dict[str, object]:
    return envelope(REPORT, edition) | write(report)


def _reader(made: Converter, cls: type[Any]) -> Hook:
    structure = make_dict_structure_fn(cls, made, _cattrs_forbid_extra_keys=True)

    def read(value: Any, of: Any) -> Any:
        if not is_object(value):
            raise JSONFault("JSON-OBJECT", kind(value))
        return structure(value, of)

    return read


def _text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise JSONFault("JSON-STRING", kind(value))
    if faults := unwritable("text", value):
        raise InvalidReportError(attrs.evolve(each, path=ROOT) for each in faults)
    return str.__str__(value)


def _whole(value: object, _: object) -> int:
    if type(value) is int:
        return value
    raise JSONFault("JSON-INTEGER", kind(value))


def _coordinate(value: Any, _: object) -> float:
    if type(value) in (int, float) and abs(value) < _FURTHEST:
        return float(value)
    raise JSONFault("JSON-NUMBER", kind(value))


def _is_array(of: Any) -> bool:
    origin: Any = get_origin(of)
    return origin is tuple


def _has_elements(value: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, (list, tuple))


def _array(made: Converter, value: object, of: Any) -> tuple[Any, ...]:
    """Return the elements of an array.

    Raises:
        ArrayFault: It carries the faults of elements by their numbers.
        JSONFault: The value is no array, or one of another length.
    """
    if not _has_elements(value):
        raise JSONFault("JSON-ARRAY", kind(value))
    hints = get_args(of)
    if hints[-1] is Ellipsis:
        hints = hints[:1] * len(value)
    if len(value) != len(hints):
        raise JSONFault("JSON-ARRAY", len(value))
    found, faults = list[Any](), dict[int, Exception]()
    for number, (item, hint) in enumerate(zip(value, hints, strict=True)):
        try:
            found.append(made.structure(item, hint))
        except Exception as error:
            faults[number] = error
    if faults:
        raise ArrayFault(faults)
    return tuple(found)


def _figure(value: object, _: object) -> Number | None:
    """Return a figure of a draft, of which whole numbers are numbers in JSON."""
    if value is None or type(value) is int:
        return value
    try:
        return Decimal(value if isinstance(value, str) else "no figure")
    except ArithmeticError:
        raise JSONFault("JSON-FIGURE", kind(value)) from None


def _day(value: object, _: object) -> date:
    try:
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise JSONFault("JSON-DATE", kind(value))


def _choice(value: object, of: type[StrEnum]) -> StrEnum:
    if isinstance(value, str) and value in set(of):
        return of(value)
    raise JSONFault("JSON-CHOICE", kind(value), ", ".join(of))


# Built while this module is imported, and so by one thread alone.
CONVERTER: Final = configured(Converter(forbid_extra_keys=True))
"""The converter of this library, as :func:`register` is for those of others."""
