# SPDX-License-Identifier: Apache-2.0
"""The cells of each edition: how many, which, of what kind, and where in the model."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from operator import attrgetter
from typing import Any, get_type_hints

import attrs
import pytest
from hypothesis.vendor.pretty import pretty

from gaidisclosure.form import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNDIVIDED,
    EDITIONS,
    NOTICE_2019,
    NOTICE_2021,
    Edition,
    Kind,
    edition_in_force,
)
from gaidisclosure.model import REPORTS
from tests import contract

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}

each_form = pytest.mark.parametrize("variant", FORMS)


@each_form
def test_the_cells_are_those_of_the_contract(variant: str) -> None:
    found = {path: cell.kind.value for path, cell in FORMS[variant].cells.items()}
    assert list(found.items()) == list(contract.cells(variant).items())


@pytest.mark.parametrize(
    ("variant", "sizes"),
    [("2021", (10, 175, 15)), ("2019", (22, 161, 15)), ("2021-undivided", (10, 161, 15))],
)
def test_each_table_has_its_number_of_cells(variant: str, sizes: tuple[int, ...]) -> None:
    tables = [cell.table for cell in FORMS[variant].cells.values()]
    assert (tables.count(2), tables.count(3), tables.count(4)) == sizes
    assert tables == sorted(tables)


@each_form
def test_a_cell_knows_itself(variant: str) -> None:
    form = FORMS[variant]
    for path, cell in form.cells.items():
        assert cell.path == path
        assert path.startswith(f"{form.table(cell.table).key}.")
        assert (cell.row.path, cell.column.path) != ("", "")
        assert pickle.loads(pickle.dumps(cell)) == cell


@pytest.mark.parametrize("name", EDITIONS)
def test_every_cell_is_an_attribute_path_of_the_model(name: str) -> None:
    report = REPORTS[name].zero("云溪县商务局", 2023)
    for path, cell in EDITIONS[name].cells.items():
        figure = attrgetter(path)(report)
        assert type(figure) is (Decimal if cell.kind is Kind.MONEY else int), path
        assert figure == 0


def attribute_paths(cls: type[Any], prefix: str = "") -> dict[str, Any]:
    """The figures that a class of the model has, with what its annotation says of them."""
    found: dict[str, Any] = {}
    hints = get_type_hints(cls, include_extras=True)
    for field in attrs.fields(cls):
        path, hint = f"{prefix}{field.name}", hints[field.name]
        if attrs.has(hint):
            found |= attribute_paths(hint, f"{path}.")
        else:
            found[path] = getattr(hint, "__metadata__", (Kind.COUNT,))[0]
    return found


@pytest.mark.parametrize("name", EDITIONS)
def test_every_figure_of_the_model_is_a_cell_of_its_kind(name: str) -> None:
    form = EDITIONS[name]
    tables = {table.key for table in form.tables}
    paths = attribute_paths(REPORTS[name])
    figures = {path: kind for path, kind in paths.items() if path.partition(".")[0] in tables}
    assert figures == {path: cell.kind for path, cell in form.cells.items()}


def test_the_editions_by_name_are_complete_and_ordered() -> None:
    assert list(EDITIONS.items()) == [("2019", EDITION_2019), ("2021", EDITION_2021)]
    assert [form.document for form in EDITIONS.values()] == [NOTICE_2019, NOTICE_2021]
    assert NOTICE_2019 == "国办公开办函〔2019〕60号"
    assert NOTICE_2021 == "国办公开办函〔2021〕30号"
    assert EDITION_2021_UNDIVIDED.document == NOTICE_2021
    assert EDITION_2021_UNDIVIDED.name == "2021"


def test_only_the_misprint_has_cells_that_were_not_issued() -> None:
    assert {key: bool(form.unofficial) for key, form in FORMS.items()} == {
        "2021": False,
        "2019": False,
        "2021-undivided": True,
    }


def test_every_year_has_its_edition() -> None:
    for year in range(-5, 10_005):
        expected: Edition | None = EDITION_2021 if year > 2018 else None
        if year in {2019, 2020}:
            expected = EDITION_2019
        assert edition_in_force(year) is expected, year


@each_form
def test_what_follows_from_the_tables_is_worked_out_once_and_cannot_be_changed(
    variant: str,
) -> None:
    form = FORMS[variant]
    for name in ("cells", "identities", "printed_tables"):
        mapping = getattr(form, name)
        assert mapping is getattr(form, name)
        with pytest.raises(TypeError):
            mapping["new"] = None


@each_form
def test_a_table_is_found_by_its_number(variant: str) -> None:
    form = FORMS[variant]
    assert [form.table(number).key for number in (2, 3, 4)] == [
        contract.T2,
        contract.T3,
        contract.T4,
    ]
    assert list(form.printed_tables) == [2, 3, 4]


@each_form
def test_each_form_exists_once(variant: str) -> None:
    form = FORMS[variant]
    assert pickle.loads(pickle.dumps(form)) is form
    assert copy.deepcopy(form) is form


def test_an_edition_shows_its_name_and_not_its_tables() -> None:
    assert repr(EDITION_2021) == "Edition(key='2021')"
    assert pretty([EDITION_2021]) == "[Edition(key='2021')]"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        EDITION_2021.key = "2022"  # type: ignore[misc,assignment]
