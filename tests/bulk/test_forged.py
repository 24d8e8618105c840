# SPDX-License-Identifier: Apache-2.0
"""Parquet files that lie about their sizes and rows: refused before anything is unpacked."""

from __future__ import annotations

from collections import deque
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import chunks, parquet
from tests.bulk import forged
from tests.bulk.forged import BINARY, I32, I64, STRUCT, Page, Struct

DAMAGED, LARGE = "document.damaged_table", "document.unpacks_too_large"
DATA, DICTIONARY, DATA_2 = 0, 2, 3
DETAILS = {DATA: 5, DICTIONARY: 7, DATA_2: 8}
REPORTS = [gd.AnnualReport2021.zero(f"云溪县第{number}局", 2023) for number in range(300)]
TABLE = bulk.to_table(REPORTS, texts=True)


def written(table: Any, **options: Any) -> BytesIO:
    file = BytesIO()
    pq.write_table(table, file, **options)
    return file


def years(**options: Any) -> BytesIO:
    return written(pa.table({"year": pa.array([2023] * 100, pa.int32())}), **options)


def refused(file: BytesIO) -> str:
    """The code of the error for a file, of which nothing was unpacked."""

    def loaded(*_: Any, **__: Any) -> None:
        raise AssertionError("it was loaded")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pq.ParquetFile, "iter_batches", loaded)
        with pytest.raises(gd.UnreadableError) as caught:
            deque(bulk.read_parquet(file), maxlen=0)
    return caught.value.code


def as_it_is(table: Any, path: Path) -> BytesIO:
    return written(table)


def by_polars(table: Any, path: Path) -> BytesIO:
    file = BytesIO()
    pl.DataFrame(pl.from_arrow(table)).write_parquet(file)
    return file


def by_duckdb(table: Any, path: Path) -> BytesIO:
    duckdb.from_arrow(table).write_parquet(str(path / "all.parquet"))
    return BytesIO((path / "all.parquet").read_bytes())


def of_second_version(table: Any, path: Path) -> BytesIO:
    return written(table, data_page_version="2.0", row_group_size=99, compression="zstd")


def of_small_pages(table: Any, path: Path) -> BytesIO:
    return written(table, data_page_size=64, write_batch_size=7, use_dictionary=False)


@pytest.mark.parametrize(
    "write", [as_it_is, by_polars, by_duckdb, of_second_version, of_small_pages]
)
def test_pages_of_honest_writers_are_what_the_footer_says(write: Any, tmp_path: Path) -> None:
    file = write(TABLE, tmp_path)
    assert bulk.from_table(pa.Table.from_batches(bulk.read_parquet(file))) == REPORTS
    metadata = pq.ParquetFile(file).metadata
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for column in map(group.column, range(metadata.num_columns)):
            start = column.dictionary_page_offset or column.data_page_offset
            size = column.total_compressed_size
            found = [*chunks.pages(file, start, size)]
            taken = [*forged.each_page(BytesIO(file.getvalue()[start : start + size]))]
            assert [each.unpacked for each in found] == [head[2][1] for head, _ in taken]
            assert sum(each.values for each in found if not each.is_dictionary) == group.num_rows
            assert sum(each.is_dictionary for each in found) == column.has_dictionary_page
            headers = size - sum(len(body) for _, body in taken)
            if write is not by_duckdb:  # it counts dictionaries otherwise
                unpacked = sum(each.unpacked for each in found)
                assert column.total_uncompressed_size in (unpacked, unpacked + headers)


def test_a_file_that_was_put_together_again_is_the_same() -> None:
    for file in (years(), years(use_dictionary=False), years(data_page_version="2.0")):
        again = forged.forged(file)
        assert pq.read_table(again) == pq.read_table(file)
        assert sum(each.num_rows for each in bulk.read_parquet(again)) == 100


