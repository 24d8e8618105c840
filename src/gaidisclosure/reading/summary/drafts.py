# SPDX-License-Identifier: Apache-2.0
"""Drafts from the lines of a summary table, 一行一稿: origin, form and cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial
from typing import Final

from gaidisclosure.bulk.columns import NEWEST
from gaidisclosure.draft import Cell, Doubt, Draft
from gaidisclosure.draft.cell import printed_as
from gaidisclosure.form import FORMS, Edition, Kind, edition_in_force
from gaidisclosure.reading.summary.layout import Layout
from gaidisclosure.reading.summary.matching import path_named
from gaidisclosure.reading.summary.origin import agency_of, form_key, period_of, year_of
from gaidisclosure.reading.tables.units import in_unit_of_form, unit_of, unit_of_figure

_SEPARATOR: Final = "；"
"""Stands between the names of the cells that a line lacks."""
_CODE: Final = "unified_social_credit_code"


def draft_of(layout: Layout, row: int) -> Draft:
    """Return the draft that a line shows, each cell with its place."""
    agency, _ = agency_of(layout.said("agency", row), layout.said(_CODE, row))
    year = year_of(layout.said("year", row)) if "year" in layout.subjects else layout.year
    period = period_of(layout.said("period", row), year)
    form = _form(layout, row, year)
    missing = {path_named(form, name) for name in _missing(layout, row)}
    return Draft(
        edition=form,
        issuer=agency,
        year=period.year if year is None and period else year,
        period=period,
        cells=dict(_cells(layout, row, form, missing)),
        doubts=tuple(_doubts(layout, row, form, year)),
    )


def _missing(layout: Layout, row: int) -> list[str]:
    return [name for name in layout.said("missing", row).split(_SEPARATOR) if name]


def _form(layout: Layout, row: int, year: int | None) -> Edition:
    """Return the form that a line names, or else the one with most of its cells."""
    if key := form_key(layout.said("edition", row)):
        return FORMS[key]
    in_force = edition_in_force(year or 0) or NEWEST

    def fit(form: Edition) -> tuple[int, int, bool]:
        columns = layout.columns[form.key].cells
        filled = sum(bool(layout.sheet.text(row, at).strip()) for at in columns)
        return filled, len(columns), form is in_force

    return max(FORMS.values(), key=fit)


def _cells(
    layout: Layout, row: int, form: Edition, missing: Set[str | None]
) -> Iterator[tuple[str, Cell]]:
    for column, path in layout.columns[form.key].cells.items():
        text = layout.sheet.text(row, column)
        cell = _printed(layout, row, column, form.cells[path].kind)
        if cell and (text or path not in missing):
            yield path, cell


def _printed(layout: Layout, row: int, column: int, kind: Kind) -> Cell | None:
    """Return what a cell holds, ``None`` for a figure of another unit."""
    cell = printed_as(kind, layout.sheet.text(row, column), layout.sheet.place(row, column))
    return in_unit_of_form(cell, _unit(layout, column, kind))


def _unit(layout: Layout, column: int, kind: Kind) -> str:
    return unit_of(layout.head.labels[column], kind)


def _doubts(layout: Layout, row: int, form: Edition, year: int | None) -> Iterator[Doubt]:
    yield from _origin_doubts(layout, row, form)
    columns = layout.columns[form.key]
    for path, same in columns.contested.items():
        names = "、".join(map(layout.heading, same))
        yield layout.doubt("same_column", names, layout.head.rows[same[0]], same[0], (path,))
    for column, path in columns.cells.items():
        kind = form.cells[path].kind
        if _printed(layout, row, column, kind) is None:
            text = layout.sheet.text(row, column)
            found = f"{text}（{unit_of_figure(text, _unit(layout, column, kind))}）"
            yield layout.doubt("unit", found, row, column, (path,))
    known = {*columns.cells, *(at for same in columns.contested.values() for at in same)}
    foreign = [at for at in sorted(layout.named - known) if layout.sheet.text(row, at).strip()]
    if foreign:
        words = "、".join(f"{layout.heading(at)}：{layout.sheet.text(row, at)}" for at in foreign)
        yield layout.doubt("other_form", words, row, foreign[0])
    in_force = edition_in_force(year) if year else None
    if in_force and in_force.name != form.name:
        yield layout.doubt("edition", str(year), row, layout.subjects["agency"])


def _origin_doubts(layout: Layout, row: int, form: Edition) -> Iterator[Doubt]:
    """Yield a doubt for each word about the origin of a line that could not be read."""
    _, odd = agency_of(layout.said("agency", row), layout.said(_CODE, row))
    if odd:
        yield layout.doubt("origin", odd, row, layout.subjects["agency"])
    known: dict[str, Callable[[str], object]] = {
        "year": year_of,
        "period": partial(period_of, year=None),
        "edition": form_key,
    }
    for key, read in known.items():
        if (said := layout.said(key, row)) and read(said) is None:
            yield layout.doubt("origin", said, row, layout.subjects[key])
    for name in _missing(layout, row):
        if path_named(form, name) is None:
            yield layout.doubt("origin", name, row, layout.subjects["missing"])
