# SPDX-License-Identifier: Apache-2.0
"""``check --format github``: annotations that no content can turn into other commands."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Agency, AnnualReport2021, Draft, strategies
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import NotJudged
from gaidisclosure.cli.output import one_line, sound
from gaidisclosure.cli.outputs.problems import located, problems_of
from tests.cli.command_line import Command, Saved
from tests.cli.machines import HOSTILE, commands, is_control, judged, written

EXAMPLES = Path(__file__).parents[2] / "examples" / "data"
TOTAL = "request_handling.received.total"
NAMES = {"error": "error", "warning": "warning", "note": "notice"}


def seen(words: str) -> str:
    """The words without what steers a terminal. Line ends are escapes in an annotation."""
    return "".join("�" if is_control(each) else each for each in words)


@given(strategies.drafts(), st.sampled_from(HOSTILE))
def test_each_problem_is_one_annotation(draft: Draft, name: str) -> None:
    found = [*commands(written("github", judged(draft, name)))]
    expected = [*problems_of(judged(draft), "en")]
    assert [each.name for each in found] == [NAMES[each.level] for each in expected]
    assert [each.message for each in found] == [each.words for each in expected]
    titles = Counter(each.properties["title"].split()[0] for each in found)
    assert titles == Counter(each.code for each in expected)


def test_an_annotation_stands_at_the_line(command: Command) -> None:
    page = str(EXAMPLES / "yunxi-2023-wrong.txt")
    ran = command("check", page, "--format", "github", "--lang", "en")
    first, second = commands(ran.stdout)
    assert first.name == second.name == "error"
    assert first.properties == {
        "file": page,
        "line": "104",
        "title": "T3-ROW:outcomes.disclosed 云溪县商务局",
    }
    assert first.message.startswith("lines 104 to 110: Row “III. Outcomes this year")
    assert ran.stdout.splitlines()[-1] == "Files: 1; invalid 1"
    assert ran.exit_code == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_is_a_command_of_its_own(draft: Draft, name: str) -> None:
    error = "\r\n::add-mask::%0A,甲::b"
    document = written("github", judged(draft.replace({TOTAL: 1}), name), NotJudged(name, error))
    found = [*commands(document)]
    assert [each.name for each in found] == ["error"] * 3
    assert {each.properties["file"] for each in found} == {seen(located(name))}
    assert found[-1].message == error
    assert len(document.splitlines()) == 4


@given(st.text(min_size=1))
def test_any_name_comes_back(name: str) -> None:
    (found,) = commands(written("github", NotJudged(name, name)))
    assert found.properties["file"] == seen(located(name))
    assert found.message == seen(sound(name))


@given(st.text())
def test_no_complaint_is_a_command(words: str) -> None:
    assert [*commands(one_line(words))] == []


def test_an_agency_is_no_command(draft: Draft) -> None:
    wrong = evolve(draft.replace({TOTAL: 1}), issuer=Agency("甲::error::%0A,乙" * 30))
    first, *_ = commands(written("github", judged(wrong)))
    assert first.properties["title"].startswith("T3-ROW:received 甲::error::%0A,乙甲::")
    assert len(first.properties["title"]) == 120


def test_a_message_is_bounded() -> None:
    (found,) = commands(written("github", NotJudged("a.txt", "甲" * 100_000)))
    assert found.message == "甲" * 4_000


def test_what_is_skipped_is_no_command(
    command: Command, folder: Path, report: AnnualReport2021
) -> None:
    (folder / "::error::甲").mkdir()
    (folder / "::error::甲" / "a\n::error::b##[c].txt").write_text("本日无事。", "utf-8")
    ran = command("check", "::error::甲", "--format", "github", "--lang", "en")
    assert "Skipped" in ran.stderr
    assert [*commands(ran.output)] == []
    assert ran.exit_code == 2


def test_who_has_not_filed_is_an_annotation_at_the_roster() -> None:
    faults = (
        Fault(kind="missing", agency="云溪县审计局", advice="Ask.", code="MEMBER-MISSING"),
        Fault(kind="year", agency="云溪县民政局", file="b.txt", advice="Look.", code="MEMBER-YEAR"),
    )
    missing, year = commands(written("github", faults=faults, roster="名单.txt"))
    assert (missing.name, missing.properties["file"]) == ("error", "名单.txt")
    assert (year.name, year.properties["file"], year.message) == ("warning", "b.txt", "Look.")


def test_reports_that_pass_have_no_annotation(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    ran = command("check", saved(report), "--format", "github", "--lang", "en")
    assert (ran.stdout, ran.exit_code) == ("Files: 1; valid 1\n", 0)
