# SPDX-License-Identifier: Apache-2.0
"""Figures in JavaScript: read as in Python, in the suite and in texts drawn at random."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from gaidisclosure.conformance import cases, reading
from gaidisclosure.conformance.runner import asked, compared
from gaidisclosure.form import Kind
from tests.javascript.test_module import NODE, copy, needs_node, spoil

__all__ = ["copy"]

SIGNS = [*"+-－＋−–—增减減±", "--", "－－", "增加", "减少", "減少", "增少", "加"]
UNITS = [*"件条條项項宗起个個份元万萬户", "万元", "萬元", "亿元", "万件"]
SPACES = [*" \u3000\xa0\t\n\x1c\x1f\x85\u2028\u2009", *"\u200b\ufeff\xad\u180e", "\0"]
REMARKS = ["（含1件）", "(a)", "（）", "（a（b）", "(a", "）", "（\n)", "（𠀀）"]
WORDS = [*"/／无〇零○一十٣²①𝟏", "持平", "未增未减", "不适用", "1e3", "不涉及", "——"]
ALPHABET = [*"0123456789０１２９,，..．", *SIGNS, *UNITS, *SPACES, *REMARKS, *WORDS]

BREAKAGES = {
    "the length counts in UTF-16": (
        "trimmed([...text], INVISIBLE)",
        'trimmed(text.split(""), INVISIBLE)',
    ),
    "any length will do": ("visible.length > MOST_CHARACTERS", "false"),
    "zero-width characters stay": (
        "new Set([...WHITE, ...",
        "new Set([...WHITE]); void new Set([...",
    ),
    "words are texts": ("NOT_APPLICABLE.has(bare)", "false"),
    "unchanged is zero anywhere": ('kind === "change" && UNCHANGED', "UNCHANGED"),
    "no sign is negative": ("/^[-减減]/.test(sign)", "false"),
    "a remark divides digits": ("!DIGITS.has(next)", "true"),
    "a remark is any unit": ("isOtherUnit(rest.slice(0, Math.max(end, 0)))", "false"),
    "单位 hides a unit": ('!UNIT_SAID.test(characters.slice(0, 2).join(""))', "true"),
    "a remark may come first": (" || at === 0", ""),
    "a remark divides groups": ('next !== ","', "true"),
    "a remark holds another": (
        "rest.findIndex(isBracket)",
        "rest.findIndex((each) => CLOSING.has(each))",
    ),
    "groups have any size": ("others.every((each) => each.length === 3)", "true"),
    "the first group has any size": ("first.length <= 3", "true"),
    "a point may be the last": ("if (hasPoint && !fraction) return null;", ""),
    "any unit will do": ("unit && !units.has(unit)", "false"),
    "two minus signs are one": ('isTwice && kind !== "change"', "false"),
    "digits have no bound": ("<= MOST_DIGITS", "< 1000"),
    "digits of 元 have no other bound": ('(unit === "元" ? SHIFT : 0)', "0"),
    "an amount in 元 stays as it is": ('if (unit === "元") return', "if (false) return"),
    "numbers are never too large": ("Number.isSafeInteger(Number(text))", "true"),
}


def program(folder: Path) -> list[str]:
    return [str(NODE), str(folder / "conform.mjs")]


def drawn(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Random texts, half of them figures with their parts in order, each in a cell of some kind."""
    random = Random(seed)
    for number in range(count):
        text = in_order(random) if number % 2 else in_disorder(random)
        figure = {"text": text, "kind": random.choice([*Kind]).value}
        yield {"id": str(number), "figure": figure, "expect": reading(figure)}


def in_order(random: Random) -> str:
    def maybe(parts: list[str], chance: float = 0.3) -> str:
        return random.choice(parts) if random.random() < chance else ""

    number = f"{random.randrange(10 ** random.randint(1, 31)):{random.choice([',', 'd'])}}"
    fraction = maybe([".0", ".50", "．５", ".", f".{random.randrange(10**15)}"])
    parts = [
        maybe(SPACES), maybe(SIGNS), maybe(SPACES, 0.1), number, fraction, maybe(SPACES, 0.1),
        maybe(REMARKS, 0.2), maybe(UNITS, 0.4), maybe(REMARKS, 0.1), maybe(SPACES),
    ]  # fmt: skip
    if random.random() < 0.1:
        parts.insert(random.randrange(len(parts)), random.choice(ALPHABET))
    return "".join(parts)


def in_disorder(random: Random) -> str:
    return "".join(random.choices(ALPHABET, k=random.randint(0, 7)))


@pytest.fixture(scope="module")
def known() -> list[dict[str, Any]]:
    return list(cases("figures"))


@needs_node
def test_it_passes_the_section_without_a_form(copy: Path, known: list[dict[str, Any]]) -> None:
    found = compared(known, asked(program(copy), known))
    assert found.differences == ()
    assert found.compared == ("state", "value")


@needs_node
def test_it_reads_random_texts_as_python_does(copy: Path) -> None:
    some = list(drawn(3000, seed=2021))
    assert sum(case["expect"]["state"] == "figure" for case in some) > 500
    answers = asked(program(copy), some)
    wrong = [
        (case["figure"], case["expect"], found)
        for case in some
        if (found := {name: answers[case["id"]][name] for name in ("state", "value")})
        != case["expect"]
    ]
    assert wrong == []


@needs_node
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_copy_fails(copy: Path, breakage: str, known: list[dict[str, Any]]) -> None:
    spoil(copy, "figures", *BREAKAGES[breakage])
    assert compared(known, asked(program(copy), known)).differences


@needs_node
@pytest.mark.parametrize("arguments", ["12, 'count'", "'12', 'number'", "'12'"])
def test_a_call_that_is_no_question_is_refused(copy: Path, arguments: str) -> None:
    asking = f"import('./gaidisclosure.mjs').then((module) => module.readFigure({arguments}))"
    ran = subprocess.run(
        [str(NODE), "-e", asking], cwd=copy, capture_output=True, check=False, encoding="utf-8"
    )
    assert ran.returncode != 0
    assert "TypeError" in ran.stderr
