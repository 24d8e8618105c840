# SPDX-License-Identifier: Apache-2.0
"""Faults of a JSON document, each with its JSON path."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeGuard

import attrs
from cattrs import ClassValidationError, ForbiddenExtraKeysError

from gaidisclosure.checks import Scalar, Violation, seen
from gaidisclosure.errors import InvalidJSONError, InvalidReportError

ROOT: Final = "$"
MAX_FAULTS: Final = 100
"""Most faults of a document that are listed, the rest being counted."""
_PLAIN: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")

_STEP: Final = re.compile(r"""\.(\w+)|\[(\d+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\]""")


class JSONFault(ValueError):
    """A fault without its path, which the readers above add."""

    def __init__(self, code: str, actual: Scalar = None, expected: Scalar = None) -> None:
        self.code, self.actual, self.expected = code, actual, expected


class ArrayFault(ValueError):
    """The errors that the elements of an array raised, by their numbers."""

    def __init__(self, elements: Mapping[int, Exception]) -> None:
        super().__init__(elements)
        self.elements = elements


def fault(code: str, path: str, actual: Scalar = None, expected: Scalar = None) -> Violation:
    """Return a fault at a JSON path as a violation."""
    return Violation(code, expected=expected, actual=actual, path=path)


def raise_if_any(faults: Iterable[Violation]) -> None:
    """Raise the first faults of a document, and the number of the others.

    Raises:
        InvalidJSONError: There is a fault.
    """
    waiting = iter(faults)
    found = [*islice(waiting, MAX_FAULTS)]
    if more := sum(_number(each) for each in waiting):
        found.append(fault("JSON-MORE", ROOT, more))
    if found:
        raise InvalidJSONError(found)


def unknown_keys(path: str, keys: Sequence[str]) -> Iterator[Violation]:
    """Yield a fault for each of the first unknown keys, and the number of the others."""
    for key in keys[:MAX_FAULTS]:
        yield fault("JSON-UNKNOWN-KEY", below(path, key), seen(key))
    if len(keys) > MAX_FAULTS:
        yield fault("JSON-MORE", ROOT, len(keys) - MAX_FAULTS)


def _number(violation: Violation) -> int:
    """Return the number of faults that a violation stands for."""
    return int(str(violation.actual)) if violation.code == "JSON-MORE" else 1


def below(path: str, key: str | int) -> str:
    """Return the path of a member or an element.

    Args:
        path: The path of the object or the array.
        key: The name of the member or the number of the element.

    >>> below("$.agency", "name"), below("$", 3), below("$", "a b")
    ('$.agency.name', '$[3]', "$['a b']")
    """
    if isinstance(key, int):
        return f"{path}[{key}]"
    if isinstance(key, str) and key and _PLAIN.issuperset(key):
        return f"{path}.{key}"
    return f"{path}[{str(seen(key))!r}]"


def steps(path: str) -> tuple[str | int, ...]:
    """Return the keys and numbers of a path, the inverse of :func:`below`.

    >>> steps("$.agency['a b'][3]")
    ('agency', 'a b', 3)
    """
    found = _STEP.findall(path)
    return tuple(name or literal_eval(step) for name, step in found)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return ``True`` for a JSON object."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return ``True`` for a JSON array."""
    return isinstance(value, list)


def kind(value: object) -> Scalar:
    """Return a scalar as it is, and the name of the kind of any other JSON value."""
    if is_object(value):
        return "object"
    return "array" if is_array(value) else seen(value)


def faults_of(error: Exception, path: str) -> Iterator[Violation]:
    """Yield the faults in an error that was raised for the value at a path.

    Args:
        error: The error of cattrs, a hook or a constructor.
        path: The path of the value.
    """
    match error:
        case ClassValidationError():
            noted, others = error.group_exceptions()
            for nested, note in noted:
                yield from faults_of(nested, below(path, note.name))
            for nested in others:
                yield from faults_of(nested, path)
        case ArrayFault():
            for number, nested in error.elements.items():
                yield from faults_of(nested, below(path, number))
        case ForbiddenExtraKeysError():
            yield from unknown_keys(path, sorted(error.extra_fields, key=str))
        case InvalidReportError():
            for violation in error.violations:
                yield attrs.evolve(violation, path=path + _inner(violation))
        case JSONFault():
            yield fault(error.code, path, error.actual, error.expected)
        case KeyError():
            yield fault("JSON-MISSING-KEY", path, seen(error.args[0]))
        case _:
            raise error


def _inner(violation: Violation) -> str:
    """Return the path of a fault below the value that was refused."""
    if violation.path is not None:
        return violation.path.removeprefix(ROOT)
    return "".join(f".{cell}" for cell in violation.cells[:1])
