"""Rules that every class of the tables runs on its own fields when it is constructed.

They are plain functions, since attrs' validators stop at the first fault and can be disabled; and
they hang on the constructor rather than on a post-init hook, since decoders run such hooks for each
of some forty small values. A decoder judges the whole in one pass instead (see ``decoded``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, wraps
from typing import Annotated, Any, Final, TypeVar, cast, get_args, get_type_hints

import attrs
from attrs import NOTHING

from gaidisclosure.checks import EXACT, MAX_COUNT, Violation, judge, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.zh.money import canonical

Count = Annotated[int, Kind.COUNT]
"""A whole number, zero or more, of at most 15 digits."""
Change = Annotated[int, Kind.CHANGE]
"""A whole number with a sign, of at most 15 digits."""
Money = Annotated[Decimal, Kind.MONEY]
"""An amount in 万元, zero or more; held as a Decimal in its shortest form."""


T = TypeVar("T")
R = TypeVar("R")


def per_class(function: Callable[[type[Any]], R]) -> Callable[[type[Any]], R]:
    """What a function says of a class, worked out once."""
    return cast(Callable[[type[Any]], R], cache(function))


def judged(rule: Callable[[Any], None]) -> Callable[[type[T]], type[T]]:
    """A class whose constructor runs a rule on what it made; the rule raises what it finds."""

    def decorate(cls: type[T]) -> type[T]:
        construct: Callable[..., None] = cls.__init__

        @wraps(construct)
        def init(self: T, *given: Any, **named: Any) -> None:
            construct(self, *given, **named)
            rule(self)

        setattr(cls, "__init__", init)  # noqa: B010  (a type checker cannot follow an assignment)
        return spelled_out(cls)

    return decorate


_DEFAULTS: Final[dict[type[Any], Mapping[str, Any]]] = {}


def spelled_out(cls: type[T]) -> type[T]:
    """A class whose defaults are for its callers: to a decoder, what is left out is missing.

    A document that leaves something out is to be seen for what it is, never filled in silently.
    """
    attributes: Any = attrs.fields(cast(Any, cls))
    _DEFAULTS[cls] = {each.name: each.default for each in attributes if each.default is not NOTHING}
    required = type(attributes)(each.evolve(default=NOTHING) for each in attributes)
    setattr(cls, "__attrs_attrs__", required)  # noqa: B010
    return cls


def defaults(cls: type[Any]) -> dict[str, Any]:
    """What the constructor takes for the fields that it is not given."""
    found = _DEFAULTS.get(cls, {})
    return {
        name: value.factory() if hasattr(value, "factory") else value
        for name, value in found.items()
    }


@per_class
def hints(cls: type[Any]) -> Mapping[str, Any]:
    """The types of the fields that the constructor takes, in order."""
    found = get_type_hints(cls, include_extras=True)
    return {field.name: found[field.name] for field in attrs.fields(cls) if field.init}


@per_class
def kinds(cls: type[Any]) -> Mapping[str, Kind]:
    """Which fields hold a figure, and of which kind."""
    return {
        name: part
        for name, hint in hints(cls).items()
        for part in get_args(hint)
        if isinstance(part, Kind)
    }


@per_class
def parts(cls: type[Any]) -> Mapping[str, type[Any]]:
    """Which fields hold another class of the model."""
    return {name: hint for name, hint in hints(cls).items() if attrs.has(hint)}


@per_class
def _shape(
    cls: type[Any],
) -> tuple[tuple[str, ...], list[type[Any]], tuple[str, ...], tuple[tuple[str, Kind], ...]]:
    counts = tuple(name for name, kind in kinds(cls).items() if kind is Kind.COUNT)
    others = tuple((name, kind) for name, kind in kinds(cls).items() if kind is not Kind.COUNT)
    return tuple(parts(cls)), list(parts(cls).values()), counts, others


def check_fields(value: Any) -> None:
    """Refuse a value that holds no lawful figure, or no value of the class that belongs there."""
    cls: type[Any] = value.__class__
    part_names, classes, counts, others = _shape(cls)
    lawful = [type(getattr(value, name)) for name in part_names] == classes
    for name in counts:
        count = getattr(value, name)
        lawful = lawful and type(count) is int and 0 <= count <= MAX_COUNT
    for name, kind in others:
        lawful = _settled(value, name, kind) and lawful
    if not lawful and (violations := field_violations(value)):
        raise InvalidReportError(violations)


def _settled(value: Any, name: str, kind: Kind) -> bool:
    """Whether a signed figure or an amount is lawful; an amount is brought into shortest form."""
    figure = getattr(value, name)
    if judge(name, kind, figure):
        return False
    if kind is Kind.MONEY:
        object.__setattr__(value, name, canonical(EXACT.normalize(Decimal(figure))))
    return True


def field_violations(value: Any) -> list[Violation]:
    """Every fault of the fields of a value."""
    cls: type[Any] = value.__class__
    judged = [judge(name, kind, getattr(value, name)) for name, kind in kinds(cls).items()]
    wrong = [
        Violation("FIELD-TYPE", (name,), part.__name__, seen(getattr(value, name)))
        for name, part in parts(cls).items()
        if not isinstance(getattr(value, name), part)
    ]
    return [violation for violation in judged if violation] + wrong
