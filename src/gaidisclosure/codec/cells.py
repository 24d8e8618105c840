"""JSON data of a draft: every cell with its raw text, so that a doubtful report can travel too."""

from __future__ import annotations

from typing import Any, Final

from cattrs import Converter

from gaidisclosure.checks import Violation
from gaidisclosure.codec.envelope import DRAFT, envelope
from gaidisclosure.codec.faults import ROOT, below, fault, is_object, kind
from gaidisclosure.codec.tables import envelope_faults, structured, structured_fields
from gaidisclosure.draft import Cell, Draft, How
from gaidisclosure.draft.draft import member_types
from gaidisclosure.errors import InvalidJSONError, InvalidReportError
from gaidisclosure.form import EDITION_2021, FORMS

_FOUND: Final = ("basis", "published", "doubts")
"""Those that only a reader finds: left out where there is nothing."""


def draft_data(made: Converter, draft: Draft) -> dict[str, object]:
    """The draft as JSON-ready data."""
    fields = {name: made.unstructure(getattr(draft, name)) for name in member_types()}
    for name in _FOUND:
        if not fields[name]:
            del fields[name]
    for doubt in fields.get("doubts", ()):
        _without_nothing(doubt)
    cells = {path: _cell_data(made, cell) for path, cell in draft.cells.items()}
    return envelope(DRAFT, draft.form.key) | fields | {"cells": cells}


def _cell_data(made: Converter, cell: Cell) -> dict[str, object]:
    data: dict[str, object] = made.unstructure(cell)
    if not cell.forced_by:
        del data["forced_by"]
    if cell.how is How.DIRECTLY:
        del data["how"]
    return _without_nothing(data)


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a cell or a doubt with no more of its place than is known."""
    if data["place"] is None:
        del data["place"]
    else:
        data["place"] = {key: value for key, value in data["place"].items() if value is not None}
    return data


def structured_draft(made: Converter, tree: Any, _: type[Draft]) -> Draft:
    """The draft that the data is; all faults are reported together."""
    edition = tree.get("edition") if is_object(tree) else None
    known = edition if isinstance(edition, str) and edition in FORMS else EDITION_2021.key
    faults = list(envelope_faults(tree, DRAFT, known, (("cells",), tuple(member_types()))))
    if not is_object(tree):
        raise InvalidJSONError(faults)
    fields = structured_fields(made, tree, member_types(), faults)
    cells = _cells(made, tree.get("cells", {}), faults)
    if faults:
        raise InvalidJSONError(faults)
    return _made(known, fields, cells)


def _cells(made: Converter, given: Any, faults: list[Violation]) -> dict[str, Cell]:
    place = below(ROOT, "cells")
    if not is_object(given):
        faults.append(fault("JSON-OBJECT", place, kind(given)))
        return {}
    return {
        path: structured(made, cell, Cell, below(place, path), faults)
        for path, cell in given.items()
    }


def _made(edition: str, fields: dict[str, Any], cells: dict[str, Cell]) -> Draft:
    try:
        return Draft(edition=edition, cells=cells, **fields)
    except InvalidReportError as error:
        place = below(ROOT, "cells")
        unknown = [cell for violation in error.violations for cell in violation.cells]
        raise InvalidJSONError(
            fault("JSON-UNKNOWN-KEY", below(place, cell), cell) for cell in unknown
        ) from None
