# SPDX-License-Identifier: Apache-2.0
"""The suite: always the same, right by another reckoning, and strong enough to notice anything."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure.conformance import answer, cases, suite, whole
from gaidisclosure.conformance.documents import draft_of, value_of
from gaidisclosure.conformance.suite import digest
from gaidisclosure.form import FORMS
from gaidisclosure.strategies.numbers import Numbers
from tests import contract
from tests.cli.command_line import run
from tests.conformance import misreadings
from tests.conformance.mutants import Tally, mutants, tally
from tests.conformance.strength import lines
from tests.repair.repaired import solvable

ROOT = Path(__file__).parents[2]
Case = dict[str, Any]
MOST = 999_999_999_999_999
TOGETHER = "T3-BLANKS"
"""The code for blanks that no figures can fill although each identity could hold by itself."""


@cache
def known() -> tuple[Case, ...]:
    return tuple(cases("documents"))


def variant_of(case: Case) -> str:
    given = case["document"]
    return str(given["edition"])


def figure_of(value: object) -> int | Fraction | None:
    """What a careful reader takes for a figure."""
    if isinstance(value, str):
        body = value.removeprefix("-")
        digits = body.replace(".", "", 1)
        is_decimal = digits.isascii() and digits.isdigit() and body[0] != "." and body[-1] != "."
        return Fraction(value) if is_decimal else None
    return value  # type: ignore[return-value]


def test_a_single_case_leaves_most_mutants_alive() -> None:
    found = tally(known()[:1])
    assert sum(found.made.values()) - found.killed == len(found.alive) > 9000
    assert tally([]).killed == 0


def test_the_suite_is_made_from_its_seed_alone() -> None:
    assert sha256(whole()).hexdigest() == digest()


def test_there_are_enough_cases_of_every_kind() -> None:
    assert len(known()) >= 2000
    names = [case["id"] for case in known()]
    assert len(set(names)) == len(names)
    verdicts = Counter(case["expect"]["verdict"] for case in known())
    assert min(verdicts[name] for name in ("valid", "invalid", "incomplete")) >= 200
    assert Counter(map(variant_of, known())).keys() == set(contract.VARIANTS)
    assert sum("repair" in case["expect"] for case in known()) >= 1000
    kinds = {name.split("/")[1] for name in names}
    assert {"few", "full", "huge", "too-much", "blank", "missing", "negative", "money"} <= kinds


def test_expectations_are_right_by_another_reckoning() -> None:
    for case in known():
        variant, given, expected = variant_of(case), case["document"], case["expect"]
        figures: dict[str, Any] = {c: figure_of(v) for c, v in given["cells"].items()}
        hopeless = contract.hopeless(variant, figures)
        failed = contract.failed(variant, figures) | hopeless
        assert {*expected["failed"]} - {TOGETHER} == failed, case["id"]
        unknown = contract.unknown(variant, figures)
        assert set(expected["not_evaluable"]) == unknown.keys() - hopeless, case["id"]
        found = faults(variant, given["cells"])
        assert dict(map(reversed, expected["faults"])) == found, case["id"]
        concerned = {
            cell for code in failed for side in contract.identities(variant)[code] for cell in side
        }
        concerned |= {path for _, path in expected["faults"]}
        assert expected["cells"] == [path for path in contract.cells(variant) if path in concerned]


def is_small(case: Case) -> bool:
    """Whether a solver in floating point is exact on the figures of a case."""
    figures = [figure_of(value) or 0 for value in case["document"]["cells"].values()]
    return max(figures) < 10**5


def test_blanks_that_cannot_be_filled_are_those_that_integer_programming_cannot_fill() -> None:
    """Where no identity fails by itself, and no figure is unlawful."""
    blank = [case for case in known() if None in case["document"]["cells"].values()]
    blank = [case for case in blank if is_small(case)]
    assert len(blank) >= 200
    for case in blank:
        variant, expected = variant_of(case), case["expect"]
        if any(code != TOGETHER for code in expected["failed"]) or expected["faults"]:
            assert TOGETHER not in expected["failed"] or "T4" in "".join(expected["failed"])
        else:
            given = case["document"]["cells"]
            figures: dict[str, Any] = {c: figure_of(given.get(c)) for c in contract.cells(variant)}
            can_hold = solvable(contract.identities(variant), figures)
            assert (TOGETHER in expected["failed"]) is not can_hold, case["id"]
    assert sum(TOGETHER in case["expect"]["failed"] for case in blank) >= 50


def faults(variant: str, cells: dict[str, Any]) -> dict[str, str]:
    """The single figures that no report can have."""
    found: dict[str, str] = {}
    for path, kind in contract.cells(variant).items():
        figure = figure_of(cells.get(path))
        if figure is None:
            continue
        if kind != "money" and "." in str(cells[path]):
            found[path] = "CELL-FRACTION"
        elif abs(int(figure)) > MOST:
            found[path] = "CELL-SIZE"
        elif (figure * 10**15) % 1:
            found[path] = "CELL-DECIMALS"
        elif figure < 0 and kind != "change":
            found[path] = "CELL-NEGATIVE"
    return found


def test_a_verdict_follows_from_what_is_found() -> None:
    for case in known():
        variant, cells, expected = variant_of(case), case["document"]["cells"], case["expect"]
        is_whole = all(figure_of(cells.get(path)) is not None for path in contract.cells(variant))
        row = [f"{contract.T3}.outcomes.other.{column}" for column in contract.COLUMNS]
        is_divided = variant != "2021-undivided" or not any(cells.get(path) for path in row)
        wanted = "valid" if is_whole and is_divided else "incomplete"
        contradicted = expected["failed"] or expected["faults"]
        assert expected["verdict"] == ("invalid" if contradicted else wanted), case["id"]


def test_a_repair_repairs() -> None:
    for case in known():
        changes = case["expect"].get("repair", [])
        cells = dict(case["document"]["cells"])
        for change in changes:
            assert cells[change["cell"]] == change["from"]
            cells[change["cell"]] = change["to"]
        figures: dict[str, Any] = {c: figure_of(v) for c, v in cells.items()}
        if changes:
            assert not contract.failed(variant_of(case), figures), case["id"]
            assert not faults(variant_of(case), cells)


def test_documents_can_be_read_anywhere() -> None:
    for case in known():
        for value in case["document"]["cells"].values():
            assert value is None or isinstance(value, str) or abs(value) < 2**53
        assert json.loads(json.dumps(case)) == case


def test_our_own_answers_are_right() -> None:
    for case in known()[::7]:
        assert answer(case["document"]) == case["expect"]


@pytest.fixture(scope="module")
def strength() -> Tally:
    """What becomes of every mutant."""
    return tally(known())


def test_every_mutant_of_every_identity_is_killed(strength: Tally) -> None:
    assert strength.alive == ()
    assert strength.killed == sum(strength.made.values()) > 9000
    assert set(strength.made) == {
        "dropped", "sign", "row", "column", "added", "block", "comparison", "wrapped", "blank",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_show_what_the_command_prints(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {case["id"]: case["expect"] for case in cases()}
    room = "gaidisclosure.cli.commands.conform"
    monkeypatch.setattr(f"{room}.answered", lambda given: answers[given["id"]])
    page = (ROOT / "docs" / language / "conformance.md").read_text("utf-8")
    ((arguments, printed),) = re.findall(
        r"^\$ gaidisclosure (conform .*)\n([^`]*)```$", page, re.MULTILINE
    )
    assert run(*arguments.split(), LC_ALL="C.UTF-8").stdout == printed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_show_the_strength_of_the_suite(language: str, strength: Tally) -> None:
    tallies = {"documents": strength, "figures": misreadings.tally(cases("figures"))}
    page = (ROOT / "docs" / language / "conformance.md").read_text("utf-8")
    assert "\n".join(["```text", *lines(tallies, language), "```"]) in page


def test_a_thin_suite_leaves_mutants_alive() -> None:
    valid = [case for case in known() if case["expect"]["verdict"] == "valid"]
    found = tally(valid)
    assert found.killed + len(found.alive) == sum(found.made.values())
    # Lawful figures alone notice nobody who lets too much pass.
    assert {mutant.kind for mutant in found.alive} >= {"comparison", "wrapped", "blank"}


def test_a_mutant_says_something_else_than_its_identity() -> None:
    form = FORMS["2021"]
    figures: dict[str, Any] = dict.fromkeys(form.cells, 0)
    sound = [mutant for mutant in mutants(form) if mutant.kind == "comparison"]
    assert not any(mutant.fails(figures) for mutant in sound)
    review = "review_litigation.review."
    wrong = figures | {review + "upheld": 1}
    noticed = {m.agrees.__name__: m.fails(wrong) for m in sound if m.code == "T4-SUM:review"}
    assert noticed == {"ge": False, "le": True, "_unless_zero": False, "_never": False}


def test_numbers_are_those_of_splitmix64() -> None:
    numbers = Numbers(1234567)
    assert [numbers.below(2**64) for _ in range(3)] == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
    ]
    assert {numbers.between(3, 5) for _ in range(50)} == {3, 4, 5}
    assert sorted(numbers.sample(range(9), 9)) == [*range(9)]
    assert {numbers.pick("ab") for _ in range(20)} == {"a", "b"}


@pytest.mark.parametrize(
    ("value", "figure"),
    [(3, 3), ("1.9", Decimal("1.9")), ("-2", -2), ("1.", None), (".5", None), ("", None),
     (None, None), ("/", None), ("若干", None), ("１２", 12), ("-", None)],
)  # fmt: skip
def test_what_stands_in_a_cell_is_taken_for_a_figure_or_not(value: Any, figure: Any) -> None:
    path = "review_litigation.review.total"
    draft = draft_of({"edition": "2021", "cells": {path: value}})
    assert draft.cells[path].value == figure


def test_figures_are_written_as_they_are_read() -> None:
    form = FORMS["2021"]
    assert value_of(form, "proactive_disclosure.fees", 3) == "3"
    assert value_of(form, "proactive_disclosure.licensing", Decimal("1.5")) == "1.5"
    assert value_of(form, "proactive_disclosure.licensing", 7) == 7


def test_only_the_published_suite_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "whole", whole.__wrapped__)  # nothing remembered
    monkeypatch.setattr(suite, "DIGEST", tmp_path / "digest.txt")
    monkeypatch.setattr(suite, "made", lambda: b'{"id":"new"}\n')
    suite.DIGEST.write_text(sha256(b'{"id":"new"}\n').hexdigest() + "\n")
    assert digest() == sha256(b'{"id":"new"}\n').hexdigest()
    assert [*cases()] == [{"id": "new"}]
    assert [*cases("documents")] == []
    monkeypatch.setattr(suite, "made", lambda: b'{"id":"other"}\n')
    with pytest.raises(RuntimeError, match=r"not the one of digest\.txt"):
        [*cases()]
