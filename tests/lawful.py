"""Small strategies of lawful figures, apart from the library: events flow from row to row."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

import contract

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
    free = [path for path in figures if not path.startswith(contract.T3)]
    for path in draw(st.lists(st.sampled_from(free), max_size=5, unique=True)):
        figures[path] = draw(_BY_KIND[cells[path]])
    for source, target, column, number in draw(st.lists(_flows(variant), max_size=6)):
        for row in (source, target):
            figures[f"{contract.T3}.{row}.{column}"] += number  # type: ignore[operator]
    return figures


def _flows(variant: str) -> st.SearchStrategy[tuple[str, str, str, int]]:
    return st.tuples(
        st.sampled_from(contract.INFLOWS),
        st.sampled_from([*contract.OUTCOMES[variant], "carried_forward"]),
        st.sampled_from(contract.APPLICANTS),
        counts,
    )


def figures(variant: str) -> st.SearchStrategy[Figures]:
    """Figures for every cell in printed order, totals included."""
    return leaves(variant).map(lambda given: contract.with_totals(variant, given))