@pytest.mark.parametrize(
    ("footer", "group", "chunk", "code"),
    [
        ({3: 10}, {}, {}, DAMAGED),
        ({3: 10**6}, {}, {}, DAMAGED),
        ({}, {3: 10**9}, {}, DAMAGED),
        ({3: 10}, {3: 10}, {}, DAMAGED),
        ({3: 10**6}, {3: 10**6}, {}, DAMAGED),
        ({3: 10**6}, {3: 10**6}, {5: 10**6}, DAMAGED),
        ({3: -1}, {3: -1}, {}, DAMAGED),
        ({3: -1}, {3: -1}, {5: -1}, DAMAGED),
        ({3: 0}, {3: 0}, {}, DAMAGED),
        ({3: 0}, {3: 0}, {5: 0}, None),
        ({3: 10**8}, {3: 10**8}, {5: 10**8}, "document.too_many_rows"),
        ({}, {}, {5: 99}, DAMAGED),
        ({}, {}, {6: 2**40}, LARGE),
        ({}, {}, {7: 10}, DAMAGED),
        ({}, {}, {7: 2**40}, DAMAGED),
        ({}, {}, {7: -1}, DAMAGED),
        ({}, {}, {9: 2**40, 11: 2**40}, DAMAGED),
        ({}, {}, {9: -4, 11: -4}, DAMAGED),
    ],
)
def test_a_footer_that_lies_is_refused(
    footer: dict[int, Any], group: dict[int, Any], chunk: dict[int, Any], code: str | None
) -> None:
    file = forged.forged(years(), footer_says=footer, group_says=group, chunk_says=chunk)
    if code is None:  # nobody can see that there was more
        assert [*bulk.read_parquet(file)] == []
        return
    assert refused(file) == code


def saying(kind: int, header: dict[int, int], details: dict[int, int] | None = None) -> Any:
    """Make another header for pages of a kind."""

    def made(page: Page) -> Page:
        head, body = page
        if head[1][1] != kind:
            return page
        own = DETAILS[kind]
        inner = forged.changed(head[own][1], details or {})
        return forged.changed(head, {**header, own: inner}), body

    return made


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        (saying(DATA, {2: 2**31 - 1}), LARGE),
        (saying(DATA, {2: 2**28 + 1}), LARGE),
        (saying(DICTIONARY, {2: 2**31 - 1}), LARGE),
        (saying(DATA, {2: -1}), DAMAGED),
        (saying(DATA, {3: -1}), DAMAGED),
        (saying(DATA, {3: 2**31 - 1}), DAMAGED),
        (saying(DATA, {2: 2**31}), DAMAGED),
        (saying(DATA, {1: 1}), DAMAGED),
        (saying(DATA, {}, {1: 2**31 - 1}), DAMAGED),
        (saying(DATA, {}, {1: 99}), DAMAGED),
        (saying(DATA, {}, {1: -100}), DAMAGED),
        (saying(DICTIONARY, {}, {1: 2**31 - 1}), DAMAGED),
        (saying(DICTIONARY, {}, {1: 5}), DAMAGED),
    ],
)
def test_a_page_that_lies_is_refused(pages: Any, code: str) -> None:
    assert refused(forged.forged(years(), pages=pages)) == code


def test_a_page_that_unpacks_to_more_than_the_footer_says_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = written(pa.table({"agency": ["a" * 2**21]}), compression="zstd", use_dictionary=False)
    lying = forged.forged(text, chunk_says={6: 100})
    assert len(lying.getvalue()) < 1000
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=2**21 + 10))
    assert [each.num_rows for each in bulk.read_parquet(lying)] == [1]
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=2**21))
    assert refused(lying) == LARGE


def test_groups_of_fewer_rows_than_none_are_refused() -> None:
    honest = written(pa.table({"备注": [1, 2]}), row_group_size=1)
    data, told = forged.footer(honest)
    first, second = told[4][1][1]
    first[3], second[3], told[3] = (I64, 10**9), (I64, 3 - 10**9), (I64, 3)
    assert refused(forged.file_of(data, told)) == DAMAGED


