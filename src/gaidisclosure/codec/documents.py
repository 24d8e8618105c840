"""Reports and drafts to JSON bytes, and back."""

from __future__ import annotations

from typing import Any

from gaidisclosure.codec.converter import converter
from gaidisclosure.codec.envelope import DRAFT, REPORT
from gaidisclosure.codec.fast import accepted, encode, writer
from gaidisclosure.codec.faults import ROOT, below, fault, is_object, kind
from gaidisclosure.codec.syntax import parse
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.model import REPORTS, AnnualReport, AnnualReport2019, AnnualReport2021

Wire = AnnualReport2021 | AnnualReport2019 | Draft


def dumps(value: AnnualReport | Draft) -> bytes:
    """The canonical JSON of a report or a draft, UTF-8: equal values give equal bytes.

    Members stand in the form's order, and totals are written out so that a reader need not add.
    The canonical form has no white space; :func:`json.tool` and the like may add some for people.

    >>> from gaidisclosure import AnnualReport2021
    >>> dumps(AnnualReport2021.zero("云溪县商务局", 2023))[:65]
    b'{"format":"gaidisclosure","version":1,"kind":"report","edition":"'
    """
    if not isinstance(value, (AnnualReport, Draft)):
        raise TypeError(f"expected an AnnualReport or a Draft, not {type(value).__name__}")
    return encode(writer().unstructure(value))


def loads(data: bytes | bytearray | memoryview | str) -> Wire:
    """The report or draft in a JSON document; written totals and all identities are checked.

    Raises :class:`~gaidisclosure.errors.InvalidJSONError` with every fault and its JSON path.

    >>> from gaidisclosure import AnnualReport2021, InvalidJSONError
    >>> data = dumps(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> loads(data).year
    2023
    >>> try:
    ...     loads(data.replace(b'"licensing":0', b'"licensing":1.5'))
    ... except InvalidJSONError as error:
    ...     print(error.violations[0].code, error.violations[0].path)
    CELL-TYPE $.proactive_disclosure.licensing
    """
    if isinstance(data, str):
        given = data.encode("utf-8", "surrogatepass")
    else:
        given = data if isinstance(data, bytes) else bytes(memoryview(data))
    return accepted(given) or diagnosed(parse(given))


def diagnosed(tree: Any) -> Wire:
    """The value that plain data is, or an error with every fault."""
    return converter().structure(tree, _class_of(tree))  # type: ignore[no-any-return]


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
