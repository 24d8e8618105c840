"""What is printed by mistake, 误印: for each kind of slip, the figures that can stand instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from gaidisclosure.form import Edition
from gaidisclosure.model import event_at, events
from gaidisclosure.repair.slips import doubled, dropped, neighbours, swapped, totals

Slip = Literal[
    "total",
    "transposed",
    "dropped",
    "doubled",
    "misread",
    "copied",
    "misplaced",
    "left_out",
    "blank",
    "in_yuan",
]
"""How a figure can have gone wrong in print, 差错种类."""

Counts = dict[str, int]
Way = Callable[[Edition, Mapping[str, int], str], list[int]]
"""All that a slip may print instead of the figure in a cell; none if that figure is not fit."""

_BACKLOG: Final = 100


def _not_updated(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    right = figures[cell]
    return [right - missed for missed in range(1, min(right, _BACKLOG) + 1)]


def _transposed(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    return [int(printed) for printed in swapped(str(figures[cell]))]


def _dropped(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    return [int(printed) for printed in dropped(str(figures[cell]))]


def _doubled(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    return [int(printed) for printed in doubled(str(figures[cell]))]


def _misread(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    digits = str(figures[cell])
    others = (
        digits[:place] + digit + digits[place + 1 :]
        for place in range(len(digits))
        for digit in "0123456789"
    )
    return [
        int(printed) for printed in others if printed != digits and str(int(printed)) == printed
    ]


def _copied(form: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    beside = dict.fromkeys(figures[other] for other in neighbours(form, cell))
    return [figure for figure in beside if figure not in {0, figures[cell]}]


def _left_out(_: Edition, figures: Mapping[str, int], cell: str) -> list[int]:
    return [0] if figures[cell] else []


WAYS: Final[Mapping[Slip, Way]] = {
    "total": _not_updated,
    "transposed": _transposed,
    "dropped": _dropped,
    "doubled": _doubled,
    "misread": _misread,
    "copied": _copied,
    "left_out": _left_out,
}
"""The slips that spoil one count."""


def cells_for(slip: Slip, form: Edition) -> tuple[str, ...]:
    """The cells that a slip can spoil, in the form's order."""
    wanted = totals(form) if slip == "total" else {cell for each in events(form) for cell in each}
    return tuple(cell for cell in form.cells if cell in wanted)


def make_fit(form: Edition, figures: Counts, cell: str, partner: str) -> None:
    """Let one more thing happen in the year, towards a figure that a slip can spoil.

    ``partner`` is a cell whose figure must come to differ from that of the cell, and not be zero;
    or the cell itself.
    """
    if cell == partner:
        event = event_at(form, cell)
    elif not figures[partner]:
        event = event_at(form, partner)
    else:
        event = next(each for each in events(form) if (cell in each) is not (partner in each))
    for each in event:
        figures[each] += 1
