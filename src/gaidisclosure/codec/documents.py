# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts to JSON bytes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import NoneType
from typing import Any, TypeVar, get_args, overload

from gaidisclosure.checks import Violation
from gaidisclosure.codec.canonical import read, written
from gaidisclosure.codec.converter import CONVERTER
from gaidisclosure.codec.envelope import DRAFT, REPORT
from gaidisclosure.codec.faults import ROOT, below, fault, is_object, kind
from gaidisclosure.codec.syntax import MAX_BYTES, parse
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.model import REPORTS, AnnualReport, AnyReport

Wire = AnyReport | Draft
"""The contents of a document."""
_W = TypeVar("_W", bound=AnnualReport | Draft)


def dumps(value: AnnualReport | Draft) -> bytes:
    """Return the canonical JSON of a report or a draft, UTF-8.

    Equal reports give equal bytes, as do equal drafts with the same findings of a reader (places,
    doubts and the like, which equality ignores). Members stand in the form's order, totals are
    written out, and there is no white space.

    >>> from gaidisclosure import AnnualReport2021
    >>> dumps(AnnualReport2021.zero("云溪县商务局", 2023))[:65]
    b'{"format":"gaidisclosure","version":1,"kind":"report","edition":"'
    """
    _require_known(value)
    return written(value)


@overload
def loads(data: bytes | bytearray | memoryview | str) -> Wire: ...
@overload
def loads(data: bytes | bytearray | memoryview | str, of: type[_W]) -> _W: ...
def loads(data: bytes | bytearray | memoryview | str, of: Any = None) -> Any:
    """Return the report or draft in a JSON document, with all sums checked.

    Args:
        data: The document, UTF-8, at most 2 MB.
        of: The expected class, such as ``AnnualReport2021`` or ``Draft``. Any will do if left out.

    Raises:
        InvalidJSONError: The document holds something else. The error carries the first hundred
            faults, each with its JSON path.
        TypeError: The document is neither bytes nor text, or no document holds such a class.

    >>> from gaidisclosure import AnnualReport2021, InvalidJSONError
    >>> data = dumps(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> loads(data, AnnualReport2021).request_handling.received.total
    0
    >>> try:
    ...     loads(data.replace(b'"licensing":0', b'"licensing":1.5'))
    ... except InvalidJSONError as error:
    ...     print(error.violations[0].code, error.violations[0].path)
    CELL-TYPE $.proactive_disclosure.licensing
    """
    _require_document(of)
    given = _bytes(data)
    if len(given) <= MAX_BYTES and (report := read(given)):
        return _expected(report, of)
    return from_data(parse(given), of)


def to_data(value: AnnualReport | Draft) -> dict[str, Any]:
    """Return a report or draft as plain data, as ``json.loads(dumps(value))`` does.

    >>> from gaidisclosure import AnnualReport2021
    >>> to_data(AnnualReport2021.zero("云溪县商务局", 2023))["period"]
    {'start': '2023-01-01', 'end': '2023-12-31'}
    """
    _require_known(value)
    data: dict[str, Any] = CONVERTER.unstructure(value)
    return data


@overload
def from_data(tree: object) -> Wire: ...
@overload
def from_data(tree: object, of: type[_W]) -> _W: ...
def from_data(tree: Any, of: Any = None) -> Any:
    """Return the report or draft in plain data, the inverse of :func:`to_data`.

    Args:
        tree: The data.
        of: The expected class, as for :func:`loads`.

    Raises:
        InvalidJSONError: As for :func:`loads`.
        TypeError: No document holds such a class.
    """
    _require_document(of)
    return _expected(CONVERTER.structure(tree, _class_of(tree)), of)


def _bytes(data: object) -> bytes:
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        return data.encode("utf-8", "surrogatepass")
    try:
        return bytes(memoryview(data))  # type: ignore[arg-type]
    except TypeError:
        raise TypeError(
            f"expected JSON as bytes or text, not {type(data).__name__}; "
            "from_data() takes plain data"
        ) from None


def _require_known(value: object) -> None:
    if not isinstance(value, (AnnualReport, Draft)):
        raise TypeError(f"expected an AnnualReport or a Draft, not {type(value).__name__}")


def _require_document(of: Any) -> None:
    if of is None:
        return
    known = (AnnualReport, *get_args(Wire), NoneType)
    if not all(each in known for each in get_args(of) or (of,)):
        raise TypeError(f"expected a class of report or Draft, not {of!r}")


def _expected(value: Wire, of: Any) -> Any:
    """Return a value of an expected class.

    Raises:
        InvalidJSONError: It is of another class, as the named member tells.
    """
    if of is None or isinstance(value, of):
        return value
    reports = [cls for cls in get_args(of) or (of,) if issubclass(cls, AnnualReport)]
    if isinstance(value, Draft):
        place, found, wanted = "kind", DRAFT, REPORT
    elif not reports:
        place, found, wanted = "kind", REPORT, DRAFT
    else:
        # There is one, as a report of either edition is in a union of both.
        place, found, wanted = "edition", value.edition, reports[0].form.name
    raise InvalidJSONError([fault("JSON-CHOICE", below(ROOT, place), found, wanted)])


def _class_of(tree: Any) -> Any:
    """Return the class that the top of a document names.

    Raises:
        InvalidJSONError: It names none.
    """
    if not is_object(tree):
        raise InvalidJSONError([fault("JSON-OBJECT", ROOT, kind(tree))])
    if tree.get("kind") == DRAFT:
        return Draft
    if tree.get("kind") != REPORT:
        raise InvalidJSONError([_no_choice(tree, "kind", (REPORT, DRAFT))])
    edition = tree.get("edition")
    if not isinstance(edition, str) or edition not in REPORTS:
        raise InvalidJSONError([_no_choice(tree, "edition", REPORTS)])
    return REPORTS[edition]


def _no_choice(tree: Mapping[str, Any], name: str, known: Iterable[str]) -> Violation:
    """Return the fault of a member that is missing or names nothing known."""
    place = below(ROOT, name)
    if name not in tree:
        return fault("JSON-MISSING-KEY", place, name)
    return fault("JSON-CHOICE", place, kind(tree[name]), ", ".join(known))
