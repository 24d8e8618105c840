# SPDX-License-Identifier: Apache-2.0
"""The arrays of a batch of rows, 数组, in the types of the schema.

Other libraries store the same figures in other types: pandas in floats if one is missing, a
database in decimals or texts. They are accepted only if they are exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Any, Final

from attrs import define

from gaidisclosure.bulk.columns import (
    ORIGIN,
    OTHER_CELLS,
    WORDS,
    ArrowTable,
    arrow,
    found_columns,
    schema,
    word_column,
)
from gaidisclosure.form import Edition

_EXACT: Final = ("is_integer", "is_decimal", "is_null")
"""Kinds of types whose values are all exact."""
_WHOLE: Final = "is_floating"
"""The kind of types whose whole numbers are exact. Others are refused."""
_WRITTEN: Final = ("is_string", "is_large_string", "is_string_view")
"""Kinds of types in which amounts of money are exact, too."""
_WIDEST: Final = (38, 15)
"""A decimal that every whole number of 64 bits can be cast to."""
_EPOCH: Final = date(1970, 1, 1)
_DAYS: Final = range((date.min - _EPOCH).days, (date.max - _EPOCH).days + 1)
"""The days of a Python ``date``, counted from 1970."""


@define(slots=False)
class Batch:
    """Some rows of a table of reports on one form."""

    form: Edition
    held: Any
    """The ``pyarrow.RecordBatch``."""
    cells: Mapping[str, str]
    """The column of each cell, by path."""
    first: int = 0
    """The number of its first row in the table."""

    @property
    def rows(self) -> int:
        """The number of rows."""
        return int(self.held.num_rows)

    @cached_property
    def given(self) -> Mapping[str, Any]:
        """The arrays by the names of their columns."""
        return dict(zip(self.held.schema.names, self.held.columns, strict=True))

    @cached_property
    def figures(self) -> Mapping[str, Any]:
        """The array of each cell by path, ``int64`` or ``decimal128(30, 15)``.

        Raises:
            ValueError: A column holds something else.
        """
        types = _types(self.form)
        return {
            path: _exact(self.given[name], types[path], name) for path, name in self.cells.items()
        }

    def told(self, name: str) -> Any:
        """Return a column of the origin, nulls if the table lacks it."""
        return self._column(name, _origin_types()[name])

    def words(self) -> dict[str, Any]:
        """Return the columns of texts that the table has, by the path of their field."""
        named = {name: word_column(name, self.given) for name in WORDS}
        string = arrow().string()
        return {name: self._column(column, string) for name, column in named.items() if column}

    def taken(self, rows: Sequence[int]) -> Batch:
        """Return some of the rows, in the types of the schema."""
        numbers = arrow().array(rows, arrow().int64())
        told = {name: self.told(name) for name in (*ORIGIN, OTHER_CELLS)}
        cells = {self.cells[path]: array for path, array in self.figures.items()}
        arrays = {
            name: array.take(numbers) for name, array in (told | cells | self.words()).items()
        }
        return Batch(self.form, arrow().RecordBatch.from_pydict(arrays), self.cells)

    def _column(self, name: str, kind: Any) -> Any:
        if name not in self.given:
            return arrow().nulls(self.rows, kind)
        found = cast(self.given[name], kind, name)
        if arrow().types.is_date32(kind):
            _require_days(found, name)
        return found


@cache
def _types(form: Edition) -> Mapping[str, Any]:
    """Return the type of the column of each cell, by path."""
    made = schema(form)
    return {path: made.field(path).type for path in form.cells}


@cache
def _origin_types() -> Mapping[str, Any]:
    """Return the type of each column of the origin, and of ``other_cells``."""
    made = schema()
    return {name: made.field(name).type for name in (*ORIGIN, OTHER_CELLS)}


def batches_of(table: ArrowTable, form: Edition, rows: int) -> Iterator[Batch]:
    """Yield the rows of a table or a record batch, without copying them.

    Args:
        table: The table or the record batch.
        form: The form of all rows.
        rows: Most rows of a batch.

    Raises:
        ValueError: A cell of the form has no column or several, or rows are on another form.
    """
    cells = found_columns(form, table.schema.names)
    known = {*ORIGIN, OTHER_CELLS, *cells.values()}
    wanted = [
        name
        for name in table.schema.names
        if name in known or name in (word_column(word, [name]) for word in WORDS)
    ]
    if len(wanted) > len({*wanted}):
        twice = next(name for name, number in Counter(wanted).items() if number > 1)
        raise ValueError(f"column {twice}: there are several of this name")
    if isinstance(table, arrow().RecordBatch):
        table = arrow().Table.from_batches([table])
    first = 0
    for held in table.select(wanted).to_batches(max_chunksize=rows):
        batch = Batch(form, held, cells, first)
        first += batch.rows
        _require_form(batch)
        yield batch


def _require_form(batch: Batch) -> None:
    keys = batch.told("edition").unique().to_pylist()
    if others := sorted(str(key) for key in keys if key not in (None, batch.form.key)):
        raise ValueError(
            f"rows on the form {', '.join(others)} among those on {batch.form.key}: "
            "check each form by itself"
        )


def _exact(given: Any, kind: Any, name: str) -> Any:
    """Return figures in the type of their column.

    Raises:
        ValueError: They are not figures, or not exact.
    """
    if given.type == kind:
        return given
    if isinstance(given.type, arrow().BaseExtensionType):  # numeric, as ADBC reads it
        return _exact(given.storage, kind, name)
    types, is_money = arrow().types, arrow().types.is_decimal(kind)
    if types.is_dictionary(given.type):  # a category of pandas
        return _exact(given.dictionary_decode(), kind, name)
    fitting = (*_EXACT, *(_WRITTEN if is_money else (_WHOLE,)))
    if given.null_count < len(given) and not _is_any(given.type, fitting):
        told = ": floats are not exact, give texts" if _is_any(given.type, (_WHOLE,)) else ""
        raise ValueError(f"column {name}: expected {kind}, not {given.type}{told}")
    if is_money and types.is_integer(given.type):
        given = cast(given, arrow().decimal128(*_WIDEST), name)
    return cast(given, kind, name)


def _is_any(kind: Any, names: Sequence[str]) -> bool:
    """Tell if a type is of any of these kinds. Old versions of pyarrow lack some."""
    types = arrow().types
    return any(getattr(types, name)(kind) for name in names if hasattr(types, name))


def cast(given: Any, kind: Any, name: str) -> Any:
    """Return an array in a type. An array of nulls can be of any other.

    pandas and CSV readers make a column of blanks one of floats, whatever belongs in it.

    Raises:
        ValueError: A value cannot be of this type.
    """
    if given.type == kind:
        return given
    if given.null_count == len(given):
        return arrow().nulls(len(given), kind)
    try:
        return given.cast(kind)
    except arrow().ArrowException as error:
        raise ValueError(f"column {name}: {error}") from None


def _require_days(days: Any, name: str) -> None:
    """Raise ``ValueError`` if any day lies beyond the calendar of Python."""
    ends = arrow("pyarrow.compute").min_max(days.cast(arrow().int32())).as_py().values()
    if any(day is not None and day not in _DAYS for day in ends):
        raise ValueError(f"column {name}: a day beyond {date.min.year} to {date.max.year}")
