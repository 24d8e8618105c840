# SPDX-License-Identifier: Apache-2.0
"""A draft or an error on its way from another process, 传输, as JSON.

The JSON of :func:`~gaidisclosure.dumps` is for people and other programs, and its reader explains
every fault. This format is private to two processes of one version, and eight times as fast. It
keeps all members of a draft, including those that equality ignores.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, cast

import attrs
import msgspec

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.draft.draft import member_types
from gaidisclosure.errors import MissingReaderError, UnreadableError

Outcome = Draft | UnreadableError
"""The draft in a file, or the reason why there is none."""

_MEMBERS: Final = tuple(member_types())
_Draft: Final[Any] = msgspec.defstruct(
    "_Draft",
    [
        ("form", str),
        *member_types().items(),
        ("cells", dict[str, Cell]),
        ("text_places", dict[str, tuple[Place, ...]]),
    ],
    tag=True,
)


class _Error(msgspec.Struct, tag=True):
    code: str
    params: dict[str, Any]
    is_missing: bool


_encode: Final = msgspec.json.Encoder().encode
_decode: Final = msgspec.json.Decoder(_Draft | _Error).decode


def encode(outcome: Outcome) -> bytes:
    """Return the bytes of a draft or an error."""
    if isinstance(outcome, Draft):
        members = (getattr(outcome, name) for name in _MEMBERS)
        mappings = (dict(outcome.cells), dict(outcome.text_places))
        return _encode(_Draft(outcome.form.key, *members, *mappings))
    params = {name: _plain(value) for name, value in outcome.params.items()}
    return _encode(_Error(outcome.code, params, isinstance(outcome, MissingReaderError)))


def decode(data: bytes) -> Outcome:
    """Return the draft or the error in bytes, ``reading.died`` if there is neither.

    >>> decode(encode(UnreadableError("document.damaged", kind="PDF"))).params
    {'kind': 'PDF'}
    >>> decode(b"").code
    'reading.died'
    """
    try:
        found: Any = _decode(data)
    except (msgspec.MsgspecError, ValueError):
        return UnreadableError("reading.died")
    if not isinstance(found, _Error):
        members = {name: getattr(found, name) for name in _MEMBERS}
        places = found.text_places
        return Draft(edition=found.form, cells=found.cells, text_places=places, **members)
    params = {name: _restored(value) for name, value in found.params.items()}
    return (MissingReaderError if found.is_missing else UnreadableError)(found.code, **params)


def _plain(value: object) -> object:
    """Return the parameter of an error as JSON-ready data."""
    if isinstance(value, Violation):
        fields = (each.name for each in attrs.fields(Violation))
        return {"violation": {name: _plain(getattr(value, name)) for name in fields}}
    if isinstance(value, Place):
        return {"place": attrs.asdict(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in cast("tuple[object, ...]", value)]
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _restored(data: Any) -> Any:
    """Return the parameter from its data."""
    match data:
        case [*_]:
            return tuple(_restored(each) for each in data)
        case {"decimal": digits}:
            return Decimal(digits)
        case {"place": fields}:
            return Place(**{name: _restored(value) for name, value in fields.items()})
        case {"violation": fields}:
            made: dict[str, Any] = {name: _restored(value) for name, value in fields.items()}
            made["severity"] = Severity(made["severity"])
            return Violation(**made)
        case _:
            return data
