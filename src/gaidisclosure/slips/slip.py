# SPDX-License-Identifier: Apache-2.0
"""Slips, 差错: the figures that each leaves in cells instead of the right ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import frozen

from gaidisclosure.checks import EXACT, Figures, Number
from gaidisclosure.form import Edition
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.slips.figures import Others, doubled, dropped, misread, swapped

SlipName = Literal[
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
"""The name of a slip, 差错种类."""

Left: TypeAlias = Number | tuple[Number, ...] | None
"""The content of a cell after a slip, or of several cells. ``None`` is a blank."""
Producer = Callable[[Edition, Figures, Sequence[str]], Sequence[Left]]
"""Gives all that a slip can leave in cells, from the right figures of the form."""


@frozen
class Slip:
    """A way in which people err, 差错: its name, its cost, and the figures it leaves.

    The lower the cost, the likelier the slip. Costs order repairs and mean nothing else. A slip
    that leaves only one figure possible costs less than one that leaves any: that two digits are
    swapped is hardly ever chance, while a total can be wrong by anything.

    ``cells`` is the number of cells that it spoils at once, next to each other.

    >>> from gaidisclosure.form import EDITION_2021
    >>> total = "review_litigation.review.total"
    >>> SLIPS["transposed"].produces(EDITION_2021, {total: 12}, (total,))
    [21]
    >>> SLIPS["transposed"].explains(EDITION_2021, {total: 12}, {total: 21})
    True
    """

    name: SlipName
    cost: int
    produces: Producer
    cells: int = 1

    def explains(self, form: Edition, right: Figures, printed: Figures) -> bool:
        """Check if it can have left these figures, by cell, instead of the right ones.

        Args:
            form: The form that is printed.
            right: The right figures of these cells, and of all other cells those printed.
            printed: The wrong figures of one cell or several, by path.
        """
        if len(printed) != self.cells:
            return False
        left = tuple(printed.values())
        return (left if self.cells > 1 else left[0]) in self.produces(form, right, tuple(printed))

    def label(self, locale: AnyLocale | None = None) -> str:
        """Return the slip in words.

        >>> SLIPS["transposed"].label("en")
        'two digits swapped'
        """
        return text(f"repair.slip.{self.name}", locale)


def _pen(write: Callable[[str], Iterator[str]]) -> Producer:
    """Return the producer of a slip of the pen."""

    def produce(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
        return [int(digits) for digits in write(str(figures[cells[0]]))]

    return produce


def _outdated(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce any other count, in a total that was not brought up to date."""
    return Others(_count(figures, cells[0])) if cells[0] in form.totals else ()


def _in_yuan(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce 120000 for 12, or the reverse: an amount of money in another unit."""
    right = figures[cells[0]]
    return [EXACT.scaleb(Decimal(right), by) for by in (4, -4)] if right else ()


def _copied(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce the figures of neighbouring cells, but for those of one digit: chance."""
    found = dict.fromkeys(figures.get(cell) for cell in form.neighbours[cells[0]])
    return [each for each in found if each and each > 9 and each != figures[cells[0]]]


def _misplaced(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce two neighbours with each other's figures, or one with those of both."""
    if cells[1] not in form.neighbours[cells[0]]:
        return ()
    one, two = (_count(figures, cell) for cell in cells)
    found = dict.fromkeys(((two, one), (one + two, 0), (0, one + two)))
    return [pair for pair in found if pair != (one, two)]


def _left_out(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce 0 where something happened."""
    return [0] if figures[cells[0]] else ()


def _blank(form: Edition, figures: Figures, cells: Sequence[str]) -> Sequence[Left]:
    """Produce a blank where a zero belongs."""
    return () if figures[cells[0]] else [None]


def _count(figures: Figures, cell: str) -> int:
    return int(figures[cell] or 0)


_LIKELIEST_FIRST: Final = (
    Slip("misplaced", 9, _misplaced, cells=2),
    Slip("transposed", 10, _pen(swapped)),
    Slip("in_yuan", 10, _in_yuan),
    Slip("doubled", 11, _pen(doubled)),
    Slip("dropped", 12, _pen(dropped)),
    Slip("copied", 13, _copied),
    Slip("total", 14, _outdated),
    Slip("misread", 16, _pen(misread)),
    Slip("left_out", 17, _left_out),
    Slip("blank", 17, _blank),
)
SLIPS: Final[Mapping[SlipName, Slip]] = MappingProxyType({s.name: s for s in _LIKELIEST_FIRST})
"""The slips that are known, by name, the likeliest first."""
