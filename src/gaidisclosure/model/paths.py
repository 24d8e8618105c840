# SPDX-License-Identifier: Apache-2.0
"""Cells and editions as callers name them, 单元格路径."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from attrs import evolve

from gaidisclosure.checks import Violation, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITIONS, Edition, EditionName
from gaidisclosure.form.names import SEPARATOR, cells_named

_LISTED: Final = 8

T = TypeVar("T")


def find_cell(*labels: str, edition: EditionName = "2021") -> str:
    """Return the path of the cell that has these labels.

    Args:
        labels: Labels of its row and of its column in any order and language, as many as it takes
            to tell it from others. Ordinals, punctuation and spaces do not matter.
        edition: The edition of the form.

    Raises:
        InvalidReportError: ``CELL-UNKNOWN`` with the nearest cells if none has these labels,
            ``CELL-AMBIGUOUS`` with the candidates if several have, ``EDITION`` for the edition.

    >>> find_cell("予以公开", "自然人")
    'request_handling.outcomes.disclosed.natural_person'
    >>> find_cell("Natural persons", "(1) Disclosed") == find_cell("自然人", "（一）予以公开")
    True
    """
    found = path_or_fault(edition_named(edition), SEPARATOR.join(map(str, labels)))
    if isinstance(found, Violation):
        raise InvalidReportError([found])
    return found


def by_path(
    form: Edition, figures: Mapping[str, T], table: str = ""
) -> tuple[dict[str, T], list[Violation]]:
    """Return figures by cell path, and a violation for each key without a cell.

    Args:
        form: The form.
        figures: Figures by path, or by labels as :meth:`~gaidisclosure.form.FormCell.label` joins
            them. A path of the table may leave out its key.
        table: The key of the only table that they may be of.
    """
    if not isinstance(figures, Mapping):
        return {}, [Violation("FIELD-TYPE", ("figures",), "Mapping", seen(figures))]
    found: dict[str, T] = {}
    faults: list[Violation] = []
    for name, figure in figures.items():
        path = path_or_fault(form, name, table)
        if isinstance(path, Violation):
            faults.append(evolve(path, actual=seen(figure)))
        elif path in found:
            faults.append(Violation("CELL-TWICE", (path,), actual=seen(name), edition=form.name))
        else:
            found[path] = figure
    return found, faults


def path_or_fault(form: Edition, name: object, table: str = "") -> str | Violation:
    """Return the path of the cell that a key means, or the violation of the key."""
    if not isinstance(name, str):
        return Violation("CELL-UNKNOWN", (str(seen(name)),), edition=form.name)
    for path in (name, f"{table}.{name}"):
        if path in form.cells:
            return path
    paths = cells_named(form, name, table)
    if len(paths) == 1:
        return paths[0]
    if not paths:
        return Violation("CELL-UNKNOWN", (name,), edition=form.name)
    listed = [*paths[:_LISTED], *["…"] * (len(paths) > _LISTED)]
    return Violation("CELL-AMBIGUOUS", (name,), ", ".join(listed), edition=form.name)


def edition_named(name: EditionName) -> Edition:
    """Return the form as issued with this name.

    Raises:
        InvalidReportError: ``EDITION`` with the list of editions, if there is none of that name.
    """
    if not isinstance(name, str) or name not in EDITIONS:
        raise InvalidReportError([no_edition(name, EDITIONS)])
    return EDITIONS[name]


def no_edition(given: object, known: Iterable[str]) -> Violation:
    """Return the violation of a form that does not exist, with those that do.

    The number 2021 is no text, and would look like the form "2021" in that message.
    """
    if not isinstance(given, str):
        listed = ", ".join(f'"{name}"' for name in known)
        return Violation("TEXT-TYPE", ("edition",), listed, seen(given))
    return Violation("EDITION", ("edition",), ", ".join(known), seen(given))
