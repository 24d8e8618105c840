# SPDX-License-Identifier: Apache-2.0
"""Figures that were really published: accepted as they are, refused with one of them changed."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import AnnualReport2021, tables_of
from tests import contract

DATA = Path(__file__).parents[1] / "data" / "real_figures.json"
REAL: dict[str, dict[str, Any]] = json.loads(DATA.read_text("utf-8"))

each_report = pytest.mark.parametrize("name", REAL)


def rows(name: str, table: str) -> list[list[Any]]:
    """The rows of a table; money stands in a string."""
    return [
        [Decimal(figure) if isinstance(figure, str) else figure for figure in row]
        for row in REAL[name][table]
    ]


def figures_of(name: str) -> dict[str, Any]:
    """The figures by path, as a reader of the contract would number them."""
    listed = [
        figure
        for table in (contract.T2, contract.T3, contract.T4)
        for row in rows(name, table)
        for figure in row
    ]
    return dict(zip(contract.cells("2021"), listed, strict=True))


@each_report
def test_what_was_published_is_accepted(name: str) -> None:
    report = AnnualReport2021.from_figures(name, REAL[name]["year"], figures_of(name))
    assert report.figures() == figures_of(name)
    tables = tables_of(AnnualReport2021)
    for table, cls in tables.items():
        assert cls.from_rows(rows(name, table)) == getattr(report, table)
    assert Draft.from_report(report).check().ok
    assert Draft.from_report(report).seal() == report


@each_report
def test_one_wrong_figure_fails_exactly_the_sums_that_it_stands_in(name: str) -> None:
    figures = figures_of(name)
    sums = contract.identities("2021")
    draft = Draft.from_report(AnnualReport2021.from_figures(name, REAL[name]["year"], figures))
    for path, figure in figures.items():
        broken = {code for code, (left, right) in sums.items() if path in (*left, *right)}
        changed = figures | {path: figure + 1}
        assert {v.code for v in draft.replace({path: figure + 1}).check().errors} == broken
        if path.startswith(contract.T2):
            assert not broken
            assert AnnualReport2021.from_figures(name, 2023, changed).figures() == changed
        else:
            assert len(broken) == 1 if path.startswith(contract.T4) else len(broken) >= 2
            with pytest.raises(InvalidReportError) as caught:
                AnnualReport2021.from_figures(name, 2023, changed)
            assert {violation.code for violation in caught.value.violations} == broken


@each_report
def test_two_numbers_swapped_in_a_row_break_two_sums(name: str) -> None:
    figures = figures_of(name)
    row = f"{contract.T3}.received"
    one, other = f"{row}.natural_person", f"{row}.commercial_enterprise"
    swapped = figures | {one: figures[other], other: figures[one]}
    with pytest.raises(InvalidReportError) as caught:
        AnnualReport2021.from_figures(name, 2023, swapped)
    assert {violation.code for violation in caught.value.violations} == {
        "T3-BAL:natural_person",
        "T3-BAL:commercial_enterprise",
    }


def test_what_was_carried_forward_in_one_year_was_brought_forward_to_the_next() -> None:
    earlier, later = figures_of("宿迁 2023"), figures_of("宿迁 2024")
    for column in contract.COLUMNS:
        if column in {"natural_person", "commercial_enterprise", "total"}:
            assert (
                earlier[f"{contract.T3}.carried_forward.{column}"]
                == later[f"{contract.T3}.brought_forward.{column}"]
            )
