# SPDX-License-Identifier: Apache-2.0
"""The fields of the model's classes, read from annotations: figures and parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_type_hints

import attrs

from gaidisclosure.form import Kind

Count = Annotated[int, Kind.COUNT]
"""A whole number, zero or more, of at most 15 digits."""
Change = Annotated[int, Kind.CHANGE]
"""A whole number with a sign, of at most 15 digits."""
Money = Annotated[Decimal, Kind.MONEY]
"""An amount in 万元, zero or more, held as a Decimal in its shortest form."""


def amount(given: Decimal | int) -> Decimal:
    """Pass an amount on to the constructor, which makes it a Decimal."""
    return cast(Decimal, given)


R = TypeVar("R")


def per_class(function: Callable[[type[Any]], R]) -> Callable[[type[Any]], R]:
    """Cache a function of a class."""
    return cast(Callable[[type[Any]], R], cache(function))


@per_class
def hints(cls: type[Any]) -> Mapping[str, Any]:
    """Return the types of the fields that the constructor takes, in order."""
    found = get_type_hints(cls, include_extras=True)
    return {field.name: found[field.name] for field in attrs.fields(cls) if field.init}


@per_class
def kinds(cls: type[Any]) -> Mapping[str, Kind]:
    """Return the kind of each field that holds a figure."""
    return {
        name: part
        for name, hint in hints(cls).items()
        for part in get_args(hint)
        if isinstance(part, Kind)
    }


@per_class
def parts(cls: type[Any]) -> Mapping[str, type[Any]]:
    """Return the class of each field that holds another value of the model."""
    return {name: hint for name, hint in hints(cls).items() if attrs.has(hint)}
