# SPDX-License-Identifier: Apache-2.0
"""Sentences in JavaScript: those of Python to the letter, in three languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure import Draft, Violation
from gaidisclosure.checks import Severity
from gaidisclosure.i18n import LOCALES
from tests.depth import DEEPER, IS_DEEP
from tests.javascript.engine import Known, differing, drawn, in_json, known, suite
from tests.javascript.test_module import copy, needs_node, spoil

__all__ = ["copy"]

BREAKAGES = {
    "a blank total is a figure": ("words", 'actual === null ? "blank_total" : ', ""),
    "a note is a warning": ("words", 'severity === "note"', "false"),
    "no label of the form in English": ("words", 'label && locale === "en"', "false"),
    "the first cell tells the row": ("words", "cells[cells.length - 1])[side]", "cells[0])[side]"),
    "a text is a figure": ("words", "isGap ? actual : ", ""),
    "the total is an addend": ("words", "figures.slice(0, -1)", "figures"),
    "every identity is spelled out": ("words", "const SPELLED_OUT = 3", "const SPELLED_OUT = 99"),
    "the difference is the other way": ("words", "units: -one.units", "units: one.units"),
    "the years are one": ("words", "sources[sources.length - 1]", "sources[0]"),
    "small decimals are plain": ("exact", "exponent >= LEAST_PLAIN", "true"),
    "an exponent has no point": ("exact", "digits.length > 1 ?", "false ?"),
}


def sentences(found: Iterable[Violation]) -> list[list[str]]:
    listed = [*found]
    return [[each.message(locale) for each in listed] for locale in LOCALES]


def expected(draft: Draft) -> list[list[str]]:
    verdict = draft.check()
    return sentences([*verdict.errors, *verdict.gaps])


@needs_node
def test_they_are_those_of_python_in_the_suite(copy: Path) -> None:
    some = suite(1 if IS_DEEP else 27)
    assert differing(copy, "sentences", known(some, expected)) == []


@needs_node
def test_they_are_those_of_python_in_random_drafts(copy: Path) -> None:
    some = drawn(100 * DEEPER, seed=36)
    assert differing(copy, "sentences", known(some, expected)) == []


def carried(column: str, severity: Severity = Severity.WARNING) -> Violation:
    path = f"request_handling.brought_forward.{column}"
    cells = (path.replace("brought", "carried"), path)
    years = ("2022", "2023")
    return Violation(f"YEAR-CARRY:{column}", cells, 12, 7, (), severity, "2021", sources=years)


def as_given(found: Violation) -> dict[str, Any]:
    """A violation as the engine gives it."""
    names = ("code", "severity", "cells", "expected", "actual", "figures", "identities", "sources")
    given = {name: getattr(found, name) for name in names}
    return {**given, "isGap": False, "actual": in_json(found.actual)}


OTHERS = [
    carried("total"),
    carried("natural_person", Severity.NOTE),
    Violation("OUR-OWN:check", ("proactive_disclosure.licensing",)),
]


def told_apart() -> Known:
    """Violations that no draft has by itself, which are given to be told."""
    draft = {"edition": "2021", "cells": dict[str, Any]()}
    return {"draft": draft, "told": [*map(as_given, OTHERS)]}, sentences(OTHERS)


@needs_node
def test_years_and_codes_of_others_are_told_as_in_python(copy: Path) -> None:
    assert differing(copy, "sentences", [told_apart()]) == []


@pytest.fixture(scope="module")
def telling() -> list[Known]:
    return [told_apart(), *known(drawn(60, seed=36), expected)]


@needs_node
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_copy_fails(copy: Path, breakage: str, telling: list[Known]) -> None:
    spoil(copy, *BREAKAGES[breakage])
    assert differing(copy, "sentences", telling)
