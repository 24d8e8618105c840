# SPDX-License-Identifier: Apache-2.0
"""The form and its messages as small data: everything that a page needs, and nothing twice."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES, template
from gaidisclosure.pages.form_data import form_data, words

PLACEHOLDERS = {
    "cell", "row", "column", "expected", "actual", "difference", "sum", "identities",
    "before", "after", "listed", "count",
}  # fmt: skip
OF_REFUSALS = {
    "character", "end", "found", "known", "line", "member", "most", "reason", "rows", "columns",
    "shown", "start",
}  # fmt: skip


def in_bytes(data: Any) -> int:
    return len(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def test_three_forms_in_three_languages_are_small() -> None:
    assert sum(in_bytes(form_data(key)) for key in FORMS) <= 50_000


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", FORMS)
def test_every_cell_and_identity_is_told(key: str, locale: str) -> None:
    form, data = FORMS[key], form_data(key, [locale])
    at = data["locales"].index(locale)
    assert (data["key"], data["edition"]) == (form.key, form.name)
    for (row, column), cell in zip(data["cells"], form.cells.values(), strict=True):
        table, above, down, *places = data["rows"][row]
        kind, below, across, place = data["columns"][column]
        assert ".".join(filter(None, (above, below))) == cell.path
        assert (table, kind) == (cell.table, cell.kind.value)
        assert (*places, place) == (cell.span.row, cell.span.column)
        labels = (down[at], across[at])
        assert labels == (cell.row.label_in(locale), cell.column.label_in(locale))
    paths = [*form.cells]
    for code, *sides in data["identities"]:
        identity = form.identities[code]
        left, right = (tuple(paths[number] for number in side) for side in sides)
        assert (left, right) == (identity.left, identity.right)
    assert len(data["identities"]) == len(form.identities)


def test_english_has_the_labels_of_the_form_as_well() -> None:
    assert form_data("2021", ["en"])["locales"] == ("zh_Hans", "en")
    with pytest.raises(KeyError):
        form_data("2020")


@pytest.mark.parametrize("locale", LOCALES)
def test_messages_are_those_of_the_catalogs(locale: str) -> None:
    (found,) = words([locale]).values()
    for code, text in found.items():
        assert text == template(code if code.startswith("pages.") else f"checks.{code}", locale)
    assert {"pages.open.version", "pages.years.apart", "YEAR-AGENCY", "YEAR-STOCK"} <= found.keys()
    families = {identity.family for form in FORMS.values() for identity in form.identities.values()}
    assert families | {"T3-BLANKS", "CELL-TEXT", "YEAR-CARRY.note", "field.year"} <= found.keys()
    assert "CELL-TYPE" not in found
    assert "CELL-FEN" not in found


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_are_those_that_the_script_fills_in(locale: str) -> None:
    for code, text in words()[locale].items():
        known = PLACEHOLDERS | (OF_REFUSALS if code.startswith("pages.") else set())
        assert {*re.findall(r"\{([^}]*)\}", text)} <= known
        assert "{{" not in text