def test_sizes_of_the_pages_of_a_column_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    many = years(use_dictionary=False, data_page_size=4, write_batch_size=25)
    lying = forged.forged(many, chunk_says={6: 1})
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=450))
    assert len([*bulk.read_parquet(lying)]) == 1
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=399))
    assert refused(lying) == LARGE


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
def test_a_structure_with_the_name_of_a_cell_is_refused(inner: Any) -> None:
    fees = "proactive_disclosure.fees"
    table = pa.table({fees: [1], "proactive_disclosure": [inner]})
    assert [each.num_rows for each in bulk.read_parquet(written(table.select([fees])))] == [1]
    if isinstance(inner, dict):
        assert refused(written(table)) == DAMAGED
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


def test_the_pages_of_a_file_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    table = pa.table({"year": [2023] * 100, "agency": ["a"] * 100, "备注": ["b"] * 100})
    file = written(table, use_dictionary=False, data_page_size=8, row_group_size=50)
    count = 2 * 2  # of two columns and two groups
    monkeypatch.setattr(parquet, "_PAGES", evolve(parquet._PAGES, most=count))
    assert sum(each.num_rows for each in bulk.read_parquet(file)) == 100
    monkeypatch.setattr(parquet, "_PAGES", evolve(parquet._PAGES, most=count - 1))
    assert refused(file) == "document.too_complex"


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
    assert refused(file) == LARGE


def test_many_long_texts_are_refused_unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [str(number) * 2**14 for number in range(100)]
    table = pa.table(dict.fromkeys(("agency", "title", "level"), texts))
    file = written(table, compression="zstd", use_dictionary=False)
    monkeypatch.setattr(parquet, "_HELD", evolve(parquet._HELD, most=2**22))
    assert refused(file) == LARGE
    assert [each.num_rows for each in bulk.read_parquet(written(table[:10]))] == [10]


sizes = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), max_size=12)


@given(sizes, st.integers(2, 12))
def test_the_most_that_is_held_is_that_of_some_rows(
    sizes: list[tuple[int, int]], rows: int
) -> None:
    made = [chunks.Page(unpacked, values, False) for unpacked, values in sizes]
    page_of = [at for at, page in enumerate(made) for _ in range(page.values)]
    windows = [{*page_of[at : at + rows]} for at in range(len(page_of))]
    held = [sum(made[at].unpacked for at in window) for window in windows]
    assert chunks.most_held(made, rows) == max(held, default=0)


def test_a_short_footer_does_not_become_a_long_list() -> None:
    data, told = forged.footer(years())
    told[5] = (forged.LIST, (STRUCT, [{1: (BINARY, b"")}] * 20_000))
    assert len([*bulk.read_parquet(forged.file_of(data, told))]) == 1
    told[5][1][1].append({1: (BINARY, b"")})
    assert refused(forged.file_of(data, told)) == DAMAGED


def test_columns_that_share_their_pages_are_refused() -> None:
    numbers = pa.array(range(10_000))
    names = [*gd.Draft.blank("云溪县商务局", 2023).form.cells][:40]
    honest = written(pa.table(dict.fromkeys(names, numbers)), use_dictionary=False)
    data, told = forged.footer(honest)
    columns = [column[3][1] for column in told[4][1][1][0][1][1][1]]
    size, start = columns[0][7][1], columns[0][9][1]
    for column in columns:
        column[7], column[9] = (I64, size), (I64, start)
    shared = forged.file_of(data[: start + size], told)
    assert pq.read_table(shared)[names[39]].to_pylist() == numbers.to_pylist()
    assert refused(shared) == DAMAGED


