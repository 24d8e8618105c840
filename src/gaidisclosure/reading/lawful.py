# SPDX-License-Identifier: Apache-2.0
"""Lawful values, 合法的值, made from the words of a source."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import evolve

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Agency, Contact

_Result = TypeVar("_Result")
_Value = TypeVar("_Value", Agency, Contact)


def lawful(make: Callable[[], _Result]) -> _Result | None:
    """Return a value made from words, ``None`` if no report can have it."""
    try:
        return make()
    except InvalidReportError:
        return None


def with_field(value: _Value, key: str, said: str | None) -> _Value:
    """Return the value with one more field, unless that would be unlawful."""
    try:
        return evolve(value, **{key: said}) if said else value  # type: ignore[arg-type]
    except InvalidReportError:
        return value
