# SPDX-License-Identifier: Apache-2.0
"""The order of repairs, 排序: those that common slips explain come first.

The worth of the order is measured by ``benchmarks/repair_quality.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

from attrs import evolve

from gaidisclosure.checks import Figures
from gaidisclosure.form import Edition
from gaidisclosure.repair.changes import Change
from gaidisclosure.slips import SLIPS, Slip

_UNEXPLAINED: Final = 24
"""The cost of a change that no slip explains, above that of any slip."""


def explained(
    form: Edition, figures: Figures, changes: Iterable[Change]
) -> tuple[int, tuple[Change, ...]]:
    """Explain changes by slips at the lowest cost.

    Args:
        form: The form that is printed.
        figures: All printed figures.
        changes: The right figures of some cells.

    Returns:
        The cost of all slips, and the changes with the names of their slips.
    """
    found = {change.cell: _alone(form, figures, change) for change in changes}
    for one, two in combinations([*found], 2):
        pair = (found[one][1], found[two][1])
        # Only neighbours can be explained together, and most pairs are none.
        together = _cheapest(form, figures, pair) if two in form.neighbours[one] else None
        if together and 2 * together.cost < found[one][0] + found[two][0]:
            for change in pair:
                found[change.cell] = (together.cost, evolve(change, slip=together.name))
    return sum(cost for cost, _ in found.values()), tuple(change for _, change in found.values())


def _alone(form: Edition, figures: Figures, change: Change) -> tuple[int, Change]:
    if change.to is None:
        return 0, change
    slip = _cheapest(form, figures, (change,))
    return (slip.cost, evolve(change, slip=slip.name)) if slip else (_UNEXPLAINED, change)


def _cheapest(form: Edition, figures: Figures, changes: Sequence[Change]) -> Slip | None:
    """Return the first slip that explains these changes together."""
    if any(change.to is None for change in changes):
        return None
    right = {**figures, **{change.cell: change.to for change in changes}}
    printed = {change.cell: change.old for change in changes}
    fitting = (slip for slip in SLIPS.values() if slip.explains(form, right, printed))
    return next(fitting, None)
