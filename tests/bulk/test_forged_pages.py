# SPDX-License-Identifier: Apache-2.0
"""Parquet files whose pages lie about their sizes and values."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from attrs import evolve

from gaidisclosure import bulk
from gaidisclosure.bulk import parquet
from tests.bulk import forged
from tests.bulk.forged import DATA, DETAILS, DICTIONARY, Page
from tests.bulk.parquet_files import DAMAGED, LARGE, refused_unloaded, written, years


def test_a_file_that_was_put_together_again_is_the_same() -> None:
    for file in (years(), years(use_dictionary=False), years(data_page_version="2.0")):
        again = forged.forged(file)
        assert pq.read_table(again) == pq.read_table(file)
        assert sum(each.num_rows for each in bulk.read_parquet(again)) == 100


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
def test_a_page_that_lies_is_refused_unloaded(pages: Any, code: str) -> None:
    assert refused_unloaded(forged.forged(years(), pages=pages)) == code


def test_a_page_that_unpacks_to_more_than_the_footer_says_is_refused_unloaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = written(pa.table({"agency": ["a" * 2**21]}), compression="zstd", use_dictionary=False)
    lying = forged.forged(text, chunk_says={6: 100})
    assert len(lying.getvalue()) < 1000
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=2**21 + 10))
    assert [each.num_rows for each in bulk.read_parquet(lying)] == [1]
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=2**21))
    assert refused_unloaded(lying) == LARGE


def test_sizes_of_the_pages_of_a_column_are_added(monkeypatch: pytest.MonkeyPatch) -> None:
    many = years(use_dictionary=False, data_page_size=4, write_batch_size=25)
    lying = forged.forged(many, chunk_says={6: 1})
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=450))
    assert len([*bulk.read_parquet(lying)]) == 1
    monkeypatch.setattr(parquet, "_CHUNK", evolve(parquet._CHUNK, most=399))
    assert refused_unloaded(lying) == LARGE
