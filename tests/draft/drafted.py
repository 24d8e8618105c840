# SPDX-License-Identifier: Apache-2.0
"""Drafts of any content, and what a careful reader knows from them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import FORMS
from gaidisclosure.model import Agency, AnnualReport2021
from tests import contract, lawful

AGENCY = Agency("云溪县商务局")
UNDIVIDED = [f"{contract.T3}.outcomes.other.{column}" for column in contract.COLUMNS]

decisions = st.sampled_from(["keep", "zero"])
each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

# What is printed in a cell, with what a careful reader knows from it.
Printed = tuple[str | None, Any]
_figures = st.integers(0, 40) | st.integers(-3, 0) | st.integers(10**14, 10**17)
printings: st.SearchStrategy[Printed] = st.one_of(
    _figures.map(lambda number: (str(number), number)),
    st.integers(0, 99).map(lambda n: (f"{n}件".translate(WIDE), n)),
    st.integers(0, 99).map(lambda n: (f"{n}.5", Decimal(n) + Decimal("0.5"))),
    st.sampled_from(["", "　", "/", "—", "若干", "1/2", None]).map(lambda text: (text, None)),
)


@st.composite
def printed_figures(draw: st.DrawFn, variant: str) -> dict[str, Printed]:
    """A lawful report as printed, then with some cells printed otherwise."""
    figures = draw(lawful.figures(variant))
    found: dict[str, Printed] = {path: (plain(n), n) for path, n in figures.items()}
    changed = st.lists(st.sampled_from([*found]), max_size=5)
    for path in draw(changed):
        money = contract.cells(variant)[path] == "money"
        printed = draw(printings)
        found[path] = ("0", 0) if money and printed[0] and "件" in printed[0] else printed
    if variant.endswith("undivided") and draw(st.booleans()):
        found |= dict.fromkeys(UNDIVIDED, ("0", 0))
    return found


def plain(number: Any) -> str:
    return f"{Decimal(number):f}"


def draft_of(variant: str, printed: dict[str, Printed], **fields: Any) -> Draft:
    kinds = contract.cells(variant)
    cells = {
        path: Cell.printed(text, money=kinds[path] == "money")
        for path, (text, _) in printed.items()
        if text is not None
    }
    given_: dict[str, Any] = {"issuer": AGENCY, "year": 2022, **fields}
    return Draft(edition=FORMS[variant], cells=cells, **given_)


def known(printed: dict[str, Printed], *, zero: bool = False) -> dict[str, Any]:
    """What a careful reader knows; a blank is a zero only if someone says so."""
    return {
        path: 0 if zero and text is not None and not text.strip() else figure
        for path, (text, figure) in printed.items()
    }


def zero_draft(**fields: Any) -> Draft:
    return attrs.evolve(Draft.from_report(AnnualReport2021.zero(AGENCY, 2023)), **fields)
