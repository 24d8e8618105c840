# SPDX-License-Identifier: Apache-2.0
"""Parquet files read with bounds, 有界读取, which their footer shows.

A file of a few kilobytes can claim any number of rows, and unpack to any size.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO, Final

from gaidisclosure.bulk.columns import (
    FORM,
    ORIGIN,
    OTHER_CELLS,
    PATH,
    WORDS,
    cell_columns,
    metadata_of,
    word_name,
)
from gaidisclosure.bulk.rows import drafts_from_table
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import FORMS
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.limits import TABLE_CELLS, Limit

__all__ = ["LIMITS", "MAGIC", "draft_of_row", "read_parquet", "rows_in_parquet"]

MAGIC: Final = b"PAR1"
"""The first and the last bytes of a Parquet file."""

_MIB: Final = 1024 * 1024
_WIDE: Final = "about 220"
_FOOTER: Final = Limit("too_complex", 16 * _MIB, "bytes of the footer", "about 100,000")
_COLUMNS: Final = Limit("too_complex", 2_000, "columns", _WIDE)
_GROUPS: Final = Limit("too_complex", 10_000, "row groups", "one for each 65,536 rows")
_ROWS: Final = Limit("too_many_rows", 20_000_000, "rows", "one for each report")
_CHUNK: Final = Limit("unpacks_too_large", 256 * _MIB, "bytes of a column chunk", "some MB")
_BATCH: Final = Limit("unpacks_too_large", 256 * _MIB, "bytes of the texts of a batch", "20 MB")
LIMITS: Final = (_FOOTER, _COLUMNS, _GROUPS, _ROWS, _CHUNK, _BATCH)
"""All bounds of a file."""
_BATCH_ROWS: Final = 4096
_TAIL: Final = 8
"""Bytes of the length of the footer and of the magic after it."""
_DAMAGED: Final = "document.damaged_table"


def read_parquet(source: str | os.PathLike[str] | BinaryIO) -> Iterator[Any]:
    """Yield the rows of a Parquet file as record batches, for :func:`check_batch`.

    The number of its rows, row groups and columns, and the size of each column of a row group when
    unpacked, are bounded before anything of it is loaded, and so is the size of each batch. Only
    the columns of a report are loaded. They are named by cell paths, by flat names, or by the
    labels that ``gaidisclosure table`` wrote, and are always named by paths in what comes back.

    Args:
        source: A path, or a file open in binary mode.

    Raises:
        UnreadableError: The file is damaged or beyond a bound.
        MissingReaderError: pyarrow is not installed.

    >>> from io import BytesIO
    >>> import pyarrow.parquet as pq
    >>> from gaidisclosure import AnnualReport2021, bulk
    >>> file = BytesIO()
    >>> pq.write_table(bulk.to_table([AnnualReport2021.zero("云溪县商务局", 2023)]), file)
    >>> [bulk.check_batch(batch)["conclusion"].to_pylist() for batch in read_parquet(file)]
    [['valid']]
    """
    if isinstance(source, str | os.PathLike):
        with open(source, "rb") as file:
            yield from read_parquet(file)
        return
    errors = library("pyarrow").ArrowException, OSError, ValueError
    try:
        file = _opened(source)
        wanted = _wanted(file.schema_arrow)
        key = metadata_of(file.schema_arrow).get(FORM)
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=[*wanted]):
            yield _plain(batch, wanted, key)
    except UnreadableError:
        raise
    except errors as error:
        raise _damaged() from error


def rows_in_parquet(data: bytes) -> list[Any]:
    """Return the rows of a Parquet file, each as a record batch.

    Raises:
        UnreadableError: As for :func:`read_parquet`, with as few cells as a table to be read by
            people may have.
    """
    metadata = _opened(BytesIO(data)).metadata
    TABLE_CELLS.require(metadata.num_rows * metadata.num_columns)
    batches = read_parquet(BytesIO(data))
    return [batch.slice(number, 1) for batch in batches for number in range(batch.num_rows)]


def draft_of_row(row: Any) -> Draft:
    """Return the draft of a row, on the form that it or its columns name.

    Raises:
        UnreadableError: It holds something that no draft can hold, or lacks cells of the form.
    """
    told = row.column("edition")[0].as_py() if "edition" in row.schema.names else None
    try:
        return next(drafts_from_table(row, told if told in FORMS else None))
    except ValueError as error:
        raise UnreadableError("reading.row", reason=str(error)) from None


def _damaged() -> UnreadableError:
    return UnreadableError(_DAMAGED)


def _opened(source: BinaryIO) -> Any:
    """Return a file of which the footer was read, with texts as dictionaries.

    A text that stands in many rows is then held once.

    Raises:
        UnreadableError: The file is beyond a bound.
    """
    _FOOTER.require(_footer(source))
    pq, types = library("pyarrow.parquet"), library("pyarrow").types
    file = pq.ParquetFile(source)
    _require_moderate(file.metadata)
    texts = [
        field.name
        for field in file.schema_arrow
        if types.is_string(field.type) or types.is_large_string(field.type)
    ]
    return pq.ParquetFile(source, metadata=file.metadata, read_dictionary=texts)


def _footer(source: BinaryIO) -> int:
    """Return the number of bytes that the footer is said to have."""
    source.seek(max(source.seek(0, os.SEEK_END) - _TAIL, 0))
    length = source.read(_TAIL)[:4]
    source.seek(0)
    return int.from_bytes(length, "little")


def _require_moderate(metadata: Any) -> None:
    _COLUMNS.require(metadata.num_columns)
    _GROUPS.require(metadata.num_row_groups)
    _ROWS.require(metadata.num_rows)
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        for column in range(metadata.num_columns):
            _CHUNK.require(group.column(column).total_uncompressed_size)


def _wanted(schema: Any) -> Mapping[str, str]:
    """Return the columns of a report among those of a file, with their paths.

    Raises:
        UnreadableError: Two columns are of the same cell.
    """
    nested = library("pyarrow").types.is_nested
    found: dict[str, str] = {}
    for field in schema:
        own = metadata_of(field).get(PATH, b"").decode("utf-8", "replace")
        path = _paths().get(own or field.name)
        if path and not nested(field.type):
            found[field.name] = path
    times: Counter[str] = Counter(schema.names)
    if len({*found.values()}) < sum(times[name] for name in found):
        raise _damaged()
    return found


@cache
def _paths() -> Mapping[str, str]:
    """Return the path that each name of a column stands for."""
    cells = {
        name: path
        for form in FORMS.values()
        for way in ("flat", "path")
        for path, name in cell_columns(form, way).items()
    }
    words = {word_name(name, way): name for name in WORDS for way in ("flat", "path")}
    return cells | words | {name: name for name in (*ORIGIN, OTHER_CELLS)}


def _plain(batch: Any, wanted: Mapping[str, str], key: bytes | None) -> Any:
    """Return a batch with columns named by paths, and with plain texts.

    Raises:
        UnreadableError: The texts take too much memory.
    """
    pa, compute = library("pyarrow"), library("pyarrow.compute")
    arrays: dict[str, Any] = {}
    size = 0
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_dictionary(column.type):
            lengths = compute.binary_length(column.dictionary).take(column.indices)
            size += compute.sum(lengths).as_py() or 0
            _BATCH.require(size)
            arrays[wanted[name]] = column.dictionary_decode()
        else:
            arrays[wanted[name]] = column
    metadata = {FORM: key} if key else None
    fields = [pa.field(name, array.type) for name, array in arrays.items()]
    return pa.RecordBatch.from_arrays([*arrays.values()], schema=pa.schema(fields, metadata))
