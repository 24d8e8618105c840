# SPDX-License-Identifier: Apache-2.0
"""What drafts and verdicts look like: the origin, and what a reader looks for."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from hypothesis.vendor.pretty import pretty
from rich.console import Console

import gaidisclosure as gd

ZERO = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
WRONG = ZERO.replace(
    {"proactive_disclosure.licensing": "１２件", "review_litigation.review.total": 1}
)


def test_a_draft_shows_its_origin_and_the_cells_that_are_not_plain_zero() -> None:
    assert repr(ZERO) == "<Draft '2021' '云溪县商务局' 2023 cells=200>"
    assert repr(WRONG) == (
        "<Draft '2021' '云溪县商务局' 2023 cells=200 "
        "proactive_disclosure.licensing='１２件' review_litigation.review.total='1'>"
    )


def test_a_draft_without_agency_year_and_cells_has_a_repr() -> None:
    assert repr(gd.Draft(edition="2019", cells={})) == "<Draft '2019' None None cells=0>"


@pytest.mark.parametrize("number", [20, 21, 200])
def test_a_draft_shows_twenty_cells_and_counts_the_rest(number: int) -> None:
    ones = ZERO.replace(dict.fromkeys([*ZERO.cells][:number], 1))
    assert repr(ones).count("='1'") == 20
    assert repr(ones).endswith(f" more={number - 20}>" if number > 20 else "='1'>")


def test_a_verdict_shows_its_conclusion_codes_and_counts() -> None:
    assert repr(ZERO.check()) == "<Verdict 'valid'>"
    assert repr(WRONG.check()) == "<Verdict 'invalid' errors={'T4-SUM:review': 1}>"
    odd = ZERO.replace(
        {
            "proactive_disclosure.penalties": -1,
            "proactive_disclosure.licensing": -1,
            "proactive_disclosure.compulsion": None,
            "proactive_disclosure.fees": "0.0000001",
        }
    )
    assert repr(odd.check()) == "<Verdict 'invalid' errors={'CELL-NEGATIVE': 2} gaps=1 remarks=1>"


def test_hypothesis_ipython_and_rich_print_a_draft_on_a_few_lines() -> None:
    told = [
        "'2021'",
        "'云溪县商务局'",
        "2023",
        "cells=200",
        "proactive_disclosure.licensing='１２件'",
        "review_litigation.review.total='1'",
    ]
    assert pretty(WRONG).split() == ["<Draft", *told[:-1], f"{told[-1]}>"]
    assert max(map(len, pretty([WRONG, WRONG]).splitlines())) < 79
    console = Console(file=StringIO(), width=60)
    console.print(WRONG, WRONG.check())
    shown = console.file.getvalue().split()  # type: ignore[attr-defined]
    assert shown[: len(told) + 2] == ["<Draft", *told, ">"]
    assert " ".join(shown[-4:]) == "<Verdict 'invalid' errors={'T4-SUM:review': 1}>"


FAILING = """
from hypothesis import given, settings, strategies as st
import gaidisclosure as gd
from gaidisclosure import strategies as gs

@settings(database=None)
@given({strategy})
def test(given):
    assert False, "the test's own failure"

test()
"""


@pytest.mark.parametrize(
    ("strategy", "shown"),
    [
        ("gs.annual_reports()", "period=ReportingPeriod.of_year(2021)"),
        ("st.lists(gs.drafts(), min_size=2, max_size=2)", "<Draft '2021' '云溪县商务局' 2021"),
        ("st.from_type(gd.Verdict)", "<Verdict 'valid'>"),
    ],
)
def test_a_failing_example_prints_few_lines_and_no_warning(
    strategy: str, shown: str, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", FAILING.format(strategy=strategy)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "HYPOTHESIS_NO_PLUGINS": ""},
        encoding="utf-8",
    )
    assert "AssertionError: the test's own failure" in ran.stderr
    assert "HypothesisWarning" not in ran.stderr
    _, _, example = ran.stderr.rpartition("AssertionError: the test's own failure\n")
    assert shown in example
    assert len(example.splitlines()) < 10, example


def test_a_cell_and_a_form_are_printed_on_one_line() -> None:
    cell = gd.Cell.printed("１２", place=gd.Place(page=3, box=(1.0, 2.0, 3.0, 4.0)))
    shown = "Cell('１２', 12, State.FIGURE, place=Place(page=3, box=(1.0, 2.0, 3.0, 4.0)))"
    assert repr(cell) == shown
    assert eval(shown, {name: getattr(gd, name) for name in gd.__all__}) == cell
    assert repr(gd.Cell.printed("")) == "Cell('', None, State.BLANK)"
    assert pretty([cell]) == "[Cell.printed('１２')]"
    assert pretty([WRONG.form]) == f"[{WRONG.form!r}]" == "[Edition(key='2021')]"
