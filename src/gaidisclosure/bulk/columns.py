# SPDX-License-Identifier: Apache-2.0
"""The columns of a table of reports, 列: their names, types and labels.

A cell of the form is a column, and a row is a report. Null is a blank, never zero. Counts are
``int64`` and amounts ``decimal128(30, 15)``, which hold every lawful figure exactly.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal, TypeAlias, get_args

from gaidisclosure.errors import MissingExtraError
from gaidisclosure.form import EDITION_2021, FORMS, Edition, FormCell, FormKey, Kind
from gaidisclosure.model import Contact
from gaidisclosure.model.fields import hints
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.model.paths import no_edition

Names: TypeAlias = Literal["path", "flat"]
"""The names of columns: cell paths, or short ones without dots for SQL."""
ArrowTable: TypeAlias = Any
"""A ``pyarrow.Table`` or a ``pyarrow.RecordBatch``."""
ArrowSchema: TypeAlias = Any
"""A ``pyarrow.Schema``."""

FORM: Final = b"gaidisclosure.form"
"""The metadata that holds the key of the form."""
PATH: Final = b"gaidisclosure.path"
"""The metadata of a column with another name, which hold the path of its cell."""
OTHER_CELLS: Final = "other_cells"
"""The column with cells that are neither plain figures nor blanks, as JSON."""
ORIGIN: Final[Mapping[str, str]] = {
    "agency": "string",
    "unified_social_credit_code": "string",
    "division_code": "string",
    "level": "string",
    "year": "int32",
    "period_start": "date32",
    "period_end": "date32",
    "published": "date32",
    "edition": "string",
}
"""The columns that identify the report of a row, with their types."""
CONTACT: Final = tuple(hints(Contact))
"""The fields of a contact."""
WORDS: Final = (*CONTACT, "title", *TEXTS)
"""The columns that ``texts=True`` adds: the contact and the narrative."""

NEWEST: Final = EDITION_2021
"""The newest form, which a table without rows has."""
_WAYS: Final[tuple[Names, ...]] = get_args(Names)
_MONEY: Final = (30, 15)
_OUTCOMES: Final = "outcomes"


def arrow(name: str = "pyarrow") -> Any:
    """Return a module of pyarrow, or of another package of the extra ``arrow``.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        package = name.partition(".")[0]
        raise MissingExtraError("errors.missing_extra", extra="arrow", package=package) from None


def form_named(key: FormKey | Edition | str) -> Edition:
    """Return the form of a key.

    Raises:
        ValueError: There is none.
    """
    form: object = FORMS.get(key) if isinstance(key, str) else key
    if not isinstance(form, Edition):
        raise ValueError(no_edition(key, FORMS).message("en"))
    return form


def schema(
    edition: FormKey | Edition = "2021", names: Names = "path", texts: bool = False
) -> ArrowSchema:
    """Return the Arrow schema of a table of reports.

    A cell of the form is a column. The metadata of the schema names the form.

    Args:
        edition: The key of the form.
        names: ``"path"`` for cell paths, ``"flat"`` for names without dots of at most 63 bytes.
        texts: With columns for the contact and the narrative.

    Raises:
        ValueError: There is no such form, or there are no such names.
        MissingExtraError: pyarrow is not installed.

    >>> made = schema("2021", names="flat")
    >>> made.field("received_natural_person").type, made.field("fees").type
    (DataType(int64), Decimal128Type(decimal128(30, 15)))
    """
    return _schema(form_named(edition), _known(names), texts)


def _known(names: Names) -> Names:
    if names not in _WAYS:
        raise ValueError(f"names is one of {', '.join(_WAYS)}, not {names!r}")
    return names


@cache
def _schema(form: Edition, names: Names, texts: bool) -> ArrowSchema:
    pa = arrow()
    fields = [
        *(pa.field(name, getattr(pa, kind)()) for name, kind in ORIGIN.items()),
        pa.field(OTHER_CELLS, pa.string()),
        *(_field(cell, names) for cell in form.cells.values()),
        *(pa.field(word_name(name, names), pa.string()) for name in WORDS if texts),
    ]
    return pa.schema(fields, metadata={FORM: form.key.encode()})


