# SPDX-License-Identifier: Apache-2.0
"""What follows from where cells are printed: their neighbours, and which are sums of others."""

from __future__ import annotations

import pytest

from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
ROW = f"{contract.T3}.outcomes.disclosed"
CORNER = f"{contract.T3}.received.natural_person"


def test_neighbours_are_the_cells_printed_above_left_right_and_below() -> None:
    assert EDITION_2021.neighbours[f"{ROW}.commercial_enterprise"] == (
        f"{contract.T3}.brought_forward.commercial_enterprise",
        f"{ROW}.natural_person",
        f"{ROW}.research_institution",
        f"{contract.T3}.outcomes.partially_disclosed.commercial_enterprise",
    )
    assert EDITION_2019.neighbours[CORNER] == (
        f"{contract.T3}.received.commercial_enterprise",
        f"{contract.T3}.brought_forward.natural_person",
    )


@pytest.mark.parametrize("variant", FORMS)
def test_every_cell_has_neighbours_that_have_it_for_theirs(variant: str) -> None:
    form = FORMS[variant]
    assert form.neighbours.keys() == form.cells.keys()
    for path, beside in form.neighbours.items():
        assert all(path in form.neighbours[other] for other in beside)
        assert {form.cells[other].table for other in beside} <= {form.cells[path].table}


@pytest.mark.parametrize("variant", FORMS)
def test_totals_are_the_cells_that_are_the_sum_of_others(variant: str) -> None:
    sums = (right for _, right in contract.identities(variant).values())
    assert FORMS[variant].totals == {right[0] for right in sums if len(right) == 1}
