"""What happened in a year, as one draw: a run of events, each of them one character.

Hypothesis takes some 60 µs to draw a number and a few to draw one more character of a text, and
shrinks a text by dropping characters and by lowering those that stay. So an event is a character
beyond the basic plane: its low bits say where it happened, its high bits how much. Hypothesis
takes four of five characters from the first 256, which here are usual places and the amount one.

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
from gaidisclosure.strategies.sizes import LEVELS, Scale, amounts_up_to

FIRST: Final = 0x10000
"""The first character beyond the basic plane: from here on, order is that of code points."""
DISCLOSURE: Final = "proactive_disclosure"
HANDLING: Final = "request_handling"
LITIGATION: Final = "review_litigation"

Tree = dict[str, "Tree | int"]
"""Counts by the parts of their path."""


@cache
def runs(alphabet: int, fewest: int, most: int) -> SearchStrategy[str]:
    """Texts over so many characters from the first one on; they shrink to the shortest."""
    characters = st.characters(min_codepoint=FIRST, max_codepoint=FIRST + alphabet - 1)
    return st.text(characters, min_size=fewest, max_size=most)


@frozen
class Place:
    """Where something can happen: the cells that it adds to, by path, and how much at most."""

    cells: tuple[tuple[tuple[str, ...], str], ...]
    most: int

    @classmethod
    def of(cls, most: int, *paths: str) -> Place:
        """The place of an event that adds to these cells."""
        parts = (path.split(".") for path in paths)
        return cls(tuple((tuple(above), name) for *above, name in parts), most)

    def add(self, tree: Tree, level: int) -> None:
        """Let it happen once, by one of the levels of its amounts."""
        for above, name in self.cells:
            node = tree
            for step in above:
                node = node.setdefault(step, {})  # type: ignore[assignment]
            node[name] = node.get(name, 0) + amounts_up_to(self.most)[level]  # type: ignore[operator]


@frozen
class Ledger:
    """All places, the simplest first, a power of two in number: to mask bits drops whole parts."""

    places: tuple[Place, ...]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Ledger:
        """A ledger of these places; the first of them come up again to fill it."""
        found = tuple(places)
        slots = 1 << (len(found) - 1).bit_length()
        return cls((*found, *found)[:slots])

    def runs(self, fewest: int, most: int) -> SearchStrategy[str]:
        """Runs of so many events."""
        return runs(len(self.places) * LEVELS, fewest, most)

    def read(self, run: str) -> Tree:
        """What a run of events adds up to."""
        tree: Tree = {}
        for character in run:
            level, place = divmod(ord(character) - FIRST, len(self.places))
            self.places[place].add(tree, level)
        return tree


@cache
def ledger_of(form: Edition, tables: tuple[str, ...], size: Scale) -> Ledger:
    """What can happen in these tables: requests of natural persons come first and most often."""
    figures = [
        Place.of(most, path)
        for table, most in ((DISCLOSURE, size.decisions), (LITIGATION, size.cases))
        if table in tables
        for path in leaves(form, table)
    ]
    flows = list(_flows(form, size.requests)) if HANDLING in tables else []
    natural = len(flows) // len(APPLICANTS)
    usual = (*flows[:natural], *figures)
    return Ledger.of((*usual, *usual, *figures, *flows[natural:]))


def _flows(form: Edition, most: int) -> Iterator[Place]:
    """Every way in and out of table 3, one kind of applicant after the other."""
    sums = {
        identity.right[0]: identity.left
        for identity in form.identities.values()
        if len(identity.right) == 1
    }
    for applicant in APPLICANTS:
        balance = form.identities[f"T3-BAL:{applicant}"]
        # The total of the outcomes is not free: what adds up to it is.
        ends = [cell for summary in balance.right for cell in sums.get(summary, (summary,))]
        for inflow, outflow in product(balance.left, ends):
            yield Place.of(most, inflow, outflow)
