# SPDX-License-Identifier: Apache-2.0
"""``check --format sarif``: results at files and cells, and fingerprints that last.

The session ``validators`` has Microsoft's own program judge such documents.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import (
    AnnualReport2021,
    Draft,
    dumps,
    read,
    strategies,
    to_docx,
    to_text,
    to_xlsx,
)
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import Judgement, NotJudged, judge
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading.folders import Found
from tests.cli.command_line import Command, Saved
from tests.cli.machines import HOSTILE, judged, results, told, written

ROW = "request_handling.received."
TOTAL, PERSON = f"{ROW}total", f"{ROW}natural_person"
URI = re.compile(r"(?:file:///)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")
LEVELS = {"error", "warning", "note"}
EXAMPLES = Path(__file__).parents[2] / "examples" / "data"


def run_of(document: str) -> dict[str, Any]:
    """Return the only run of a document, whose parts are as SARIF 2.1.0 has them."""
    log = json.loads(document)
    assert [*log] == ["$schema", "version", "runs"]
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({each["id"] for each in rules}) == len(rules)
    for result in run["results"]:
        require_result(result, rules)
    found: dict[str, Any] = run
    return found


def require_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert result["level"] in LEVELS
    assert result["message"]["text"]
    assert ("ruleIndex" in result) == (result["ruleId"] in {each["id"] for each in rules})
    if "ruleIndex" in result:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    (primary,) = result["locations"]
    for each in (primary, *result["relatedLocations"]):
        physical = each["physicalLocation"]
        assert URI.fullmatch(physical["artifactLocation"]["uri"])
        assert physical["region"]["startLine"] >= 1
    assert all(each["message"]["text"] for each in result["relatedLocations"])
    ours, of_github = result["partialFingerprints"].values()
    assert ours == of_github
    assert re.fullmatch(r"[0-9a-f]{32}:[1-9][0-9]*", ours)


def twice(file: str) -> Fault:
    return Fault(kind="x", agency="云溪县民政局", file=file, advice="X", code="MEMBER-DOUBLED")


def cells(result: dict[str, Any]) -> frozenset[str]:
    return frozenset(
        logical["fullyQualifiedName"]
        for each in (*result["locations"], *result["relatedLocations"])
        for logical in each.get("logicalLocations", [])
    )


@given(strategies.drafts(), st.sampled_from(HOSTILE))
def test_each_violation_and_each_gap_is_in_one_result(draft: Draft, name: str) -> None:
    gaps = {gap.code for gap in draft.check().gaps}
    found = Counter[tuple[str, frozenset[str]]]()
    for each in run_of(written("sarif", judged(draft, name)))["results"]:
        code, its = each["ruleId"], cells(each)
        found.update((code, frozenset([cell])) for cell in its) if code in gaps else found.update(
            [(code, its)]
        )
    assert found == told(draft)


@given(strategies.drafts())
def test_no_two_results_of_a_file_have_one_fingerprint(draft: Draft) -> None:
    found = results(written("sarif", judged(draft)))
    marks = [each["partialFingerprints"]["gaidisclosure/v1"] for each in found]
    assert len({*marks}) == len(marks)


def test_a_wrong_sum_has_its_words_its_places_and_its_repair(command: Command) -> None:
    page = str(EXAMPLES / "yunxi-2023-wrong.txt")
    first, _ = results(command("check", page, "--format", "sarif", "--lang", "en").stdout)
    assert first["ruleId"] == "T3-ROW:outcomes.disclosed"
    assert first["level"] == "error"
    message = first["message"]["text"]
    assert message.startswith("lines 104 to 110: Row “III. Outcomes this year (1) Disclosed")
    assert message.endswith("9 should be 8 (one digit misread or mistyped)")
    (primary,) = first["locations"]
    assert primary["physicalLocation"]["region"] == {"startLine": 104}
    person = "request_handling.outcomes.disclosed.natural_person"
    assert primary["logicalLocations"] == [{"fullyQualifiedName": person}]
    related = [
        each["physicalLocation"]["region"]["startLine"] for each in first["relatedLocations"]
    ]
    assert related == [110, 105, 106, 107, 108, 109]
    assert first["properties"] == {"agency": "云溪县商务局", "year": 2023}


def test_the_same_report_in_another_layout_has_the_same_fingerprints(
    draft: Draft, tmp_path: Path
) -> None:
    wrong = draft.replace(
        {PERSON: 3, "review_litigation.review.total": 1, f"{ROW}other_organization": None}
    )
    found = dict[str, tuple[object, ...]]()
    for name, data in {
        "a.txt": to_text(wrong).encode(),
        "b.docx": to_docx(wrong, data=False),
        "c/d.xlsx": to_xlsx(wrong, data=False),
        "e.json": dumps(wrong),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        assert read(path).agency == wrong.agency
        told = results(written("sarif", judge(Found(name), "keep", "en")))
        found[name] = tuple((each["ruleId"], each["partialFingerprints"]) for each in told)
    assert len({*map(str, found.values())}) == 1
    assert len(found["a.txt"]) > 3


def test_another_year_or_cell_has_other_fingerprints(draft: Draft) -> None:
    def marks(draft: Draft, name: str = "a.txt") -> set[str]:
        found = results(written("sarif", judged(draft, name)))
        return {each["partialFingerprints"]["gaidisclosure/v1"] for each in found}

    wrong = draft.replace({PERSON: 3})
    other = AnnualReport2021.zero("云溪县商务局", 2024)
    assert marks(wrong) == marks(wrong, "b.txt")
    assert marks(wrong).isdisjoint(marks(Draft.from_report(other).replace({PERSON: 3})))
    assert marks(wrong).isdisjoint(marks(draft.replace({TOTAL: None})))
    unnamed = evolve(wrong, issuer=None)
    assert marks(unnamed).isdisjoint(marks(unnamed, "b.txt"))


@pytest.mark.parametrize("locale", LOCALES)
def test_rules_are_told_in_the_language_of_the_run(command: Command, locale: str) -> None:
    run = run_of(command("check", "missing.txt", "--format", "sarif", "--lang", locale).stdout)
    assert run["language"] == {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "en": "en-US"}[locale]
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    row = rules["T3-ROW:received"]
    assert (row["name"], row["defaultConfiguration"]) == ("T3RowReceived", {"level": "error"})
    assert row["help"]["text"].endswith("\ngaidisclosure explain T3-ROW:received")
    assert {each["defaultConfiguration"]["level"] for each in rules.values()} == LEVELS - {"note"}
    assert not {"MEMBER-INVALID", "YEAR-UNIT"} & rules.keys()
    for each in rules.values():
        short, full = each["shortDescription"]["text"], each["fullDescription"]["text"]
        assert short
        assert each["help"]["text"].startswith(full)
    blank = {
        "zh_Hans": "单元格空白。",
        "zh_Hant": "單元格空白。",
        "en": "The cell is blank.",
    }
    assert rules["CELL-BLANK"]["shortDescription"]["text"] == blank[locale]
    assert "explain" not in rules["FILE-UNREADABLE"]["help"]["text"]


def test_a_file_that_cannot_be_judged_is_a_result(command: Command, saved: Saved) -> None:
    ran = command(
        "check", "missing.txt", saved("{}", "b.json"), "--format", "sarif", "--lang", "en"
    )
    run = run_of(ran.stdout)
    assert ran.exit_code == 2
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert [each["ruleId"] for each in run["results"]] == ["FILE-UNREADABLE"] * 2
    assert run["results"][0]["properties"] == {"reason": "reading.missing"}
    assert run["results"][0]["message"]["text"].startswith("There is no file “missing.txt”.")


def test_reports_that_pass_have_no_result(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    ran = command("check", saved(report, "a.json"), saved(report, "b.json"), "--format", "sarif")
    run = run_of(ran.stdout)
    assert (ran.exit_code, run["results"]) == (0, [])
    assert run["invocations"] == [{"executionSuccessful": True}]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_makes_a_relative_uri(draft: Draft, name: str) -> None:
    wrong: list[Judgement] = [
        judged(draft.replace({TOTAL: 1}), name),
        NotJudged(name, "\x00\ud800"),
    ]
    found = run_of(written("sarif", *wrong))["results"]
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found}
    (uri,) = uris
    assert not urlsplit(uri).scheme
    assert not uri.startswith(("/", ".."))
    assert unquote(uri, errors="strict")


def test_a_file_elsewhere_has_an_absolute_uri(draft: Draft) -> None:
    wrong = judged(draft.replace({TOTAL: 1}), "/elsewhere/甲 1.txt")
    (first, *_) = run_of(written("sarif", wrong))["results"]
    uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///elsewhere/%E7%94%B2%201.txt"


def test_a_file_above_the_folder_has_an_absolute_uri(
    command: Command, folder: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "甲.json").write_bytes(dumps(draft.replace({TOTAL: 1})))
    marks = set()
    for place in ("b", "c/d"):
        (folder / place).mkdir(parents=True)
        monkeypatch.chdir(folder / place)
        above = "/".join([".."] * (place.count("/") + 1))
        for name in (f"{above}/甲.json", f"{above}/../{folder.name}/甲.json"):
            (first, *_) = run_of(command("check", name, "--format", "sarif").stdout)["results"]
            uri = first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert uri == (folder / "甲.json").as_uri()
            marks.add(first["partialFingerprints"]["gaidisclosure/v1"])
    assert len(marks) == 1


def test_the_mark_of_a_file_without_a_report_is_the_same_on_every_machine(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = set()
    for place in ("b", "c"):
        (folder / place).mkdir()
        monkeypatch.chdir(folder / place)
        (first,) = run_of(written("sarif", NotJudged("../a.txt", "no")))["results"]
        marks.add(first["partialFingerprints"]["gaidisclosure/v1"])
    assert len(marks) == 1


def test_who_has_not_filed_is_a_result_at_the_roster(draft: Draft) -> None:
    faults = (
        Fault(kind="missing", agency="云溪县审计局", advice="Ask.", code="MEMBER-MISSING"),
        twice("b.txt"),
        twice("c.txt"),
    )
    wrong = judged(draft.replace({TOTAL: 1}))
    found = run_of(written("sarif", wrong, faults=faults, roster="名单.txt"))["results"][2:]
    assert [each["level"] for each in found] == ["error", "warning", "warning"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found]
    assert places == ["%E5%90%8D%E5%8D%95.txt", "b.txt", "c.txt"]
    marks = [each["partialFingerprints"]["gaidisclosure/v1"] for each in found]
    assert marks[1].removesuffix(":1") == marks[2].removesuffix(":2")
