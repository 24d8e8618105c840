# SPDX-License-Identifier: Apache-2.0
"""The pages of a column in a Parquet file, as their headers tell of them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import chunks
from tests.bulk import forged
from tests.bulk.forged import BINARY, DETAILS, DICTIONARY, I32, I64, STRUCT, Page, Struct
from tests.bulk.parquet_files import written

REPORTS = [gd.AnnualReport2021.zero(f"云溪县第{number}局", 2023) for number in range(300)]
TABLE = bulk.to_table(REPORTS, texts=True)


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
