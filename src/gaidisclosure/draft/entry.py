# SPDX-License-Identifier: Apache-2.0
"""Figures entered into the cells of a form, 录入: numbers, texts and blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

from gaidisclosure.checks import Number, Violation, seen
from gaidisclosure.draft.cell import BLANK, Cell, is_figure, no_figure, printed_as
from gaidisclosure.draft.fields import unwritable
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import FORMS, Edition, FormCell, FormKey
from gaidisclosure.model.paths import by_path, no_edition
from gaidisclosure.model.tables import figures_in_rows

Given: TypeAlias = Number | str | None
"""A figure, the text of a cell, or ``None`` for a cell that is left blank."""


def as_form(given: FormKey | Edition) -> Edition:
    """Return the form with this key, or the value itself if it will be refused."""
    return cast(Edition, FORMS.get(given, given) if isinstance(given, str) else given)


def form_named(given: FormKey | Edition) -> Edition:
    """Return the form with this key.

    Raises:
        InvalidReportError: No form has this key; the violation ``EDITION`` lists all keys.
    """
    form = as_form(given)
    if type(form) is not Edition:
        raise InvalidReportError([no_edition(given, FORMS)])
    return form


def entered(form: Edition, figures: Mapping[str, Given]) -> tuple[dict[str, Cell], list[Violation]]:
    """Return the cells with these figures, and a violation for each that is refused.

    Args:
        form: The form.
        figures: Figures, texts or blanks, by path or by labels.
    """
    found, faults = by_path(form, figures)
    cells: dict[str, Cell] = {}
    for path, given in found.items():
        if isinstance(given, str) and (halves := unwritable(path, given)):
            faults += halves
        elif given is None or isinstance(given, str) or is_figure(given):
            cells[path] = _cell(form.cells[path], given)
        else:
            faults.append(no_figure(path, form.cells[path].kind, given))
    return cells, faults


def _cell(cell: FormCell, given: Given) -> Cell:
    if given is None:
        return BLANK
    if isinstance(given, str):
        return printed_as(cell.kind, given)
    return Cell.of(given)


Rows: TypeAlias = Iterable[Iterable[Given]]


def in_rows(
    form: Edition, tables: Mapping[int, Rows] | Mapping[str, Rows]
) -> tuple[dict[str, Given], list[Violation]]:
    """Return the figures of whole tables by path, and the violations of their rows.

    Args:
        form: The form.
        tables: The rows of each table, with totals or without, by its number on the form or by
            its key.
    """
    if not isinstance(tables, Mapping):
        return {}, [Violation("FIELD-TYPE", ("tables",), "Mapping", seen(tables))]
    found: dict[str, Given] = {}
    faults: list[Violation] = []
    keys: dict[object, str] = {name: t.key for t in form.tables for name in (t.number, t.key)}
    for name, rows in tables.items():
        try:
            found |= figures_in_rows(form, keys[name], rows)
        except KeyError:
            known = ", ".join(map(str, keys))
            faults.append(Violation("TABLE", ("tables",), known, seen(name), edition=form.name))
        except InvalidReportError as error:
            faults += error.violations
    return found, faults
