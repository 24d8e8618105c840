# SPDX-License-Identifier: Apache-2.0
"""Documents in JavaScript: what Python writes opens and saves equal, and what is saved loads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.codec.refused import load_json
from gaidisclosure.form import FORMS
from gaidisclosure.model.narrative import TEXTS
from tests.depth import examples
from tests.javascript.drawn import (
    HOSTILE,
    ODD_CELLS,
    Steps,
    answers,
    blot,
    drafts,
    reports,
    undivided,
)
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node

ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**15, 10**36, 10**37, 10**50, "", "1.50", "0", "-0", "7", "1.5", "x",
    "１", [], ["x"], [1, 2, 3], {}, {"x": 1}, "2023-02-29", "2023-12-31", "figure", "blank",
    "county", "\ud800", "a\tb", "\u2028", " 甲", "——", "甲" * 501, "甲\n乙 ", "by_position",
    99999, 10**9, "11341702486344515H", "11341702486344515A", "341702",
    "a\r\nb", "0." + "0" * 30 + "1",
)  # fmt: skip
"""Values of members, of which each is lawful in some and unlawful in others."""


def text(value: Any) -> str:
    return gd.dumps(value).decode()


def test_drafts_are_saved_as_they_were(copy: Path) -> None:
    some = [*drafts(examples(60), seed=16)]
    asked = [(each.form.key, [["opened", text(each)], ["savedDocument"]]) for each in some]
    for draft, answer in zip(some, answers(copy, asked), strict=True):
        assert answer.get("found") == text(draft), answer


def test_reports_open_as_their_drafts_and_give_the_same_reports(copy: Path) -> None:
    some = [*reports(examples(30), seed=17)]
    ways = ("savedDocument", "reportFrom", "kind")
    asked = [
        (each.edition, [["kind", text(each)]] if way == "kind" else [["opened", text(each)], [way]])
        for each in some
        for way in ways
    ]
    found = [answer["found"] for answer in answers(copy, asked)]
    expected = [(text(gd.Draft.from_report(each)), text(each), "report") for each in some]
    assert [*zip(found[::3], found[1::3], found[2::3], strict=True)] == expected


def sealed(draft: gd.Draft) -> str | None:
    try:
        return text(draft.seal())
    except gd.InvalidReportError:
        return None


def test_reports_are_made_of_drafts_as_python_seals_them(copy: Path) -> None:
    some = [*drafts(examples(120), seed=18)]
    some += [evolve(each, edition=each.form, period=None, year=2023) for each in some[:80:5]]
    some += [undivided(gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023)))]
    expected = [sealed(each) for each in some]
    assert 15 < sum(each is not None for each in expected) < len(some) - 15
    assert {draft.form.key for draft, each in zip(some, expected, strict=True) if each} == {*FORMS}
    asked = [(each.form.key, [["opened", text(each)], ["reportFrom"]]) for each in some]
    for answer, wanted in zip(answers(copy, asked), expected, strict=True):
        assert answer == {"id": answer["id"], "found": wanted}


def test_a_changed_cell_is_that_of_python(copy: Path) -> None:
    random, asked, expected = Random(19), list[tuple[str, Steps]](), list[str]()
    for draft in drafts(examples(30), seed=19):
        new = dict[str, str]()
        for path in random.sample([*draft.form.cells], 12):
            kind = draft.form.cells[path].kind
            given = random.choice([random.choice(ODD_CELLS), blot(random, kind, 3) or ""])
            if path not in draft.cells or draft.cells[path].text != given:
                new[path] = given
        steps = [["withCell", path, given] for path, given in new.items()]
        asked.append((draft.form.key, [["opened", text(draft)], *steps, ["savedDocument"]]))
        expected.append(text(draft.replace(new)))
    for answer, wanted in zip(answers(copy, asked), expected, strict=True):
        assert answer.get("found") == wanted, answer


def test_a_cell_that_gets_its_own_text_keeps_its_place(copy: Path) -> None:
    draft = gd.read_text(gd.to_text(gd.AnnualReport2021.zero("云溪县商务局", 2023)))
    steps = [
        ["opened", text(draft)],
        ["withCell", "proactive_disclosure.fees", "0"],
        ["savedDocument"],
    ]
    (answer,) = answers(copy, [("2021", steps)])
    assert answer["found"] == text(draft)


def test_a_blank_draft_is_that_of_python(copy: Path) -> None:
    found = answers(copy, [(key, [["blankDraft"], ["savedDocument"]]) for key in FORMS])
    expected = [text(gd.Draft.blank(None, None, key)) for key in FORMS]  # type: ignore[arg-type]
    assert [answer["found"] for answer in found] == expected


def changed(random: Random, data: Any) -> str:
    """Return JSON with one or two members taken away, put in or given another value."""
    for _ in range(random.choice([1, 1, 2])):
        members = [*walked(data)]
        trail = random.choice(members)
        if random.random() < 0.7:
            trail = random.choice([each for each in members if "cells" not in each[:1]] or members)
        holder = reduce(getitem, trail[:-1], data)
        what = random.random()
        if what < 0.15:
            del holder[trail[-1]]
        elif what < 0.25 and isinstance(holder, dict):
            holder["another"] = 1
        else:
            holder[trail[-1]] = random.choice(ODD_VALUES)
    return json.dumps(data)


def walked(data: Any, trail: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to each member and element."""
    inner: Any = data.items() if hasattr(data, "items") else enumerate(data)
    for name, value in inner:
        yield (*trail, name)
        if isinstance(value, (dict, list)):
            yield from walked(value, (*trail, name))


def loaded(document: str) -> Any:
    try:
        return gd.loads(document)
    except gd.InvalidJSONError:
        return None


