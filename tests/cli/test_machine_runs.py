# SPDX-License-Identifier: Apache-2.0
"""Runs of ``check`` in the formats for machines: many files, a roster, standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaidisclosure import AnnualReport2021, Draft, dumps
from gaidisclosure.cli import telling
from tests.cli.command_line import Command
from tests.cli.machines import commands, results, suites

LAYOUTS = ("sarif", "junit", "github")
NAMES = ("all/4.docx", "all", "missing.txt")
TOTAL = "request_handling.received.total"


def files_of(layout: str, document: str) -> list[str]:
    """Return the files that a document names, each once, in its order."""
    if layout == "junit":
        return [each.attrib["name"] for each in suites(document)]
    if layout == "github":
        return [*dict.fromkeys(each.properties["file"] for each in commands(document))]
    places = (each["locations"][0]["physicalLocation"] for each in results(document))
    return [*dict.fromkeys(each["artifactLocation"]["uri"] for each in places)]


@pytest.fixture
def county(folder: Path, report: AnnualReport2021) -> Path:
    """A folder with five reports, of which the second is wrong and the last none."""
    (folder / "all").mkdir()
    for number in range(4):
        made = Draft.from_report(AnnualReport2021.zero(f"云溪县第{number}局", 2023))
        data = dumps(made.replace({TOTAL: 1}) if number == 1 else made.seal())
        (folder / "all" / f"{number}.json").write_bytes(data)
    (folder / "all" / "4.docx").write_bytes(b"PK\x03\x04")
    return folder / "all"


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_files_are_told_in_their_order(command: Command, layout: str) -> None:
    found = files_of(layout, command("check", *NAMES, "--format", layout).stdout)
    if layout == "junit":
        files = [f"all/{number}.json" for number in range(4)]
        assert found == ["all/4.docx", *files, "all/4.docx", "missing.txt"]
    else:
        assert found == ["all/4.docx", "all/1.json", "missing.txt"]


@pytest.mark.usefixtures("county")
def test_files_give_the_same_in_other_processes(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = command("check", *NAMES, "--format", "sarif")
    monkeypatch.setattr(telling, "WORTH_PROCESSES", 3)
    there = command("check", *NAMES, "--format", "sarif")
    assert (there.stdout, there.exit_code) == (here.stdout, 2)


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_failed_leaves_out_what_passes(command: Command, layout: str) -> None:
    ran = command("check", "all", "--failed", "--format", layout)
    assert files_of(layout, ran.stdout) == ["all/1.json", "all/4.docx"]
    assert ran.exit_code == 2


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_is_missing_is_told_and_the_list_stays(command: Command, layout: str) -> None:
    Path("all", "4.docx").unlink()
    names = [f"云溪县第{number}局" for number in (0, 1, 2, 9)]
    Path("roster.txt").write_text("\n".join(names), "utf-8")
    args = ("--expect", "roster.txt", "--year", "2024", "--output", "list.csv")
    ran = command("check", "all", "--format", layout, *args)
    assert (ran.exit_code, ran.stderr) == (1, "")
    listed = Path("list.csv").read_text("utf-8-sig")
    for code in ("MEMBER-MISSING", "MEMBER-UNKNOWN", "MEMBER-YEAR", "T3-ROW:received"):
        assert (code in ran.stdout.replace("%3A", ":")) is (code in listed) is True
    assert "云溪县第9局" in ran.stdout
    if layout == "junit":
        (missing,) = [each for each in suites(ran.stdout)[-1] if each.tag == "testcase"][:1]
        assert missing[0].tag == "failure"
    else:
        assert "roster.txt" in files_of(layout, ran.stdout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_roster_that_cannot_be_read_ends_the_run(command: Command, layout: str) -> None:
    ran = command("check", "all", "--format", layout, "--expect", "nobody.txt")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "nobody.txt" in ran.stderr


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_standard_input_has_a_name(command: Command, draft: Draft, layout: str) -> None:
    wrong = dumps(draft.replace({TOTAL: 1}))
    ran = command("check", "-", "--format", layout, given=wrong)
    assert files_of(layout, ran.stdout) == ["stdin"]
    assert ran.exit_code == 1


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_exit_statuses_and_verdicts_are_those_of_the_text(command: Command, layout: str) -> None:
    for names in (["all/0.json"], ["all/0.json", "all/1.json"], ["all"], ["missing.txt"]):
        as_text, found = command("check", *names), command("check", *names, "--format", layout)
        assert found.exit_code == as_text.exit_code


def test_blanks_can_be_zero(command: Command, draft: Draft, folder: Path) -> None:
    (folder / "a.json").write_bytes(dumps(draft.replace({TOTAL: None})))
    for blanks, count in (("keep", 1), ("zero", 0)):
        ran = command("check", "a.json", "--blanks", blanks, "--format", "sarif")
        assert len(results(ran.stdout)) == count