def _field(cell: FormCell, names: Names) -> Any:
    pa = arrow()
    kind = pa.decimal128(*_MONEY) if cell.kind is Kind.MONEY else pa.int64()
    return pa.field(column_name(cell.path, names), kind)


def column_name(path: str, names: Names) -> str:
    """Return the name of the column of a cell.

    A flat name leaves out the key of the table, and ``outcomes`` except in the row of totals.

    >>> column_name("request_handling.outcomes.withheld.state_secrets.total", "flat")
    'withheld_state_secrets_total'
    >>> column_name("request_handling.outcomes.total.total", "flat")
    'outcomes_total_total'
    """
    if names == "path":
        return path
    _, *parts = path.split(".")
    if parts[0] == _OUTCOMES and parts[1] != "total":
        del parts[0]
    return "_".join(parts)


def word_name(name: str, names: Names) -> str:
    """Return the name of the column of a text."""
    return name if names == "path" else name.replace(".", "_")


def word_column(name: str, columns: Container[str]) -> str | None:
    """Return the column of a text among some columns, ``None`` if there is none."""
    ways = (word_name(name, way) for way in _WAYS)
    return next((way for way in ways if way in columns), None)


@cache
def cell_columns(form: Edition, names: Names) -> Mapping[str, str]:
    """Return the name of the column of each cell of a form, by path."""
    return {path: column_name(path, names) for path in form.cells}


def found_columns(form: Edition, names: Iterable[str]) -> Mapping[str, str]:
    """Return the column of each cell among some columns, by path.

    Raises:
        ValueError: Cells have no column.
    """
    given = {*names}
    ways = [cell_columns(form, way) for way in _WAYS]
    found = max(ways, key=lambda way: len(given.intersection(way.values())))
    if lacking := [name for name in found.values() if name not in given]:
        listed, number = ", ".join(lacking[:3]), len(lacking)
        raise ValueError(f"columns of the {form.key} form are missing, {number} in all: {listed}")
    return found


def metadata_of(holder: Any) -> Mapping[bytes, bytes]:
    """Return the metadata of an Arrow schema or field, which may have none."""
    return holder.metadata or {}


def form_of(table: ArrowTable, edition: FormKey | Edition | None = None) -> Edition:
    """Return the form of a table.

    It is ``edition``, or the form that its metadata name, or the only one whose columns it has.

    Raises:
        ValueError: There is no such form, or the table does not show it.
        TypeError: It is not a table of pyarrow.
    """
    if not isinstance(table, (arrow().Table, arrow().RecordBatch)):
        told = f"not {type(table).__name__}; check_frame takes frames"
        raise TypeError(f"expected a Table or RecordBatch of pyarrow, {told}")
    if edition is not None:
        return form_named(edition)
    if key := metadata_of(table.schema).get(FORM):
        return form_named(key.decode("utf-8", "replace"))
    fitting = [form for form in FORMS.values() if not lacking_cells(form, table.schema.names)]
    if len(fitting) == 1:
        return fitting[0]
    nearest = nearest_form(table.schema.names)
    if not fitting and len(lacking_cells(nearest, table.schema.names)) < len(nearest.cells):
        found_columns(nearest, table.schema.names)
    raise ValueError("the columns do not tell the form: pass edition=")


def lacking_cells(form: Edition, names: Iterable[str]) -> list[str]:
    """Return the cells of a form without a column, by the names that fit better."""
    given = {*names}
    ways = (cell_columns(form, way) for way in _WAYS)
    lacking = ([path for path, name in way.items() if name not in given] for way in ways)
    return min(lacking, key=len)


def nearest_form(names: Iterable[str]) -> Edition:
    """Return the form with the most of these columns, the newest if several have."""
    given = [*names]
    forms = [NEWEST, *FORMS.values()]
    return max(forms, key=lambda form: len(form.cells) - len(lacking_cells(form, given)))
