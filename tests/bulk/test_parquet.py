# SPDX-License-Identifier: Apache-2.0
"""Parquet files: written wide and long, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import exported, parquet
from gaidisclosure.bulk.exported import parquet_data
from gaidisclosure.draft import Cell
from gaidisclosure.form import FORMS
from gaidisclosure.formats import extras
from gaidisclosure.i18n import LOCALES
from gaidisclosure.zh.figures import State
from tests.bulk.parquet_files import refused, written
from tests.bulk.verdicts import lists_of_drafts, without_words
from tests.depth import examples

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
DRAFT = gd.Draft.from_report(REPORT)
LICENSING, FEES = "proactive_disclosure.licensing", "proactive_disclosure.fees"
headings = st.sampled_from(["paths", "flat", "labels"])
locales = st.sampled_from([*LOCALES])


def read(data: bytes) -> list[gd.Draft]:
    return [parquet.draft_of_row(row) for row in parquet.rows_in_parquet(data)]


@settings(max_examples=examples(8))
@given(lists_of_drafts(), headings, locales)
def test_a_wide_file_is_read_back_in_order(drafts: list[gd.Draft], names: Any, to: str) -> None:
    assert read(parquet_data(drafts, names, locale=to)) == [*map(without_words, drafts)]


@settings(max_examples=examples(5))
@given(lists_of_drafts())
def test_a_long_file_has_a_row_for_each_cell(drafts: list[gd.Draft]) -> None:
    table = pq.read_table(BytesIO(parquet_data(drafts, long=True)))
    cells = [(draft, path) for draft in drafts for path in draft.form.cells]
    assert table["cell"].to_pylist() == [path for _, path in cells]
    assert table["agency"].to_pylist() == [draft.agency for draft, _ in cells]
    states = [
        draft.cells[path].state.value if path in draft.cells else "missing" for draft, path in cells
    ]
    assert table["state"].to_pylist() == states
    shown = zip(cells, table["figure"].to_pylist(), table["text"].to_pylist(), strict=True)
    for (draft, path), figure, text in shown:
        cell = draft.cells.get(path)
        if text is not None:
            assert cell is not None
            assert cell.text == text
        elif cell is not None and cell.value is not None:
            assert figure == cell.value


def test_a_long_file_says_what_a_cell_is_in_the_language_asked_for() -> None:
    draft = DRAFT.replace({LICENSING: 12, FEES: Decimal("1.5"), "行政处罚": "若干"})
    rows = pq.read_table(BytesIO(parquet_data([draft], long=True, locale="en"))).to_pylist()
    by_cell = {row["cell"]: row for row in rows}
    assert by_cell[LICENSING]["row"] == FORMS["2021"].cells[LICENSING].row.label_in("en")
    assert by_cell[LICENSING]["column"] == FORMS["2021"].cells[LICENSING].column.label_in("en")
    assert (by_cell[LICENSING]["table"], by_cell[LICENSING]["figure"]) == (2, Decimal(12))
    assert by_cell[FEES]["figure"] == Decimal("1.5")
    told = by_cell["proactive_disclosure.penalties"]
    assert (told["figure"], told["state"], told["text"]) == (None, "text", "若干")
    for printed, text in (("25.10", "25.10"), ("25.1", None)):
        cells = {**DRAFT.cells, FEES: Cell(printed, Decimal(printed), State.FIGURE)}
        data = parquet_data([evolve(DRAFT, cells=cells)], long=True)
        (row,) = (row for row in pq.read_table(BytesIO(data)).to_pylist() if row["cell"] == FEES)
        assert (row["figure"], row["text"]) == (Decimal("25.1"), text)
    assert parquet_data([REPORT], long=True) == parquet_data([DRAFT], long=True)
    assert pq.read_table(BytesIO(parquet_data([], long=True))).num_rows == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_are_those_of_the_language(locale: str) -> None:
    schema = pq.read_schema(BytesIO(parquet_data([REPORT], "labels", locale=locale)))
    label = FORMS["2021"].cells[LICENSING].label(locale)
    assert schema.field(label).metadata[b"gaidisclosure.path"] == LICENSING.encode()
    assert schema.metadata[b"gaidisclosure.form"] == b"2021"
    assert len({*schema.names}) == len(schema.names)
    assert "agency" not in schema.names


@pytest.mark.parametrize(("wanted", "names"), [("flat", "flat"), ("paths", "path")])
def test_flat_names_and_paths_need_no_metadata(wanted: Any, names: Any) -> None:
    data = parquet_data([REPORT], wanted)
    table = pq.read_table(BytesIO(data)).replace_schema_metadata()
    assert table.schema.names == bulk.schema("2021", names).names
    assert bulk.from_table(table) == [REPORT]


def test_a_file_without_reports_has_the_columns_of_the_newest_form() -> None:
    found = pq.read_table(BytesIO(parquet_data([], "flat")))
    assert (found.num_rows, found.schema) == (0, bulk.schema("2021", "flat"))
    labels = pq.read_schema(BytesIO(parquet_data([], "labels")))
    assert labels.names == pq.read_schema(BytesIO(parquet_data([REPORT], "labels"))).names


def test_values_are_taken_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exported, "ROWS", 2)
    monkeypatch.setattr(exported, "_GROUP_ROWS", 3)
    years = [*range(2021, 2026)]
    reports: Iterator[gd.AnnualReport] = (
        gd.AnnualReport2021.zero("云溪县商务局", year) for year in years
    )
    file = pq.ParquetFile(BytesIO(parquet_data(reports)))
    assert file.read(["year"])["year"].to_pylist() == years
    assert file.metadata.row_group(0).num_rows == 3


def test_a_file_is_read_from_a_path_and_checked(tmp_path: Path) -> None:
    path = tmp_path / "all.parquet"
    path.write_bytes(parquet_data([REPORT, DRAFT.replace({FEES: -1})], "labels", locale="en"))
    (batch,) = bulk.read_parquet(path)
    assert bulk.check_batch(batch)["conclusion"].to_pylist() == ["valid", "invalid"]
    with path.open("rb") as file:
        assert [each.num_rows for each in bulk.read_parquet(file)] == [2]
    assert [draft for _, draft in gd.read_all(path)] == [DRAFT, DRAFT.replace({FEES: -1})]
    assert [name for name, _ in gd.read_all(path)] == [f"{path}!1", f"{path}!2"]
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read(path)
    assert caught.value.code == "reading.several_lines"


def test_texts_come_along_if_there_are_any() -> None:
    narrative = gd.Narrative(other_matters="无其他需要报告的事项。")
    report = evolve(REPORT, narrative=narrative)
    table = bulk.to_table([report], texts=True, names="flat").append_column(
        "列", pa.array([[1, 2]])
    )
    (batch,) = bulk.read_parquet(written(table))
    assert bulk.from_table(batch) == [report]
    large = table.set_column(0, "agency", table["agency"].cast(pa.large_string()))
    assert [*bulk.read_parquet(written(large))] == [batch]


def test_a_row_that_is_no_draft_does_not_stop_the_others(tmp_path: Path) -> None:
    table = bulk.to_table([REPORT] * 3)
    table = table.set_column(3, "level", pa.array([None, "galaxy", None]))
    path = tmp_path / "all.parquet"
    path.write_bytes(written(table).getvalue())
    first, bad, last = (found for _, found in gd.read_all(path))
    assert first == last == DRAFT
    assert isinstance(bad, gd.UnreadableError)
    assert bad.code == "reading.row"
    reason = "level of government: galaxy is of the wrong type, expected Level."
    assert bad.message("en") == f"This row of the table cannot be read as a report: {reason}"


def test_a_file_of_several_forms_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exported, "ROWS", 1)
    old = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2019))
    data = parquet_data([DRAFT, old, DRAFT])
    assert pq.read_schema(BytesIO(data)).metadata is None
    assert [each.form.key for each in read(data)] == ["2021", "2019", "2021"]


def test_batches_name_the_form_if_the_file_does() -> None:
    table = bulk.to_table([REPORT])
    for given_ in (table, table.replace_schema_metadata()):
        (batch,) = bulk.read_parquet(written(given_))
        assert batch.schema.metadata == given_.schema.metadata


def test_rows_name_their_form_or_their_columns_do() -> None:
    old = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2019))
    data = parquet_data([DRAFT, old])
    assert [each.form.key for each in read(data)] == ["2021", "2019"]
    bare = pq.read_table(BytesIO(parquet_data([old]))).drop_columns(["edition"])
    assert read(written(bare.replace_schema_metadata()).getvalue()) == [old]
    few = pa.table({"agency": ["云溪县商务局"], "year": [2023]})
    with pytest.raises(gd.UnreadableError, match=r"reading\.columns.*200"):
        read(written(few).getvalue())


def test_a_table_with_other_rows_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "long.parquet"
    path.write_bytes(parquet_data([DRAFT], long=True))
    ((_, error),) = gd.read_all(path)
    assert isinstance(error, gd.UnreadableError)
    assert (error.code, error.params["edition"], error.params["number"]) == (
        "reading.columns", "2021", 200
    )  # fmt: skip


def test_a_row_on_a_form_without_columns_does_not_stop_the_others() -> None:
    table = bulk.to_table([REPORT] * 2)
    at = table.schema.get_field_index("edition")
    first, second = parquet.rows_in_parquet(
        written(table.set_column(at, "edition", pa.array(["2019", "2021"]))).getvalue()
    )
    with pytest.raises(gd.UnreadableError) as caught:
        parquet.draft_of_row(first)
    assert (caught.value.code, caught.value.params["number"]) == ("reading.columns", 29)
    assert parquet.draft_of_row(second) == DRAFT


def test_a_column_without_exact_figures_is_named() -> None:
    table = bulk.to_table([REPORT])
    fees = "proactive_disclosure.fees"
    table = table.set_column(table.schema.get_field_index(fees), fees, pa.array([1.5]))
    with pytest.raises(gd.UnreadableError, match=rf"reading\.row.*column {fees}: .*not double"):
        read(written(table).getvalue())


def test_a_footer_beyond_the_file_is_damaged() -> None:
    assert refused(BytesIO(b"PAR1" + b"x" * 100 + b"PAR1")) == "document.damaged_table"


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"PAR1", b"PAR1PAR1", b"PAR1\0\0\0\0PAR1", b"PAR1" + b"\xff" * 100),
        *(b"PAR1" + b"\0" * 100 + b"\x40\0\0\0PAR1",),
        parquet_data([REPORT])[:-100],
        parquet_data([REPORT])[:3000] + parquet_data([REPORT])[3100:],
    ],
)
def test_what_is_damaged_is_refused(data: bytes) -> None:
    assert refused(BytesIO(data)) in ("document.damaged_table", "document.too_complex")


def test_broken_pages_are_refused() -> None:
    data = bytearray(written(bulk.to_table([REPORT] * 50), compression="zstd").getvalue())
    data[4:4000] = bytes(3996)
    assert refused(BytesIO(bytes(data))) == "document.damaged_table"


def test_without_pyarrow_the_reader_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet_data([REPORT])

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(gd.MissingExtraError) as caught:
        gd.read(data)
    assert caught.value.params == {"extra": "arrow", "package": "pyarrow"}
    assert "gaidisclosure[arrow]" in str(caught.value)
