# SPDX-License-Identifier: Apache-2.0
"""The proof that no smaller repair exists, 最小性证明, which anyone can verify.

It rests on one fact: identities that cannot all hold, added up, leave a sum in which some printed
figure must change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from gaidisclosure.algebra import Cut, Network
from gaidisclosure.checks import Figures
from gaidisclosure.form import Edition
from gaidisclosure.repair.blanks import cut_of
from gaidisclosure.repair.search import disjoint


@frozen
class Refutation:
    """A proof that no repair of a given size exists, 反证.

    None of the ``cuts`` can hold, and they have few cells in common: if there are too many, fewer
    changes cannot mend them all. Otherwise ``branches`` give up each cell of the first in turn,
    and refute that the other changes mend the rest.
    """

    cuts: tuple[Cut, ...]
    branches: Mapping[str, Refutation] = field(factory=dict[str, "Refutation"], hash=False)

    def holds(
        self, figures: Figures, changes: int, unchanged: frozenset[str] = frozenset()
    ) -> bool:
        """Return ``True`` if it proves that no ``changes`` figures repair these.

        It is held against the identities of the form themselves, whoever made it.

        Args:
            figures: The figures that are known, all lawful.
            changes: The number of figures that may be changed. Below zero, every
                proof holds.
            unchanged: Cells that are not among them.

        >>> from gaidisclosure.form import EDITION_2021
        >>> figures = dict.fromkeys(EDITION_2021.cells, 0) | {"review_litigation.review.total": 1}
        >>> proof = Refutation((Cut(EDITION_2021, {"T4-SUM:review": 1}),))
        >>> proof.holds(figures, changes=0), proof.holds(figures, changes=1)
        (True, False)
        """
        if changes < 0:
            return True
        if not self.cuts or not all(cut.misses(figures) for cut in self.cuts):
            return False
        common = max(Counter(cell for cut in self.cuts for cell in cut.cells).values())
        if len(self.cuts) > common * changes:
            return True
        for cell, then in self.branches.items():
            if not then.holds({**figures, cell: None}, changes - 1, unchanged):
                return False
            unchanged |= {cell}
        return all(cell in unchanged or figures.get(cell) is None for cell in self.cuts[0].cells)

    @property
    def size(self) -> int:
        """The number of figures that it gives up, on all levels."""
        return sum(1 + branch.size for branch in self.branches.values())


def refutation(
    form: Edition, network: Network, changes: int, unchanged: frozenset[str] = frozenset()
) -> Refutation:
    """Return the proof that no repair of at most ``changes`` figures exists.

    There must be none: the proof of a falsehood does not hold. The network must be filled.
    """
    obstacles = disjoint(sorted(network.obstacles(), key=lambda each: len(network.fixed(each))))
    branches: dict[str, Refutation] = {}
    if obstacles and len(obstacles) <= 2 * changes:
        for cell in network.fixed(obstacles[0]):
            if cell not in unchanged:
                opened = network.opened([cell])
                opened.fill()
                branches[cell] = refutation(form, opened, changes - 1, unchanged)
                unchanged |= {cell}
    return Refutation(tuple(cut_of(form, network.graph, each) for each in obstacles), branches)
