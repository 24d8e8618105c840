# SPDX-License-Identifier: Apache-2.0
"""The search for the smallest sets of figures to give up, 查找.

If figures are wrong, the excess that is left is enclosed by cuts, and every repair changes a
printed cell of every cut. So the search opens the cells of the cut with fewest of them in turn,
fills the network again, and goes on with the cuts that are left. A cell that has been opened in one
branch stays closed in the branches after it, so that no set is met twice. As a cell lies on two
disjoint cuts at most, more than twice as many of these as cells to be opened end a branch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.algebra import Network
from gaidisclosure.algebra.network import Nodes

DEEPEST: Final = 6
"""Most changes in one table that are tried."""
_PATIENCE: Final = 1000
"""Most trials of a search for more than two changes."""
_CERTAIN: Final = 2
"""Most changes that are searched without limit."""

Cells = tuple[str, ...]


@frozen
class SearchResult:
    """The result of a search.

    ``solutions`` have all the same size: the cells that are opened, and the network that is filled.
    It is certain that none is smaller; ``complete``: that there are no others either.
    """

    solutions: tuple[tuple[Cells, Network], ...]
    complete: bool


def search(network: Network) -> SearchResult:
    """Return the smallest sets of cells without which the figures are lawful.

    The network must be filled.
    """
    for size in range(DEEPEST + 1):
        hunt = Hunt(_PATIENCE if size > _CERTAIN else None)
        found = [*hunt.solutions(network, size)]
        if found or hunt.is_given_up:
            ordered = tuple(sorted(found, key=lambda each: each[0]))
            return SearchResult(ordered, not hunt.is_given_up)
    return SearchResult((), False)


@define(eq=False)
class Hunt:
    """One search for sets of one size."""

    patience: int | None
    tried: int = field(default=0, init=False)
    is_given_up: bool = field(default=False, init=False)

    def solutions(
        self, network: Network, size: int, closed: frozenset[str] = frozenset()
    ) -> Iterator[tuple[Cells, Network]]:
        """Yield all sets of ``size`` cells none of which is closed."""
        cuts = network.obstacles()
        if not cuts:
            yield (), network
        for cell in _candidates(network, cuts, size):
            if cell in closed or self._is_out_of_patience():
                continue
            opened = network.opened([cell])
            opened.fill()
            for others, filled in self.solutions(opened, size - 1, closed):
                yield tuple(sorted((cell, *others))), filled
            closed |= {cell}

    def _is_out_of_patience(self) -> bool:
        self.tried += 1
        self.is_given_up |= self.patience is not None and self.tried > self.patience
        return self.is_given_up


def disjoint(cuts: Iterable[Nodes]) -> list[Nodes]:
    """Return the cuts that share no node with any that is returned before them."""
    found: list[Nodes] = []
    for nodes in cuts:
        if all(nodes.isdisjoint(other) for other in found):
            found.append(nodes)
    return found


def _candidates(network: Network, cuts: tuple[Nodes, ...], size: int) -> tuple[str, ...]:
    """Return the cells of the cut with fewest, or those on every cut for a last one."""
    if not cuts or len(disjoint(cuts)) > 2 * size:
        return ()
    cells = sorted(map(network.fixed, cuts), key=len)
    if size > 1:
        return cells[0]
    return tuple(cell for cell in cells[0] if all(cell in others for others in cells[1:]))
