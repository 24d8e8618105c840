# SPDX-License-Identifier: Apache-2.0
"""Reports written as Parquet, 导出: a row for each report, or for each cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import islice
from typing import Any, Final, Literal, TypeAlias

from gaidisclosure.bulk.columns import FORM, NEWEST, ORIGIN, PATH, Names, arrow, schema
from gaidisclosure.bulk.tables import MISSING, ROWS, held_figure, plain, to_table
from gaidisclosure.checks import Number
from gaidisclosure.draft import Draft
from gaidisclosure.form import FORMS, HEADER, FormCell
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.model import AnnualReport
from gaidisclosure.zh.figures import State

ColumnHeadings: TypeAlias = Literal["paths", "flat", "labels"]
"""The names of columns: cell paths, flat names for SQL, or labels of the form."""

_COMPRESSION: Final = "zstd"
_GROUP_ROWS: Final = 65_536
"""Rows of a row group. With 4,096, a file takes a third more."""
_LONG: Final[Mapping[str, tuple[Any, ...]]] = {
    "cell": ("string",),
    "table": ("int8",),
    "row": ("string",),
    "column": ("string",),
    "figure": ("decimal128", 38, 15),
    "state": ("string",),
    "text": ("string",),
}
"""The columns of a long table after the origin, with their types."""


def parquet_data(
    values: Iterable[AnnualReport | Draft],
    headings: ColumnHeadings = "paths",
    *,
    long: bool = False,
    locale: AnyLocale | None = OFFICIAL,
) -> bytes:
    """Return a Parquet file with reports or drafts.

    Reports on several forms stand in one table with the columns of all of them. A few thousand
    values are held at a time.

    Args:
        values: Reports or drafts.
        headings: The names of the columns, unless the table is long.
        long: One row for each cell, instead of one for each report.
        locale: The language of labels.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    tables = [*(_long if long else _wide)(values, headings, locale)]
    table = arrow().concat_tables(tables, promote_options="default")
    file = BytesIO()
    writer = arrow("pyarrow.parquet")
    writer.write_table(table, file, compression=_COMPRESSION, row_group_size=_GROUP_ROWS)
    return file.getvalue()


def _wide(
    values: Iterable[AnnualReport | Draft], headings: ColumnHeadings, locale: AnyLocale | None
) -> Iterator[Any]:
    names: Names = "flat" if headings == "flat" else "path"
    made = [_table(some, names) for some in _some(values)] or [schema(NEWEST, names).empty_table()]
    forms = {table.schema.metadata[FORM] for table in made}
    for table in made:
        alone = table if len(forms) == 1 else table.replace_schema_metadata()
        yield _labelled(alone, locale) if headings == "labels" else alone


def _some(
    values: Iterable[AnnualReport | Draft],
) -> Iterator[list[AnnualReport | Draft]]:
    """Yield some values at a time."""
    waiting = iter(values)
    while some := [*islice(waiting, ROWS)]:
        yield some


def _table(some: Sequence[AnnualReport | Draft], names: Names) -> Any:
    """Return a table of reports on any forms, in their order."""
    pa = arrow()
    tables = list[Any]()
    order = list[int]()
    for form in dict.fromkeys(each.form for each in some):
        rows = [at for at, each in enumerate(some) if each.form is form]
        tables.append(to_table([some[at] for at in rows], names=names, edition=form))
        order += rows
    if len(tables) == 1:
        return tables[0]
    table = pa.concat_tables(tables, promote_options="default")
    places = {row: at for at, row in enumerate(order)}
    return table.take([places[row] for row in range(len(some))]).replace_schema_metadata(
        {FORM: b""}
    )


def _labelled(table: Any, locale: AnyLocale | None) -> Any:
    """Return a table whose columns are named by the labels of the form."""
    labels = _labels(locale)
    fields = [
        field.with_name(labels.get(field.name, field.name)).with_metadata({PATH: field.name})
        for field in table.schema
    ]
    named = arrow().schema(fields, table.schema.metadata)
    return arrow().Table.from_arrays(table.columns, schema=named)


def _labels(locale: AnyLocale | None) -> Mapping[str, str]:
    """Return the labels of the columns that have one."""
    cells = {
        path: cell.label(locale) for form in FORMS.values() for path, cell in form.cells.items()
    }
    return cells | {key: item.label_in(locale) for key, item in HEADER.items()}


def _long(
    values: Iterable[AnnualReport | Draft], headings: ColumnHeadings, locale: AnyLocale | None
) -> Iterator[Any]:
    """Yield tables with a row for each cell, after the origin of its report."""
    pa = arrow()
    fields = [pa.field(name, getattr(pa, kind)(*size)) for name, (kind, *size) in _LONG.items()]
    none = pa.schema([*(schema(NEWEST).field(name) for name in ORIGIN), *fields])
    yield none.empty_table()
    heads = {form: [_head(cell, locale) for cell in form.cells.values()] for form in FORMS.values()}
    for some in _some(values):
        origin = _table(some, "path").select([*ORIGIN])
        lines = [
            (*head, *held)
            for each in some
            for head, held in zip(heads[each.form], _held(each), strict=True)
        ]
        numbers = [at for at, each in enumerate(some) for _ in heads[each.form]]
        cells = [
            pa.array(column, field.type)
            for column, field in zip(zip(*lines, strict=True), fields, strict=True)
        ]
        yield pa.Table.from_arrays([*origin.take(numbers).columns, *cells], schema=none)


def _head(cell: FormCell, locale: AnyLocale | None) -> tuple[str, int, str, str]:
    return cell.path, cell.table, cell.row.label_in(locale), cell.column.label_in(locale)


def _held(value: AnnualReport | Draft) -> Iterator[tuple[Number | None, str, str | None]]:
    """Yield the figure, the state and the text of each cell, no text if it is plain."""
    if not isinstance(value, Draft):
        yield from ((figure, State.FIGURE.value, None) for figure in value.figures().values())
        return
    for path, of in value.form.cells.items():
        cell = value.cells.get(path)
        figure = held_figure(cell, of.kind)
        text = cell.text if cell and cell != plain(figure, of.kind) else None
        yield figure, cell.state.value if cell else MISSING, text
