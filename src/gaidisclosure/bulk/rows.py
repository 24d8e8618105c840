# SPDX-License-Identifier: Apache-2.0
"""The rows of a table as reports and drafts, 还原, the inverse of ``bulk.tables``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from gaidisclosure.bulk.arrays import batches_of
from gaidisclosure.bulk.columns import CONTACT, ORIGIN, OTHER_CELLS, ArrowTable, form_of
from gaidisclosure.bulk.tables import MISSING, ROWS, plain
from gaidisclosure.checks import Number, Violation, seen
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.errors import InvalidReportError, InvalidRowError
from gaidisclosure.form import Edition, FormKey, Kind
from gaidisclosure.model import (
    REPORTS,
    Agency,
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

_OVERVIEW: Final = "overview."
_TOLD: Final = (*ORIGIN, OTHER_CELLS)


def drafts_from_table(
    table: ArrowTable, edition: FormKey | Edition | None = None
) -> Iterator[Draft]:
    """Yield the draft of each row, however wrong its figures are.

    It equals the one that :func:`to_table` was given, without the texts if the table has none.
    Places and doubts, which equality ignores, do not come back.

    Args:
        table: A table or a record batch, with the columns in any order and others among them.
        edition: The key of the form, if the table does not show it.

    Raises:
        InvalidRowError: A row holds something that no draft can hold, such as an impossible day.
        ValueError: A cell of the form has no column, a column holds no exact figures, or the form
            is not known.

    >>> from gaidisclosure import Draft, bulk
    >>> draft = Draft.blank("云溪县商务局", 2023).replace({"行政许可": "若干"})
    >>> [*drafts_from_table(bulk.to_table([draft]))] == [draft]
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
        edition: The key of the form, if the table does not show it.

    Raises:
        InvalidRowError: A row is not a lawful report. The error has the number of the row, from 0,
            and every violation. :func:`drafts_from_table` takes such rows.
        ValueError: A cell of the form has no column, a column holds no exact figures, or the form
            is not known.

    >>> from gaidisclosure import AnnualReport2021, bulk
    >>> reports = [AnnualReport2021.zero("云溪县商务局", 2023)]
    >>> from_table(bulk.to_table(reports)) == reports
    True
    """
    form = form_of(table, edition)
    return [_report(row, number, form) for number, row in enumerate(_rows(table, form))]


@frozen
class Row:
    """A row of a table: its origin, its figures and its texts."""

    origin: Mapping[str, Any]
    figures: Sequence[Any]
    words: Mapping[str, str]


def _rows(table: ArrowTable, form: Edition) -> Iterator[Row]:
    """Yield the rows of a table, a few thousand at a time."""
    for batch in batches_of(table, form, ROWS):
        told = [batch.told(name).to_pylist() for name in _TOLD]
        figures = [array.to_pylist() for array in batch.figures.values()]
        words = batch.words()
        texts = [array.to_pylist() for array in words.values()]
        for at, held in enumerate(zip(*figures, strict=True)):
            yield Row(
                dict(zip(_TOLD, (column[at] for column in told), strict=True)),
                held,
                dict(zip(words, (column[at] or "" for column in texts), strict=True)),
            )


def _report(row: Row, number: int, form: Edition) -> AnyReport:
    """Return the report of a row, without a draft if every cell holds a plain figure."""
    try:
        if form.official is form and not row.origin[OTHER_CELLS] and None not in row.figures:
            issuer, year, period = _issuer(row), row.origin["year"], _period(row)
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
        year=row.origin["year"],
        period=_period(row),
        published=row.origin["published"],
        narrative=_narrative(row.words),
        cells=cells_of(row.origin[OTHER_CELLS], row.figures, form),
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
    """Return the contents of ``other_cells``, by cell path."""
    if not text:
        return {}
    try:
        found: Any = json.loads(text)
        if all(path in form.cells and _is_told(told) for path, told in found.items()):
            return dict(found)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, ArithmeticError):
        pass  # refused below, as any other content is
    fault = Violation("FIELD-TYPE", (OTHER_CELLS,), "JSON", seen(text), edition=form.name)
    raise InvalidReportError([fault])


def _is_told(told: Mapping[str, Any]) -> bool:
    if told["state"] == MISSING:
        return True
    value = _value(told)
    figure = value is None or type(value) in (int, Decimal)
    return figure and isinstance(told["text"], str) and told["state"] in [*State]


def _issuer(row: Row) -> Agency | None:
    told = row.origin
    if told["agency"] is None:
        return None
    level: Any = told["level"] or None
    return Agency(
        told["agency"],
        Level(level) if level in [*Level] else level,
        told["unified_social_credit_code"] or None,
        told["division_code"] or None,
        Contact(**{key: row.words.get(key, "") for key in CONTACT}),
    )


def _period(row: Row) -> ReportingPeriod | None:
    days: Any = row.origin["period_start"], row.origin["period_end"]
    return None if days == (None, None) else ReportingPeriod(*days)


def _narrative(words: Mapping[str, str]) -> Narrative:
    if not any(words.values()):
        return Narrative()
    own = {key: words.get(key, "") for key in hints(Narrative) if key != "overview"}
    parts = {key: words.get(f"{_OVERVIEW}{key}", "") for key in hints(Overview)}
    return Narrative(**own, overview=Overview(**parts))