def test_a_draft_opens_if_and_only_if_python_loads_it(copy: Path) -> None:
    random = Random(20)
    some = [
        (draft.form.key, changed(random, gd.to_data(draft)))
        for draft in drafts(examples(60), seed=20)
    ]
    asked = [(key, [["opened", document], ["savedDocument"]]) for key, document in some]
    accepted = 0
    for (_, document), answer in zip(some, answers(copy, asked), strict=True):
        value = loaded(document)
        assert (value is not None) == ("found" in answer), (answer, document[:300])
        if value is not None:
            accepted += 1
            assert text(gd.loads(answer["found"])) == text(value)
    assert 5 < accepted < len(some) - 20


def test_a_report_opens_as_one_if_and_only_if_python_loads_it(copy: Path) -> None:
    random = Random(21)
    some = [
        (each.edition, changed(random, gd.to_data(each))) for each in reports(examples(60), seed=21)
    ]
    ways = [[["opened", each], ["savedDocument"]] for _, each in some]
    ways += [[["kind", each]] for _, each in some]
    found = answers(copy, zip([key for key, _ in some] * 2, ways, strict=True))
    for (_, document), saved, kind in zip(some, found, found[len(some) :], strict=False):
        value = loaded(document)
        assert (value is not None) == (kind.get("found") == "report"), (kind, document[:300])
        if "found" in saved:
            draft = gd.loads(saved["found"], gd.Draft)
            assert load_json(document.encode()).draft.figures() == draft.figures()
        if value is not None:
            assert saved["found"] == text(gd.Draft.from_report(value))


def test_a_typed_text_can_be_loaded(copy: Path) -> None:
    typed = ["", " \t第一段。\r\n\r\n第二段\u2028第三段\v ", *HOSTILE, "甲" * 500]
    some = [
        (path, each)
        for path in ("title", *TEXTS)
        for each in typed
        if path != "title" or not each or any(map(str.isalnum, each))
    ]
    steps = [[["blankDraft"], ["withText", *each], ["savedDocument"]] for each in some]
    asked = [("2021", each) for each in steps]
    for (path, given), answer in zip(some, answers(copy, asked), strict=True):
        words = gd.loads(answer["found"], gd.Draft).narrative
        held: Any = reduce(getattr, path.split("."), words)
        assert "".join(held.split()) == "".join(given.split())


REFUSED: dict[tuple[str, str, str], tuple[str, dict[str, Any]]] = {
    ("withText", "preface", "\x07"): ("pages.text.character", {"character": "U+0007"}),
    ("withText", "title", "\ud800甲"): ("pages.text.character", {"character": "U+D800"}),
    ("withText", "title", "——"): ("pages.text.empty", {}),
    ("withText", "overview.text", "𠀀" * 50_001): (
        "pages.text.long", {"most": 50_000, "actual": 50_001},
    ),
    ("withOrigin", "agency", "甲" * 10_000): ("pages.text.long", {"most": 500, "actual": 10_000}),
    ("withOrigin", "year", "二〇二三"): ("pages.text.year", {"actual": "二〇二三"}),
    ("withOrigin", "year", "99999"): ("pages.text.year", {"actual": "99999"}),
    ("withOrigin", "start", "2023-02-29"): (
        "pages.text.period", {"start": "2023-02-29", "end": ""},
    ),
    ("withCell", "proactive_disclosure.fees", "1\udc00"): (
        "pages.text.character", {"character": "U+DC00"},
    ),
}  # fmt: skip


def test_a_text_that_no_file_can_hold_is_refused(copy: Path) -> None:
    steps = [
        [name, {member: typed}] if name == "withOrigin" else [name, member, typed]
        for name, member, typed in REFUSED
    ]
    found = answers(copy, [("2021", [["blankDraft"], each]) for each in steps])
    assert [(each["refused"], each["parameters"]) for each in found] == [*REFUSED.values()]


def test_agency_and_year_make_a_report_of_a_whole_year(copy: Path) -> None:
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    bare = evolve(draft, edition="2021", issuer=None, year=None, period=None)
    typed = [["withOrigin", {"agency": " 云溪县审计局\t"}], ["withOrigin", {"year": "２０２４年"}]]
    (answer,) = answers(copy, [("2021", [["opened", text(bare)], *typed, ["reportFrom"]])])
    assert answer["found"] == text(gd.AnnualReport2021.zero("云溪县审计局", 2024))
    part = ["withOrigin", {"start": "2024-03-20", "end": "2024-12-31"}]
    (answer,) = answers(copy, [("2021", [["opened", text(draft)], *typed, part, ["reportFrom"]])])
    report = gd.loads(answer["found"], gd.AnnualReport2021)
    assert report.period.start.isoformat() == "2024-03-20"


def test_an_agency_keeps_its_facts_until_its_name_is_taken_away(copy: Path) -> None:
    agency = gd.Agency("云溪县商务局", division_code="341702")
    draft = gd.Draft.blank(agency, 2023)
    renamed: list[Any] = [["opened", text(draft)], ["withOrigin", {"agency": "云溪县商务和粮食局"}]]
    emptied = [*renamed, ["withOrigin", {"agency": ""}]]
    again = [*emptied, ["withOrigin", {"agency": "云溪县商务局"}]]
    saved = answers(
        copy, [("2021", [*steps, ["savedDocument"]]) for steps in (renamed, emptied, again)]
    )
    issuers = [gd.loads(each["found"], gd.Draft).issuer for each in saved]
    assert issuers == [
        gd.Agency("云溪县商务和粮食局", division_code="341702"), None, gd.Agency("云溪县商务局"),
    ]  # fmt: skip
