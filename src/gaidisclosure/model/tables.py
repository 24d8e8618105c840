# SPDX-License-Identifier: Apache-2.0
"""The base of the three tables: ways to build them, and their figures by path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, cast

import attrs

from gaidisclosure.checks import Number, Status, Violation, added, evaluate, judge, seen
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Edition, FormCell, Identity
from gaidisclosure.model.fields import hints
from gaidisclosure.model.paths import by_path, path_or_fault
from gaidisclosure.model.value import Figures

Events = Mapping[str, Number] | Iterable[tuple[str, Number]]
"""Paths below the table with numbers, which add up if a path is given twice."""
T = TypeVar("T")


class FormTable(Figures):
    """A table of the form as a frozen value that holds leaves and computes totals.

    Every way to build one raises :class:`~gaidisclosure.errors.InvalidReportError` with all
    violations at once, in which cells have their full path.
    """

    __slots__ = ()

    form: ClassVar[Edition]
    key: ClassVar[str]

    @classmethod
    def zero(cls) -> Self:
        """Return the table of a year without any activity, 零报告."""
        return cls.from_events(())

    @classmethod
    def from_events(cls, events: Events) -> Self:
        """Return the table of zeros to which these events are added.

        Args:
            events: Paths of leaves below the table, or labels such as ``"予以公开 / 自然人"``, with
                the numbers to add there.

        Raises:
            InvalidReportError: It carries every violation.

        >>> from gaidisclosure import RequestHandling2021
        >>> table = RequestHandling2021.from_events(
        ...     [
        ...         ("received.natural_person", 2),
        ...         ("outcomes.disclosed.natural_person", 1),
        ...         ("carried_forward.natural_person", 1),
        ...     ]
        ... )
        >>> table.received.total, table.outcomes.total.total
        (2, 1)
        """
        cells = _cells(cls.form, cls.key)
        figures: dict[str, Any] = dict.fromkeys(leaves(cls.form, cls.key), 0)
        for path, number in _listed(events):
            found = path_or_fault(cls.form, path, cls.key)
            full = path if isinstance(found, Violation) else found
            figures[full] = _joined(cells.get(full), figures.get(full, 0), number)
        return cls.from_figures(figures)

    @classmethod
    def from_rows(cls, rows: Iterable[Iterable[Number]]) -> Self:
        """Return the table with these rows of numbers in the form's order.

        Args:
            rows: Rows with the rows and columns of totals, which are checked, or without them.

        Raises:
            InvalidReportError: It carries every violation.

        >>> from gaidisclosure import ReviewLitigation
        >>> ReviewLitigation.from_rows([[1, 0, 0, 2, 3, *[0] * 10]]).review.pending
        2
        """
        return cls.from_figures(figures_in_rows(cls.form, cls.key, rows))

    @classmethod
    def from_figures(cls, figures: Mapping[str, Number]) -> Self:
        """Return the table with figures by cell path or by labels.

        Args:
            figures: Figures of all cells but totals. Totals may be given too, and are checked.

        Raises:
            InvalidReportError: It carries every violation.
        """
        found, faults = by_path(cls.form, figures, cls.key)
        if violations := [*faults, *figure_violations(cls.form, cls.key, found)]:
            raise InvalidReportError(violations)
        table: Self = build(cls, found, cls.key)
        return table

    def figures(self) -> dict[str, Number]:
        """Return all figures by full cell path in the form's order, totals included."""
        paths, read = _reader(self.form, self.key)
        return dict(zip(paths, read(self), strict=True))

    def rows(self, totals: bool = True) -> list[list[Number]]:
        """Return all figures in rows, in the order that :meth:`from_rows` takes.

        Args:
            totals: With the rows and columns of totals, or without them.

        >>> from gaidisclosure import CaseResults, ReviewLitigation
        >>> table = ReviewLitigation(review=CaseResults(upheld=2))
        >>> table.rows(totals=False)
        [[2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]
        """
        figures, shapes = self.figures(), _shapes(self.form, self.key)
        return [[figures[path] for path in row] for row in shapes[0 if totals else -1]]


def _listed(events: Events) -> Iterable[tuple[str, Number]]:
    """Return events as pairs.

    Raises:
        InvalidReportError: ``FIELD-TYPE``, as they are neither a mapping nor pairs.
    """
    pairs: Any = cast(Any, events).items() if isinstance(events, Mapping) else events
    listed: list[Any] = [*pairs] if isinstance(pairs, Iterable) else [pairs]
    if odd := [each for each in listed if type(each) not in (tuple, list) or len(each) != 2]:
        raise InvalidReportError([Violation("FIELD-TYPE", ("events",), "Mapping", seen(odd[0]))])
    return listed


def figures_in_rows(form: Edition, key: str, rows: Iterable[Iterable[T]]) -> dict[str, T]:
    """Return the figures of a table by cell path, from rows with totals or without.

    Raises:
        InvalidReportError: ``ROWS-SHAPE``, as the form has other rows.
    """
    if not isinstance(rows, Iterable):
        raise InvalidReportError([Violation("FIELD-TYPE", ("rows",), "Iterable", seen(rows))])
    given = [[*row] if isinstance(row, Iterable) else [row] for row in rows]
    for shape in _shapes(form, key):
        if [len(row) for row in given] == [len(row) for row in shape]:
            paths = chain.from_iterable(shape)
            return dict(zip(paths, chain.from_iterable(given), strict=True))
    raise InvalidReportError([_shape_violation(form, key, given)])


