# SPDX-License-Identifier: Apache-2.0
"""The values that fields of drafts, cells and doubts can hold, 字段."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import UnionType
from typing import Any, Final, cast, get_args, get_origin, get_type_hints

from gaidisclosure.checks import Violation, seen
from gaidisclosure.document import Place
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.model.fields import per_class
from gaidisclosure.model.paths import no_edition

WRITABLE_YEARS: Final = range(10**9)
"""Years that the header of a text can hold, many more than a report can be for."""

# Half a character, which no encoding can write.
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def draft_faults(draft: Any, cell: type[Any]) -> list[Violation]:
    """Return a violation for each field of a draft with an impossible value.

    Args:
        draft: The draft.
        cell: The class of its cells.
    """
    found = [] if type(draft.form) is Edition else [no_edition(draft.form, FORMS)]
    found += misfits(draft, "form", "cells", "text_places")
    if type(draft.year) is int and draft.year not in WRITABLE_YEARS:
        found.append(Violation("PERIOD-YEAR", ("year",), actual=seen(draft.year)))
    cells: Mapping[str, Any] = draft.cells
    if not isinstance(cells, Mapping):
        return [*found, Violation("FIELD-TYPE", ("cells",), "Mapping", seen(cells))]
    odd = ((path, held) for path, held in cells.items() if type(held) is not cell)
    found += (Violation("FIELD-TYPE", (path,), cell.__name__, seen(held)) for path, held in odd)
    found += _no_places(draft.text_places)
    return found or [*_beyond(draft.form, cells), *unwritable("basis", "".join(draft.basis))]


def _no_places(given: Mapping[str, object]) -> Iterator[Violation]:
    """Yield a violation for each value that is not a tuple of places."""
    if not isinstance(given, Mapping):
        yield Violation("FIELD-TYPE", ("text_places",), "Mapping", seen(given))
        return
    odd = ((path, held) for path, held in given.items() if not _are_places(held))
    yield from (Violation("FIELD-TYPE", (path,), "tuple", seen(held)) for path, held in odd)


def _are_places(held: object) -> bool:
    return type(held) is tuple and {Place}.issuperset(map(type, cast("tuple[object, ...]", held)))


def _beyond(form: Edition, cells: Iterable[str]) -> Iterator[Violation]:
    """Yield a violation for each cell that is not on the form."""
    unknown = (path for path in cells if path not in form.cells)
    return (Violation("CELL-UNKNOWN", (path,), edition=form.name) for path in unknown)


def misfits(value: Any, *apart: str) -> list[Violation]:
    """Return a violation for each field that holds a value of another class.

    Args:
        value: A draft, a cell or a doubt.
        apart: The names of fields to skip.
    """
    found: list[Violation] = []
    for name, wanted, of in _expected(value.__class__):
        held: Any = getattr(value, name)
        if name in apart:
            continue
        if type(held) not in wanted:
            found.append(Violation("FIELD-TYPE", (name,), wanted[0].__name__, seen(held)))
        elif of and held:
            odd = (each for each in held if type(each) is not of)
            found += (Violation("FIELD-TYPE", (name,), of.__name__, seen(each)) for each in odd)
    return found


@per_class
def _expected(cls: type[Any]) -> tuple[tuple[str, tuple[type[Any], ...], type[Any] | None], ...]:
    """Return the name, the classes and the element class of each field."""
    return tuple(_read(cls))


def _read(cls: type[Any]) -> Iterator[tuple[str, tuple[type[Any], ...], type[Any] | None]]:
    for name, hint in get_type_hints(cls).items():
        options: tuple[Any, ...] = get_args(hint) if isinstance(hint, UnionType) else (hint,)
        origins = tuple(get_origin(each) or each for each in options)
        yield name, origins, get_args(hint)[0] if origins == (tuple,) else None


def unwritable(name: str, text: str) -> list[Violation]:
    """Return a violation if the text of a field has half a character."""
    found = None if text.isascii() else _SURROGATES.search(text)
    return [Violation("TEXT-CONTROL", (name,), actual=f"U+{ord(found[0]):04X}")] if found else []
