# SPDX-License-Identifier: Apache-2.0
"""A cut, 割: identities that cannot all hold, whatever the blanks are.

Added up, the identities of some nodes say: as much flows in from the other nodes as flows out to
them. If more flows in by the figures that are known than can flow out by those and by the blanks,
some known figure on the cut is wrong. Anyone can verify it by addition.
"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from gaidisclosure.algebra.graph import Signs
from gaidisclosure.checks import MAX_COUNT, Figures
from gaidisclosure.form import Edition


@frozen
class Cut:
    """Identities of a form that are added up, 割, each once with its sign.

    >>> from gaidisclosure.form import EDITION_2021
    >>> cut = Cut(EDITION_2021, {"T4-SUM:review": 1})
    >>> cells = EDITION_2021.identities["T4-SUM:review"].cells
    >>> cut.misses(dict(zip(cells, (5, 0, None, 0, 3))))
    2
    >>> cut.misses(dict(zip(cells, (2, 0, None, 0, 3))))
    0
    """

    form: Edition
    identities: Signs = field(hash=False)

    @cached_property
    def cells(self) -> Signs:
        """The cells that are left in the sum, in the form's order: others cancel out."""
        sums: dict[str, int] = {}
        for code, sign in self.identities.items():
            identity = self.form.identities[code]
            for cells, side in ((identity.left, sign), (identity.right, -sign)):
                for cell in cells:
                    sums[cell] = sums.get(cell, 0) + side
        return {cell: sums[cell] for cell in self.form.cells if sums.get(cell)}

    def sides(self, figures: Figures) -> tuple[int, int]:
        """Return the sum of the known counts that flow in, and of those that flow out."""
        known = [(sign, int(figures.get(cell) or 0)) for cell, sign in self.cells.items()]
        return (
            sum(max(sign, 0) * figure for sign, figure in known),
            sum(max(-sign, 0) * figure for sign, figure in known),
        )

    def misses(self, figures: Figures) -> int:
        """Return by how much the known figures miss all that blanks can make up for.

        0 if the identities can hold.
        """
        inward, outward = self.sides(figures)
        blank = [sign for cell, sign in self.cells.items() if figures.get(cell) is None]
        least = inward - outward + MAX_COUNT * sum(min(sign, 0) for sign in blank)
        most = inward - outward + MAX_COUNT * sum(max(sign, 0) for sign in blank)
        return max(least, 0) + min(most, 0)
