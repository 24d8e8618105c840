# SPDX-License-Identifier: Apache-2.0
"""Files that other programs wrote are read whole; tools/make_program_fixtures.py makes them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gaidisclosure import Draft, UnreadableError, read
from gaidisclosure.document import Paragraph
from gaidisclosure.formats.pdf.reader import parse

PROGRAMS = Path(__file__).parents[1] / "data" / "programs"
FILES = sorted(path for path in PROGRAMS.glob("20*") if path.suffix != ".json")


def expected(path: Path) -> dict[str, Any]:
    name = path.name.partition("-")[0]
    found: dict[str, Any] = json.loads((PROGRAMS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest) -> tuple[Draft, dict[str, Any]]:
    return read(request.param), expected(request.param)


def test_every_cell_is_as_printed(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, wanted = case
    assert draft.edition == wanted["edition"]
    assert {path: cell.text for path, cell in draft.cells.items()} == wanted["cells"]
    assert draft.seal(blanks="zero").edition == wanted["edition"]


def test_every_part_says_what_is_printed(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, wanted = case
    said = draft.narrative
    assert (draft.agency, draft.year) == (wanted["agency"], wanted["year"])
    assert said.title == ""
    assert said.preface == wanted["preface"]
    aspects = {key: getattr(said.overview, key) for key in wanted["overview"]}
    assert (said.overview.text, aspects) == ("", wanted["overview"])
    assert said.problems_and_improvements == wanted["problems_and_improvements"]
    assert said.other_matters == wanted["other_matters"]


def test_nothing_is_in_doubt(case: tuple[Draft, dict[str, Any]]) -> None:
    draft, wanted = case
    assert draft.doubts == ()
    assert draft.published == date(wanted["year"] + 1, 1, 19)
    assert all(cell.place for cell in draft.cells.values())


def test_radicals_are_the_characters_that_they_show(capfd: pytest.CaptureFixture[str]) -> None:
    read_blocks = parse((PROGRAMS / "radicals-chromium.pdf").read_bytes()).blocks
    assert [block.text for block in read_blocks if isinstance(block, Paragraph)] == ["水利工作人民"]
    assert capfd.readouterr().err == ""


def test_rich_text_is_refused_with_a_reason() -> None:
    with pytest.raises(UnreadableError, match="RTF"):
        read(rb"{\rtf1\deff3\adeflang1025{\fonttbl{\f0\froman Times New Roman;}}")


def test_the_files_are_small_and_name_no_folder() -> None:
    sizes = [path.stat().st_size for path in PROGRAMS.iterdir()]
    assert max(sizes) < 100_000
    assert sum(sizes) < 500_000
    assert not any(b"/tmp" in path.read_bytes() for path in PROGRAMS.iterdir())
