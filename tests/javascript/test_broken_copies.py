# SPDX-License-Identifier: Apache-2.0
"""Broken copies of the engine, each of which tells something else than Python does."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gaidisclosure.conformance.documents import draft_of
from tests.javascript import test_repairs, test_violations, test_words
from tests.javascript.engine import Known, differing, drawn, known, suite
from tests.javascript.test_module import copy, needs_node, spoil

__all__ = ["copy"]

VIOLATIONS = {
    "minus zero is zero": (
        "contents",
        "figure.decimals > 0 ? shortened",
        "false ? shortened",
    ),
    "the state is not told": ("contents", 'state === "figure" ? "text" : state', '"text"'),
    "a blank total has a figure": ("violations", "isTotalBlank ? null : ", ""),
    "the figures are all of one side": ("violations", "sides.flatMap", "sides.slice(1).flatMap"),
    "the sides are in disorder": ("violations", "one < other ? -1 : 1", "one < other ? 1 : -1"),
    "cells cancel out": ("violations", "sums.get(path) && known", "known"),
    "any year will do": ("violations", "year >= 1000 && year <= 9999", "true"),
    "the period is not looked at": ("violations", "of !== year", "false"),
    "a long text is not cut off": ("violations", "> LONGEST_SHOWN", "> 1000"),
    "controls are shown": ("violations", "UNPRINTABLE.test(each)", "false"),
    "one row can be divided": ("violations", "unofficial.some(", "[].some("),
    "the other side is shown": ("graph", "second.size < first.size", "second.size > first.size"),
    "a cut is not the smallest": ("network", "other.size < one.size ?", "other.size > one.size ?"),
    "sums have no decimals": ("exact", "Math.max(sum.decimals, each.decimals)", "0"),
}
REPAIRS = {
    "any of several will do": ("repairs", "if (found !== null) return null;", ""),
    "any figure of a range will do": ("repairs", "least !== most", "false"),
    "what is left does not matter": ("repairs", "obstacles(trial).length > 0", "false"),
    "two unlawful figures are one": ("repairs", "unlawful.length === 1", "unlawful.length > 0"),
    "an unlawful figure is right": ("repairs", "if (unlawful.length > 0) return null;", ""),
    "codes are those of a cut": ("repairs", "failed.length > 0 ? failed : ", ""),
    "an unlawful figure fails sums": ("repairs", "open.has(cell) ? { figure: null }", "false ? 0"),
    "an unlawful figure is known": ("contents", "figure.decimals === 0", "true"),
    "a cell makes up for itself": ("network", "cell !== without", "true"),
    "nothing flows back": ("network", "to: tail, along: -1", "to: tail, along: 1"),
}  # fmt: skip
WORDS = {
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
BROKEN = [
    (ask, spoilt, *breakage)
    for ask, breakages in (("violations", VIOLATIONS), ("changes", REPAIRS), ("sentences", WORDS))
    for spoilt, breakage in breakages.items()
]
MINUS_ZERO = {"edition": "2021", "cells": {"proactive_disclosure.licensing": "-0.0"}}


@cache
def telling(ask: str) -> list[Known]:
    """Requests by whose answers every broken copy is found out."""
    if ask == "violations":
        some = [*drawn(120, seed=16), (draft_of(MINUS_ZERO), MINUS_ZERO)]
        return known(some, test_violations.expected)
    if ask == "changes":
        return known([*drawn(100, seed=61), *suite(27)], test_repairs.expected)
    return [test_words.told_apart(), *known(drawn(60, seed=36), test_words.expected)]


@needs_node
@pytest.mark.parametrize(
    ("ask", "spoilt", "name", "before", "after"), BROKEN, ids=[each[1] for each in BROKEN]
)
def test_a_broken_copy_fails(
    copy: Path, ask: str, spoilt: str, name: str, before: str, after: str
) -> None:
    spoil(copy, name, before, after)
    assert differing(copy, ask, telling(ask)), spoilt
