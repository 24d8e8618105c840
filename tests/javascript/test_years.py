# SPDX-License-Identifier: Apache-2.0
"""Two years in a row: JavaScript evaluates the relations between them as Python does."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.form_data import words
from gaidisclosure.strategies.plain import continued
from tests.depth import examples
from tests.javascript.drawn import answers, drafts, reports, undivided
from tests.javascript.engine import answered, as_data
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node

NAMES = (
    "云溪县商务局",
    "云溪县 商务局",
    "云溪县商务局（本级）",
    "云溪县商务局(本级)",
    "云溪县审计局",
)
CODES = (None, None, "11341702486344515H", "11341700003240021W")


def pairs(count: int, seed: int) -> Iterator[tuple[gd.Draft, gd.Draft]]:
    """Yield two years of one agency or of two, in which a little or nothing is amiss."""
    random = Random(seed)
    spoilt = [*drafts(count, seed)]
    for number, before in enumerate(reports(count, seed)):
        (after,) = continued([before], seed=number)
        old, new = gd.Draft.from_report(before), gd.Draft.from_report(after)
        if number % 2:
            paths = [
                path for path in new.form.cells if "brought" in path or "government_rules" in path
            ]
            new = new.replace(
                {p: random.choice([None, 3, "9" * 25]) for p in random.sample(paths, 3)}
            )
        if number % 3 == 0:
            old = spoilt[number]
        if number % 7 == 0 and new.edition == "2021":
            new = undivided(new)
        years = (random.choice([None, old.year, 2023]), random.choice([None, new.year, 2024]))
        pair = tuple(
            evolve(
                each, edition=each.form, year=year, period=each.period if year is None else None,
                issuer=issuer(random, each) if number % 5 else None,
            )
            for each, year in zip((old, new), years, strict=True)
        )  # fmt: skip
        yield pair[0], pair[1]


def issuer(random: Random, draft: gd.Draft) -> gd.Agency | None:
    if random.random() < 0.6:
        return draft.issuer
    return gd.Agency(random.choice(NAMES), unified_social_credit_code=random.choice(CODES))


def test_the_relations_of_two_years_are_those_of_python(copy: Path) -> None:
    some = [*pairs(examples(40), seed=23)]
    failed = apart = 0
    for (before, after), answer in zip(some, compared(copy, some), strict=True):
        expected = gd.compare(before, after)
        found = answer["found"]
        assert [result(each) for each in found["results"]] == [
            (
                each.code,
                [*each.cells],
                each.status.value,
                each.expected,
                each.actual,
                [*map(list, each.unknown)],
            )
            for each in expected.results
        ]
        assert [violation(each) for each in found["violations"]] == [
            (
                each.code, each.severity.value, [*each.cells], each.expected, each.actual,
                [*each.sources], each.edition,
            )
            for each in between_years(expected)
        ]  # fmt: skip
        assert (found["doubt"] is None) == (expected.years is not None)
        failed += len(found["violations"])
        apart += found["doubt"] is not None
    assert failed > 10
    assert 5 < apart < len(some) - 20


def compared(copy: Path, some: list[tuple[gd.Draft, gd.Draft]]) -> list[dict[str, Any]]:
    return answers(copy, [(after.form.key, [step(before, after)]) for before, after in some])


def step(before: gd.Draft, after: gd.Draft) -> list[Any]:
    opened = [
        {"form": each.form.key, "opened": gd.dumps(each).decode()} for each in (before, after)
    ]
    return ["carriedOver", *opened]


def between_years(found: gd.Comparison[Any]) -> list[gd.Violation]:
    """Return the findings on what goes over, on agencies and on forms."""
    families = {"YEAR-CARRY", "YEAR-STOCK", "YEAR-AGENCY", "YEAR-EDITION"}
    return [each for each in found.findings if each.family in families]


def number(value: Any) -> Any:
    """Return a figure as Python has it, of which JavaScript writes long ones as strings."""
    if isinstance(value, str) and value.lstrip("-").replace(".", "", 1).isdecimal():
        return Decimal(value)
    return value


def result(found: dict[str, Any]) -> tuple[Any, ...]:
    figures = (number(found["expected"]), number(found["actual"]))
    return (found["code"], found["cells"], found["status"], *figures, found["unknown"])


def violation(found: dict[str, Any]) -> tuple[Any, ...]:
    is_figure = not found["code"].startswith(("YEAR-AGENCY", "YEAR-EDITION"))
    sides = (found["expected"], found["actual"])
    return (
        found["code"], found["severity"], found["cells"],
        *(map(number, sides) if is_figure else sides), found["sources"], found["edition"],
    )  # fmt: skip


def test_the_sentences_are_those_of_python(copy: Path) -> None:
    some = [*pairs(examples(20), seed=24)]
    told = [each["found"]["violations"] for each in compared(copy, some)]
    requests = [
        {"draft": as_data(after), "told": each} for (_, after), each in zip(some, told, strict=True)
    ]
    for pair, sentences in zip(some, answered(copy, "sentences", requests), strict=True):
        found = between_years(gd.compare(*pair))
        assert sentences == [[each.message(locale) for each in found] for locale in LOCALES]


def test_years_that_do_not_follow_are_told(copy: Path) -> None:
    zero = {
        year: gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", year))
        for year in (2021, 2023)
    }
    some = [(each, zero[2023]) for each in (zero[2021], zero[2023], gd.Draft.blank())]
    found = [each["found"] for each in compared(copy, some)]
    assert [each["doubt"]["parameters"] for each in found] == [
        {"found": year, "expected": 2022} for year in (2021, 2023, "…")
    ]
    assert {each["doubt"]["code"] for each in found} == {"pages.years.apart"}
    assert [each["results"] for each in found] == [[], [], []]


def test_every_refusal_has_a_sentence_in_every_language() -> None:
    codes = [{*messages} for messages in words().values()]
    assert codes[0] == codes[1] == codes[2]
    assert {"pages.years.apart", "pages.open.version", "pages.paste.left"} <= codes[0]
