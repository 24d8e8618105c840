# SPDX-License-Identifier: Apache-2.0
"""JSON data to a report: tables by their cells, the rest by the converter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final

import attrs
from cattrs import Converter

from gaidisclosure.checks import Violation
from gaidisclosure.codec.envelope import DRAFT, MONEY, REPORT, envelope
from gaidisclosure.codec.faults import (
    ROOT,
    below,
    fault,
    faults_of,
    is_object,
    kind,
    raise_if_any,
    unknown_keys,
)
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.form import EDITIONS, FORMS, Edition, Kind
from gaidisclosure.model import (
    Agency,
    AnnualReport2019,
    AnnualReport2021,
    FormTable,
    Narrative,
    ReportingPeriod,
    report_violations,
)
from gaidisclosure.model.tables import figure_violations

_MONEY: Final = re.compile(MONEY, re.ASCII)

FIELDS: Final[Mapping[str, type]] = {
    "agency": Agency,
    "period": ReportingPeriod,
    "narrative": Narrative,
}
"""The members of a report that are no tables, by name, with their classes."""


def structured_report(
    made: Converter, tree: Any, cls: type[AnnualReport2021] | type[AnnualReport2019]
) -> AnnualReport2021 | AnnualReport2019:
    """Return the report in plain data.

    Args:
        made: The converter.
        tree: The data.
        cls: The class of the report.

    Raises:
        InvalidJSONError: It carries all faults.
    """
    form = cls.form
    required = ("agency", "period", *(table.key for table in form.tables))
    faults = list(envelope_faults(tree, REPORT, form.name, (required, ("narrative",))))
    if not is_object(tree):
        raise InvalidJSONError(faults)
    fields = structured_fields(made, tree, FIELDS, faults)
    figures = _figures(form, tree, faults)
    raise_if_any(faults)
    return cls.from_figures(fields.pop("agency"), fields.pop("period"), figures, **fields)


def envelope_faults(
    tree: Any, document: str, edition: str, members: tuple[tuple[str, ...], tuple[str, ...]]
) -> Iterator[Violation]:
    """Yield the faults of the top of a document.

    Args:
        tree: The data.
        document: The kind of document.
        edition: The key of the form.
        members: The names of the required and of the optional members.
    """
    if not is_object(tree):
        yield fault("JSON-OBJECT", ROOT, kind(tree))
        return
    required, optional = members
    editions = FORMS if document == DRAFT else EDITIONS
    for name, value in envelope(document, edition).items():
        found = tree.get(name)
        if name not in tree:
            yield fault("JSON-MISSING-KEY", below(ROOT, name), name)
        elif type(found) is not type(value) or found != value:
            known = ", ".join(editions) if name == "edition" else str(value)
            yield fault("JSON-CHOICE", below(ROOT, name), kind(found), known)
    for name in required:
        if name not in tree:
            yield fault("JSON-MISSING-KEY", below(ROOT, name), name)
    names = {*envelope(document, edition), *required, *optional}
    yield from unknown_keys(ROOT, [name for name in tree if name not in names])


def structured_fields(
    made: Converter, tree: Mapping[str, Any], fields: Mapping[str, Any], faults: list[Violation]
) -> dict[str, Any]:
    """Return the given members as values, and add to the faults.

    Args:
        made: The converter.
        tree: The data.
        fields: The types of members by name.
        faults: The faults found so far.
    """
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if name in tree:
            found[name] = structured(made, tree[name], field, below(ROOT, name), faults)
    return found


def structured(made: Converter, value: Any, of: Any, path: str, faults: list[Violation]) -> Any:
    """Return the value at a path, or ``None`` and add to the faults."""
    try:
        return made.structure(value, of)
    except Exception as error:
        faults += faults_of(error, path)
        return None


def _figures(form: Edition, tree: Mapping[str, Any], faults: list[Violation]) -> dict[str, Any]:
    """Return the figures by cell path, which are checked if the whole shape is right."""
    figures: dict[str, Any] = {}
    there = {name: inner for name, inner in skeleton(form).items() if name in tree}
    shape = list(_walked(there, tree, ROOT, figures))
    given = _by_kind(form, figures)
    if not shape:
        shape = [_located(form, each, each.cells[-1]) for each in report_violations(form, given)]
    faults += shape
    return given


def structured_table(tree: Any, cls: type[FormTable]) -> FormTable:
    """Return a table that stands apart from a report.

    Args:
        tree: The data.
        cls: The class of the table.

    Raises:
        InvalidJSONError: It carries all faults.
    """
    if not is_object(tree):
        raise InvalidJSONError([fault("JSON-OBJECT", ROOT, kind(tree))])
    form, key = cls.form, cls.key
    figures: dict[str, Any] = {}
    expected = skeleton(form)[key]
    raise_if_any(
        [
            *unknown_keys(ROOT, [name for name in tree if name not in expected]),
            *_walked(expected, tree, ROOT, figures),
        ]
    )
    given = _by_kind(form, figures)
    found = figure_violations(form, key, given)
    raise_if_any(_located(form, each, each.cells[-1].removeprefix(f"{key}.")) for each in found)
    return cls.from_figures(given)


def _by_kind(form: Edition, figures: Mapping[str, Any]) -> dict[str, Any]:
    return {path: _figure(form.cells[path].kind, value) for path, value in figures.items()}


def _located(form: Edition, violation: Violation, place: str) -> Violation:
    """Return a violation with its JSON path, and with a code of JSON for an amount."""
    kind = form.cells[violation.cells[-1]].kind
    amount = violation.code == "CELL-TYPE" and kind is Kind.MONEY
    code = "JSON-MONEY" if amount else violation.code
    return attrs.evolve(violation, code=code, path=f"{ROOT}.{place}")


def _walked(
    expected: Mapping[str, Any], value: Mapping[str, Any], path: str, figures: dict[str, Any]
) -> Iterator[Violation]:
    for name, inner in expected.items():
        place = below(path, name)
        if name not in value:
            yield fault("JSON-MISSING-KEY", place, name)
        elif isinstance(inner, str):
            figures[inner] = value[name]
        elif not is_object(value[name]):
            yield fault("JSON-OBJECT", place, kind(value[name]))
        else:
            yield from unknown_keys(place, [key for key in value[name] if key not in inner])
            yield from _walked(inner, value[name], place, figures)


@cache
def skeleton(form: Edition) -> Mapping[str, Any]:
    """Return the tables as nested names, each leading to a cell path."""
    top: dict[str, Any] = {}
    for path in form.cells:
        *names, last = path.split(".")
        inner = top
        for name in names:
            inner = inner.setdefault(name, {})
        inner[last] = path
    return top


def _figure(of: Kind, value: Any) -> Any:
    if of is not Kind.MONEY:
        return kind(value) if type(value) not in {int, float, bool} else value
    if isinstance(value, str) and _MONEY.fullmatch(value):
        return Decimal(value)
    return f"{kind(value)}"
