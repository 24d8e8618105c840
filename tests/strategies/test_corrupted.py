# SPDX-License-Identifier: Apache-2.0
"""Planted errors: labelled rightly, of the kind asked for, in a report that is lawful without."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.vendor.pretty import pretty

from gaidisclosure import strategies as gs
from gaidisclosure.algebra import flows
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITION_2021
from gaidisclosure.model import AnnualReport2021
from gaidisclosure.strategies.faulty import fitted
from tests import contract

SLIPS: tuple[gs.SlipName, ...] = get_args(gs.SlipName)


@given(st.data(), st.integers(0, 10))
def test_without_its_errors_the_draft_prints_the_report(data: st.DataObject, errors: int) -> None:
    found = data.draw(gs.corrupted(errors=errors))
    draft, right = found.draft, found.report.figures()
    cells = [error.cell for error in found.errors]
    assert len(set(cells)) == len(cells) >= errors
    for error in found.errors:
        assert error.printed != error.right == right[error.cell]
        assert draft.figures()[error.cell] == error.printed
    mended = draft.replace({error.cell: error.right for error in found.errors})
    assert mended == Draft.from_report(found.report)
    assert mended.seal() == found.report


def unlike(one: str, two: str) -> int:
    return sum(a != b for a, b in zip(one, two, strict=True)) if len(one) == len(two) else 99


# What a careful reader calls each slip, looking at the figures alone.
LOOKS: dict[gs.SlipName, Callable[[gs.Corrupted, gs.PlantedError, str, str], bool]] = {
    "total": lambda found, error, printed, right: error.cell in found.report.form.totals,
    "transposed": lambda found, error, printed, right: (
        sorted(printed) == sorted(right) and unlike(printed, right) == 2
    ),
    "dropped": lambda found, error, printed, right: len(printed) == len(right) - 1,
    "doubled": lambda found, error, printed, right: (
        len(printed) == len(right) + 1 and set(printed) == set(right)
    ),
    "misread": lambda found, error, printed, right: unlike(printed, right) == 1,
    "copied": lambda found, error, printed, right: (
        len(printed) > 1 and error.printed in beside(found, error)
    ),
    "misplaced": lambda found, error, printed, right: (
        printed == "0" or error.printed in held_by_two(found, error)
    ),
    "left_out": lambda found, error, printed, right: printed == "0",
    "blank": lambda found, error, printed, right: (printed, right) == ("None", "0"),
    "in_yuan": lambda found, error, printed, right: (
        Decimal(printed) in {Decimal(right) * 10000, Decimal(right) / 10000}
    ),
}


def beside(found: gs.Corrupted, error: gs.PlantedError) -> set[object]:
    figures = found.report.figures()
    return {figures[other] for other in found.report.form.neighbours[error.cell]}


def held_by_two(found: gs.Corrupted, error: gs.PlantedError) -> set[object]:
    """The figures of its neighbours, alone and together with its own."""
    return {n + more for n in beside(found, error) for more in (0, error.right)}  # type: ignore[operator]


@pytest.mark.parametrize("slip", SLIPS)
@given(data=st.data())
def test_each_slip_is_what_it_is_called(slip: gs.SlipName, data: st.DataObject) -> None:
    size: Any = data.draw(st.sampled_from(["office", "county", "nation"]))
    found = data.draw(gs.corrupted({slip}, size=size))
    assert {error.slip for error in found.errors} == {slip}
    for error in found.errors:
        assert LOOKS[slip](found, error, str(error.printed), str(error.right))


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip not in {"blank", "in_yuan"}])
@given(data=st.data())
def test_one_wrong_count_breaks_sums(slip: gs.SlipName, data: st.DataObject) -> None:
    found = data.draw(gs.corrupted({slip}))
    verdict = found.draft.check()
    blocks = {error.cell.rpartition(".")[0] for error in found.errors if contract.T4 in error.cell}
    totals_of = [error.cell for error in found.errors if error.cell.endswith(".total")]
    if slip == "misplaced" and len(blocks) == 1 and not totals_of and len(found.errors) == 2:
        within = all(contract.T4 in error.cell for error in found.errors)
        assert verdict.ok is within
    else:
        assert not verdict.ok
        assert verdict.errors


@given(gs.corrupted({"blank"}, errors=4))
def test_blanks_leave_the_rest_as_it_is(found: gs.Corrupted) -> None:
    assert len(found.errors) == 4
    assert len(found.draft.check().gaps) == 4
    assert not found.draft.check().errors


@given(gs.corrupted({"in_yuan"}, errors=3))
def test_an_amount_in_another_unit_breaks_no_sum(found: gs.Corrupted) -> None:
    (error,) = found.errors
    assert not any(each.code.startswith("T") for each in found.draft.check().errors)
    assert found.report.form.cells[error.cell].kind == "money"


@given(gs.corrupted(edition="2019", years=[2020]))
def test_edition_and_year_are_steerable(found: gs.Corrupted) -> None:
    assert (found.report.edition, found.report.year) == ("2019", 2020)


@pytest.mark.parametrize(
    ("slips", "errors"), [({"nonsense"}, 1), (set(), 1), (None, -1), (None, 11), ({"total", ""}, 1)]
)
def test_what_cannot_be_planted_is_refused(slips: set[gs.SlipName] | None, errors: int) -> None:
    with pytest.raises(InvalidArgument, match="give"):
        gs.corrupted(slips, errors=errors)


def test_where_no_cell_is_zero_another_year_is_taken() -> None:
    """A report without zeros has none to leave blank; one in which nothing happened has."""
    figures = dict.fromkeys(contract.cells("2021"), 0)
    for flow in flows(EDITION_2021):
        for cell in flow.cells:
            figures[cell] += 1
    for path, kind in contract.cells("2021").items():
        figures[path] += path.startswith(contract.T2) and kind == "count"
    report = AnnualReport2021.from_figures("云溪县商务局", 2023, figures)
    counts = fitted(report, [], blanks=1)
    assert set(counts.values()) == {0}
    assert fitted(report, [], blanks=0) == {cell: figures[cell] for cell in counts}


def test_hypothesis_shows_the_errors_alone() -> None:
    error = gs.PlantedError("transposed", "review_litigation.review.total", 12, 21)
    report = AnnualReport2021.zero("云溪县商务局", 2023)
    shown = pretty(gs.Corrupted(report, Draft.from_report(report), (error,)))
    assert shown == f"Corrupted(errors=({error!r},))"
