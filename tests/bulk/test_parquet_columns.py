# SPDX-License-Identifier: Apache-2.0
"""Columns of a Parquet file: those that are loaded, and those that are passed over."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from tests.bulk.parquet_files import DAMAGED, refused, refused_unloaded, written

REPORTS = [gd.AnnualReport2021.zero(f"云溪县第{number}局", 2023) for number in range(300)]
TABLE = bulk.to_table(REPORTS, texts=True)


def test_bytes_are_taken_as_texts() -> None:
    at = TABLE.schema.get_field_index("agency")
    table = TABLE.set_column(at, "agency", TABLE["agency"].cast(pa.binary()))
    file = written(table, store_schema=False)
    assert bulk.from_table(pa.Table.from_batches(bulk.read_parquet(file))) == REPORTS


@pytest.mark.parametrize(
    "column",
    [
        pa.array([b"a" * 2**20] * 300, pa.binary(2**20)),
        pa.array([[1] * 1000] * 300),
        pa.array([[1] * 1000] * 300, pa.list_(pa.int32(), 1000)),
        pa.array([{"a": 1}] * 300),
    ],
)
def test_a_column_that_is_neither_figures_nor_texts_is_not_loaded(column: Any) -> None:
    file = written(pa.table({"agency": column, "year": [2023] * 300}), compression="zstd")
    assert [each.schema.names for each in bulk.read_parquet(file)] == [["year"]]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([2023, 2024, None]),
        pa.array([2023, 2024, None]).dictionary_encode(),
        pa.array(["2023", "2024", None]).dictionary_encode(),
        pa.array([2023, 2024, None], pa.float64()),
        pa.array([2023, 2024, None], pa.decimal128(30, 15)),
        pa.array([2023, 2024, None], pa.decimal256(60, 2)),
        pa.array([None] * 3),
        pa.array([True, False, None]),
    ],
)
def test_figures_and_texts_of_any_type_are_loaded(column: Any) -> None:
    (found,) = bulk.read_parquet(written(pa.table({"year": column})))
    assert found["year"].to_pylist() == column.to_pylist()


@pytest.mark.parametrize("inner", [{"fees": "x"}, [{"fees": 1}]])
def test_a_structure_with_the_name_of_a_cell_is_refused_unloaded(inner: Any) -> None:
    fees = "proactive_disclosure.fees"
    table = pa.table({fees: [1], "proactive_disclosure": [inner]})
    assert [each.num_rows for each in bulk.read_parquet(written(table.select([fees])))] == [1]
    if isinstance(inner, dict):
        assert refused_unloaded(written(table)) == DAMAGED
    else:
        assert [each.schema.names for each in bulk.read_parquet(written(table))] == [[fees]]


def test_a_column_whose_name_begins_like_another_does_not_matter() -> None:
    table = pa.table({"agency": ["a"], "agency.1": [[1, 2]], "year.1": [1]})
    assert [each.schema.names for each in bulk.read_parquet(written(table))] == [["agency"]]


def test_tables_without_rows_are_read() -> None:
    for table in (bulk.to_table([]), TABLE[:0]):
        assert [*bulk.read_parquet(written(table))] == []
    without_groups = BytesIO()
    pq.ParquetWriter(without_groups, TABLE.schema).close()
    assert [*bulk.read_parquet(without_groups)] == []


def test_columns_of_a_fixed_size_are_not_loaded() -> None:
    wide = pa.array([b"a" * 2**10] * 9, pa.binary(2**10))
    (batch,) = bulk.read_parquet(written(pa.table({"agency": wide, "year": [2023] * 9})))
    assert batch.schema.names == ["year"]


def test_two_columns_of_one_cell_are_refused() -> None:
    table = pa.table({"fees": [1], "proactive_disclosure.fees": [1]})
    assert refused(written(table)) == "document.damaged_table"
    same = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["fees", "fees"])
    assert refused(written(same)) == "document.damaged_table"