extras = st.dictionaries(
    st.integers(9, 40_000),
    st.sampled_from(
        [
            (I32, 5), (I32, -(2**31)), (I64, -(2**63)), (forged.I16, 300), (BINARY, b"a" * 300),
            (BINARY, b""), (forged.TRUE, True), (forged.FALSE, False), (forged.BYTE, b"\0"),
            (forged.DOUBLE, bytes(8)), (STRUCT, {1: (STRUCT, {3: (BINARY, b"\0")}), 2: (I32, 1)}),
        ]
    ),
    max_size=4,
)  # fmt: skip


@st.composite
def made_pages(draw: st.DrawFn) -> Page:
    body = draw(st.binary(max_size=9))
    kind = draw(st.sampled_from([0, 1, 2, 3]))
    head: Struct = {1: (I32, kind), 2: (I32, draw(st.integers(0, 2**31 - 1)))}
    head[3] = (I32, len(body))
    values = draw(st.sampled_from([0, 1, 63, 64, 2**31 - 1]))
    if kind in DETAILS:
        head[DETAILS[kind]] = (STRUCT, {1: (I32, values)} | draw(extras))
    return head | draw(extras), body


@given(st.lists(made_pages(), max_size=5), st.binary(max_size=3))
def test_pages_are_found_whatever_else_is_in_their_headers(made: list[Page], before: bytes) -> None:
    parts = [forged.as_struct(head) + body for head, body in made]
    data = before + b"".join(parts)
    size = len(data) - len(before)
    expected = [
        chunks.Page(
            head[2][1],
            head[DETAILS[head[1][1]]][1][1][1] if head[1][1] in DETAILS else 0,
            head[1][1] == DICTIONARY,
        )
        for head, _ in made
    ]
    assert [*chunks.pages(BytesIO(data + b"\xff" * 9), len(before), size)] == expected
    whole = {sum(map(len, parts[:count])) for count in range(len(parts) + 1)}
    for less in range(size):
        if less not in whole:
            with pytest.raises(ValueError, match=r"page|header"):
                [*chunks.pages(BytesIO(data), len(before), less)]


@given(st.binary(max_size=60))
def test_what_is_no_page_is_an_error(data: bytes) -> None:
    try:
        found = [*chunks.pages(BytesIO(data), 0, len(data))]
    except ValueError:
        return
    assert len(found) <= len(data)
    assert all(min(each.unpacked, each.values) >= 0 for each in found)


SOUND: Struct = {1: (I32, 0), 2: (I32, 0), 3: (I32, 0), 5: (STRUCT, {1: (I32, 7)})}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (forged.as_struct({**SOUND, 2: (I64, 0)}), "a header without its sizes"),
        (forged.as_struct({**SOUND, 2: (I32, 2**31)}), "a header without its sizes"),
        (forged.as_struct({**SOUND, 2: (I32, -(2**31) - 1)}), "a header without its sizes"),
        (forged.as_struct({**SOUND, 2: (I32, -(2**31))}), "a page of a negative size"),
        (
            forged.as_struct({**SOUND, 9: (forged.LIST, (I32, [1]))}),
            "a list in the header of a page",
        ),
        (forged.as_struct({**SOUND, 9: (BINARY, b"a" * 65_536)}), "a header that does not end"),
        (forged.as_struct({**SOUND, 3: (I32, 1)}), "a page beyond its column"),
        (forged.as_struct({key: SOUND[key] for key in (1, 2, 3)}), "a header without its sizes"),
        (b"\x1c" * 50_000, "a header that does not end"),
        (b"\x15" + b"\x80" * 10 + b"\0", "a number of too many bytes"),
        (b"\x15" + b"\xff" * 60_000, "a number of too many bytes"),
    ],
)
def test_headers_that_are_not_sound_are_named(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{said}$"):
        [*chunks.pages(BytesIO(data), 0, len(data))]


def test_a_long_header_is_read() -> None:
    data = forged.as_struct({**SOUND, 9: (BINARY, b"a" * 65_000)})
    assert [*chunks.pages(BytesIO(data), 0, len(data))] == [chunks.Page(0, 7, False)]
