# SPDX-License-Identifier: Apache-2.0
"""``show`` and ``schema``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, schema
from gaidisclosure.cli.commands import show
from gaidisclosure.form import EditionName
from gaidisclosure.zh.widths import width
from tests.cli.command_line import Command, Saved

REVIEW = "review_litigation.review.total"


def test_a_report_is_shown_whole(command: Command, saved: Saved, report: AnnualReport2021) -> None:
    result = command("show", saved(report))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == gd.to_text(report, columns=80).rstrip("\n") + "\n"
    assert max(map(width, result.stdout.splitlines())) <= 80


def test_an_invalid_report_is_shown_as_it_is(command: Command, saved: Saved, draft: Draft) -> None:
    result = command("show", saved(draft.replace({REVIEW: "１23"})))
    assert result.exit_code == 0
    assert "１23" in result.stdout


def test_figures_are_told_in_prose(
    command: Command, saved: Saved, report: AnnualReport2021, draft: Draft
) -> None:
    name = saved(report)
    result = command("show", "--prose", name)
    assert (result.exit_code, result.stdout) == (0, gd.to_prose(report).rstrip("\n") + "\n")
    english = command("show", "--prose", name, "--lang", "en").stdout
    assert english == gd.to_prose(report, locale="en").rstrip("\n") + "\n"
    blank = saved(draft.replace({REVIEW: None}))
    assert command("show", "--prose", blank, "--blanks", "zero").stdout == result.stdout


def test_prose_needs_a_lawful_report(command: Command, saved: Saved, draft: Draft) -> None:
    result = command("show", "--prose", saved(draft.replace({REVIEW: 1})))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("report：还不是一份合格的年报，共 1 处问题：\n  · ")


def test_the_others_are_shown_all_the_same(
    command: Command, saved: Saved, report: AnnualReport2021
) -> None:
    name = saved(report)
    alone = command("show", name).stdout
    Path("empty").mkdir()
    result = command("show", "missing", name, "empty", name)
    assert result.exit_code == 2
    assert result.stdout == f"{alone}\n{alone}"
    assert [line.partition("：")[0] for line in result.stderr.splitlines()] == ["missing", "empty"]


def test_what_is_shown_cannot_steer_the_terminal(
    command: Command, saved: Saved, report: AnnualReport2021, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(show, "_shown", lambda *_: "a\x1b[2J\n")
    assert command("show", saved(report)).stdout == "a�[2J\n"


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_the_schema_is_that_of_the_package(
    command: Command, edition: EditionName, folder: Path
) -> None:
    result = command("schema", edition)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == schema(edition)
