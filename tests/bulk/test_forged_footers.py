# SPDX-License-Identifier: Apache-2.0
"""Parquet files whose footer lies about rows, sizes and places."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk
from tests.bulk import forged
from tests.bulk.forged import BINARY, I64, STRUCT
from tests.bulk.parquet_files import DAMAGED, LARGE, refused_unloaded, written, years


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
def test_a_footer_that_lies_is_refused_unloaded(
    footer: dict[int, Any], group: dict[int, Any], chunk: dict[int, Any], code: str | None
) -> None:
    file = forged.forged(years(), footer_says=footer, group_says=group, chunk_says=chunk)
    if code is None:  # nobody can see that there was more
        assert [*bulk.read_parquet(file)] == []
        return
    assert refused_unloaded(file) == code


def test_groups_of_fewer_rows_than_none_are_refused_unloaded() -> None:
    honest = written(pa.table({"备注": [1, 2]}), row_group_size=1)
    data, told = forged.footer(honest)
    first, second = told[4][1][1]
    first[3], second[3], told[3] = (I64, 10**9), (I64, 3 - 10**9), (I64, 3)
    assert refused_unloaded(forged.file_of(data, told)) == DAMAGED


def test_a_short_footer_does_not_become_a_long_list() -> None:
    data, told = forged.footer(years())
    told[5] = (forged.LIST, (STRUCT, [{1: (BINARY, b"")}] * 20_000))
    assert len([*bulk.read_parquet(forged.file_of(data, told))]) == 1
    told[5][1][1].append({1: (BINARY, b"")})
    assert refused_unloaded(forged.file_of(data, told)) == DAMAGED


def test_columns_that_share_their_pages_are_refused_unloaded() -> None:
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
    assert refused_unloaded(shared) == DAMAGED
