# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts to a table, one a row, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from operator import attrgetter
from typing import Any, Final

from attrs import frozen

from gaidisclosure.bulk.columns import (
    NEWEST,
    ORIGIN,
    OTHER_CELLS,
    WORDS,
    ArrowTable,
    Names,
    arrow,
    form_named,
    form_of,
    found_columns,
    schema,
    word_column,
)
from gaidisclosure.checks import MAX_COUNT, MAX_DECIMALS, Number, Violation, decimals, seen
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.errors import InvalidReportError, InvalidRowError
from gaidisclosure.form import Edition, FormKey, Kind
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport,
    AnyReport,
    Contact,
    Level,
    Narrative,
    Overview,
    ReportingPeriod,
)
from gaidisclosure.model.fields import hints
from gaidisclosure.zh.figures import State
from gaidisclosure.zh.money import canonical

__all__ = ["batches", "cells_of", "drafts_from_table", "fits", "from_table", "plain", "to_table"]

ROWS: Final = 4096
"""Rows of a record batch, so that a batch takes some six megabytes."""
MISSING: Final = "missing"
"""The state of a cell that a draft does not have."""

_LONGEST: Final = 2**63
_CONTACT: Final = tuple(hints(Contact))
_OVERVIEW: Final = "overview."
_words: Final = attrgetter(*WORDS[len(_CONTACT) :])


def to_table(
    values: Iterable[AnnualReport | Draft],
    texts: bool = False,
    names: Names = "path",
    *,
    edition: FormKey | Edition | None = None,
) -> ArrowTable:
    """Return a table with one row for each report or draft.

    Null is a blank, never zero. All that a draft tells of a cell besides its figure is kept in the
    column ``other_cells`` as JSON: the text of a cell that is no plain figure, a figure that no
    column can hold (half a request, twenty digits), a cell that the draft does not have.

    Args:
        values: Reports or drafts on one form.
        texts: With the contact of the agency and the narrative.
        names: The names of the columns, ``"path"`` or ``"flat"``.
        edition: The key of the form; that of the first value, if it is left out.

    Raises:
        ValueError: A value is on another form.
        MissingExtraError: pyarrow is not installed.

    >>> from gaidisclosure import AnnualReport2021
    >>> table = to_table([AnnualReport2021.zero("云溪县商务局", 2023)], names="flat")
    >>> table.select(["agency", "year", "received_total"]).to_pylist()
    [{'agency': '云溪县商务局', 'year': 2023, 'received_total': 0}]
    """
    waiting = iter(values)
    first = next(waiting, None)
    form = form_named(edition) if edition is not None else first.form if first else NEWEST
    given = waiting if first is None else chain([first], waiting)
    made = [*batches(given, form, texts, names)]
    return arrow().Table.from_batches(made, schema(form, names, texts))


def batches(
    values: Iterable[AnnualReport | Draft], form: Edition, texts: bool, names: Names
) -> Iterator[Any]:
    """Yield record batches with the rows of reports or drafts, a few thousand each.

    Raises:
        ValueError: A value is on another form.
    """
    waiting = iter(values)
    wanted = schema(form, names, texts)
    while rows := [_row(each, form, texts) for each in islice(waiting, ROWS)]:
        columns = zip(*rows, strict=True)
        arrays = [
            arrow().array(column, field.type) for column, field in zip(columns, wanted, strict=True)
        ]
        yield arrow().RecordBatch.from_arrays(arrays, schema=wanted)


def _row(value: AnnualReport | Draft, form: Edition, texts: bool) -> tuple[Any, ...]:
    if value.form is not form:
        raise ValueError(
            f"a table has one form: found {value.form.key} among {form.key}; make a table of each"
        )
    if isinstance(value, Draft):
        figures, others = _drafted(value)
        issuer, published = value.issuer, value.published
    else:
        figures, others = [*value.figures().values()], None
        issuer, published = value.agency, None
    origin = _origin(issuer, value.year, value.period, published, form)
    words = _texts(issuer, value.narrative) if texts else ()
    return (*origin, others, *figures, *words)


def _origin(
    issuer: Agency | None,
    year: int | None,
    period: ReportingPeriod | None,
    published: date | None,
    form: Edition,
) -> tuple[Any, ...]:
    who = (
        (issuer.name, issuer.unified_social_credit_code, issuer.division_code, issuer.level)
        if issuer
        else (None,) * 4
    )
    days = (period.start, period.end) if period else (None, None)
    return (*who, year, *days, published, form.key)


