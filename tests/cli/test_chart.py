# SPDX-License-Identifier: Apache-2.0
"""``chart``: pictures of reports, and the page 一图读懂."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft
from gaidisclosure.pages.charts import KINDS, ChartKind
from tests.cli.command_line import Command, Saved

AGENCY = "云溪县商务局"
REPORTS = [AnnualReport2021.zero(AGENCY, year) for year in (2022, 2023)]


def test_all_pictures_are_drawn_as_one(command: Command, folder: Path, saved: Saved) -> None:
    names = [saved(each, f"{each.year}.json") for each in REPORTS]
    for locale in ("zh", "en"):
        result = command("chart", *names, "-o", "all.svg", "--force", "--lang", locale)
        assert (result.exit_code, result.output) == (0, "")
        assert (folder / "all.svg").read_text("utf-8") == gd.chart(REPORTS, locale=locale).svg
    command("chart", *names, "-o", "all.png")
    picture = gd.chart(REPORTS)
    with Image.open(BytesIO((folder / "all.png").read_bytes())) as image:
        assert image.size == (2 * picture.width, 2 * picture.height)


@pytest.mark.parametrize("kind", KINDS)
def test_one_picture_is_drawn_by_its_name(
    kind: ChartKind, command: Command, folder: Path, saved: Saved
) -> None:
    name = saved(REPORTS[0])
    result = command("chart", name, "--kind", kind, "--output", "one.SVG")
    assert (result.exit_code, result.output) == (0, "")
    drawn = (folder / "one.SVG").read_text("utf-8")
    assert drawn == gd.chart(REPORTS[0], kind, locale="zh").svg


def test_a_folder_becomes_a_page_that_leaves_itself_out(
    command: Command, folder: Path, saved: Saved
) -> None:
    for each in REPORTS:
        saved(each, f"{each.year}.json")
    for more in ([], ["--force"]):
        result = command("chart", ".", "--output", "glance.html", *more)
        assert (result.exit_code, result.output) == (0, "")
    page = gd.at_a_glance(REPORTS, locale="zh")
    assert (folder / "glance.html").read_text("utf-8") == page
    again = command("chart", ".", "--output", "glance.html", "--lang", "en")
    assert again.exit_code == 2
    assert "exists" in again.output
    named = command("chart", "2022.json", "glance.html", "-o", "glance.html", "--force")
    assert named.exit_code == 2
    assert "原文件" in named.output


def test_blanks_are_zeros_if_one_says_so(command: Command, folder: Path, saved: Saved) -> None:
    name = saved(Draft.blank(AGENCY, 2023))
    result = command("chart", name, "-o", "a.svg", "--lang", "en")
    assert result.exit_code == 1
    assert "is not a valid report yet; " in result.output
    assert not (folder / "a.svg").exists()
    assert command("chart", name, "-o", "a.svg", "--blanks", "zero").exit_code == 0
    assert (folder / "a.svg").read_text("utf-8") == gd.chart(REPORTS[1], locale="zh").svg


def test_nothing_is_drawn_if_one_file_cannot_be(
    command: Command, folder: Path, saved: Saved, draft: Draft
) -> None:
    wrong = saved(draft.replace({"request_handling.received.total": 1}), "wrong.json")
    names = [saved(REPORTS[0], "2022.json"), wrong]
    result = command("chart", *names, "-o", "a.png", "--lang", "en")
    assert result.exit_code == 1
    assert "wrong.json is not a valid report yet" in result.output
    page = saved("<html><body>本日无事。</body></html>", "page.html")
    result = command("chart", *names, page, "-o", "a.png", "--lang", "en")
    assert result.exit_code == 2
    assert "page.html: " in result.output
    saved("本日无事。", "notes.md")
    (folder / "wrong.json").unlink()
    (folder / "page.html").unlink()
    assert command("chart", ".", "-o", "a.svg").exit_code == 0
    assert not (folder / "a.png").exists()
    (folder / "2022.json").unlink()
    nothing = command("chart", ".", "-o", "b.svg", "--lang", "en")
    assert (nothing.exit_code, nothing.stdout) == (2, "")
    assert "notes.md: Skipped" in nothing.output


def test_two_agencies_and_two_reports_of_a_year_are_not_drawn_together(
    command: Command, folder: Path, saved: Saved
) -> None:
    first = saved(REPORTS[0], "a.json")
    other = saved(AnnualReport2021.zero("云溪县审计局", 2023), "b.json")
    result = command("chart", first, other, "-o", "a.svg", "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == "a.json, b.json: cannot be drawn together"
    assert "“云溪县商务局” and “云溪县审计局”" in "".join(result.stderr.split("\n    "))
    twice = saved(REPORTS[0], "c.json")
    result = command("chart", first, twice, "-o", "a.svg", "--lang", "en")
    assert result.exit_code == 2
    assert "There are 2 reports for 2022." in result.stderr
    assert not (folder / "a.svg").exists()
    assert command("chart", first, "./a.json", "-o", "a.svg").exit_code == 0


def test_other_endings_and_a_page_of_one_kind_are_refused(command: Command, saved: Saved) -> None:
    name = saved(REPORTS[0])
    result = command("chart", name, "-o", "a.jpg", "--lang", "en")
    assert result.exit_code == 2
    assert ".svg, .png, .html" in result.output
    result = command("chart", name, "-o", "a.html", "--kind", "flow", "--lang", "en")
    assert result.exit_code == 2
    assert "Leave --kind out" in result.output


def test_a_picture_that_cannot_be_written_is_explained(
    command: Command, folder: Path, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = saved(AnnualReport2021.zero("云溪县\U0002a6a5局", 2023))
    result = command("chart", rare, "-o", "a.png", "--lang", "en")
    assert result.exit_code == 2
    assert "U+2A6A5" in result.output
    monkeypatch.setitem(sys.modules, "typst", None)
    result = command("chart", rare, "-o", "a.png", "--lang", "en")
    assert result.exit_code == 2
    assert 'pip install "gaidisclosure[pdf-writing]"' in result.output
    assert not (folder / "a.png").exists()
    assert command("chart", rare, "-o", "a.svg").exit_code == 0
