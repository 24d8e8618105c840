# SPDX-License-Identifier: Apache-2.0
"""Check of streams of record batches, 批流校验, for engines that call a function.

Spark's ``mapInArrow``, Sail, Ray and others give an iterator of record batches to a function, and
take back another, whose schema they ask for beforehand. They have no unsigned numbers, so masks are
``int64`` here. They promise no order, so columns can be kept to identify the rows of results. No
engine is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from gaidisclosure.bulk.arrays import cast
from gaidisclosure.bulk.batch import check_batch
from gaidisclosure.bulk.columns import ArrowSchema, ArrowTable, arrow
from gaidisclosure.bulk.lines import Checked, check_lines
from gaidisclosure.form import Edition, FormKey

_MASKS: Final = {
    "failed": "int64",
    "not_evaluable": "int64",
    "blanks": "bool_",
    "others": "int64",
    "conclusion": "string",
}
_LINES: Final = {
    "conclusion": "string",
    "codes": "string",
    "edition": "string",
    "agency": "string",
    "year": "int32",
}


def mapped_schema(lines: bool = False) -> ArrowSchema:
    """Return the Arrow schema of the results, which come after the columns kept.

    Args:
        lines: Those of :func:`check_line_batches` instead of :func:`check_batches`.

    Raises:
        MissingExtraError: pyarrow is not installed.

    >>> mapped_schema().field("failed").type, mapped_schema(lines=True).names
    (DataType(int64), ['conclusion', 'codes', 'edition', 'agency', 'year'])
    """
    pa = arrow()
    columns = _LINES if lines else _MASKS
    return pa.schema([pa.field(name, getattr(pa, kind)()) for name, kind in columns.items()])


def check_batches(
    batches: Iterable[ArrowTable],
    blanks: bool = True,
    *,
    keep: Sequence[str] = (),
    edition: FormKey | Edition | None = None,
) -> Iterator[ArrowTable]:
    """Check the rows of record batches, and yield a batch of results for each.

    The results are those of :func:`check_batch`, with masks as signed numbers.

    Args:
        batches: Record batches or tables with a column for each cell. Their names should have no
            dots, as with ``to_table(…, names="flat")``: Spark takes a dot for access to a field.
        blanks: As for :func:`check_batch`.
        keep: Columns to repeat before the results.
        edition: The key of the form, if the columns do not show it.

    Raises:
        ValueError: A cell has no column, a column holds no exact figures, or a column to keep has
            the name of a result.
        KeyError: A column to keep is not there.
        MissingExtraError: pyarrow is not installed.

    >>> from gaidisclosure import AnnualReport2021, bulk
    >>> table = bulk.to_table([AnnualReport2021.zero("云溪县商务局", 2023)], names="flat")
    >>> for result in check_batches(table.to_batches(), keep=["agency"]):
    ...     print(result.select(["agency", "failed", "conclusion"]).to_pylist())
    [{'agency': '云溪县商务局', 'failed': 0, 'conclusion': 'valid'}]
    """
    for batch in _some(batches):
        result = check_batch(batch, blanks, edition=edition)
        yield _after_kept(batch, keep, result.cast(mapped_schema()))


def check_line_batches(
    batches: Iterable[ArrowTable], column: str = "value", *, keep: Sequence[str] = ()
) -> Iterator[ArrowTable]:
    """Check JSON documents, one in a row, and yield a batch of results for each.

    The results are those of :func:`check_lines`, with spaces between ``codes``. Those of a blank
    text and of a null are null.

    Args:
        batches: Record batches with a column of JSON as text or bytes.
        column: Its name. ``value`` is that of ``spark.read.text(path)``.
        keep: Columns to repeat before the results.

    Raises:
        ValueError: The column holds neither text nor bytes, or a column to keep has the name of a
            result.
        KeyError: A column is not there.
        MissingExtraError: pyarrow is not installed.

    >>> from gaidisclosure import AnnualReport2021, dumps
    >>> line = dumps(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> batch = arrow().RecordBatch.from_pydict({"id": [7, 8], "value": [line, b"{}"]})
    >>> for result in check_line_batches([batch], keep=["id"]):
    ...     print(result.select(["id", "conclusion"]).to_pylist())
    [{'id': 7, 'conclusion': 'valid'}, {'id': 8, 'conclusion': 'unreadable'}]
    """
    wanted = mapped_schema(lines=True)
    for batch in _some(batches):
        lines = _documents(batch, column)
        checked = check_lines((line or b"" for line in lines), start=-1)
        found = {each.line: _row(each) for each in checked}
        rows = [found.get(at, {}) for at in range(len(lines))]
        yield _after_kept(batch, keep, arrow().RecordBatch.from_pylist(rows, wanted))


def _some(batches: Iterable[ArrowTable]) -> Iterator[ArrowTable]:
    """Yield the batches, or refuse a table in their place."""
    if isinstance(batches, (arrow().Table, arrow().RecordBatch)):
        kind = type(batches).__name__
        raise TypeError(f"expected an iterable of record batches, not a {kind}: see to_batches")
    yield from batches


def _documents(batch: ArrowTable, column: str) -> list[bytes | None]:
    """Return the JSON documents in a column, ``None`` for null."""
    found = cast(batch.column(column), arrow().large_binary(), column)
    return list(found.to_pylist())


def _row(checked: Checked) -> dict[str, Any]:
    return {name: getattr(checked, name) for name in _LINES} | {"codes": " ".join(checked.codes)}


def _after_kept(batch: ArrowTable, keep: Sequence[str], results: ArrowTable) -> ArrowTable:
    """Return a batch of the columns that are kept and those of the results.

    Raises:
        ValueError: Two columns would have one name.
    """
    if twice := sorted({*keep}.intersection(results.schema.names)):
        raise ValueError(f"columns to keep have the names of results: {', '.join(twice)}")
    kept = [batch.schema.field(name) for name in keep]
    arrays = [*(batch.column(name) for name in keep), *results.columns]
    schema = arrow().schema([*kept, *results.schema])
    kind = arrow().Table if isinstance(batch, arrow().Table) else arrow().RecordBatch
    return kind.from_arrays(arrays, schema=schema)
