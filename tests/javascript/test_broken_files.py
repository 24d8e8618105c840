# SPDX-License-Identifier: Apache-2.0
"""Broken copies of the modules about files, blocks, years and fragments: each answers otherwise."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.pages.fragment import fragment_data
from tests.javascript import test_blocks, test_fragment, test_years
from tests.javascript.drawn import Steps, answers, undivided
from tests.javascript.test_blocks import LICENSING, PLACED
from tests.javascript.test_module import HOME, copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node

FEES = "proactive_disclosure.fees"
REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)

BREAKAGES = {
    "json.mjs": {
        "a document has any size": ("text.length > MOST_BYTES ||", "false &&"),
        "what follows is ignored": ("if (source.at < text.length)", "if (false)"),
        "the last of two members counts": ("if (made.has(name))", "if (false)"),
        "digits are rounded": (": new Digits(digits)", ": number"),
        "a backslash ends nothing": ("while (isEscaped(text, end));", "while (false);"),
    },
    "texts.mjs": {
        "characters are counted by halves": (
            "text.length > most ? lengthOf(text) : 0",
            "text.length",
        ),
        "half a character will do": ("if (half) throw", "if (false) throw"),
        "a control character will do": (
            "const found = CONTROLS_IN_TEXT.exec(text);",
            "const found = null;",
        ),
        "a name needs no letter": ("if (!LETTER.test(lineOf(text)))", "if (false)"),
        "outer space stays": (".map(stripped).filter(Boolean)", ".filter(Boolean)"),
        "breaks of word processors stay": ('replace(BREAKS, "\\n")', 'replace(/\\r\\n/g, "\\n")'),
        "wide digits are no year": (".replace(WIDE_DIGIT, ", ".replace(/x/g, "),
        "any number is a year": ("if (year < FIRST_YEAR)", "if (false)"),
        "February always has 29 days": ("month === 2 && isLeap", "month === 2"),
        "a period may cross the year": ("start.slice(0, 4) !== end.slice(0, 4) ||", ""),
    },
    "members.mjs": {
        "unknown members will do": (
            "if (!Object.prototype.hasOwnProperty",
            "if (false && !Object.prototype.hasOwnProperty",
        ),
        "missing members will do": (
            "if (!otherwise) throw",
            "if (!otherwise) return [name, null]; if (false) throw",
        ),
        "any check character will do": ("=== text[17]", "!== ''"),
        "any figure will do": (
            "&& isShortest(value)",
            "",
        ),
        "a state says nothing": (
            'if ((cell.value !== null) !== (cell.state === "figure"))',
            "if (false)",
        ),
        "places of other texts stay": ("found.length === linesIn(narrative, path)", "true"),
        "a count has any size": ("if (size >= BEYOND || -size >= BEYOND)", "if (false)"),
        "zeros stay at the end": ('text.replace(/\\.?0+$/, "")', "text"),
        "how is forgotten": ('if (others.how === "directly")', "if (true)"),
    },
    "documents.mjs": {
        "any version will do": ("if (version !== VERSION)", "if (false)"),
        "any form will do": ("if (edition !== expected ||", "if (false &&"),
        "unknown cells will do": ("if (!known.has(path))", "if (false)"),
        "a report with wrong sums is one": (
            '=== null ? "draft" : "report"',
            '=== null ? "report" : "report"',
        ),
        "a wrong draft becomes a report": (
            "if (violations(form, tree).length > 0) return null;",
            "",
        ),
        "the customary title stays": ("narrative.title === customary", "false"),
        "rows of a misprint are left out": (
            "if (!unofficialCells(form).includes(path))",
            "if (true)",
        ),
        "long counts become texts": ("return isWhole ? new Digits(value) : value", "return value"),
        "empty members are written": (
            "filter(([, value]) => !isEmpty(value))",
            "filter(() => true)",
        ),
    },
    "changes.mjs": {
        "a cell keeps its place": (
            "[path]: printedCell(wholeText(text), kind)",
            "[path]: { ...tree.cells[path], ...printedCell(wholeText(text), kind) }",
        ),
        "the same text is another": ("if (tree.cells[path]?.text === text) return tree;", ""),
        "any spelling is direct": ("isPlain ? {} : { how", "true ? {} : { how"),
        "a year leaves its period": ("isWholeYear(tree.period) ? ", "false ? "),
        "a nameless agency stays": ("if (!name) return null;", "if (!name) return issuer;"),
    },
    "blocks.mjs": {
        "quotes are texts": ("text[at] === '\"' ?", "false ?"),
        "doubled quotes stay": ('.replace(/""/g, \'"\')', ""),
        "the last line break is a row": (
            "if (source.at >= text.length) return;",
            "if (source.at > text.length) return;",
        ),
        "any size will do": ("if (rows.length * width > MOST_PASTED)", "if (false)"),
        "labels are never skipped": ("figures.widths.includes(width)", "false"),
        "what is left is forgotten": ("left.push(stripped(text));", "left.concat(text);"),
        "rows are never blank": ("if (!texts.some(stripped)) return;", ""),
        "merged cells are not known": (
            "const lattices = [printedLattice(form, path), ",
            "const lattices = [",
        ),
        "only merged cells are known": (", orderedLattice(form, path)];", "];"),
    },
    "years.mjs": {
        "any two years follow": ("years[1] !== years[0] + 1", "false"),
        "repealed documents are added": ("{ ...less, units: -less.units }", "less"),
        "a blank is zero": ("if (unknown.length > 0)", "if (false && unknown.length > 0)"),
        "moves are warnings": ('isMoved ? "note" : "warning"', '"warning"'),
        "agencies are never other": ("!areOneAgency(one, other)", "false"),
        "widths of names count": ('name.normalize("NFKC")', "name"),
        "codes do not count": ("if (codes.every((code) => code !== null))", "if (false)"),
        "stocks stand on any form": (
            "haveStocks ? [...carries, ...stocks]",
            "true ? [...carries, ...stocks]",
        ),
    },
    "fragment.mjs": {
        "markup stays": ("REFERENCES[each] ?? ", "each ?? "),
        "no draft is marked": ('if (found.length === 0) return "";', 'return "";'),
        "contradictions are gaps": ("found.some(({ isGap }) => !isGap)", "false"),
        "a title says everything": (
            "const isSaid = agency ===",
            "const isSaid = true || agency ===",
        ),
        "any title is customary": ("!found || ADDED.test(found[1])", "!found"),
        "borders stay": ('line.replace(BORDERS, "¦")', "line"),
        "empty aspects have headings": (
            "if (!text) return [];",
            'if (!text) return [{ line: "", isFixed: true }];',
        ),
        "texts are one paragraph": ('text.split("\\n").map((each)', "[text].map((each)"),
    },
}


Requests = list[tuple[str, Steps]]


def opened(value: gd.Draft | gd.AnnualReport2021) -> list[str]:
    return ["opened", gd.dumps(value).decode()]


def placed() -> gd.Draft:
    """Return a draft whose cells and texts have places."""
    words = Narrative(preface="甲。\n乙。")
    return gd.read_text(gd.to_text(evolve(REPORT, narrative=words)))


def documents() -> Requests:
    """Return requests about documents, most of them changed a little."""
    draft = gd.to_data(placed())
    cells, own, rest = draft["cells"], draft["cells"][FEES], {"state": "figure", "text": ""}
    figures = [{"value": "1.50"}, {"state": "blank"}, {"how": "by_position"}, {"text": "\ud800"}]
    long = [10**30, 10**37, 2**53 + 1]
    lines = [{"line": 1}, {"line": 2}]
    code = {"unified_social_credit_code": "11341702486344515A"}
    changed: list[Any] = [
        draft, draft | {"version": 2}, draft | {"edition": "2019"}, draft | {"kind": "sum"},
        draft | {"x": 1}, draft | {"cells": cells | {"x": own}}, draft | {"cells": None},
        draft | {"text_places": {"preface": lines, "other_matters": lines}},
        {name: value for name, value in draft.items() if name != "cells"},
        draft | {"issuer": draft["issuer"] | code}, draft | {"published": "2023-02-29"},
        draft | {"period": {"start": "2023-01-01", "end": "2024-01-01"}},
        *(draft | {"cells": cells | {FEES: own | each}} for each in figures),
        *(draft | {"cells": {LICENSING: rest | {"value": each}}} for each in long),
    ]  # fmt: skip
    data = gd.dumps(REPORT).decode()
    reported = [
        data, data.replace('"upheld":0', '"upheld":1', 1), data + "x", '"a\\"b"',
        data.replace('"fees":"0"', '"fees":"2.50"'), " " * 2**21 + data,
        data.replace('"title":""', f'"title":"{REPORT.title}"'),
        data.replace('"version":1', '"version":1,"version":1'),
        data.replace('"preface":""', '"preface":"\\\\ \\" 甲\\n 乙"'),
    ]  # fmt: skip
    some = [*map(json.dumps, changed), *reported]
    saved: Requests = [("2021", [["opened", each], ["savedDocument"]]) for each in some]
    found = undivided(gd.Draft.from_report(REPORT))
    sealed: Requests = [
        (each.form.key, [opened(each), ["reportFrom"]])
        for each in (found, placed(), placed().replace({LICENSING: "1.5"}))
    ]
    return [*saved, *sealed, *(("2021", [["kind", each]]) for each in reported)]


def typed() -> Requests:
    """Return requests about texts, names, years and figures that somebody types."""
    texts = ["甲 \u2028 乙\v", "𠀀" * 50_000, "\x07", "\ud800", "——", "丙\n　　\n　丁"]
    steps: list[Any] = [["withText", path, each] for each in texts for path in ("title", "preface")]
    steps += [["withOrigin", {"year": each}] for each in ("0999", "２０２４", "")]
    steps += [["withOrigin", {"agency": ""}], ["withOrigin", {"start": "2023-02-29"}]]
    steps += [["withOrigin", {"start": "2022-12-01", "end": "2023-01-31"}]]
    steps += [["withCell", FEES, each] for each in ("0", "1", "\udc00", "1.50元", "2.50")]
    return [("2021", [opened(placed()), each, ["savedDocument"]]) for each in steps]


def blocks() -> Requests:
    given = [*(text for text, _ in test_blocks.CLIPBOARD.values()), "1\n" * 41 + "1\t" * 49]
    read: Requests = [("2021", [["pastedBlock", text]]) for text in given]
    read += [("2021", [["placedBlock", path, rows]]) for path, rows, *_ in PLACED.values()]
    for key in ("2019", "2021"):
        for rows, texts in (test_blocks.printed(key, number) for number in (2, 3)):
            read.append((key, [["placedBlock", next(iter(texts)), rows]]))
    first = "proactive_disclosure.government_rules.made"
    return [*read, ("2019", [["placedBlock", first, [["1", "2", "3"], ["4", "5", "6"]]]])]


def years() -> Requests:
    """Return requests about two years, of one agency under other names or codes among them."""
    pairs = [*test_years.pairs(24, seed=23)]
    zero = [gd.Draft.from_report(gd.AnnualReport2021.zero("甲", year)) for year in (2022, 2023)]
    for names in (("云溪县商务局（本级）", "云溪县商务局(本级)"), ("云溪县商务局", "云溪县商务局")):
        codes = zip(names, test_years.CODES[2:], strict=True)
        coded = [gd.Agency(name, unified_social_credit_code=code) for name, code in codes]
        for who in (coded, [*map(gd.Agency, names)]):
            both = zip(zero, who, strict=True)
            one, other = (evolve(each, edition=each.form, issuer=agency) for each, agency in both)
            pairs.append((one, other))
    return [(after.form.key, [test_years.step(before, after)]) for before, after in pairs]


def fragments() -> Requests:
    wrong = placed().replace({LICENSING: "┃<b>│ 12", "review_litigation.review.total": 3})
    quoting = gd.Draft.blank("《云溪县》商务局", 2023)
    some = [placed(), wrong, quoting, gd.Draft.blank("云溪县商务局", 2023)]
    for title in test_fragment.TITLES:
        words = Narrative(title=title, preface="<甲>\n乙", overview=Overview(platform="丙"))
        some.append(evolve(placed(), edition="2021", narrative=words))
    data = [fragment_data("2021", locale) for locale in ("zh_Hans", "en")]
    return [("2021", [opened(each), ["fragmentOf", given]]) for each in some for given in data]


PANELS = {
    "json.mjs": documents,
    "texts.mjs": typed,
    "members.mjs": documents,
    "documents.mjs": documents,
    "changes.mjs": typed,
    "blocks.mjs": blocks,
    "years.mjs": years,
    "fragment.mjs": fragments,
}
"""Requests that tell what is broken in a module."""


@cache
def panel(module: str) -> Requests:
    return PANELS[module]()


@cache
def right(module: str) -> list[dict[str, Any]] | None:
    """Return the answers of the modules as they are."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in HOME.glob("*.mjs"):
            (folder / file.name).write_bytes(file.read_bytes())
        return answered(folder, panel(module))


def answered(folder: Path, requests: Requests) -> list[dict[str, Any]] | None:
    """Return the answers of a folder, ``None`` if a request ends in an error of the program."""
    try:
        return answers(folder, requests)
    except AssertionError as error:
        if "SyntaxError" in str(error):
            raise
        return None


@pytest.mark.parametrize(
    ("module", "breakage"), [(name, each) for name, known in BREAKAGES.items() for each in known]
)
def test_a_broken_copy_answers_otherwise(copy: Path, module: str, breakage: str) -> None:
    before, after = BREAKAGES[module][breakage]
    file = copy / module
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")
    assert answered(copy, panel(module)) != right(module) is not None
