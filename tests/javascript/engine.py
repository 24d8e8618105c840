# SPDX-License-Identifier: Apache-2.0
"""The engine asked many things at once, and drafts to ask about, drawn at random."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from gaidisclosure import Draft, to_data
from gaidisclosure.conformance import cases
from gaidisclosure.conformance.documents import draft_of
from gaidisclosure.conformance.faults import blank_row, moved
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.pages.form_data import form_data, words
from gaidisclosure.strategies.figures import full, huge, sparse
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.planted import tied
from tests.javascript.test_module import NODE

ANSWERS = Path(__file__).with_name("answers.mjs")
SAFE = 2**53
UNLAWFUL: tuple[Any, ...] = ("9" * 20, -1, "-0.5", "1.5", 10**15, "-0.00000012")
LONGER = ("2.50", "-0.0", "-0.0000001")
"""The same with zeros that the JSON of a draft does not keep, the first only after a sum."""
TEXTS: tuple[Any, ...] = (
    "/",
    "若干",
    "　",
    "12或13",
    "1\n2\x00\u2028",
    "长" * 90,
    "\U000e0001一",
)

Given = dict[str, Any]
Asked = tuple[Draft, Given]
"""A draft, and the data by which the engine gets it."""
Known = tuple[Given, Any]
"""A request, and the answer that is expected."""


def answered(folder: Path, ask: str, requests: Iterable[Given]) -> list[Any]:
    """The answers of the engine in a folder, in the order of the requests."""
    data = folder / "data.json"
    known = {"forms": [form_data(key) for key in FORMS], "words": words()}
    data.write_text(json.dumps(known), "utf-8")
    lines = "".join(f"{json.dumps({'ask': ask, **each})}\n" for each in requests)
    ran = subprocess.run(
        [str(NODE), str(ANSWERS), str(folder / "gaidisclosure.mjs"), str(data)],
        input=lines, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return [json.loads(each) for each in ran.stdout.split("\n")[:-1]]


def known(drafts: Iterable[Asked], expected: Callable[[Draft], Any]) -> list[Known]:
    return [({"draft": data}, expected(draft)) for draft, data in drafts]


def differing(folder: Path, ask: str, cases: Iterable[Known]) -> list[tuple[Given, Any, Any]]:
    """The requests to which the engine answers otherwise than expected, with both answers."""
    requests, expected = zip(*cases, strict=True)
    every = zip(requests, expected, answered(folder, ask, requests), strict=True)
    return [each for each in every if each[1] != each[2]]


@cache
def suite(step: int = 1) -> tuple[Asked, ...]:
    """Every ``step``-th document of the conformance suite, as a draft and as data."""
    some = (case["document"] for case in [*cases("documents")][::step])
    return tuple((draft_of(each), each) for each in some)


def drawn(count: int, seed: int) -> Iterator[Asked]:
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
            cell["value"] = in_json(cell["value"])
    return data


def as_document(draft: Draft) -> Given:
    return {
        "edition": draft.form.key,
        "cells": {
            path: (cell.text or None) if cell.value is None else in_json(cell.value)
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


def in_json(value: Any) -> Any:
    """A figure as the engine gives it: a number where that is exact, else a decimal in a string."""
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text if "." in text else in_json(int(value))
    return str(value) if isinstance(value, int) and abs(value) >= SAFE else value


def ran(folder: Path, script: str, name: str = "gaidisclosure") -> list[Any]:
    """What a script prints that has the names of a module, with messages for calls that throw."""
    tried = "(each) => { try { return each(); } catch (error) { return String(error); } }"
    text = f"""
    const print = (...given) => console.log(JSON.stringify(given.map(
      (each) => (typeof each === "function" ? ({tried})(each) : each))));
    import * as module from "./{name}.mjs";
    const {{ {", ".join(_exported(folder, name))} }} = module;
    {script}
    """
    (folder / "script.mjs").write_text(text, "utf-8")
    command = [str(NODE), str(folder / "script.mjs")]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def _exported(folder: Path, name: str) -> list[str]:
    text = (folder / f"{name}.mjs").read_text("utf-8")
    return re.findall(r"^export (?:(?:function|const) |\{ )(\w+)", text, re.MULTILINE)
