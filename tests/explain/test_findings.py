# SPDX-License-Identifier: Apache-2.0
"""Findings on a draft in words: the origin, the checks, gaps, warnings and repairs."""

from __future__ import annotations

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.checks import Severity, Violation
from gaidisclosure.document import Place
from gaidisclosure.explain.findings import (
    REPAIRS_SHOWN,
    checks_in_words,
    gaps_in_words,
    origin_in_words,
    repairs_in_words,
    summary_in_words,
    violation_in_words,
)
from gaidisclosure.form import FormKey
from gaidisclosure.repair import Change, Component, Location, Repair

ZERO = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
LICENSING = "proactive_disclosure.licensing"
TOTAL = "review_litigation.review.total"
FAILED = ("T4-SUM:review",)


@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh_Hans", "共 3 份：通过 2，有误 1"), ("en", "Files: 3; valid 2, invalid 1")],
)
def test_files_are_counted_by_their_conclusions(locale: str, words: str) -> None:
    assert summary_in_words(["valid", "invalid", "valid"], locale) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("2019", "edition 2019 of the form"),
        ("2021-undivided", "edition 2021 of the form, with “(6) Other handling” as one row"),
    ],
)
def test_the_origin_names_the_form_and_its_misprint(form: FormKey, words: str) -> None:
    told = origin_in_words(gd.Draft.blank("云溪县商务局", 2023, form), "en")
    assert told == f"云溪县商务局, report year 2023, {words}"


def test_checks_are_counted_by_their_status() -> None:
    draft = ZERO.replace({TOTAL: 1, "request_handling.received.total": None})
    assert checks_in_words(draft.check(), "en") == (
        "Checks: 42, of which 39 passed, 1 failed, 2 could not be evaluated"
    )


@pytest.mark.parametrize(
    ("severity", "place", "words"),
    [
        (Severity.WARNING, Place(7), "Warning: line 7: "),
        (Severity.WARNING, None, "Warning: "),
        (Severity.ERROR, Place(7), "line 7: "),
        (Severity.ERROR, None, ""),
    ],
)
def test_a_finding_begins_with_its_weight_and_its_place(
    severity: Severity, place: Place | None, words: str
) -> None:
    cell = gd.Cell.printed("-1", place=place)
    draft = evolve(ZERO, cells={**ZERO.cells, LICENSING: cell})
    found = Violation("CELL-NEGATIVE", (LICENSING,), actual=-1, severity=severity, edition="2021")
    told = violation_in_words(found, draft, "en")
    assert told == words + found.message("en")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CELL-BLANK", "blank, 2: A, B"),
        ("PERIOD-MISSING", "The report year is missing."),
    ],
)
def test_gaps_of_cells_are_listed_and_others_have_a_sentence(code: str, words: str) -> None:
    gaps = [Violation(code, ("year",)), Violation(code, ("year",))]
    assert gaps_in_words(code, gaps, "A, B", "en").startswith(words)


def repaired(*repairs: Repair, complete: bool = True) -> list[tuple[int, str]]:
    components = (Component(FAILED, repairs=repairs, complete=complete),)
    told = repairs_in_words(Location(components), ZERO, "en")
    return [(each.depth, each.words) for each in told]


def repair(to: int, *, only: bool = False, **change: str) -> Repair:
    return Repair((Change(TOTAL, 21, to, **change),), only)  # type: ignore[arg-type]


def test_the_only_repair_is_told_with_its_slip_if_one_explains_it() -> None:
    cell = "Administrative review Total (行政复议 总计)"
    head = (0, "There is a single smallest repair, changing 1 figure:")
    assert repaired(repair(5, only=True)) == [head, (1, f"{cell}: 21 should be 5")]
    assert repaired(repair(12, only=True, slip="transposed")) == [
        head,
        (1, f"{cell}: 21 should be 12 (two digits swapped)"),
    ]


@pytest.mark.parametrize(
    ("complete", "words"),
    [
        (True, "2 repairs are equally small, each changing 1 figure; "),
        (False, "2 repairs found, each changing 1 figure. There may be others:"),
    ],
)
def test_several_repairs_are_counted_and_may_not_be_all(complete: bool, words: str) -> None:
    told = repaired(repair(12), repair(5), complete=complete)
    assert told[0][1].startswith(words)
    assert [depth for depth, _ in told] == [0, 1, 1]


def test_only_the_likeliest_repairs_are_listed() -> None:
    told = repaired(*map(repair, range(REPAIRS_SHOWN + 2)))
    assert told[-1] == (1, "2 others are not listed")
    assert len(told) == REPAIRS_SHOWN + 2


def test_where_no_repair_is_found_the_failed_checks_are_named() -> None:
    ((_, words),) = repaired()
    assert words.endswith("the sum of “Administrative review Total (行政复议 总计)”.")
