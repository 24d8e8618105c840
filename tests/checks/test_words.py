# SPDX-License-Identifier: Apache-2.0
"""The words of violations: their parts, their languages, and faults of a JSON document."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.checks import Violation, cell_label
from gaidisclosure.i18n import LOCALES, codes, text

CELL = "request_handling.received.total"
CODES = codes("checks")
FAMILIES = [code.removeprefix("checks.") for code in CODES if code[len("checks.")].isupper()]
OF_JSON = [family.removesuffix(".json") for family in FAMILIES if family.endswith(".json")]
IN_PYTHON_AS_IN_JSON = [family for family in FAMILIES if family.partition(".")[0] not in OF_JSON]

each_language = pytest.mark.parametrize("locale", LOCALES)


@each_language
@pytest.mark.parametrize("family", IN_PYTHON_AS_IN_JSON)
def test_a_place_in_a_document_is_put_before_the_words(family: str, locale: str) -> None:
    found = Violation(family, (CELL,), 12, 13, (1, 2, 3)).message(locale)
    placed = Violation(family, (CELL,), 12, 13, (1, 2, 3), path="$.a").message(locale)
    assert placed == text("checks.at_path", locale, path="$.a", message=found)


@each_language
@pytest.mark.parametrize("family", OF_JSON)
def test_what_json_has_other_names_for_is_told_in_its_names(family: str, locale: str) -> None:
    found = Violation(family, (CELL,), "int", 1.5, path="$.a").message(locale)
    words = text(f"checks.{family}.json", locale, cell=cell_label(CELL, "", locale), actual=1.5)
    assert found == text("checks.at_path", locale, path="$.a", message=words)
    assert "float" not in found
    assert "float" in Violation(family, (CELL,), "int", 1.5).message(locale)


@each_language
@given(value=st.none() | st.booleans() | st.integers())
def test_a_value_of_a_document_is_shown_as_json_writes_it(locale: str, value: int | None) -> None:
    for path, shown in (("$.a", json.dumps(value)), (None, str(value))):
        assert told(value, path, locale).endswith(wrong_type(shown, locale))


@each_language
@given(value=st.text(st.characters(exclude_categories=["C"])))
@example(value="True")
def test_a_text_of_a_document_is_shown_as_it_stands(locale: str, value: str) -> None:
    for path in ("$.a", None):
        assert told(value, path, locale).endswith(wrong_type(value, locale))


def told(value: str | int | None, path: str | None, locale: str) -> str:
    return Violation("FIELD-TYPE", ("a",), "b", value, path=path).message(locale)


def wrong_type(shown: str, locale: str) -> str:
    return text("checks.FIELD-TYPE", locale, cell="a", expected="b", actual=shown)


@each_language
def test_why_something_is_no_json_is_told_in_words(locale: str) -> None:
    reasons = [code for code in CODES if code.startswith("checks.reason.")]
    assert reasons
    for code in reasons:
        found = Violation("JSON-SYNTAX", (), code.rpartition(".")[2], "1:2").message(locale)
        assert found == text("checks.JSON-SYNTAX", locale, actual="1:2", reason=text(code, locale))
    assert "as it was said" in Violation("JSON-SYNTAX", (), "as it was said", "1:2").message(locale)


@each_language
def test_every_field_has_a_name_in_every_language(locale: str) -> None:
    fields = [code for code in CODES if code.startswith("checks.field.")]
    assert fields
    for code in fields:
        name = code.removeprefix("checks.field.")
        assert cell_label(name, locale=locale) == text(code, locale)


@each_language
@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_in_no_cell_names_no_cell(family: str, locale: str) -> None:
    said = {"expected": 12, "actual": 13, "reason": 12, "difference": 1, "type": "int"}
    said |= {"identities": "", "before": "", "after": ""}
    words = text(f"checks.{family}", locale, cell="", row="", column="", sum="1 + 2", **said)
    assert Violation(family, (), 12, 13, (1, 2, 3)).message(locale) == words


@pytest.mark.parametrize(("named", "shown"), [("", "float"), ("Fraction", "Fraction")])
def test_the_type_of_a_figure_is_told(named: str, shown: str) -> None:
    found = Violation("CELL-TYPE", (CELL,), "int", 1.5, type_name=named)
    assert f" {shown}," in found.message("en")
