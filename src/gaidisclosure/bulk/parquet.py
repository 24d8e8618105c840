# SPDX-License-Identifier: Apache-2.0
"""Reader of Parquet files, 有界读取, with limits on the declared sizes.

A file of a few kilobytes can claim any number of rows, and unpack to any size.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, Final

from gaidisclosure.bulk.chunks import Page, most_held, pages
from gaidisclosure.bulk.columns import (
    FORM,
    ORIGIN,
    OTHER_CELLS,
    PATH,
    WORDS,
    cell_columns,
    lacking_cells,
    metadata_of,
    nearest_form,
    word_name,
)
from gaidisclosure.bulk.rows import drafts_from_table
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.limits import TABLE_CELLS, Limit

MAGIC: Final = b"PAR1"
"""The first and the last bytes of a Parquet file."""

_MIB: Final = 1024 * 1024
_WIDE: Final = "about 220"
_FOOTER: Final = Limit("too_complex", 16 * _MIB, "bytes of the footer", "about 100,000")
_COLUMNS: Final = Limit("too_complex", 2_000, "columns", _WIDE)
_GROUPS: Final = Limit("too_complex", 10_000, "row groups", "one for each 65,536 rows")
_ROWS: Final = Limit("too_many_rows", 20_000_000, "rows", "one for each report")
_CHUNK: Final = Limit("unpacks_too_large", 256 * _MIB, "bytes of a column chunk", "some MB")
_PAGES: Final = Limit("too_complex", 1_000_000, "pages", "one for each 20,000 rows of a column")
_HELD: Final = Limit(
    "unpacks_too_large", 512 * _MIB, "bytes of the pages of a batch", "1 MB for each column"
)
_BATCH: Final = Limit("unpacks_too_large", 256 * _MIB, "bytes of the texts of a batch", "20 MB")
LIMITS: Final = (_FOOTER, _COLUMNS, _GROUPS, _ROWS, _CHUNK, _PAGES, _HELD, _BATCH)
"""All limits on a file."""
_BATCH_ROWS: Final = 4096
_LISTED: Final = 20_000
"""Most entries of any list in the footer, twice as many as row groups."""
_TAIL: Final = 8
"""Bytes of the length of the footer and of the magic after it."""


def read_parquet(source: str | os.PathLike[str] | BinaryIO) -> Iterator[Any]:
    """Yield the rows of a Parquet file as record batches, for :func:`check_batch`.

    Before anything is loaded, the numbers of rows, row groups, columns and pages and the unpacked
    size of each column of a row group are compared with limits, and the header of each page with
    the footer. The size of a batch is limited, too. Only the columns of a report are loaded. In the
    file they are named by cell paths, by flat names, or by the labels that ``gaidisclosure table``
    writes; in the batches always by paths.

    Args:
        source: A path, or a file open in binary mode.

    Raises:
        UnreadableError: The file is damaged or beyond a limit.
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
        _require_true(source, file.metadata, _loaded(file, wanted))
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
        UnreadableError: As for :func:`read_parquet`, or the file has more cells than a table of
            agencies may have.
    """
    file = _opened(BytesIO(data))
    TABLE_CELLS.require(file.metadata.num_rows * file.metadata.num_columns)
    paths = _wanted(file.schema_arrow).values()
    if all(lacking_cells(form, paths) for form in FORMS.values()):
        _require_columns(nearest_form(paths), paths)
    batches = read_parquet(BytesIO(data))
    return [batch.slice(number, 1) for batch in batches for number in range(batch.num_rows)]


def draft_of_row(row: Any) -> Draft:
    """Return the draft of a row, on the form that it or its columns name.

    Raises:
        UnreadableError: It holds what no draft can hold, or lacks cells of the form.
    """
    told = row.column("edition")[0].as_py() if "edition" in row.schema.names else None
    form = FORMS.get(told) if isinstance(told, str) else None
    if form:
        _require_columns(form, row.schema.names)
    try:
        return next(drafts_from_table(row, form))
    except InvalidReportError as error:
        raise UnreadableError("reading.row", reason=error.violations) from None
    except ValueError as error:
        raise UnreadableError("reading.row", reason=str(error)) from None


def _require_columns(form: Edition, paths: Iterable[str]) -> None:
    """Refuse a table that lacks columns, as one with a row for each cell does."""
    if cells := lacking_cells(form, paths):
        raise UnreadableError("reading.columns", edition=form.key, number=len(cells), cell=cells[0])


def _damaged() -> UnreadableError:
    return UnreadableError("document.damaged_table")


def _opened(source: BinaryIO) -> Any:
    """Return a file whose footer is within the limits, with texts as dictionaries.

    A text in many rows is then held once.

    Raises:
        UnreadableError: The file is beyond a limit.
    """
    _FOOTER.require(_footer(source))
    pq = library("pyarrow.parquet")
    file = pq.ParquetFile(source, thrift_container_size_limit=_LISTED)
    _require_moderate(file.metadata)
    texts = [field.name for field in file.schema_arrow if _is_text(field.type)]
    return pq.ParquetFile(source, metadata=file.metadata, read_dictionary=texts)


def _is_text(kind: Any) -> bool:
    """Tell if a type is one of texts or bytes.

    A dictionary puts a long one into many rows of a short file.
    """
    pa = library("pyarrow")
    return kind in (
        *(pa.string(), pa.large_string(), pa.string_view()),
        *(pa.binary(), pa.large_binary(), pa.binary_view()),
    )


def _is_small(kind: Any) -> bool:
    """Tell if each value of a type takes few bytes, or is held once."""
    types = library("pyarrow").types
    if types.is_dictionary(kind):
        return _is_small(kind.value_type)
    if types.is_null(kind) or _is_text(kind):
        return True
    return bool(types.is_primitive(kind) or types.is_decimal(kind))


def _footer(source: BinaryIO) -> int:
    """Return the declared number of bytes of the footer.

    Raises:
        UnreadableError: It is larger than the file.
    """
    size = source.seek(0, os.SEEK_END)
    source.seek(max(size - _TAIL, 0))
    length = int.from_bytes(source.read(_TAIL)[:4], "little")
    if length > size:
        raise _damaged()
    return length


def _require_moderate(metadata: Any) -> None:
    _COLUMNS.require(metadata.num_columns)
    _GROUPS.require(metadata.num_row_groups)
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    _ROWS.require(metadata.num_rows)
    rows = [group.num_rows for group in groups]
    if metadata.num_rows != sum(rows) or min(rows, default=0) < 0:
        raise _damaged()
    for group in groups:
        for column in range(metadata.num_columns):
            _CHUNK.require(group.column(column).total_uncompressed_size)


def _require_true(source: BinaryIO, metadata: Any, columns: Sequence[int]) -> None:
    """Refuse a file whose pages contradict what its footer says of some columns."""
    left, count = source.seek(0, os.SEEK_END), 0
    for number in range(metadata.num_row_groups):
        group, held = metadata.row_group(number), 0
        for column in map(group.column, columns):
            left -= column.total_compressed_size
            if left < 0:  # columns share their bytes
                raise _damaged()
            found = [*islice(_pages(source, column), _PAGES.most - count + 1)]
            count += len(found)
            _PAGES.require(count)
            held += _held(found, column.num_values, group.num_rows)
            _HELD.require(held)


def _pages(source: BinaryIO, column: Any) -> Iterator[Page]:
    start = min(column.dictionary_page_offset or column.data_page_offset, column.data_page_offset)
    size = column.total_compressed_size
    return pages(source, start, size if column.num_values else 0)  # a column without values: none


def _held(found: Sequence[Page], values: int, rows: int) -> int:
    """Return the bytes of a column that are held at a time.

    Args:
        found: Its pages.
        values: The number of its values, as the footer has it.
        rows: The number of rows of its group.
    """
    _CHUNK.require(sum(page.unpacked for page in found))
    words = [page for page in found if page.is_dictionary]
    data = [page for page in found if not page.is_dictionary]
    if not sum(page.values for page in data) == values == rows:
        raise _damaged()
    if any(page.values > page.unpacked for page in words):
        raise _damaged()
    return sum(page.unpacked for page in words) + most_held(data, _BATCH_ROWS)


def _wanted(schema: Any) -> Mapping[str, str]:
    """Return the columns of a report among those of a file, with their paths.

    Raises:
        UnreadableError: Two columns name the same cell.
    """
    found: dict[str, str] = {}
    for field in schema:
        own = metadata_of(field).get(PATH, b"").decode("utf-8", "replace")
        path = _paths().get(own or field.name)
        if path and _is_small(field.type):
            found[field.name] = path
    times: Counter[str] = Counter(schema.names)
    if len({*found.values()}) < sum(times[name] for name in found):
        raise _damaged()
    return found


def _loaded(file: Any, wanted: Container[str]) -> list[int]:
    """Return the numbers of the columns that pyarrow loads for some names.

    Raises:
        UnreadableError: A column of lists or structures has such a name as well.
    """
    paths = [file.schema.column(number).path for number in range(file.metadata.num_columns)]
    found = [number for number, path in enumerate(paths) if path in wanted]
    if len(found) > sum(field.name in wanted for field in file.schema_arrow):
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
