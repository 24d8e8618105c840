# SPDX-License-Identifier: Apache-2.0
"""The engine asked many things at once, and drafts to ask about, drawn at random."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from gaidisclosure import Draft, to_data
from gaidisclosure.checks import Violation
from gaidisclosure.conformance import cases
from gaidisclosure.conformance.documents import draft_of
from gaidisclosure.conformance.faults import blank_row, moved, tied
from gaidisclosure.draft import Verdict
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.form_data import form_data, words
from gaidisclosure.strategies.figures import full, huge, sparse
from gaidisclosure.strategies.numbers import Numbers
from tests.javascript.test_module import NODE

ANSWERS = Path(__file__).with_name("answers.mjs")
SAFE = 2**53
UNLAWFUL: tuple[Any, ...] = ("9" * 20, -1, "-0.5", "1.5", 10**15, "-0.00000012")
LONGER = ("2.50", "-0.0", "-0.0000001")
"""The same with zeros that the JSON of a draft does not keep, the first only after a sum."""
TEXTS: tuple[Any, ...] = ("/", "若干", "　", "12或13", "1\n2\x00\u2028", "长" * 90, "\U000e0001一")

Given = dict[str, Any]


def answered(folder: Path, requests: Iterable[Given]) -> list[Any]:
    """The answers of the engine in a folder, in the order of the requests."""
    data = folder / "data.json"
    known = {"forms": [form_data(key) for key in FORMS], "words": words()}
    data.write_text(json.dumps(known), "utf-8")
    lines = "".join(f"{json.dumps(each)}\n" for each in requests)
    ran = subprocess.run(
        [str(NODE), str(ANSWERS), str(folder / "gaidisclosure.mjs"), str(data)],
        input=lines, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return [json.loads(each) for each in ran.stdout.splitlines()]


def asked(ask: str, drafts: Iterable[tuple[Draft, Given]]) -> list[Given]:
    return [{"ask": ask, "draft": data} for _, data in drafts]


@cache
def suite(step: int = 1) -> tuple[tuple[Draft, Given], ...]:
    """Every ``step``-th document of the conformance suite, as a draft and as data."""
    some = (case["document"] for case in [*cases("documents")][::step])
    return tuple((draft_of(each), each) for each in some)


def drawn(count: int, seed: int) -> Iterator[tuple[Draft, Given]]:
    """Drafts with some errors, blanks and figures that no report can have.

    Every other one is given as its JSON, the rest as documents of the suite.
    """
    for number in range(count):
        random, numbers = Random(seed + number), Numbers(seed + number)
        if number % 2:
            draft = _draft(random, numbers, UNLAWFUL)
            yield draft, as_data(draft)
        else:
            document = as_document(_draft(random, numbers, (*UNLAWFUL[1:], *LONGER)))
            yield draft_of(document), document


def as_data(draft: Draft) -> Given:
    """The JSON of a draft, with counts in strings that JavaScript would round."""
    data: Given = to_data(draft)
    for cell in data["cells"].values():
        if cell["value"] is not None:
            cell["value"] = number(cell["value"])
    return data


def as_document(draft: Draft) -> Given:
    return {
        "edition": draft.form.key,
        "cells": {
            path: (cell.text or None) if cell.value is None else number(cell.value)
            for path, cell in draft.cells.items()
        },
    }


def _draft(random: Random, numbers: Numbers, unlawful: Sequence[Any]) -> Draft:
    form = random.choice([*FORMS.values()])
    figures: Given = dict(_lawful(form, random, numbers))
    paths = tied(form)
    for path in random.sample(paths, random.choice((0, 1, 1, 1, 2, 2, 3, 4))):
        figures[path] = moved(figures[path], numbers)
    if random.random() < 0.5:
        figures |= dict.fromkeys(random.sample(paths, random.randint(1, 80)))
    if random.random() < 0.2:
        figures |= blank_row(form, figures, numbers)
    for odd, chance in ((unlawful, 0.3), (TEXTS, 0.2)):
        while random.random() < chance:
            figures[random.choice([*figures])] = random.choice(odd)
    for path in random.sample([*figures], random.choice((0, 0, 0, 2))):
        del figures[path]
    return _of_somebody(form, figures, random)


def _lawful(form: Edition, random: Random, numbers: Numbers) -> Mapping[str, Any]:
    way = random.random()
    if way < 0.1:
        return huge(form, numbers)
    if way < 0.3:
        return full(form, numbers, random.choice((3, 10**6)))
    return sparse(form, numbers, random.choice((0, 5, 50)), random.choice((3, 1000, 10**9)))


def _of_somebody(form: Edition, figures: Given, random: Random) -> Draft:
    """A draft as entered, most of them of a known agency and year."""
    agency = None if random.random() < 0.1 else "云溪县商务局"
    year = None if random.random() < 0.1 else 2023
    draft = Draft.from_figures(agency, year, figures, form)
    if random.random() < 0.1:
        return Draft(
            edition=form, issuer=draft.issuer, cells=draft.cells,
            year=random.choice((999, 2022, 10000)), period=random.choice((None, draft.period)),
        )  # fmt: skip
    return draft


def told(verdict: Verdict) -> list[Violation]:
    """The violations that the engine tells as well: errors and gaps."""
    return [*verdict.errors, *verdict.gaps]


def sentences(found: Iterable[Violation]) -> list[list[str]]:
    listed = [*found]
    return [[each.message(locale) for each in listed] for locale in LOCALES]


def number(value: Any) -> Any:
    """A figure as the engine gives it: a number where that is exact, else a decimal in a string."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return number(int(value)) if "." not in text else text
    return str(value) if isinstance(value, int) and abs(value) >= SAFE else value


__all__ = [
    "answered", "as_data", "asked", "drawn",
    "number", "sentences", "suite", "told",
]  # fmt: skip