def build(cls: type[Any], figures: Mapping[str, Number], path: str) -> Any:
    """Return the value of the model that holds the figures below a path."""
    found: dict[str, Any] = {}
    for name, hint in hints(cls).items():
        below = f"{path}.{name}"
        found[name] = build(hint, figures, below) if attrs.has(hint) else figures[below]
    return cls(**found)


def figure_violations(form: Edition, key: str, figures: Mapping[str, object]) -> list[Violation]:
    """Check figures by full path against a table and return every violation.

    An identity is checked if none of its cells is at fault itself.
    """
    known = _cells(form, key)
    faults = [
        Violation("CELL-UNKNOWN", (path,), actual=seen(number), edition=form.name)
        for path, number in figures.items()
        if path not in known
    ]
    faults += [
        Violation("CELL-MISSING", (path,), edition=form.name)
        for path in leaves(form, key)
        if path not in figures
    ]
    faults += _judged(form, {path: figures[path] for path in known if path in figures})
    sound: dict[str, Any] = {**figures, **{path: None for fault in faults for path in fault.cells}}
    totals = _totals(form, key, sound)
    faults += _judged(form, {path: total for path, total in totals.items() if total is not None})
    return [*faults, *_contradictions(form, key, sound | totals)]


def _judged(form: Edition, figures: Mapping[str, object]) -> list[Violation]:
    found = (judge(path, form.cells[path].kind, n, form.name) for path, n in figures.items())
    return [violation for violation in found if violation]


def _totals(form: Edition, key: str, figures: Mapping[str, Any]) -> dict[str, int | None]:
    """Return the totals that are not given, ``None`` if a part of one is not known."""
    complete = dict(figures)
    for identity in _totals_first(form, key):
        total = identity.right[0]
        if len(identity.right) == 1 and total not in complete:
            parts: list[Any] = [complete[path] for path in identity.left]
            complete[total] = None if None in parts else sum(parts)
    return {path: total for path, total in complete.items() if path not in figures}


def _contradictions(form: Edition, key: str, figures: Mapping[str, Any]) -> Iterator[Violation]:
    for identity in identities(form, key):
        finding = evaluate(identity, figures)
        if finding.status is Status.FAILED and not finding.unknown:
            yield finding.violation(form.name)


@cache
def _totals_first(form: Edition, key: str) -> tuple[Identity, ...]:
    """Return the identities in an order in which each total follows its parts."""
    return tuple(
        sorted(identities(form, key), key=lambda each: len(form.totals.intersection(each.left)))
    )


def identities(form: Edition, key: str) -> tuple[Identity, ...]:
    """Return the identities over the cells of one table."""
    return tuple(
        identity for identity in form.identities.values() if identity.left[0].startswith(f"{key}.")
    )


@cache
def _cells(form: Edition, key: str) -> Mapping[str, FormCell]:
    return {path: cell for path, cell in form.cells.items() if path.startswith(f"{key}.")}


@cache
def leaves(form: Edition, key: str) -> tuple[str, ...]:
    """Return the paths of all cells of a table but totals, in printed order."""
    return tuple(path for path in _cells(form, key) if path not in form.totals)


@cache
def _reader(form: Edition, key: str) -> tuple[tuple[str, ...], attrgetter[Any]]:
    paths = tuple(_cells(form, key))
    return paths, attrgetter(*(path.removeprefix(f"{key}.") for path in paths))


@cache
def _shapes(form: Edition, key: str) -> tuple[Sequence[Sequence[str]], ...]:
    """Return the paths by printed row, with and without rows and columns of totals."""
    found: list[Sequence[Sequence[str]]] = []
    for with_rows in (True, False):
        for with_columns in (True, False):
            rows: dict[str, list[str]] = {}
            for path, cell in _cells(form, key).items():
                if (with_rows or not cell.row.leaf.total) and (
                    with_columns or not cell.column.leaf.total
                ):
                    rows.setdefault(cell.row.path, []).append(path)
            found.append(tuple(rows.values()))
    return tuple(found)


def _shape_violation(form: Edition, key: str, given: list[list[Any]]) -> Violation:
    expected = "; ".join(dict.fromkeys(map(_measured, _shapes(form, key))))
    actual = ", ".join(str(len(row)) for row in given)
    return Violation("ROWS-SHAPE", (key,), expected, seen(actual), edition=form.name)


def _measured(shape: Sequence[Sequence[str]]) -> str:
    """Return the size of rows in words: ``2 × 3 + 4 × 1`` for two of three figures."""
    runs = ((len(list(rows)), width) for width, rows in groupby(shape, key=len))
    return " + ".join(f"{height} × {width}" for height, width in runs)


def _joined(cell: FormCell | None, one: Any, other: Any) -> Any:
    """Return the sum of two events, or a bad figure among them to be reported."""
    if cell is None or judge(cell.path, cell.kind, other):
        return other
    return one if judge(cell.path, cell.kind, one) else added([one, other])
