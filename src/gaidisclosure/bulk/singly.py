# SPDX-License-Identifier: Apache-2.0
"""Rows that are judged one by one, as a draft would be, 逐行校验.

These are rows with figures that no report can have or no column can hold, rows whose blanks may
contradict each other, and rows with texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from attrs import frozen

from gaidisclosure.algebra import Graph
from gaidisclosure.bulk.arrays import Batch
from gaidisclosure.bulk.masks import Columns
from gaidisclosure.bulk.origins import period_of
from gaidisclosure.bulk.rows import cells_of
from gaidisclosure.bulk.rules import BIT, BLANKS, mask_of_codes
from gaidisclosure.checks import Particulars, Status, implausible
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError, InvalidRowError
from gaidisclosure.form import Edition
from gaidisclosure.model import ReportingPeriod
from gaidisclosure.model.period import YEARS
from gaidisclosure.repair import unfillable

_OF_ORIGIN = 1 << BIT["AGENCY-MISSING"] | 1 << BIT["PERIOD-MISSING"]
"""Bits that a draft of the figures alone would set."""


@frozen
class Judged:
    """The masks of one row."""

    failed: int
    not_evaluable: int
    blanks: bool
    others: int


def judged_rows(batch: Batch, rows: Sequence[int]) -> Iterator[tuple[int, Judged]]:
    """Yield the masks of some rows, from a draft of each.

    Raises:
        InvalidRowError: ``other_cells`` of a row is not what :func:`to_table` writes.
    """
    if not rows:
        return
    taken = batch.taken(rows)
    told = [*_told(taken)]
    others = taken.told("other_cells").to_pylist()
    figures = [array.to_pylist() for array in taken.figures.values()]
    for at, values in enumerate(zip(*figures, strict=True)):
        try:
            cells = cells_of(others[at], values, batch.form)
        except InvalidReportError as error:
            raise InvalidRowError(error.violations, batch.first + rows[at]) from None
        draft = Draft(edition=batch.form, cells=cells)
        yield rows[at], _judged(draft, told[at])


def _judged(draft: Draft, told: Particulars) -> Judged:
    verdict = draft.check()
    status = [each.status for each in verdict.results]
    found = [each.code for each in (*verdict.violations, *verdict.gaps)]
    warned = implausible(draft.form, dict(verdict.figures), told)
    return Judged(
        _mask(status, Status.FAILED),
        _mask(status, Status.NOT_EVALUABLE),
        BLANKS in found,
        mask_of_codes(found) & ~_OF_ORIGIN | mask_of_codes(each.code for each in warned),
    )


def _mask(found: Sequence[Status], status: Status) -> int:
    return sum(1 << at for at, each in enumerate(found) if each is status)


def words_masks(batch: Batch, rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield some rows, each with the mask for its texts and its day of publication."""
    found = _told(batch.taken(rows)) if rows else ()
    for row, told in zip(rows, found, strict=True):
        yield row, mask_of_codes(each.code for each in implausible(batch.form, {}, told))


def _told(batch: Batch) -> Iterator[Particulars]:
    """Yield the facts of each row next to its figures, as far as they are known."""
    names, period = ("agency", "level", "year", "published"), period_of(batch)
    arrays = (*map(batch.told, names), period.start, period.end)
    origin = [array.to_pylist() for array in arrays]
    words = {name: array.to_pylist() for name, array in batch.words().items()}
    for at, (agency, level, year, published, start, end) in enumerate(zip(*origin, strict=True)):
        texts = {name: column[at] or "" for name, column in words.items()}
        yield Particulars(
            agency=agency or "",
            level=level or "",
            year=year or (start and start.year),
            end=end or _last_day(year),
            published=published,
            title=texts.get("title", ""),
            texts=_parts(texts),
        )


def _last_day(year: int | None) -> date | None:
    return ReportingPeriod.of_year(year).end if year and year in YEARS else None


def _parts(texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the texts of each part by its key."""
    parts: dict[str, tuple[str, ...]] = {}
    for path, text in texts.items():
        part = path.partition(".")[0]
        parts[part] = (*parts.get(part, ()), text)
    return parts


def contradicting(
    graph: Graph, form: Edition, columns: Columns, rows: Sequence[int]
) -> Iterator[tuple[int, bool]]:
    """Yield some rows, each with ``True`` if no lawful figures can fill its blanks.

    Args:
        graph: The identities that share the cells.
        form: The form.
        columns: The figures.
        rows: The rows, in which all figures are lawful and no single identity fails.
    """
    cells = [*graph.arcs]
    counts = np.stack([columns.counts[cell][rows] for cell in cells], axis=1)
    held = np.stack([columns.held(cell)[rows] for cell in cells], axis=1)
    for row, figures, there in zip(rows, counts.tolist(), held.tolist(), strict=True):
        known: dict[str, int] = {
            cell: figure for cell, figure, has in zip(cells, figures, there, strict=True) if has
        }
        yield row, unfillable(form, graph, known) is not None
