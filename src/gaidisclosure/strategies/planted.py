# SPDX-License-Identifier: Apache-2.0
"""Planted errors, 植入的差错: figures of a valid report that are printed wrong.

Nothing here needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, cast

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition
from gaidisclosure.model import AnyReport
from gaidisclosure.slips import SLIPS, Slip, SlipName
from gaidisclosure.strategies.numbers import Numbers

APART: Final[frozenset[SlipName]] = frozenset({"blank", "in_yuan"})
"""Slips that need figures of their own: zeros, or an amount of money."""
NEAREST: Final = 100
"""The number of figures to choose from where a slip can leave any."""
_IN_ONE_COUNT: Final = tuple(
    slip for slip in SLIPS.values() if slip.cells == 1 and slip.name not in APART
)


@frozen
class PlantedError:
    """A wrong figure that is planted, 植入的差错, with the right one."""

    slip: SlipName
    cell: str
    right: Number
    printed: Number | None


@cache
def tied(form: Edition) -> tuple[str, ...]:
    """Return the cells that stand in sums: those of tables 3 and 4."""
    return tuple(path for path, cell in form.cells.items() if cell.table > 2)


def places(slip: Slip, form: Edition) -> Iterator[tuple[str, ...]]:
    """Yield the cells that a slip can spoil: one, or two next to each other."""
    for cell in tied(form):
        if slip.cells == 1:
            yield (cell,)
        else:
            yield from ((cell, other) for other in form.neighbours[cell])


def plant(report: AnyReport, numbers: Numbers) -> PlantedError:
    """Return a slip in one count of a report, which always breaks sums.

    The slip spoils a figure that is not zero, unless nothing happened in the year.

    Args:
        report: A valid report of any agency.
        numbers: The stream to draw from.

    >>> from gaidisclosure import AnnualReport2021
    >>> error = plant(AnnualReport2021.zero("云溪县商务局", 2023), Numbers(1))
    >>> error.right, error.printed != 0
    (0, True)
    """
    counts = {cell: report.figures()[cell] for cell in tied(report.form)}
    cells = [cell for cell, figure in counts.items() if figure] or [*counts]
    spots = [(slip, [*_spots(slip, report.form, counts, cells)]) for slip in _IN_ONE_COUNT]
    slip, found = numbers.pick([(slip, found) for slip, found in spots if found])
    cell, left = numbers.pick(found)
    printed = left[numbers.below(min(len(left), NEAREST))]
    return PlantedError(slip.name, cell, counts[cell], printed)


def _spots(
    slip: Slip, form: Edition, counts: Mapping[str, Number], cells: Sequence[str]
) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the cells in which a slip can happen, and the figures it can leave."""
    for cell in cells:
        if left := slip.produces(form, counts, (cell,)):
            yield cell, cast(Sequence[int], left)
