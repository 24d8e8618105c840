# SPDX-License-Identifier: Apache-2.0
"""Figures that were really published, with blanks as printed, or with one figure made wrong."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.draft import BLANK, Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.repair import locate
from tests import contract
from tests.repair.repaired import draft_of

REAL = json.loads((Path(__file__).parents[1] / "data" / "real_figures.json").read_text("utf-8"))

# A general office, 2019: zeros are left blank, and totals but for four rows; a dot is a blank.
PUBLISHED = {
    "received": "821 35 . . 2 1 859",
    "brought_forward": "18 . . . . . 18",
    "outcomes.disclosed": "258 12 . . 1 1 .",
    "outcomes.partially_disclosed": "3 . . . . . .",
    "outcomes.withheld.state_secrets": "14 . . . . . .",
    "outcomes.withheld.internal_affairs": "5 . . . . . .",
    "outcomes.withheld.process_information": "3 1 . . . . .",
    "outcomes.withheld.administrative_inquiry": "10 2 . . . . .",
    "outcomes.unavailable.not_held": "252 12 . . 1 . .",
    "outcomes.unavailable.requires_creation": "44 3 . . . . .",
    "outcomes.unavailable.still_unclear": "25 . . . . . .",
    "outcomes.not_processed.petition": "148 1 . . . . .",
    "outcomes.not_processed.repeated": "5 4 . . . . .",
    "outcomes.total": "767 35 . . 2 1 805",
    "carried_forward": "72 . . . . . 72",
}
CASES = {
    "review": "5 . . 2 7",
    "litigation_direct": "8 . . 1 9",
    "litigation_after_review": "0 0 0 0 0",
}


def published() -> Draft:
    """The draft of 2019 as it was printed."""
    printed: dict[str, Any] = dict.fromkeys(contract.cells("2019"), ".")
    for row, text in PUBLISHED.items():
        printed |= dict(zip(_cells(contract.T3, row, contract.COLUMNS), text.split(), strict=True))
    for block, text in CASES.items():
        names = (*contract.RESULTS, "total")
        printed |= dict(zip(_cells(contract.T4, block, names), text.split(), strict=True))
    draft = draft_of("2019", {})
    blank = Draft(
        edition="2019", issuer=draft.issuer, year=2019, cells=dict.fromkeys(printed, BLANK)
    )
    return blank.replace({path: text for path, text in printed.items() if text != "."})


def _cells(table: str, row: str, names: tuple[str, ...]) -> list[str]:
    return [f"{table}.{row}.{name}" for name in names]


def test_what_is_left_blank_follows_but_for_table_2() -> None:
    draft = published()
    assert draft.check().conclusion == "incomplete"
    assert not draft.check().repairs
    completed = draft.completed()
    open_cells = [path for path, figure in completed.figures().items() if figure is None]
    assert all(path.startswith(contract.T2) for path in open_cells)
    assert not completed.check().errors
    figures = completed.figures()
    assert figures[f"{contract.T3}.outcomes.disclosed.total"] == 272
    assert figures[f"{contract.T3}.outcomes.unavailable.not_held.total"] == 265
    assert figures[f"{contract.T3}.outcomes.other.natural_person"] == 0
    assert figures[f"{contract.T4}.review.corrected"] == 0


def test_blank_totals_taken_for_zero_contradict() -> None:
    verdict = published().check(blanks="zero")
    assert verdict.conclusion == "invalid"
    assert len(verdict.violations) == 12
    assert (verdict.repairs, verdict.location.smallest) == ((), False)


def test_a_wrong_figure_is_found_among_the_blanks() -> None:
    """Two digits swapped in one of the few totals that are printed."""
    cell = f"{contract.T3}.received.total"
    verdict = published().replace({cell: 895}).check()
    assert [violation.code for violation in verdict.violations] == ["T3-BAL:total"]
    first = verdict.repairs[0]
    assert [(change.cell, change.to, change.slip) for change in first] == [
        (cell, 859, "transposed")
    ]


def test_what_blanks_could_make_up_for_is_not_called_wrong() -> None:
    cell = f"{contract.T3}.outcomes.unavailable.not_held.natural_person"
    verdict = published().replace({cell: 225}).check()
    assert (verdict.violations, verdict.repairs) == ((), ())


@pytest.mark.parametrize("name", REAL)
def test_every_published_figure_made_wrong_is_found(name: str) -> None:
    tables = (contract.T2, contract.T3, contract.T4)
    listed = [figure for table in tables for row in REAL[name][table] for figure in row]
    figures: dict[str, Any] = dict(zip(contract.cells("2021"), listed, strict=True))
    figures[f"{contract.T2}.fees"] = Decimal(figures[f"{contract.T2}.fees"])
    for path in contract.cells("2021"):
        if path.startswith(contract.T3):
            found = locate(EDITION_2021, {**figures, path: figures[path] + 18})
            (repair,) = found.repairs
            assert repair.only
            assert repair.figures == {path: figures[path]}
