# SPDX-License-Identifier: Apache-2.0
"""Bounds of a Parquet file: few bytes do not become many."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import chunks, parquet
from gaidisclosure.formats.limits import Limit
from tests.bulk.parquet_files import LARGE, refused, refused_unloaded, written


def repeated(text: str, rows: int) -> Any:
    numbers = pa.array([0]).take(pa.array([0] * rows)).cast(pa.int32())
    return pa.DictionaryArray.from_arrays(numbers, pa.array([text]))


def test_few_bytes_do_not_become_many() -> None:
    bomb = written(pa.table({"agency": repeated("a" * 2**20, 4096)}), compression="zstd")
    assert len(bomb.getvalue()) < 10_000
    assert refused(bomb) == "document.unpacks_too_large"


@pytest.mark.parametrize("name", ["agency", "proactive_disclosure.fees"])
@pytest.mark.parametrize(
    "kind",
    [
        *(pa.string(), pa.large_string(), pa.string_view()),
        *(pa.binary(), pa.large_binary(), pa.binary_view()),
    ],
    ids=str,
)
def test_values_of_any_length_are_measured(
    name: str, kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_BATCH", evolve(parquet._BATCH, most=3 * 2**10))
    for rows, code in ((3, None), (4, "document.unpacks_too_large")):
        texts = repeated("a" * 2**10, rows).cast(pa.string()).cast(kind)
        file = written(pa.table({name: texts}))
        if code:
            assert refused(file) == code
        else:
            assert [each.num_rows for each in bulk.read_parquet(file)] == [rows]


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()],
)
@pytest.mark.parametrize("told", [True, False])
def test_a_dictionary_does_not_expand(
    kind: Any, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_BATCH", evolve(parquet._BATCH, most=2**20))
    texts = pa.array(["a" * 2**16] * 17).cast(kind)
    try:
        bomb = written(pa.table({"agency": texts}), compression="zstd", store_schema=told)
    except pa.ArrowNotImplementedError:
        pytest.skip(f"this pyarrow does not write {kind}")
    assert len(bomb.getvalue()) < 1000
    with pytest.raises(gd.UnreadableError) as caught:
        deque(bulk.read_parquet(bomb), maxlen=0)
    assert caught.value.code == LARGE
    fitting = written(pa.table({"agency": texts[1:]}), store_schema=told)
    assert [each.num_rows for each in bulk.read_parquet(fitting)] == [16]


def test_a_column_that_unpacks_to_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=2**20))
    texts = pa.table({"overview_text": ["a" * 2**21]})
    assert refused(written(texts, compression="zstd")) == "document.unpacks_too_large"
    other = pa.table({"x": ["a" * 2**21], "year": [2023]})
    assert refused(written(other, compression="zstd")) == "document.unpacks_too_large"


@pytest.mark.parametrize(
    ("limit", "table", "options", "code"),
    [
        ("_COLUMNS", pa.table({f"c{n}": [0] for n in range(11)}), {}, "too_complex"),
        ("_GROUPS", pa.table({"year": [0] * 11}), {"row_group_size": 1}, "too_complex"),
        ("_ROWS", pa.table({"year": [0] * 11}), {}, "too_many_rows"),
        ("_FOOTER", pa.table({"year": [0]}), {}, "too_complex"),
        ("_BATCH", pa.table({"agency": ["a" * 11]}), {}, "unpacks_too_large"),
    ],
)
def test_each_bound_is_kept(
    limit: str, table: Any, options: Any, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(table, **options)
    [*bulk.read_parquet(file)]
    monkeypatch.setattr(parquet, limit, evolve(getattr(parquet, limit), most=10))
    assert refused(file) == f"document.{code}"


def test_ten_are_not_beyond_a_bound_of_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("_COLUMNS", "_GROUPS", "_ROWS", "_BATCH"):
        monkeypatch.setattr(parquet, limit, evolve(getattr(parquet, limit), most=10))
    wide = pa.table({f"c{n}": [0] for n in range(10)})
    tall = pa.table({"agency": [None, "a" * 10, *[None] * 8]})
    assert [each.num_columns for each in bulk.read_parquet(written(wide))] == [0]
    assert sum(each.num_rows for each in bulk.read_parquet(written(tall, row_group_size=1))) == 10


def test_the_texts_of_all_columns_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = pa.array([None] * 2, pa.string())
    table = pa.table({"agency": ["a" * 4] * 2, "title": ["b", None], "level": nothing})
    monkeypatch.setattr(parquet, "_BATCH", evolve(parquet._BATCH, most=9))
    assert [each.num_rows for each in bulk.read_parquet(written(table))] == [2]
    monkeypatch.setattr(parquet, "_BATCH", evolve(parquet._BATCH, most=8))
    assert refused(written(table)) == "document.unpacks_too_large"


def test_the_pages_of_a_file_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pa.table({"year": [2023] * 100, "agency": ["a"] * 100, "备注": ["b"] * 100})
    file = written(table, use_dictionary=False, data_page_size=8, row_group_size=50)
    count = 2 * 2  # of two columns and two groups
    monkeypatch.setattr(parquet, "_PAGES", evolve(parquet._PAGES, most=count))
    assert sum(each.num_rows for each in bulk.read_parquet(file)) == 100
    monkeypatch.setattr(parquet, "_PAGES", evolve(parquet._PAGES, most=count - 1))
    assert refused_unloaded(file) == "document.too_complex"


def test_pages_of_few_rows_are_held_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [*range(1000)]
    table = pa.table({"year": numbers, "agency": [str(number) for number in numbers]})
    file = written(table, row_group_size=500, data_page_size=100, write_batch_size=50)
    metadata = pq.ParquetFile(file).metadata
    most = 0
    for group in map(metadata.row_group, range(2)):
        held = 0
        for column in map(group.column, range(2)):
            start, size = column.dictionary_page_offset, column.total_compressed_size
            words, *found = chunks.pages(file, start, size)
            assert len(found) > 3
            held += words.unpacked + chunks.most_held(found, 60)
        most = max(most, held)
    monkeypatch.setattr(parquet, "_BATCH_ROWS", 60)
    monkeypatch.setattr(parquet, "_HELD", evolve(parquet._HELD, most=most))
    assert sum(each.num_rows for each in bulk.read_parquet(file)) == 1000
    monkeypatch.setattr(parquet, "_HELD", evolve(parquet._HELD, most=most - 1))
    assert refused_unloaded(file) == LARGE


def test_many_long_texts_are_refused_unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [str(number) * 2**14 for number in range(100)]
    table = pa.table(dict.fromkeys(("agency", "title", "level"), texts))
    file = written(table, compression="zstd", use_dictionary=False)
    monkeypatch.setattr(parquet, "_HELD", evolve(parquet._HELD, most=2**22))
    assert refused_unloaded(file) == LARGE
    assert [each.num_rows for each in bulk.read_parquet(written(table[:10]))] == [10]


def test_a_table_for_people_has_a_moderate_number_of_cells(tmp_path: Path) -> None:
    file = written(pa.table({"year": pa.array([0] * 3_000_001, pa.int32())}))
    with pytest.raises(gd.UnreadableError) as caught:
        parquet.rows_in_parquet(file.getvalue())
    assert caught.value.code == "document.too_many_cells"
    path = tmp_path / "large.parquet"
    path.write_bytes(file.getvalue())
    ((_, found),) = gd.read_all(path)
    assert isinstance(found, gd.UnreadableError)
    assert found.code == "document.too_many_cells"


def test_every_bound_has_its_reason() -> None:
    assert len(parquet.LIMITS) == 8
    assert all(isinstance(each, Limit) and each.what and each.why for each in parquet.LIMITS)
