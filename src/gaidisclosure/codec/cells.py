# SPDX-License-Identifier: Apache-2.0
"""JSON data of a draft, with the text of every cell."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from cattrs import Converter

from gaidisclosure.checks import EXACT, Number, Violation
from gaidisclosure.codec.envelope import DRAFT, envelope
from gaidisclosure.codec.faults import (
    ROOT,
    below,
    fault,
    faults_of,
    is_object,
    kind,
    raise_if_any,
    unknown_keys,
)
from gaidisclosure.codec.tables import envelope_faults, structured, structured_fields
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Draft, How
from gaidisclosure.draft.draft import member_types
from gaidisclosure.errors import InvalidJSONError, InvalidReportError
from gaidisclosure.form import EDITION_2021, FORMS, Edition, Kind
from gaidisclosure.model.narrative import TEXTS

_FOUND: Final = ("basis", "published", "doubts")
"""The members that only a reader finds, left out if empty."""


def draft_data(made: Converter, draft: Draft) -> dict[str, object]:
    """Return a draft as JSON-ready data."""
    fields = {name: made.unstructure(getattr(draft, name)) for name in member_types()}
    for name in _FOUND:
        if not fields[name]:
            del fields[name]
    for doubt in fields.get("doubts", ()):
        _without_nothing(doubt)
    if draft.text_places:
        fields["text_places"] = {
            path: [_known(made.unstructure(place)) for place in places]
            for path, places in draft.text_places.items()
        }
    cells = {
        path: _cell_data(made, draft.cells[path], cell.kind)
        for path, cell in draft.form.cells.items()
        if path in draft.cells
    }
    return envelope(DRAFT, draft.form.key) | fields | {"cells": cells}


def _cell_data(made: Converter, cell: Cell, of: Kind) -> dict[str, object]:
    data: dict[str, object] = made.unstructure(cell)
    data["value"] = _value_data(cell.value, of)
    if not cell.forced_by:
        del data["forced_by"]
    if cell.how is How.DIRECTLY:
        del data["how"]
    return _without_nothing(data)


def _value_data(value: Number | None, of: Kind) -> int | str | None:
    """Return a whole number for a count, or a string in shortest form."""
    if value is None or (of is not Kind.MONEY and value == int(value)):
        return value if value is None else int(value)
    return f"{EXACT.normalize(Decimal(value)) or Decimal(0):f}"


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of a cell or a doubt, without the unknown parts of its place."""
    if data["place"] is None:
        del data["place"]
    else:
        data["place"] = _known(data["place"])
    return data


def _known(place: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in place.items() if value is not None}


def structured_draft(made: Converter, tree: Any, _: type[Draft]) -> Draft:
    """Return the draft in plain data.

    Raises:
        InvalidJSONError: It carries all faults.
    """
    edition = tree.get("edition") if is_object(tree) else None
    known = edition if isinstance(edition, str) and edition in FORMS else EDITION_2021.key
    faults = list(
        envelope_faults(tree, DRAFT, known, (("cells",), (*member_types(), "text_places")))
    )
    if not is_object(tree):
        raise InvalidJSONError(faults)
    fields = structured_fields(made, tree, member_types(), faults)
    cells = _cells(made, FORMS[known], tree.get("cells", {}), faults)
    places = _text_places(made, tree.get("text_places", {}), faults)
    raise_if_any(faults)
    try:
        return Draft(edition=FORMS[known], cells=cells, text_places=places, **fields)
    except InvalidReportError as error:
        raise InvalidJSONError(faults_of(error, ROOT)) from None


def _text_places(
    made: Converter, given: Any, faults: list[Violation]
) -> dict[str, tuple[Place, ...]]:
    at = below(ROOT, "text_places")
    if not is_object(given):
        faults.append(fault("JSON-OBJECT", at, kind(given)))
        return {}
    faults += unknown_keys(at, [path for path in given if path not in TEXTS])
    return {
        path: structured(made, places, tuple[Place, ...], below(at, path), faults)
        for path, places in given.items()
    }


def _cells(made: Converter, form: Edition, given: Any, faults: list[Violation]) -> dict[str, Cell]:
    place = below(ROOT, "cells")
    if not is_object(given):
        faults.append(fault("JSON-OBJECT", place, kind(given)))
        return {}
    faults += unknown_keys(place, [path for path in given if path not in form.cells])
    found: dict[str, Cell] = {}
    for path, cell in form.cells.items():
        if path in given:
            at = below(place, path)
            made_cell = found[path] = structured(made, given[path], Cell, at, faults)
            if made_cell and _value_data(made_cell.value, cell.kind) != given[path]["value"]:
                faults.append(fault("JSON-FIGURE", below(at, "value"), kind(given[path]["value"])))
    return found
