# SPDX-License-Identifier: Apache-2.0
"""Small strategies of lawful figures, apart from the library: events flow from row to row."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import product

from hypothesis import strategies as st

from tests import contract

Figures = dict[str, object]

counts = st.integers(0, 30) | st.integers(0, 10**13)
amounts = st.builds(
    lambda digits, exponent: Decimal((0, tuple(map(int, str(digits))), -exponent)),
    st.integers(0, 10**15 - 1),
    st.integers(0, 15),
)
_BY_KIND = {"count": counts, "change": counts.map(int.__neg__) | counts, "money": amounts}


@st.composite
def leaves(draw: st.DrawFn, variant: str) -> Figures:
    """Figures for every cell that is no total; simplest are zeros."""
    figures: Figures = dict.fromkeys(contract.leaves(variant), 0)
    cells = contract.cells(variant)
    for path in draw(st.lists(_free(variant), max_size=5, unique=True)):
        figures[path] = draw(_BY_KIND[cells[path]])
    for way, number in draw(st.lists(st.tuples(_ways(variant), counts), max_size=6)):
        for path in way:
            figures[path] += number  # type: ignore[operator]
    return figures


@cache
def _free(variant: str) -> st.SearchStrategy[str]:
    """The cells whose figure is nobody else's business: those of tables 2 and 4."""
    tables = (contract.T2, contract.T4)
    return st.sampled_from([p for p in contract.leaves(variant) if p.startswith(tables)])


@cache
def _ways(variant: str) -> st.SearchStrategy[tuple[str, str]]:
    """From where to where a request of one kind of applicant can go."""
    ends = product(contract.INFLOWS, (*contract.OUTCOMES[variant], "carried_forward"))
    return st.sampled_from(
        [
            (f"{contract.T3}.{source}.{column}", f"{contract.T3}.{target}.{column}")
            for source, target in ends
            for column in contract.APPLICANTS
        ]
    )


@cache
def figures(variant: str) -> st.SearchStrategy[Figures]:
    """Figures for every cell in printed order, totals included."""
    return leaves(variant).map(lambda given: contract.with_totals(variant, given))
