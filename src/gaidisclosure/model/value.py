# SPDX-License-Identifier: Apache-2.0
"""The base of all classes of the model, whose values are always checked.

The checks stand in ``__attrs_post_init__``, which attrs' constructor runs, and so does every
decoder that supports attrs (msgspec, cattrs). Copies and pickles go through the constructor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Self

import attrs

from gaidisclosure.checks import EXACT, MAX_COUNT, Violation, added, judge, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.model.fields import hints, kinds, parts, per_class
from gaidisclosure.model.shown import Shown
from gaidisclosure.zh.money import canonical

# At most fifteen digits before and after the point, without zeros at the end.
_SHORTEST: Final = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,14}[1-9])?", re.ASCII)
_PACKAGE: Final = __name__.partition(".")[0]


class _Closed(type):
    """The class of classes that other packages cannot subclass.

    ``__init_subclass__`` would not do, as a class mixed in need not pass it on.
    """

    def __init__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> None:
        super().__init__(name, bases, members)
        if cls.__module__.partition(".")[0] != _PACKAGE:
            base = next(each for each in cls.__mro__[1:] if isinstance(each, _Closed))
            raise TypeError(
                f"{base.__name__} cannot be subclassed, so that every instance is checked: "
                f"hold one in a field of {name} instead"
            )


class Value(Shown, metaclass=_Closed):
    """A frozen value that exists only if it is consistent.

    Its repr is an expression that makes it again, without fields that have their default.

    Raises:
        InvalidReportError: A field holds no lawful figure, or a value of another class.
        TypeError: It is subclassed, and a subclass could leave out the checks.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        check_fields(self)

    def __rich_repr__(self) -> Iterator[Any]:
        for name, default, alone in _spelling(type(self)):
            value = getattr(self, name)
            if value != default:
                yield value if alone else (name, value)

    def __reduce__(self) -> tuple[Any, ...]:
        cls = type(self)
        return _rebuilt, (cls, {name: getattr(self, name) for name in hints(cls)})


class Figures(Value):
    """A value with figures that adds up with others of its class, cell by cell.

    >>> from gaidisclosure import CaseResults
    >>> sum([CaseResults(upheld=1), CaseResults(upheld=2, pending=1)], CaseResults()).total
    4
    """

    __slots__ = ()

    def __add__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        names = hints(type(self))
        return type(self)(
            **{name: _plus(getattr(self, name), getattr(other, name)) for name in names}
        )

    def __radd__(self, other: int) -> Self:
        """Add to the 0 from which ``sum()`` starts."""
        if type(other) is not int or other != 0:
            return NotImplemented
        return self


def _plus(one: Any, other: Any) -> Any:
    return added([one, other]) if isinstance(one, Decimal) else one + other


def _rebuilt(cls: type[Value], fields: Mapping[str, Any]) -> Value:
    return cls(**fields)


def check_fields(value: Value) -> None:
    """Refuse a value with an unlawful figure, or with a part of another class."""
    cls: type[Any] = value.__class__
    expected, counts, others = _shape(cls)
    lawful = True
    for name, part in expected:
        lawful = lawful and type(getattr(value, name)) is part
    for name in counts:
        count = getattr(value, name)
        lawful = lawful and type(count) is int and 0 <= count <= MAX_COUNT
    for name, kind in others:
        lawful = _settled(value, name, kind) and lawful
    if not lawful:
        raise InvalidReportError(field_violations(value))


def settle(value: Value, total: object, code: str) -> None:
    """Set the computed total, or refuse another one that a decoder has set.

    Raises:
        InvalidReportError: The written total is not the sum. The violation has this code.
    """
    written = getattr(value, "total", None)
    if written is None:
        object.__setattr__(value, "total", total)
    elif written != total:
        raise InvalidReportError([Violation(code, ("total",), seen(total), seen(written))])


def plain_text(value: Value, name: str) -> Any:
    """Return the value of a field, made a plain string if it is of a subclass.

    Encoders take no subclass (``numpy.str_``), and a subclass could compare as it likes.
    """
    held = getattr(value, name)
    if isinstance(held, str) and type(held) is not str:
        held = str.__str__(held)
        object.__setattr__(value, name, held)
    return held


@per_class
def _shape(
    cls: type[Any],
) -> tuple[tuple[tuple[str, type[Any]], ...], tuple[str, ...], tuple[tuple[str, Kind], ...]]:
    counts = tuple(name for name, kind in kinds(cls).items() if kind is Kind.COUNT)
    others = tuple((name, kind) for name, kind in kinds(cls).items() if kind is not Kind.COUNT)
    return tuple(parts(cls).items()), counts, others


@per_class
def _spelling(cls: type[Any]) -> tuple[tuple[str, object, bool], ...]:
    """Return each field with its default, and ``True`` if it is given by its place."""
    made = ((field, field.default) for field in attrs.fields(cls) if field.init)
    return tuple(
        (field.name, _default(default), default is attrs.NOTHING and not field.kw_only)
        for field, default in made
    )


def _default(default: Any) -> object:
    return default.factory() if hasattr(default, "factory") else default


def _settled(value: Any, name: str, kind: Kind) -> bool:
    """Return ``True`` for a lawful figure, and bring an amount into shortest form."""
    figure = getattr(value, name)
    if kind is Kind.MONEY and type(figure) is Decimal and _SHORTEST.fullmatch(str(figure)):
        return True
    if judge(name, kind, figure):
        return False
    if kind is Kind.MONEY:
        object.__setattr__(value, name, canonical(EXACT.normalize(Decimal(figure))))
    return True


def field_violations(value: Any) -> list[Violation]:
    """Return every fault of the fields of a value."""
    cls: type[Any] = value.__class__
    judged = [judge(name, kind, getattr(value, name)) for name, kind in kinds(cls).items()]
    wrong = [
        Violation("FIELD-TYPE", (name,), part.__name__, seen(getattr(value, name)))
        for name, part in parts(cls).items()
        if type(getattr(value, name)) is not part
    ]
    return [violation for violation in judged if violation] + wrong
