# SPDX-License-Identifier: Apache-2.0
"""Tables of reports and drafts: what goes in comes back, and what is no report is named."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk, strategies
from gaidisclosure.bulk import tables
from gaidisclosure.bulk.exported import parquet_data
from gaidisclosure.draft import Cell
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.zh.figures import State
from tests.bulk.verdicts import by_form, lists_of_drafts, without_words

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
DRAFT = gd.Draft.from_report(REPORT)
LICENSING, FEES = "proactive_disclosure.licensing", "proactive_disclosure.fees"
names = st.sampled_from(["path", "flat"])


@given(st.lists(strategies.annual_reports(size="extreme"), max_size=3), names)
def test_reports_come_back(reports: list[gd.AnyReport], way: Any) -> None:
    for edition in ("2019", "2021"):
        own = [each for each in reports if each.edition == edition]
        table = bulk.to_table(own, texts=True, names=way, edition=edition)
        assert table.schema.equals(bulk.schema(edition, way, texts=True), check_metadata=True)
        assert bulk.from_table(table) == own
        assert bulk.from_table(table.replace_schema_metadata(), edition) == own


@given(lists_of_drafts(), names)
def test_drafts_come_back(drafts: list[gd.Draft], way: Any) -> None:
    for _, own in by_form(drafts):
        assert [*bulk.drafts_from_table(bulk.to_table(own, texts=True, names=way))] == own
        bare = bulk.to_table(own, names=way)
        assert [*bulk.drafts_from_table(bare)] == [*map(without_words, own)]


@given(lists_of_drafts())
def test_a_row_is_a_report_if_and_only_if_its_draft_can_be_sealed(drafts: list[gd.Draft]) -> None:
    for draft in drafts:
        table = bulk.to_table([draft], texts=True)
        verdict = draft.check()
        if verdict.ok:
            assert bulk.from_table(table) == [draft.seal()]
            continue
        with pytest.raises(gd.InvalidRowError) as caught:
            bulk.from_table(table)
        assert caught.value.violations == (*verdict.errors, *verdict.gaps)


def test_an_error_names_its_row() -> None:
    wrong = DRAFT.replace({"review_litigation.review.total": 1})
    table = bulk.to_table([DRAFT, DRAFT, wrong, wrong])
    with pytest.raises(gd.InvalidRowError) as caught:
        bulk.from_table(table)
    error = caught.value
    assert (error.row, [each.code for each in error.violations]) == (2, ["T4-SUM:review"])
    again = pickle.loads(pickle.dumps(error))
    assert (again.row, again.violations, str(again)) == (2, error.violations, str(error))
    assert isinstance(error, gd.InvalidReportError)
    assert "Row 2" in error.message("en")
    assert "[T4-SUM:review" in str(error)
    assert all(error.message(each).count("\n") == 1 for each in LOCALES)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("agency", "", "TEXT-EMPTY"),
        ("level", "galaxy", "FIELD-TYPE"),
        ("unified_social_credit_code", "1", "AGENCY-USCC"),
        ("division_code", "x", "AGENCY-DIVISION"),
        ("period_start", None, "PERIOD-TYPE"),
        ("period_end", date(2022, 1, 1), "PERIOD-ORDER"),
        ("year", -1, "PERIOD-YEAR"),
        ("other_cells", "{", "FIELD-TYPE"),
        ("other_cells", "[1]", "FIELD-TYPE"),
        ("other_cells", '{"nowhere": {"state": "missing"}}', "FIELD-TYPE"),
        ("other_cells", json.dumps({LICENSING: {"state": "odd", "text": ""}}), "FIELD-TYPE"),
        ("other_cells", json.dumps({LICENSING: {"state": "text", "text": 1}}), "FIELD-TYPE"),
        ("other_cells", json.dumps({LICENSING: {"text": "1"}}), "FIELD-TYPE"),
        ("other_cells", json.dumps({LICENSING: None}), "FIELD-TYPE"),
        ("other_cells", "[" * 100_000, "FIELD-TYPE"),
        (
            "other_cells",
            json.dumps({LICENSING: {"state": "figure", "text": "", "value": "x"}}),
            "FIELD-TYPE",
        ),
        (
            "other_cells",
            json.dumps({LICENSING: {"state": "figure", "text": "", "value": 1.5}}),
            "FIELD-TYPE",
        ),
        (
            "other_cells",
            json.dumps({LICENSING: {"state": "blank", "text": "", "value": 12}}),
            "CELL-STATE",
        ),
    ],
)
def test_what_no_report_can_hold_is_named(column: str, value: object, code: str) -> None:
    table = bulk.to_table([DRAFT])
    at = table.schema.get_field_index(column)
    table = table.set_column(at, column, pa.array([value], table.schema.field(at).type))
    for read in (bulk.from_table, lambda rows: [*bulk.drafts_from_table(rows)]):
        with pytest.raises(gd.InvalidRowError) as caught:
            read(table)
        (found,) = caught.value.violations
        edition = "2021" if found.cells == ("other_cells",) else ""
        assert (found.code, found.edition) == (code, edition)


def test_some_texts_may_have_no_column() -> None:
    issuer = gd.Agency("云溪县商务局", contact=gd.Contact(address="云溪县人民路1号"))
    narrative = gd.Narrative(other_matters="无。", overview=gd.Overview(text="全年平稳。"))
    draft = evolve(DRAFT, issuer=issuer, narrative=narrative)
    table = bulk.to_table([draft], texts=True)
    for kept in (["address"], ["other_matters"], ["overview.text"], []):
        words = [name for name in bulk.schema(texts=True).names if name not in bulk.schema().names]
        assert {*kept} <= {*words}
        (found,) = bulk.drafts_from_table(table.drop_columns([*{*words} - {*kept}]))
        assert found.issuer is not None
        assert found.issuer.contact == (issuer.contact if kept == ["address"] else gd.Contact())
        assert found.narrative == gd.Narrative(
            other_matters="无。" if kept == ["other_matters"] else "",
            overview=gd.Overview(text="全年平稳。" if kept == ["overview.text"] else ""),
        )


def test_figures_that_no_column_holds_are_kept() -> None:
    figures: dict[str, Any] = {
        LICENSING: Decimal("1.5"),
        "proactive_disclosure.penalties": 10**20,
        "proactive_disclosure.compulsion": -(2**63) - 1,
        FEES: Decimal("0.1234567890123456"),
    }
    draft = DRAFT.replace(figures)
    table = bulk.to_table([draft])
    assert [table[path][0].as_py() for path in figures] == [None] * 4
    told = json.loads(table["other_cells"][0].as_py())
    assert [told[path]["value"] for path in figures] == [
        *("1.5", 10**20, -(2**63) - 1, "0.1234567890123456")
    ]
    assert [*bulk.drafts_from_table(table)] == [draft]


def test_figures_at_the_edge_of_a_column_stand_in_it() -> None:
    edge = Decimal("999999999999999.999999999999999")
    figures: dict[str, Any] = {
        LICENSING: 2**63 - 1,
        "proactive_disclosure.penalties": -(2**63),
        FEES: edge,
    }
    table = bulk.to_table([DRAFT.replace(figures), DRAFT.replace({FEES: edge.copy_negate()})])
    assert table["other_cells"].to_pylist() == [None, None]
    assert [table[path][0].as_py() for path in figures] == [*figures.values()]
    assert table[FEES][1].as_py() == edge.copy_negate()
    beyond = bulk.to_table([DRAFT.replace({FEES: 10**15})])
    assert beyond[FEES].to_pylist() == [None]


def test_other_spellings_states_and_missing_cells_are_kept() -> None:
    told = {LICENSING: "１２件", "proactive_disclosure.penalties": "若干", FEES: None}
    draft = DRAFT.replace(told)
    cells = {path: cell for path, cell in draft.cells.items() if "compulsion" not in path}
    draft = evolve(draft, cells=cells, published=date(2024, 1, 5))
    table = bulk.to_table([draft])
    assert table[LICENSING].to_pylist() == [12]
    assert json.loads(table["other_cells"][0].as_py()) == {
        LICENSING: {"state": "figure", "text": "１２件"},
        "proactive_disclosure.penalties": {"state": "text", "text": "若干"},
        "proactive_disclosure.compulsion": {"state": "missing"},
    }
    assert '"text": "１２件"' in table["other_cells"][0].as_py()  # to be read without a program
    (back,) = bulk.drafts_from_table(table)
    assert (back, back.published) == (draft, draft.published)


def test_an_amount_in_another_spelling_keeps_its_figure() -> None:
    cell = Cell("251000元", Decimal("25.10"), State.FIGURE)
    draft = evolve(DRAFT, cells={**DRAFT.cells, FEES: cell})
    (back,) = bulk.drafts_from_table(bulk.to_table([draft]))
    assert (back, back.cells[FEES].value) == (draft, Decimal("25.1"))


def test_a_table_has_one_form() -> None:
    other = gd.AnnualReport2019.zero("云溪县商务局", 2019)
    with pytest.raises(ValueError, match="found 2019 among 2021"):
        bulk.to_table([REPORT, other])
    with pytest.raises(ValueError, match="found 2021 among 2019"):
        bulk.to_table([REPORT], edition="2019")
    assert bulk.to_table([]).schema == bulk.schema("2021")
    assert bulk.to_table([], edition="2019").schema == bulk.schema("2019")


def test_a_misprinted_form_comes_back_as_a_report_if_nothing_was_in_the_row() -> None:
    draft = gd.Draft.blank("云溪县商务局", 2023, edition="2021-undivided")
    zero = draft.replace(dict.fromkeys(FORMS["2021-undivided"].cells, 0))
    assert bulk.from_table(bulk.to_table([zero])) == [REPORT]


def test_a_year_without_its_period_is_enough_for_a_report() -> None:
    table = bulk.to_table([REPORT]).drop_columns(["period_start", "period_end", "published"])
    assert bulk.from_table(table) == [REPORT]
    assert bulk.from_table(bulk.to_table([REPORT]).drop_columns(["year"])) == [REPORT]
    other = bulk.to_table([evolve(DRAFT, year=2022)])
    with pytest.raises(gd.InvalidRowError) as caught:
        bulk.from_table(other)
    assert [each.code for each in caught.value.violations] == ["PERIOD-DISAGREES"]


def test_values_are_taken_a_batch_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROWS", 2)
    taken: list[int] = []

    def values() -> Iterator[gd.AnnualReport]:
        for year in range(2021, 2026):
            taken.append(year)
            yield gd.AnnualReport2021.zero("云溪县商务局", year)

    made = tables._batches(values(), FORMS["2021"], False, "path")
    assert next(made).num_rows == 2
    assert taken == [2021, 2022]
    assert [each.num_rows for each in made] == [2, 1]
    table = bulk.to_table(values())
    assert table["year"].to_pylist() == [*range(2021, 2026)]
    assert [each.year for each in bulk.from_table(table.to_batches()[1])] == [2023, 2024]


@pytest.mark.parametrize("amount", ["0E+20", "-0", "1E+3", "12E+10", "0E-15"])
def test_amounts_of_any_notation_are_held(amount: str) -> None:
    drafts = [DRAFT.replace({FEES: Decimal(amount)})]
    table = bulk.to_table(drafts)
    assert table[FEES].to_pylist() == [Decimal(amount)]
    assert [*bulk.drafts_from_table(table)] == drafts
    for long in (False, True):
        assert pq.read_table(BytesIO(parquet_data(drafts, long=long))).num_rows


@pytest.mark.parametrize("values", [[1], [DRAFT, None], [None, DRAFT]])
def test_values_that_are_no_reports_are_refused(values: list[Any]) -> None:
    with pytest.raises(TypeError, match="expected reports or drafts, not "):
        bulk.to_table(values)
