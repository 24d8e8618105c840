# SPDX-License-Identifier: Apache-2.0
"""Reader of drafts from the JSON of another public tool, 其他系统的数据.

That tool stores a report as sections: three tables with their own keys, and texts with titles. An
unknown key gives a doubt, ``null`` is a blank cell, and nothing is added up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from gaidisclosure.codec.faults import is_array, is_object
from gaidisclosure.draft import BLANK, Cell, Doubt, Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import EDITION_2021, SECTIONS
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.texts import MAX_TEXT, legible
from gaidisclosure.zh.money import MOST_DIGITS
from gaidisclosure.zh.numerals import ordinal

_DOCUMENTS: Final = {"made": "issued", "repealed": "repealed", "valid": "in_force"}
_TABLE_2: Final = {
    **{f"regulations.{key}": f"government_rules.{name}" for key, name in _DOCUMENTS.items()},
    **{f"normativeDocuments.{k}": f"normative_documents.{n}" for k, n in _DOCUMENTS.items()},
    "licensing.processed": "licensing",
    "punishment.processed": "penalties",
    "coercion.processed": "compulsion",
    "fees.amount": "fees",
}
_COLUMNS: Final = {
    "naturalPerson": "natural_person",
    "legalPerson.commercial": "commercial_enterprise",
    "legalPerson.research": "research_institution",
    "legalPerson.social": "public_interest_organization",
    "legalPerson.legal": "legal_service_institution",
    "legalPerson.other": "other_organization",
    "total": "total",
}
_ROWS: Final = {
    "newReceived": "received",
    "carriedOver": "brought_forward",
    "results.granted": "outcomes.disclosed",
    "results.partialGrant": "outcomes.partially_disclosed",
    "results.denied.stateSecret": "outcomes.withheld.state_secrets",
    "results.denied.lawForbidden": "outcomes.withheld.prohibited_by_law",
    "results.denied.safetyStability": "outcomes.withheld.security_and_stability",
    "results.denied.thirdPartyRights": "outcomes.withheld.third_party_rights",
    "results.denied.internalAffairs": "outcomes.withheld.internal_affairs",
    "results.denied.processInfo": "outcomes.withheld.process_information",
    "results.denied.enforcementCase": "outcomes.withheld.enforcement_files",
    "results.denied.adminQuery": "outcomes.withheld.administrative_inquiry",
    "results.unableToProvide.noInfo": "outcomes.unavailable.not_held",
    "results.unableToProvide.needCreation": "outcomes.unavailable.requires_creation",
    "results.unableToProvide.unclear": "outcomes.unavailable.still_unclear",
    "results.notProcessed.complaint": "outcomes.not_processed.petition",
    "results.notProcessed.repeat": "outcomes.not_processed.repeated",
    "results.notProcessed.publication": "outcomes.not_processed.published_material",
    "results.notProcessed.massiveRequests": "outcomes.not_processed.excessive",
    "results.notProcessed.confirmInfo": "outcomes.not_processed.confirmation",
    "results.other.overdueCorrection": "outcomes.other.supplement_overdue",
    "results.other.overdueFee": "outcomes.other.fee_overdue",
    "results.other.otherReasons": "outcomes.other.other",
    "results.totalProcessed": "outcomes.total",
    "results.carriedForward": "carried_forward",
}
_BLOCKS: Final = {
    "review": "review",
    "litigationDirect": "litigation_direct",
    "litigationPostReview": "litigation_after_review",
}
_RESULTS: Final = {
    "maintain": "upheld",
    "correct": "corrected",
    "other": "other",
    "unfinished": "pending",
    "total": "total",
}
_CELLS: Final[Mapping[str, str]] = MappingProxyType(
    {f"activeDisclosureData.{key}": f"proactive_disclosure.{p}" for key, p in _TABLE_2.items()}
    | {
        f"tableData.{column}.{row}": f"request_handling.{path}.{name}"
        for column, name in _COLUMNS.items()
        for row, path in _ROWS.items()
    }
    | {
        f"reviewLitigationData.{block}.{key}": f"review_litigation.{name}.{result}"
        for block, name in _BLOCKS.items()
        for key, result in _RESULTS.items()
    }
)
"""The cells of the form by the keys of that tool."""
_TABLES: Final = tuple(dict.fromkeys(key.partition(".")[0] for key in _CELLS))
_SECTIONS: Final = ("table_2", "table_3", "table_4")
_PARTS: Final = {5: "problems_and_improvements", 6: "other_matters"}


def is_peer(data: bytes) -> bool:
    """Return ``True`` if JSON names a table of that tool.

    >>> is_peer(b'{"tableData": {}}'), is_peer(b'{"kind": "report"}')
    (True, False)
    """
    return any(f'"{table}"'.encode() in data for table in _TABLES)


def read_peer(data: bytes) -> Draft:
    """Return the draft of the 2021 form in the JSON of that tool.

    Raises:
        UnreadableError: ``reading.peer`` if it is not JSON, or no cell of a table is in it.

    >>> data = b'{"table_4": {"reviewLitigationData": {"review": {"total": 3, "other": null}}}}'
    >>> {path: cell.value for path, cell in read_peer(data).cells.items()}
    {'review_litigation.review.other': None, 'review_litigation.review.total': 3}
    """
    tree = _tree(data)
    tables: dict[str, Any] = {}
    texts: dict[int, list[str]] = {}
    doubts = [*_gather(tree, "$", tables, texts)]
    cells: dict[str, Cell] = {}
    for table, content in tables.items():
        doubts += _walk(content, table, cells)
    if not cells:
        raise UnreadableError("reading.peer")
    ordered = {path: cells[path] for path in EDITION_2021.cells if path in cells}
    return Draft(
        edition=EDITION_2021,
        cells=ordered,
        narrative=_narrative(texts),
        doubts=tuple(doubts),
    )


def _tree(data: bytes) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise UnreadableError("document.too_large", found=len(data), limit=MOST_BYTES)
    try:
        tree: Any = json.loads(data, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        tree = None
    if not is_object(tree):
        raise UnreadableError("reading.peer")
    return tree


def _gather(
    node: Mapping[str, Any], path: str, tables: dict[str, Any], texts: dict[int, list[str]]
) -> Iterator[Doubt]:
    """Gather tables and texts from the top, a section, or the list of sections."""
    for key, value in node.items():
        if key in _TABLES:
            tables.setdefault(key, value)
        elif key in _SECTIONS and is_object(value):
            yield from _gather(value, f"{path}.{key}", tables, texts)
        elif key == "sections" and is_array(value) and path == "$":
            for number, section in enumerate(value):
                if is_object(section):
                    yield from _gather(section, f"$.sections[{number}]", tables, texts)
        elif key == "content" and isinstance(value, str) and (part := _part(node.get("title"))):
            texts.setdefault(part, []).append(value)
        elif key not in ("title", "type"):
            yield Doubt("reading.doubt.unknown_key", found=f"{path}.{key}")


def _part(title: object) -> int | None:
    """Return the number of the part that a title names by its ordinal or in full."""
    words = "".join(title.split()) if isinstance(title, str) else ""
    for part in SECTIONS:
        by_ordinal = re.match(f"第?{ordinal(part.number)}(?:部分|[、.．,，])", words)
        if by_ordinal or part.item.label in words:
            return part.number
    return None


def _walk(node: Any, path: str, cells: dict[str, Cell]) -> Iterator[Doubt]:
    if path in _CELLS:
        cells[_CELLS[path]] = _cell(node, money=path.endswith("fees.amount"))
    elif is_object(node) and any(key.startswith(f"{path}.") for key in _CELLS):
        for key, value in node.items():
            yield from _walk(value, f"{path}.{key}", cells)
    elif node is not None:
        yield Doubt("reading.doubt.unknown_key", found=path)


def _cell(value: Any, *, money: bool) -> Cell:
    if value is None:
        return BLANK
    text = value if isinstance(value, str) else json.dumps(value)
    return Cell.printed(text[: 8 * MOST_DIGITS], money=money)


def _narrative(texts: Mapping[int, list[str]]) -> Narrative:
    said = {part: legible("\n".join(lines)).strip()[:MAX_TEXT] for part, lines in texts.items()}
    others = {name: said[part] for part, name in _PARTS.items() if part in said}
    return Narrative(overview=Overview(text=said.get(1, "")), **others)
