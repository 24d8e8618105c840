# SPDX-License-Identifier: Apache-2.0
"""``check --format json``: the contract for other programs."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from gaidisclosure import AnnualReport2021, Doubt, Draft, dumps, loads, strategies
from gaidisclosure.checks import Number
from gaidisclosure.cli.judging import Judged
from gaidisclosure.cli.outputs import json as as_json
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Cell
from gaidisclosure.form import Kind
from tests.cli.command_line import Command, Saved

MEMBERS = [
    "source",
    "edition",
    "agency",
    "year",
    "verdict",
    "cells",
    "violations",
    "repairs",
    "doubts",
    "not_compared",
    "error",
]
FEES = "proactive_disclosure.fees"
EXAMPLES = Path(__file__).parents[2] / "examples" / "data"
LICENSING = "proactive_disclosure.licensing"
RECEIVED = "request_handling.received.total"


def read(line: bytes | str) -> dict[str, Any]:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    found: dict[str, Any] = json.loads(line, parse_float=Decimal, parse_constant=refuse)
    assert list(found) == MEMBERS
    return found


def figure(value: Number | None, kind: Kind) -> Number | str | None:
    """What the contract says stands for a cell."""
    return value if value is None or kind is not Kind.MONEY else f"{Decimal(value):f}"


@given(strategies.drafts())
def test_the_line_says_what_the_draft_says(draft: Draft) -> None:
    verdict = draft.check()
    found = read(as_json.line(Judged("a.txt", Loaded(draft), verdict), "en"))
    assert found["verdict"] == verdict.conclusion
    assert (found["edition"], found["agency"]) == (draft.edition, draft.agency)
    assert found["year"] == (draft.year if draft.year else draft.period and draft.period.year)
    assert [each["code"] for each in found["violations"]] == [v.code for v in verdict.violations]
    assert [each["message"] for each in found["violations"]] == [
        violation.message("en") for violation in verdict.violations
    ]
    assert found["cells"] == {
        path: figure(cell.value, draft.form.cells[path].kind) for path, cell in draft.cells.items()
    }
    assert list(found["cells"]) == [path for path in draft.form.cells if path in draft.cells]
    kinds = {path: cell.kind for path, cell in draft.form.cells.items()}
    assert found["repairs"] == [
        [
            {
                "cell": change.cell,
                "from": figure(change.old, kinds[change.cell]),
                "to": figure(change.to, kinds[change.cell]),
                "place": None,
            }
            | ({"least": change.least, "most": change.most} if change.to is None else {})
            for change in repair
        ]
        for repair in verdict.repairs
    ]
    assert found["error"] is None


@given(strategies.drafts())
def test_a_sum_that_fails_says_both_sides(draft: Draft) -> None:
    verdict = draft.check()
    found = read(as_json.line(Judged("a.txt", Loaded(draft), verdict), "zh"))
    sums = {each["code"]: each for each in found["violations"]}
    for violation in (each for each in verdict.errors if each.code.startswith("T")):
        each = sums[violation.code]
        assert (each["expected"], each["actual"]) == (violation.expected, violation.actual)
        assert tuple(each["cells"]) == violation.cells
        assert each["severity"] == "error"


@given(strategies.drafts())
def test_a_draft_that_was_written_is_judged_alike(draft: Draft) -> None:
    again = loads(dumps(draft))
    assert isinstance(again, Draft)
    assert as_json.line(Judged("a", Loaded(again), again.check()), "zh") == as_json.line(
        Judged("a", Loaded(draft), draft.check()), "zh"
    )


def test_one_line_a_file_in_the_order_given(
    command: Command, saved: Saved, report: AnnualReport2021, draft: Draft
) -> None:
    broken = draft.replace({RECEIVED: 1})
    names = [saved(report, "报告 1.json"), saved(broken, "b.json"), "missing.txt"]
    result = command("check", "--format", "json", *names)
    found = [read(line) for line in result.stdout.splitlines()]
    assert [each["source"] for each in found] == names
    assert [each["verdict"] for each in found] == ["valid", "invalid", "unreadable"]
    assert (result.exit_code, result.stderr) == (2, "")


def test_a_doubt_of_another_program_ends_in_no_traceback(
    command: Command, saved: Saved, draft: Draft
) -> None:
    doubts = (Doubt("checks.at_path"), Doubt("theirs", found="甲"))
    result = command("check", "--format", "json", saved(evolve(draft, doubts=doubts)))
    found = [each["message"] for each in read(result.stdout)["doubts"]]
    assert (found, result.exit_code) == (["checks.at_path", "theirs 甲"], 0)


def test_what_could_not_be_judged_says_why(command: Command) -> None:
    result = command("check", "--format", "json", "--lang", "en", "missing.txt")
    found = read(result.stdout)
    assert found.pop("error").startswith("There is no file “missing.txt”.")
    assert found == {
        "source": "missing.txt",
        "edition": None,
        "agency": None,
        "year": None,
        "verdict": "unreadable",
        "cells": {},
        "violations": [],
        "repairs": [],
        "doubts": [],
        "not_compared": [],
    }


def test_counts_are_numbers_and_money_is_a_string(
    command: Command, saved: Saved, draft: Draft
) -> None:
    printed = {LICENSING: "1.50", FEES: "12.50", RECEIVED: "/"}
    name = saved(draft.replace(printed))
    result = command("check", name, "--format", "json")
    cells = read(result.stdout)["cells"]
    assert [cells[path] for path in printed] == [Decimal("1.5"), "12.5", None]
    assert '"proactive_disclosure.licensing":1.5,' in result.stdout


def test_a_cell_that_the_source_lacks_is_not_listed(
    command: Command, saved: Saved, draft: Draft
) -> None:
    cells = {path: cell for path, cell in draft.cells.items() if path != FEES}
    found = read(command("check", saved(evolve(draft, cells=cells)), "--format=json").stdout)
    assert (found["verdict"], len(found["cells"])) == ("incomplete", 199)
    assert FEES not in found["cells"]


@pytest.mark.parametrize(
    ("blanks", "verdict", "status"), [("keep", "incomplete", 1), ("zero", "valid", 0)]
)
def test_blanks_are_zero_only_on_request(
    command: Command, saved: Saved, draft: Draft, blanks: str, verdict: str, status: int
) -> None:
    name = saved(draft.replace({LICENSING: None}))
    result = command("check", name, "--format", "json", "--blanks", blanks)
    found = read(result.stdout)
    assert (found["verdict"], result.exit_code) == (verdict, status)
    assert found["cells"][LICENSING] is None


def test_a_large_count_keeps_every_digit(command: Command, saved: Saved, draft: Draft) -> None:
    large = int("123456789" * 3)
    found = read(command("check", saved(draft.replace({LICENSING: large})), "--format=json").stdout)
    assert found["cells"][LICENSING] == large
    assert found["violations"][0]["actual"] == large


def test_a_figure_that_money_cannot_have_is_a_string_too(
    command: Command, saved: Saved, draft: Draft
) -> None:
    name = saved(draft.replace({FEES: "-0.10"}))
    (violation,) = read(command("check", name, "--format=json").stdout)["violations"]
    assert (violation["code"], violation["actual"]) == ("CELL-NEGATIVE", "-0.1")
    assert violation["cells"] == [FEES]


def test_one_row_of_other_outcomes_is_an_edition_2021(
    command: Command, saved: Saved, draft: Draft
) -> None:
    other = "request_handling.outcomes.other."
    cells = {path: cell for path, cell in draft.cells.items() if not path.startswith(other)}
    row = {f"{other}{column}": Cell.of(0) for column in ("natural_person", "total")}
    found = read(
        command(
            "check",
            saved(evolve(draft, edition="2021-undivided", cells=cells | row)),
            "--format=json",
        ).stdout
    )
    assert found["edition"] == "2021"
    assert {path for path in found["cells"] if path.startswith(other)} == set(row)


def test_a_name_that_is_no_text_can_be_written() -> None:
    judged = Judged("a\udcff\ud83d.txt", Loaded(EMPTY), EMPTY.check())
    assert read(as_json.line(judged, "zh"))["source"] == "a��.txt"


EMPTY = Draft(edition="2019", cells={})


def test_all_faults_of_a_json_report_are_told_and_all_that_they_hide(
    command: Command, tmp_path: Path
) -> None:
    tree = json.loads(dumps(AnnualReport2021.zero("云溪县商务局", 2023)))
    tree["agency"]["name"] = ""
    tree["request_handling"]["received"]["total"] = 1
    tree["proactive_disclosure"]["licensing"] = 1.5
    path = tmp_path / "a.json"
    path.write_text(json.dumps(tree), "utf-8")
    found = read(command("check", "--format", "json", str(path)).stdout)
    told = {each["code"]: each["cells"] for each in found["violations"]}
    assert {*told} == {"CELL-TYPE", "TEXT-EMPTY", "T3-ROW:received", "T3-BAL:total"}
    assert len(found["violations"]) == len(told)
    assert told["CELL-TYPE"] == [LICENSING]
    assert told["TEXT-EMPTY"] == []


def test_doubts_are_told_with_their_place(command: Command) -> None:
    page = str(EXAMPLES / "yunxi-2023-page.html")
    (doubt,) = read(command("check", "--format", "json", "--lang", "en", page).stdout)["doubts"]
    assert doubt["code"] == "reading.doubt.label"
    assert doubt["found"] in doubt["message"]
    assert doubt["place"] == "table 2, row 15, column 3"
    assert len(doubt["cells"]) == 7


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("第 104 至 110 行", "第 104 行")),
        ("zh-Hant", ("第 104 至 110 行", "第 104 行")),
        ("en", ("lines 104 to 110", "line 104")),
    ],
)
def test_violations_and_repairs_have_their_place(
    command: Command, lang: str, words: tuple[str, str]
) -> None:
    page = str(EXAMPLES / "yunxi-2023-wrong.txt")
    found = read(command("check", "--format", "json", "--lang", lang, page).stdout)
    ((change,),) = found["repairs"]
    assert (found["violations"][0]["place"], change["place"]) == words


def test_a_place_that_is_not_known_is_null(command: Command, saved: Saved, draft: Draft) -> None:
    name = saved(evolve(draft.replace({RECEIVED: 1}), issuer=None))
    found = read(command("check", "--format", "json", name).stdout)
    assert {each["place"] for each in found["violations"]} == {None}
    assert {each["place"] for repair in found["repairs"] for each in repair} == {None}
