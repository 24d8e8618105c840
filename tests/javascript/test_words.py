# SPDX-License-Identifier: Apache-2.0
"""Sentences in JavaScript: those of Python to the letter, in three languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gaidisclosure import Draft, Violation
from gaidisclosure.checks import Severity
from gaidisclosure.i18n import LOCALES
from tests.depth import DEEPER, IS_DEEP
from tests.javascript.engine import Known, differing, drawn, in_json, known, suite
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]


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
    some = drawn(50 * DEEPER, seed=36)
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
    return {**given, "isGap": found.code == "CELL-TEXT", "actual": in_json(found.actual)}


OTHERS = [
    carried("total"),
    carried("natural_person", Severity.NOTE),
    Violation("CELL-TEXT", ("proactive_disclosure.licensing",), actual="0.000000000001"),
    Violation("OUR-OWN:check", ("proactive_disclosure.licensing",)),
]


def told_apart() -> Known:
    """Violations that no draft has by itself, which are given to be told."""
    draft = {"edition": "2021", "cells": dict[str, Any]()}
    return {"draft": draft, "told": [*map(as_given, OTHERS)]}, sentences(OTHERS)


@needs_node
def test_years_and_codes_of_others_are_told_as_in_python(copy: Path) -> None:
    assert differing(copy, "sentences", [told_apart()]) == []
