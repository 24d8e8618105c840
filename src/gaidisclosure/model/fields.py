"""Rules that every class of the tables runs on its own fields when it is constructed.

They are plain functions, since attrs' validators stop at the first fault and can be disabled; and
they hang on the constructor rather than on a post-init hook, since decoders run such hooks for each
of some forty small values. A decoder judges the whole in one pass instead (see ``decoded``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, wraps
from typing import Annotated, Any, TypeVar, get_args, get_type_hints

import attrs

from gaidisclosure.checks import EXACT, MAX_COUNT, Violation, judge, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.zh.money import canonical

Count = Annotated[int, Kind.COUNT]
"""A whole number, zero or more, of at most 15 digits."""
Change = Annotated[int, Kind.CHANGE]
"""A whole number with a sign, of at most 15 digits."""
Money = Annotated[Decimal, Kind.MONEY]
"""An amount in 万元, zero or more; given as Decimal or int, held as Decimal in its shortest form."""


T = TypeVar("T")


def judged(rule: Callable[[T], None]) -> Callable[[type[T]], type[T]]:
    """A class whose constructor runs a rule on what it made; the rule raises what it finds."""

    def decorate(cls: type[T]) -> type[T]:
        construct = cls.__init__

        @wraps(construct)
        def init(self: T, *given: Any, **named: Any) -> None:
            construct(self, *given, **named)
            rule(self)

        cls.__init__ = init  # type: ignore[method-assign]
        return cls

    return decorate


@cache
def hints(cls: type) -> Mapping[str, Any]:
    """The types of the fields that the constructor takes, in order."""
    found = get_type_hints(cls, include_extras=True)
    return {field.name: found[field.name] for field in attrs.fields(cls) if field.init}


@cache
def kinds(cls: type) -> Mapping[str, Kind]:
    """Which fields hold a figure, and of which kind."""
    return {
        name: part
        for name, hint in hints(cls).items()
        for part in get_args(hint)
        if isinstance(part, Kind)
    }


@cache
def parts(cls: type) -> Mapping[str, type]:
    """Which fields hold another class of the model."""
    return {name: hint for name, hint in hints(cls).items() if attrs.has(hint)}


@cache
def _shape(
    cls: type,
) -> tuple[tuple[str, ...], list[type], tuple[str, ...], tuple[tuple[str, Kind], ...]]:
    counts = tuple(name for name, kind in kinds(cls).items() if kind is Kind.COUNT)
    others = tuple((name, kind) for name, kind in kinds(cls).items() if kind is not Kind.COUNT)
    return tuple(parts(cls)), list(parts(cls).values()), counts, others


def check_fields(value: Any) -> None:
    """Refuse a value that holds no lawful figure, or no value of the class that belongs there."""
    part_names, classes, counts, others = _shape(type(value))
    lawful = [type(getattr(value, name)) for name in part_names] == classes
    for name in counts:
        count = getattr(value, name)
        lawful = lawful and type(count) is int and 0 <= count <= MAX_COUNT
    for name, kind in others:
        lawful = _settled(value, name, kind) and lawful
    if not lawful and (violations := field_violations(value)):
        raise InvalidReportError(violations)


def _settled(value: Any, name: str, kind: Kind) -> bool:
    """Whether a signed figure or an amount is lawful; an amount is brought into its shortest form."""
    figure = getattr(value, name)
    if judge(name, kind, figure):
        return False
    if kind is Kind.MONEY:
        object.__setattr__(value, name, canonical(EXACT.normalize(Decimal(figure))))
    return True


def field_violations(value: Any) -> list[Violation]:
    """Every fault of the fields of a value."""
    cls = type(value)
    judged = [judge(name, kind, getattr(value, name)) for name, kind in kinds(cls).items()]
    wrong = [
        Violation("FIELD-TYPE", (name,), part.__name__, seen(getattr(value, name)))
        for name, part in parts(cls).items()
        if not isinstance(getattr(value, name), part)
    ]
    return [violation for violation in judged if violation] + wrong
