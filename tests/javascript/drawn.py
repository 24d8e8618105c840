# SPDX-License-Identifier: Apache-2.0
"""Drafts and reports drawn by a seed, many at little cost, and what JavaScript says of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Doubt
from gaidisclosure.explain import exported
from gaidisclosure.form import FORMS, Kind
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.strategies.draft import BLOTS, SPELLINGS
from tests.javascript.test_module import NODE

Steps = Sequence[Any]

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- \u2029-->".replace("\u2029", ""),
    '"\\" & <b title="x">\'',
    "第一段。\n一、总体情况\n　　第三段𠀀。",
    "__proto__",
    "{cell} {0} ${x}",
    "\u200b\u2060\u202e",
    "全年工作平稳。",
)
ODD_CELLS = (
    "\x00", "１２", " 3\n", "12或13", "<b>", "\ufeff7", "\x1f8\x1c", "减4", "1.50", "-0.0", "0012",
    "9" * 29, "-" + "9" * 30, "0." + "0" * 28 + "1", "25100元", "12.500万元", "3.00", "○", "𠀀",
    "288.00000000000006", "1,204",
)  # fmt: skip


def answers(folder: Path, requests: Iterable[tuple[str, Steps]]) -> list[dict[str, Any]]:
    """Return what the modules in a folder answer to pairs of a form and steps."""
    files = [folder / f"{key}.json" for key in FORMS]
    for key, file in zip(FORMS, files, strict=True):
        file.write_text(json.dumps(exported(key)), "utf-8")
    lines = [
        json.dumps({"id": number, "form": form, "steps": steps})
        for number, (form, steps) in enumerate(requests)
    ]
    program = Path(__file__).with_name("steps.mjs")
    ran = subprocess.run(
        [str(NODE), str(program), str(folder), *map(str, files)],
        input="\n".join(lines).encode("utf-8", "surrogatepass"), capture_output=True, check=False,
        timeout=300,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [each["id"] for each in found] == [*range(len(lines))]
    return found


def reports(count: int, seed: int) -> Iterator[gd.AnnualReport2021 | gd.AnnualReport2019]:
    """Yield lawful reports, a third of them with texts that mean harm."""
    random = Random(seed)
    for number, report in enumerate(gd.strategies.sample(count, seed=seed)):
        yield evolve(report, narrative=narrative(random)) if number % 3 else report


def narrative(random: Random) -> Narrative:
    """Return the words of a report, drawn from hostile ones."""

    def text() -> str:
        return random.choice(["", *HOSTILE])

    names = [name.partition(".")[2] for name in TEXTS if "." in name]
    return Narrative(
        title=random.choice(["", "", "《<i>年报</i>》“试”"]),
        preface=text(),
        overview=Overview(**{name: text() for name in names}),
        problems_and_improvements=text(),
        other_matters=text(),
    )


def drafts(count: int, seed: int) -> Iterator[gd.Draft]:
    """Yield drafts on the three forms, with blots, places and doubts, or without an origin."""
    random = Random(seed)
    for number, report in enumerate(reports(count, seed)):
        draft = gd.Draft.from_report(report)
        if report.edition == "2021" and number % 4 == 0:
            draft = undivided(draft)
        if number % 5:
            draft = evolve(draft, edition=draft.form, cells=spoilt(random, draft))
        yield found(random, draft) if number % 2 else draft


def undivided(draft: gd.Draft) -> gd.Draft:
    """Return the draft on the form whose （六）其他处理 is one row."""
    form = FORMS["2021-undivided"]
    zero = Cell.of(0)
    return evolve(draft, edition=form, cells={p: draft.cells.get(p, zero) for p in form.cells})


def spoilt(random: Random, draft: gd.Draft) -> Mapping[str, Cell]:
    """Return the cells of a draft, some of them with other texts, and some taken away."""
    cells = dict(draft.cells)
    for path in random.sample([*cells], random.randint(0, 30)):
        kind = draft.form.cells[path].kind
        if (text := blot(random, kind, cells[path].value)) is None:
            del cells[path]
        else:
            cells[path] = Cell.printed(
                text, money=kind is Kind.MONEY, change=kind is Kind.CHANGE, place=place(random)
            )
    return cells


def blot(random: Random, kind: Kind, value: int | Decimal | None) -> str | None:
    """Return another text for a cell, ``None`` to take it away."""
    if random.random() < 0.4:
        return random.choice(SPELLINGS)(kind, value or 0)
    return random.choice([*BLOTS[kind], *ODD_CELLS])


def place(random: Random) -> Place | None:
    """Return a place as some reader may give it."""
    return random.choice(
        [
            None,
            Place(line=random.randint(1, 99)),
            Place(page=2, line=7, box=(1.0, 2.5, 1e-7, 300.125)),
            Place(sheet="表<1>", address="B7"),
            Place(element="table[2]/tr[3]/td[1]", in_table=(1, 2, 3), member="甲.docx"),
        ]
    )


def found(random: Random, draft: gd.Draft) -> gd.Draft:
    """Return a draft with what readers find, or without an agency or a year."""
    texts = {"preface": draft.narrative.preface, "overview.text": draft.narrative.overview.text}
    return evolve(
        draft,
        edition=draft.form,
        issuer=random.choice([None, draft.issuer]),
        year=random.choice([None, draft.year, 0, 99999]),
        period=random.choice([None, draft.period]),
        basis=random.choice([(), ("国办公开办函〔2021〕30号", "<&>")]),
        published=random.choice([None, date(2024, 2, 29), date(1, 1, 1)]),
        doubts=random.choice(
            [(), (Doubt("reading.doubt.edition", ("甲",), "2023", place(random)),)]
        ),
        text_places={
            path: tuple(Place(line=line + 1) for line, _ in enumerate(text.splitlines()))
            for path, text in texts.items()
        },
        cells=dict(draft.completed().cells) if random.random() < 0.3 else draft.cells,
    )
