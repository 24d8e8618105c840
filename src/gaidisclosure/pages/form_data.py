# SPDX-License-Identifier: Apache-2.0
"""The form and the messages as small data, 格式数据, for JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from gaidisclosure.checks import RULES
from gaidisclosure.explain.export import FORMAT, VERSION
from gaidisclosure.form import FORMS, Chain, Edition, FormCell
from gaidisclosure.i18n import LOCALES, OFFICIAL, codes, template
from gaidisclosure.relations.years import CARRY, STOCK

Data = dict[str, Any]

_CATALOG: Final = "checks."
_REFUSED: Final = ("invalid", "incomplete")
_ELSEWHERE: Final = frozenset({"CELL-TYPE", "MEMBER-NONE"})
"""Codes of Python values and of sums, which no draft can break."""
_BETWEEN_YEARS: Final = (CARRY, STOCK, "YEAR-AGENCY", "YEAR-EDITION")
_REFUSALS: Final = ("open", "paste", "save", "text", "years")
"""The groups of messages about input that a page refuses."""
_FIELDS: Final = ("field.agency", "field.period", "field.year")
"""The codes of the fields that are no cells and stand in these messages."""


def form_data(key: str, locales: Sequence[str] = LOCALES) -> Data:
    """Return a form as compact JSON-ready data, for ``checkedForm`` in JavaScript.

    A row has its table, its part of the path, a label in each language, and its number in the
    printed table. A column has its kind, its part of the path, a label in each language, and its
    number in that table. A cell has the numbers of its row and its column. An identity has its code
    and the numbers of the cells on either side.

    Args:
        key: The key of the form, such as ``2021-undivided``.
        locales: The languages of the labels. The official one is always included, since English
            messages quote it.

    Raises:
        KeyError: There is no form with this key.

    >>> data = form_data("2021", ["en"])
    >>> data["cells"][0], data["rows"][0][:2], data["columns"][0][:2]
    ((0, 0), (2, 'proactive_disclosure.government_rules'), ('count', 'issued'))
    """
    form = FORMS[key]
    named = tuple(dict.fromkeys((OFFICIAL, *locales)))
    sides = {path: (_row(cell, named), _column(cell, named)) for path, cell in form.cells.items()}
    rows, columns = (_numbered(each[side] for each in sides.values()) for side in (0, 1))
    return {
        "format": FORMAT,
        "version": VERSION,
        "key": form.key,
        "edition": form.name,
        "locales": named,
        "rows": list(rows),
        "columns": list(columns),
        "cells": [(rows[row], columns[column]) for row, column in sides.values()],
        "identities": list(_identities(form)),
    }


_Side = tuple[int | str, str, tuple[str, ...], int]
"""A table or kind, a part of a path, labels, and a number in the printed table."""


def _row(cell: FormCell, locales: Iterable[str]) -> _Side:
    below = f".{cell.column.path}" if cell.column.path else ""
    path = cell.path.removesuffix(below)
    return cell.table, path, _labels(cell.row, locales), cell.span.row


def _column(cell: FormCell, locales: Iterable[str]) -> _Side:
    labels = _labels(cell.column, locales)
    return cell.kind.value, cell.column.path, labels, cell.span.column


def _labels(chain: Chain, locales: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(chain.label_in, locales))


def _numbered(sides: Iterable[_Side]) -> dict[_Side, int]:
    return {side: number for number, side in enumerate(dict.fromkeys(sides))}


def _identities(form: Edition) -> Iterator[tuple[str, list[int], list[int]]]:
    numbers = {path: number for number, path in enumerate(form.cells)}
    for each in form.identities.values():
        left, right = ([numbers[path] for path in side] for side in (each.left, each.right))
        yield each.code, left, right


def words(locales: Iterable[str] = LOCALES) -> dict[str, dict[str, str]]:
    """Return the messages of violations by locale and code, with their placeholders.

    They cover everything that can be wrong with the figures, the agency or the year of a draft,
    with figures carried over from the year before, and with input that is opened, typed, pasted or
    saved.

    >>> words(["en"])["en"]["identity.T3-ROW"]
    'the sum of row “{row}”'
    """
    return {locale: dict(_messages(locale)) for locale in locales}


def _messages(locale: str) -> Iterator[tuple[str, str]]:
    told = _families()
    for code in codes("checks", locale):
        name = code.removeprefix(_CATALOG)
        if name.partition(".")[0] in told or name in _FIELDS:
            yield name, template(code, locale)
    for code in codes("pages", locale):
        if code.split(".")[1] in _REFUSALS:
            yield code, template(code, locale)


def _families() -> frozenset[str]:
    """Return the beginnings of the codes of all messages about a draft."""
    identities = (each.family for form in FORMS.values() for each in form.identities.values())
    rules = (each.code for each in RULES if each.consequence in _REFUSED)
    return frozenset({*identities, *rules, "identity", *_BETWEEN_YEARS} - _ELSEWHERE)