def _texts(issuer: Agency | None, narrative: Narrative) -> Iterator[str | None]:
    contact = issuer.contact if issuer else Contact()
    for text in (*(getattr(contact, name) for name in _CONTACT), *_words(narrative)):
        yield text or None


def _drafted(draft: Draft) -> tuple[list[Number | None], str | None]:
    """Return the figures of the columns, and all else that is told of cells."""
    figures: list[Number | None] = []
    others: dict[str, dict[str, object]] = {}
    for path, of in draft.form.cells.items():
        cell = draft.cells.get(path)
        figure = cell.value if cell and fits(cell.value, of.kind) else None
        figures.append(figure)
        if cell is None:
            others[path] = {"state": MISSING}
        elif cell != plain(figure, of.kind):
            others[path] = _told(cell, figure)
    return figures, json.dumps(others, ensure_ascii=False) if others else None


def _told(cell: Cell, figure: Number | None) -> dict[str, object]:
    told: dict[str, object] = {"state": cell.state.value, "text": cell.text}
    if cell.value is not None and figure is None:
        told["value"] = cell.value if isinstance(cell.value, int) else str(cell.value)
    return told


def fits(value: Number | None, kind: Kind) -> bool:
    """Return ``True`` for a figure that the column of its cell can hold exactly."""
    if value is None:
        return False
    if kind is Kind.MONEY:
        amount = Decimal(value)
        return amount.copy_abs() < MAX_COUNT + 1 and decimals(amount) <= MAX_DECIMALS
    return isinstance(value, int) and -_LONGEST <= value < _LONGEST


def plain(figure: Any, kind: Kind) -> Cell:
    """Return the cell of which the column tells everything."""
    if figure is None:
        return BLANK
    return Cell.of(canonical(Decimal(figure)) if kind is Kind.MONEY else figure)


def drafts_from_table(
    table: ArrowTable, edition: FormKey | Edition | None = None
) -> Iterator[Draft]:
    """Yield the draft of each row, however wrong its figures are.

    It is equal to the one that :func:`to_table` was given, without the texts if the table has none.
    Nothing that equality of drafts leaves out comes back, such as places and doubts.

    Args:
        table: A table or a record batch, with the columns in any order and others among them.
        edition: The key of the form, if the table does not tell it.

    Raises:
        InvalidRowError: A row holds something that no draft can hold, such as an impossible day.
        ValueError: A cell of the form has no column, or the form is not known.

    >>> from gaidisclosure import Draft
    >>> draft = Draft.blank("云溪县商务局", 2023).replace({"行政许可": "若干"})
    >>> [*drafts_from_table(to_table([draft]))] == [draft]
    True
    """
    form = form_of(table, edition)
    for number, row in enumerate(_rows(table, form)):
        try:
            made = _draft(row, form)
        except InvalidReportError as error:
            raise InvalidRowError(error.violations, number) from None
        yield made


def from_table(table: ArrowTable, edition: FormKey | Edition | None = None) -> list[AnyReport]:
    """Return the report of each row, the inverse of :func:`to_table`.

    Args:
        table: A table or a record batch, as for :func:`drafts_from_table`.
        edition: The key of the form, if the table does not tell it.

    Raises:
        InvalidRowError: A row is no lawful report. The error has the number of the row, from 0, and
            every violation. :func:`drafts_from_table` takes such rows.
        ValueError: A cell of the form has no column, or the form is not known.

    >>> from gaidisclosure import AnnualReport2021
    >>> reports = [AnnualReport2021.zero("云溪县商务局", 2023)]
    >>> from_table(to_table(reports)) == reports
    True
    """
    form = form_of(table, edition)
    return [_report(row, number, form) for number, row in enumerate(_rows(table, form))]


@frozen
class Row:
    """One row of a table: what is told of its origin, its figures and its texts."""

    origin: Mapping[str, Any]
    figures: Sequence[Any]
    words: Mapping[str, str]


def _rows(table: ArrowTable, form: Edition) -> Iterator[Row]:
    """Yield the rows of a table, a few thousand at a time."""
    columns = found_columns(form, table.schema.names)
    origin = [name for name in (*ORIGIN, OTHER_CELLS) if name in table.schema.names]
    given = table.schema.names
    words = {name: column for name in WORDS if (column := word_column(name, given))}
    wanted = [*origin, *columns.values(), *words.values()]
    if isinstance(table, arrow().RecordBatch):
        table = arrow().Table.from_batches([table])
    for batch in table.select(wanted).to_batches(max_chunksize=ROWS):
        lists = [column.to_pylist() for column in batch.columns]
        ends = len(origin), len(origin) + len(columns)
        for values in zip(*lists, strict=True):
            yield Row(
                dict(zip(origin, values[: ends[0]], strict=True)),
                values[ends[0] : ends[1]],
                dict(zip(words, (each or "" for each in values[ends[1] :]), strict=True)),
            )


