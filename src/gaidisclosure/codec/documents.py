# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts to JSON bytes, and back."""

from __future__ import annotations

from typing import Any, TypeVar, get_args, overload

from gaidisclosure.codec.canonical import read, written
from gaidisclosure.codec.converter import converter
from gaidisclosure.codec.envelope import DRAFT, REPORT
from gaidisclosure.codec.faults import ROOT, below, fault, is_object, kind
from gaidisclosure.codec.syntax import MAX_BYTES, parse
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.model import REPORTS, AnnualReport, AnyReport

Wire = AnyReport | Draft
"""What a document can hold."""
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
        data: the document, UTF-8, at most 2 MB.
        of: the class that is expected, such as ``AnnualReport2021`` or ``Draft``; any if left out.

    Raises:
        InvalidJSONError: the document holds something else; it carries the first hundred faults,
            each with its JSON path.

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
    whole = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else memoryview(data)
    given = bytes(whole)
    if len(given) <= MAX_BYTES and (report := read(given)):
        return _expected(report, of)
    return from_data(parse(given), of)


def to_data(value: AnnualReport | Draft) -> dict[str, Any]:
    """Return a report or draft as plain data: what ``json.loads(dumps(value))`` gives.

    >>> from gaidisclosure import AnnualReport2021
    >>> to_data(AnnualReport2021.zero("云溪县商务局", 2023))["period"]
    {'start': '2023-01-01', 'end': '2023-12-31'}
    """
    _require_known(value)
    data: dict[str, Any] = converter().unstructure(value)
    return data


@overload
def from_data(tree: object) -> Wire: ...
@overload
def from_data(tree: object, of: type[_W]) -> _W: ...
def from_data(tree: Any, of: Any = None) -> Any:
    """Return the report or draft that plain data stands for, the inverse of :func:`to_data`.

    Raises:
        InvalidJSONError: as :func:`loads`.
    """
    return _expected(converter().structure(tree, _class_of(tree)), of)


def _require_known(value: object) -> None:
    if not isinstance(value, (AnnualReport, Draft)):
        raise TypeError(f"expected an AnnualReport or a Draft, not {type(value).__name__}")


def _expected(value: Wire, of: Any) -> Any:
    """Return a value of an expected class, and refuse any other at the member that differs."""
    if of is None or isinstance(value, of):
        return value
    reports = [cls for cls in get_args(of) or (of,) if issubclass(cls, AnnualReport)]
    if isinstance(value, Draft):
        place, found, wanted = "kind", DRAFT, REPORT
    elif not reports:
        place, found, wanted = "kind", REPORT, DRAFT
    else:
        place, found = "edition", value.edition
        wanted = ", ".join(cls.form.name for cls in reports)
    raise InvalidJSONError([fault("JSON-CHOICE", below(ROOT, place), found, wanted)])


def _class_of(tree: Any) -> Any:
    """The class that the top of the document names; one of the known where it names none."""
    if not is_object(tree):
        raise InvalidJSONError([fault("JSON-OBJECT", ROOT, kind(tree))])
    if tree.get("kind") == DRAFT:
        return Draft
    if tree.get("kind") != REPORT:
        choices = f"{REPORT}, {DRAFT}"
        raise InvalidJSONError(
            [fault("JSON-CHOICE", below(ROOT, "kind"), kind(tree.get("kind")), choices)]
        )
    edition = tree.get("edition")
    if not isinstance(edition, str) or edition not in REPORTS:
        known = ", ".join(REPORTS)
        raise InvalidJSONError([fault("JSON-CHOICE", below(ROOT, "edition"), kind(edition), known)])
    return REPORTS[edition]
