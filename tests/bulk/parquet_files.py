# SPDX-License-Identifier: Apache-2.0
"""Parquet files as PyArrow writes them, and how a file is refused."""

from __future__ import annotations

from collections import deque
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import gaidisclosure as gd
from gaidisclosure import bulk

DAMAGED, LARGE = "document.damaged_table", "document.unpacks_too_large"


def written(table: Any, **options: Any) -> BytesIO:
    file = BytesIO()
    pq.write_table(table, file, **options)
    return file


def years(**options: Any) -> BytesIO:
    return written(pa.table({"year": pa.array([2023] * 100, pa.int32())}), **options)


def refused_unloaded(file: BytesIO) -> str:
    """The code of the error for a file, of which nothing was unpacked."""

    def loaded(*_: Any, **__: Any) -> None:
        raise AssertionError("it was loaded")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pq.ParquetFile, "iter_batches", loaded)
        with pytest.raises(gd.UnreadableError) as caught:
            deque(bulk.read_parquet(file), maxlen=0)
    return caught.value.code


def refused(source: BytesIO) -> str:
    """The code of the error for a file, of which little was unpacked."""
    before = pa.total_allocated_bytes()
    with pytest.raises(gd.UnreadableError) as caught:
        deque(bulk.read_parquet(source), maxlen=0)
    assert pa.total_allocated_bytes() - before < 64 * 2**20
    return caught.value.code