def _report(row: Row, number: int, form: Edition) -> AnyReport:
    """Return the report of a row, at once if every cell of it holds a plain figure."""
    try:
        if form.official is form and not row.origin.get(OTHER_CELLS) and None not in row.figures:
            issuer, year, period = _issuer(row), row.origin.get("year"), _period(row)
            if issuer and period and year in (None, period.year):
                figures = dict(zip(form.cells, row.figures, strict=True))
                made = REPORTS[form.name]
                return made.from_figures(issuer, period, figures, _narrative(row.words))
        return _draft(row, form).seal()
    except InvalidReportError as error:
        raise InvalidRowError(error.violations, number) from None


def _draft(row: Row, form: Edition) -> Draft:
    return Draft(
        edition=form,
        issuer=_issuer(row),
        year=row.origin.get("year"),
        period=_period(row),
        published=row.origin.get("published"),
        narrative=_narrative(row.words),
        cells=cells_of(row.origin.get(OTHER_CELLS), row.figures, form),
    )


def cells_of(others: str | None, figures: Sequence[Any], form: Edition) -> dict[str, Cell]:
    """Return the cells of a row.

    Args:
        others: The column ``other_cells``.
        figures: The figures of all cells, or null.
        form: The form.

    Raises:
        InvalidReportError: ``others`` is not what :func:`to_table` writes.
    """
    apart = _apart(others, form)
    cells: dict[str, Cell] = {}
    for (path, of), figure in zip(form.cells.items(), figures, strict=True):
        told = apart.get(path)
        if told is None:
            cells[path] = plain(figure, of.kind)
        elif told["state"] != MISSING:
            cells[path] = _cell(told, figure, of.kind)
    return cells


def _cell(told: Mapping[str, Any], figure: Any, kind: Kind) -> Cell:
    value = _value(told)
    if value is None and figure is not None:
        value = canonical(Decimal(figure)) if kind is Kind.MONEY else figure
    return Cell(told["text"], value, State(told["state"]))


def _value(told: Mapping[str, Any]) -> Number | None:
    """Return the figure of a cell that no column can hold, if it has one."""
    value: Number | str | None = told.get("value")
    return Decimal(value) if isinstance(value, str) else value


def _apart(text: str | None, form: Edition) -> Mapping[str, Mapping[str, Any]]:
    """Return what is told of cells that are neither a plain figure nor simply blank."""
    if not text:
        return {}
    try:
        found: Any = json.loads(text)
        if all(path in form.cells and _is_told(told) for path, told in found.items()):
            return dict(found)
    except (ValueError, TypeError, AttributeError, RecursionError, ArithmeticError):
        pass  # told below, as is any other content
    fault = Violation("FIELD-TYPE", (OTHER_CELLS,), "JSON", seen(text), edition=form.name)
    raise InvalidReportError([fault])


def _is_told(told: Mapping[str, Any]) -> bool:
    if told["state"] == MISSING:
        return True
    value = _value(told)
    figure = value is None or type(value) in (int, Decimal)
    return figure and isinstance(told["text"], str) and told["state"] in [*State]


def _issuer(row: Row) -> Agency | None:
    told: Any = row.origin
    if told.get("agency") is None:
        return None
    level = told.get("level")
    return Agency(
        told["agency"],
        Level(level) if level in [*Level] else level,
        told.get("unified_social_credit_code"),
        told.get("division_code"),
        Contact(**{key: row.words.get(key, "") for key in _CONTACT}),
    )


def _period(row: Row) -> ReportingPeriod | None:
    told: Any = row.origin
    days: Any = told.get("period_start"), told.get("period_end")
    return None if days == (None, None) else ReportingPeriod(*days)


def _narrative(words: Mapping[str, str]) -> Narrative:
    if not any(words.values()):
        return Narrative()
    own = {key: words.get(key, "") for key in hints(Narrative) if key != "overview"}
    parts = {key: words.get(f"{_OVERVIEW}{key}", "") for key in hints(Overview)}
    return Narrative(**own, overview=Overview(**parts))
