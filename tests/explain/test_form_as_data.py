# SPDX-License-Identifier: Apache-2.0
"""The form as data for others: complete, plain, in every language, and the same as the form."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from attrs import evolve

from gaidisclosure.checks import RULES, Severity, judge
from gaidisclosure.draft import Draft
from gaidisclosure.explain import (
    as_csv,
    exported,
    formula,
    grounds,
    in_words,
    table_of,
)
from gaidisclosure.form import EDITION_2021, FORMS, Kind
from gaidisclosure.i18n import LOCALES, codes
from gaidisclosure.model import AnnualReport2021
from tests import contract
from tests.unlawful import ANY, BAD

each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)
each_locale = pytest.mark.parametrize("locale", LOCALES)


def data_of(variant: str) -> dict[str, Any]:
    return exported(variant)


@each_variant
def test_the_export_has_every_cell_and_every_identity(variant: str) -> None:
    data = data_of(variant)
    assert json.loads(json.dumps(data)) == data
    assert {cell["path"]: cell["kind"] for cell in data["cells"]} == contract.cells(variant)
    assert {
        each["code"]: (tuple(each["left"]), tuple(each["right"])) for each in data["identities"]
    } == contract.identities(variant)
    assert (data["format"], data["version"]) == ("gaidisclosure-form", 1)
    assert data["edition"] == contract.edition(variant)
    assert data["key"] == variant
    assert data["document"] in {"国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"}


def test_members_are_what_the_documentation_says() -> None:
    data = exported("2019")
    assert [*data["cells"][0]] == [
        "path", "table", "kind", "unit", "labels", "row", "column", "place", "citations",
    ]  # fmt: skip
    assert [*data["cells"][0]["citations"][0]] == [
        "document", "article", "paragraph", "items", "basis", "text",
    ]  # fmt: skip
    assert [*data["identities"][0]] == [
        "code", "family", "instance", "table", "left", "right", "formula", "words", "severity",
        "basis", "document", "grounds",
    ]  # fmt: skip
    assert [*data["statuses"]] == ["passed", "failed", "not_evaluable"]
    assert data["statuses"]["failed"] == {"zh_Hans": "不成立", "zh_Hant": "不成立", "en": "failed"}
    assert [*data["rules"][0]] == [
        "code", "consequence", "kinds", "message", "formula", "basis", "grounds",
    ]  # fmt: skip
    words = {each["code"]: each["words"] for each in data["identities"]}
    assert words["T3-ROW:received"]["en"].startswith("Row “I. Requests received this year”: ")
    assert words["T3-SUM:natural_person"]["en"].startswith("Column “Natural persons”: ")
    assert words["T4-SUM:review"]["en"].startswith("“Administrative review”: ")
    assert words["T3-BAL:total"]["zh_Hant"].startswith("“總計”一列")
    assert data["identities"][0]["grounds"]["en"].startswith("tables annexed to 国办公开办函")
    assert data["cells"][0]["unit"] == {"zh_Hans": "件", "zh_Hant": "件", "en": "items"}
    assert data["rules"][1]["kinds"] == ["count", "money"]
    assert data["rules"][1]["code"] == "CELL-NEGATIVE"
    assert data["identities"][0]["document"] == data["document"] == "国办公开办函〔2019〕60号"


@each_variant
def test_everything_said_is_said_in_every_language(variant: str) -> None:
    data = data_of(variant)
    said = [cell[name] for cell in data["cells"] for name in ("unit", "labels", "row", "column")]
    said += [each[name] for each in data["identities"] for name in ("words", "grounds")]
    said += [rule["message"] for rule in data["rules"]]
    said += [cited["text"] for cell in data["cells"] for cited in cell["citations"]]
    for words in said:
        assert list(words) == [*LOCALES]
    assert all(any(words.values()) for words in said if words not in _without_words(data))


def _without_words(data: dict[str, Any]) -> list[dict[str, str]]:
    """Sides that a table does not label: the one row of table 4 has no name."""
    return [cell["row"] for cell in data["cells"] if cell["table"] == 4]


@each_variant
def test_places_are_those_of_the_printed_grid(variant: str) -> None:
    form = FORMS[variant]
    for cell in data_of(variant)["cells"]:
        place = form.cells[cell["path"]].span
        assert cell["place"] == {
            "row": place.row,
            "column": place.column,
            "rowspan": place.rowspan,
            "colspan": place.colspan,
        }


def test_citations_say_how_sure_they_are() -> None:
    by_path = {cell["path"]: cell for cell in exported("2021")["cells"]}
    (cited,) = by_path["proactive_disclosure.licensing"]["citations"]
    assert cited["document"] == "国务院令第711号"
    assert (cited["article"], cited["items"], cited["basis"]) == (20, [5], "sourced")
    assert cited["paragraph"] is None


@each_variant
def test_a_formula_names_the_cells_of_both_sides(variant: str) -> None:
    for each in data_of(variant)["identities"]:
        sides = [side.split(" + ") for side in each["formula"].split(" = ")]
        assert sides == [each["left"], each["right"]]
        assert each["severity"] == Severity.ERROR
        assert each["table"] == int(each["code"][1])
        assert f"{each['family']}:{each['instance']}" == each["code"]


@each_locale
def test_words_tell_identities_apart(locale: str) -> None:
    for form in FORMS.values():
        words = [in_words(form, each, locale) for each in form.identities.values()]
        assert len(set(words)) == len(words)
        found = {grounds(form, each, locale) for each in form.identities.values()}
        assert len(found) == 2
        assert all(form.document in each for each in found)


def test_identities_in_words() -> None:
    form = EDITION_2021
    said = {code: in_words(form, form.identities[code]) for code in form.identities}
    assert said["T3-ROW:carried_forward"] == (
        "“四、结转下年度继续办理”一行：各类申请人之和，等于总计"
    )
    assert said["T4-SUM:litigation_direct"] == "“行政诉讼 未经复议直接起诉”：前四项之和，等于总计"
    identity = form.identities["T3-BAL:total"]
    assert "表角所印勾稽关系" in grounds(form, identity)
    assert "总计" in grounds(form, form.identities["T3-SUM:total"])
    assert (table_of(form, identity), formula(identity).count(" + ")) == (3, 2)


def test_every_rule_is_listed() -> None:
    known = {code.partition(".")[2] for code in codes("checks")}
    listed = [rule.code for rule in RULES]
    assert len(set(listed)) == len(listed)
    cells = {code for code in known if code.startswith("CELL-") and "." not in code}
    of_names = {"CELL-AMBIGUOUS", "CELL-TWICE", "CELL-UNKNOWN"}  # not of figures
    assert cells - set(listed) == {"CELL-STATE", *of_names}
    assert set(listed) <= known


WHOLE: dict[str, dict[str, Any]] = {
    "AGENCY-MISSING": {"issuer": None},
    "PERIOD-MISSING": {"year": None, "period": None},
    "PERIOD-DISAGREES": {"year": 2022},
    "PERIOD-YEAR": {"year": 20, "period": None},
}


@pytest.mark.parametrize("code", WHOLE)
def test_what_follows_of_a_rule_for_the_whole_report_is_what_a_verdict_says(code: str) -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    verdict = evolve(draft, **WHOLE[code]).check()
    (found,) = (*verdict.violations, *verdict.gaps)
    assert found.code == code
    (rule,) = (rule for rule in RULES if rule.code == code)
    assert (verdict.conclusion, rule.kinds) == (rule.consequence, ())


PRINTED = {
    "CELL-BLANK": "",
    "CELL-NOT-APPLICABLE": "/",
    "CELL-TEXT": "若干",
    "CELL-FEN": "0.0000001",
}


@pytest.mark.parametrize("kind", Kind)
def test_rules_are_about_the_kinds_of_cells_that_they_name(kind: Kind) -> None:
    found = {fault.code for bad in ANY if (fault := judge("x", kind, bad))}
    of_figures = {code for each in BAD.values() for _, code in each}
    assert found == {rule.code for rule in RULES if rule.code in of_figures and kind in rule.kinds}


def test_what_follows_of_a_rule_is_what_a_verdict_says() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    path = "proactive_disclosure.fees"
    for rule in RULES:
        if rule.code in PRINTED:
            verdict = draft.replace({path: PRINTED[rule.code]}).check()
            found = {each.code for each in (*verdict.violations, *verdict.gaps)}
            assert rule.code in found
            wanted = "valid" if rule.consequence == "warning" else rule.consequence
            assert verdict.conclusion == wanted


@each_locale
def test_the_table_has_a_line_for_each_cell_and_identity(locale: str) -> None:
    text = as_csv(EDITION_2021, locale)
    lines = list(csv.DictReader(StringIO(text, newline="")))
    assert [line["code"] for line in lines] == [*EDITION_2021.cells, *EDITION_2021.identities]
    assert {line["what"] for line in lines} == {"cell", "identity"}
    assert {line["table"] for line in lines} == {"2", "3", "4"}
    assert {(line["row"], line["column"]) for line in lines[200:]} == {("", "")}
    first = lines[0]
    assert (first["row"], first["column"]) == ("3", "2")
    assert first["unit"]
    assert lines[-1]["formula"].endswith("= review_litigation.litigation_after_review.total")
    assert all(line["words"] and line["grounds"] for line in lines if line["what"] == "identity")
    if locale == "en":
        assert first["words"] == "Government rules / Issued this year"
        assert (first["unit"], first["grounds"]) == ("items", "国务院令第711号, art. 20 item (1)")
        assert lines[200]["words"].startswith("Row “I. Requests received this year”")
        assert "follows from" in lines[200]["grounds"]
        rights = next(line for line in lines if "third_party_rights" in line["code"])
        assert rights["grounds"] == "国务院令第711号, art. 15; 国务院令第711号, art. 32"
    assert text.endswith("\r\n")
    assert "\r\r" not in text


@pytest.mark.parametrize("key", ["2018", "2019-undivided"])
def test_there_is_no_other_form(key: str) -> None:
    with pytest.raises(KeyError):
        exported(key)
