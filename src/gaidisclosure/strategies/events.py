"""What happened in a year, as one draw: a run of events, each of them three bytes.

The first byte of an event says where, the upper half of the second which kind of applicant, the
rest how much. Hypothesis takes some 60 µs to draw a number, but few for one more byte of a string,
and it lowers each byte on its own; an event of no amount is none, so a failure shrinks to the
events that matter.

Every balanced table 3 is a sum of flows: requests of one kind of applicant that came in (received,
or brought forward) and went out (with one outcome, or carried forward). So any sum of flows is
balanced, and the simplest table in which anything happened has two cells that are not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Final

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gaidisclosure.form import Edition
from gaidisclosure.model import APPLICANTS, leaves
from gaidisclosure.strategies.sizes import Scale, amounts_up_to

DISCLOSURE: Final = "proactive_disclosure"
HANDLING: Final = "request_handling"
LITIGATION: Final = "review_litigation"

Tree = dict[str, "Tree | int"]
"""Counts by the parts of their path."""

_BYTES: Final = 3
_PLACES: Final = 256
_NATURAL, _ENTERPRISE, *_OTHERS = APPLICANTS
_BY_APPLICANT: Final = (*APPLICANTS, *(_NATURAL,) * 8, _ENTERPRISE, _ENTERPRISE)
"""Sixteen applicants: natural persons come first and most often, as in real reports."""


@cache
def runs(fewest: int, most: int) -> SearchStrategy[bytes]:
    """Runs of so many events; they shrink to the fewest, in which nothing happens."""
    return st.binary(min_size=fewest * _BYTES, max_size=most * _BYTES)


@frozen
class Place:
    """Where something can happen: the cells or rows that it adds to, and how much at most."""

    ends: tuple[tuple[str, ...], ...]
    most: int
    by_applicant: bool = False

    @classmethod
    def of(cls, most: int, *paths: str, by_applicant: bool = False) -> Place:
        """The place of an event that adds to these cells, or to a cell in each of these rows."""
        return cls(tuple(tuple(path.split(".")) for path in paths), most, by_applicant)

    def add(self, tree: Tree, level: int, applicant: str) -> None:
        """Let it happen once, by one of the levels of its amounts."""
        amount = amounts_up_to(self.most)[level]
        for end in self.ends:
            *above, name = (*end, applicant) if self.by_applicant else end
            node = tree
            for step in above:
                node = node.setdefault(step, {})  # type: ignore[assignment]
            node[name] = node.get(name, 0) + amount  # type: ignore[operator]


@frozen
class Ledger:
    """As many places as a byte can tell, the simplest first."""

    places: tuple[Place, ...]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Ledger:
        """A ledger of these places; each comes up again where masking bits leads back to it."""
        found = tuple(places)
        slots = 1 << (len(found) - 1).bit_length()
        block = found + found[len(found) - slots // 2 : slots // 2]
        return cls(block * (_PLACES // slots))

    def read(self, run: bytes) -> Tree:
        """What a run of events adds up to."""
        tree: Tree = {}
        for where, who, much in zip(run[::_BYTES], run[1::_BYTES], run[2::_BYTES], strict=False):
            if level := much * 16 + who % 16:
                self.places[where].add(tree, level, _BY_APPLICANT[who // 16])
        return tree


@cache
def ledger_of(form: Edition, tables: tuple[str, ...], size: Scale) -> Ledger:
    """What can happen in these tables."""
    flows = _flows(form, size.requests) if HANDLING in tables else ()
    figures = (
        Place.of(most, path)
        for table, most in ((DISCLOSURE, size.decisions), (LITIGATION, size.cases))
        if table in tables
        for path in leaves(form, table)
    )
    return Ledger.of((*flows, *figures))


def _flows(form: Edition, most: int) -> Iterator[Place]:
    """Every way in and out of table 3, by rows, the inflow varying fastest."""
    sums = {
        identity.right[0]: identity.left
        for identity in form.identities.values()
        if len(identity.right) == 1
    }
    balance = form.identities[f"T3-BAL:{_NATURAL}"]
    # The total of the outcomes is not free: what adds up to it is.
    outflows = [cell for summary in balance.right for cell in sums.get(summary, (summary,))]
    for outflow, inflow in product(outflows, balance.left):
        rows = (cell.rpartition(".")[0] for cell in (inflow, outflow))
        yield Place.of(most, *rows, by_applicant=True)
