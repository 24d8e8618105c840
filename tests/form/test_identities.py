# SPDX-License-Identifier: Apache-2.0
"""The identities of each edition, derived from its layout, against those of the contract."""

from __future__ import annotations

import pickle

import pytest

from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}

each_form = pytest.mark.parametrize("variant", FORMS)


@each_form
def test_the_identities_are_those_of_the_contract(variant: str) -> None:
    derived = {
        code: (identity.left, identity.right)
        for code, identity in FORMS[variant].identities.items()
    }
    assert derived == contract.identities(variant)


@pytest.mark.parametrize(
    ("variant", "sizes"),
    [("2021", (25, 7, 7, 3)), ("2019", (23, 7, 7, 3)), ("2021-undivided", (23, 7, 7, 3))],
)
def test_each_family_has_its_number_of_identities(variant: str, sizes: tuple[int, ...]) -> None:
    families = [identity.family for identity in FORMS[variant].identities.values()]
    assert tuple(map(families.count, ("T3-ROW", "T3-SUM", "T3-BAL", "T4-SUM"))) == sizes
    assert len(families) == sum(sizes)


@each_form
def test_an_identity_knows_its_code_and_its_cells(variant: str) -> None:
    form = FORMS[variant]
    for code, identity in form.identities.items():
        assert identity.code == code == f"{identity.family}:{identity.instance}"
        assert identity.cells == (*identity.left, *identity.right)
        assert len(set(identity.cells)) == len(identity.cells)
        assert form.cells.keys() >= set(identity.cells)
        assert pickle.loads(pickle.dumps(identity)) == identity


@each_form
def test_only_the_printed_relation_is_sourced(variant: str) -> None:
    for identity in FORMS[variant].identities.values():
        assert identity.basis == ("sourced" if identity.family == "T3-BAL" else "inferred")


@each_form
def test_no_single_wrong_figure_of_table_3_or_4_goes_unnoticed(variant: str) -> None:
    form = FORMS[variant]
    for path, cell in form.cells.items():
        times = sum(path in identity.cells for identity in form.identities.values())
        assert times == (0 if cell.table == 2 else 1 if cell.table == 4 else times)
        assert cell.table != 3 or times >= 2, path
