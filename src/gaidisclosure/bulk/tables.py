# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts as the rows of a table, 成表."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from operator import attrgetter
from typing import Any, Final

from gaidisclosure.bulk.columns import (
    CONTACT,
    NEWEST,
    WORDS,
    ArrowTable,
    Names,
    arrow,
    form_named,
    schema,
)
from gaidisclosure.checks import MAX_COUNT, MAX_DECIMALS, Number, decimals
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.form import Edition, FormKey, Kind
from gaidisclosure.model import (
    Agency,
    AnnualReport,
    Contact,
    Narrative,
    ReportingPeriod,
)
from gaidisclosure.zh.money import canonical

ROWS: Final = 4096
"""Rows of a record batch, which then takes about 6 MB."""
MISSING: Final = "missing"
"""The state of a cell that a draft does not have."""

_LONGEST: Final = 2**63
_words: Final = attrgetter(*WORDS[len(CONTACT) :])


def to_table(
    values: Iterable[AnnualReport | Draft],
    texts: bool = False,
    names: Names = "path",
    *,
    edition: FormKey | Edition | None = None,
) -> ArrowTable:
    """Return a table with one row for each report or draft.

    Null is a blank, never zero. The column ``other_cells`` keeps, as JSON, what a draft says of a
    cell besides a plain figure: a text, a figure that no column can hold (half a request, twenty
    digits), a cell that the draft does not have.

    Args:
        values: Reports or drafts on one form.
        texts: With the contact of the agency and the narrative.
        names: The names of the columns, ``"path"`` or ``"flat"``.
        edition: The key of the form, by default that of the first value.

    Raises:
        ValueError: A value is on another form.
        TypeError: A value is neither a report nor a draft.
        MissingExtraError: pyarrow is not installed.

    >>> from gaidisclosure import AnnualReport2021
    >>> table = to_table([AnnualReport2021.zero("云溪县商务局", 2023)], names="flat")
    >>> table.select(["agency", "year", "received_total"]).to_pylist()
    [{'agency': '云溪县商务局', 'year': 2023, 'received_total': 0}]
    """
    waiting = iter(values)
    first = [*islice(waiting, 1)]
    form = form_named(edition) if edition is not None else next(map(_form_of, first), NEWEST)
    made = [*_batches(chain(first, waiting), form, texts, names)]
    return arrow().Table.from_batches(made, schema(form, names, texts))


def _batches(
    values: Iterable[AnnualReport | Draft], form: Edition, texts: bool, names: Names
) -> Iterator[Any]:
    """Yield record batches of :data:`ROWS` reports or drafts each."""
    waiting = iter(values)
    wanted = schema(form, names, texts)
    while rows := [_row(each, form, texts) for each in islice(waiting, ROWS)]:
        columns = zip(*rows, strict=True)
        arrays = [
            arrow().array(column, field.type) for column, field in zip(columns, wanted, strict=True)
        ]
        yield arrow().RecordBatch.from_arrays(arrays, schema=wanted)


def _form_of(value: AnnualReport | Draft) -> Edition:
    if not isinstance(value, AnnualReport | Draft):
        raise TypeError(f"expected reports or drafts, not {type(value).__name__}")
    return value.form


def _row(value: AnnualReport | Draft, form: Edition, texts: bool) -> tuple[Any, ...]:
    if _form_of(value) is not form:
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
    for text in (*(getattr(contact, name) for name in CONTACT), *_words(narrative)):
        yield text or None


def _drafted(draft: Draft) -> tuple[list[Number | None], str | None]:
    """Return the figures of the columns, and the contents of ``other_cells``."""
    figures: list[Number | None] = []
    others: dict[str, dict[str, object]] = {}
    for path, of in draft.form.cells.items():
        cell = draft.cells.get(path)
        figure = held_figure(cell, of.kind)
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


def held_figure(cell: Cell | None, kind: Kind) -> Number | None:
    """Return the figure of a cell, ``None`` if its column cannot hold it exactly."""
    value = cell.value if cell else None
    if value is None:
        return None
    if kind is Kind.MONEY:
        amount = Decimal(value)
        fits = amount.copy_abs() < MAX_COUNT + 1 and decimals(amount) <= MAX_DECIMALS
        return canonical(amount) if fits else None
    return value if isinstance(value, int) and -_LONGEST <= value < _LONGEST else None


def plain(figure: Any, kind: Kind) -> Cell:
    """Return the cell with a plain figure, a blank one for ``None``."""
    if figure is None:
        return BLANK
    return Cell.of(canonical(Decimal(figure)) if kind is Kind.MONEY else figure)
