# SPDX-License-Identifier: Apache-2.0
"""The place of each paragraph leads back to it, in every format."""

from __future__ import annotations

import copy
import pickle
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pdfplumber
import pytest
import python_calamine
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import samples, strategies
from gaidisclosure.document import Place
from gaidisclosure.model import Narrative, Overview

PROGRAMS = Path(__file__).parents[1] / "data" / "programs"
FILES = [
    *samples.files(),
    *sorted(path for path in PROGRAMS.glob("20*") if path.suffix not in {".json", ".xls"}),
]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def in_text(data: bytes, place: Place) -> str:
    assert place.line
    return data.decode().splitlines()[place.line - 1]


def in_page(data: bytes, place: Place) -> str:
    """The text from the element on, which begins on its line; those in tables are not counted."""
    page = data.decode("gb18030" if b"gb2312" in data else "utf-8")
    page = re.sub(r"(?is)<table.*?</table>", lambda table: "\n" * table[0].count("\n"), page)
    found = re.fullmatch(r"(\w+)\[(\d+)\]", place.element or "")
    assert found
    starts = [hit.start() for hit in re.finditer(rf"<{found[1]}\b", page, re.IGNORECASE)]
    start = starts[int(found[2]) - 1]
    assert place.line == page.count("\n", 0, start) + 1
    end = page.index(f"</{found[1]}>", start)
    return re.sub(r"<[^>]*>", "", page[start:end])


def in_word_file(data: bytes, place: Place) -> str:
    body = ElementTree.fromstring(zipfile.ZipFile(BytesIO(data)).read("word/document.xml"))[0]
    paragraph = body.findall(f"{WORD}p")[int((place.element or "")[10:-1]) - 1]
    return "".join(text.text or "" for text in paragraph.iter(f"{WORD}t"))


def in_workbook(data: bytes, place: Place) -> str:
    book: Any = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    assert (place.address or "")[0] == "A"
    return str(book.get_sheet_by_name(place.sheet).to_python()[int((place.address or "")[1:]) - 1])


def in_printed_file(data: bytes, place: Place) -> str:
    with pdfplumber.open(BytesIO(data)) as file:
        page = file.pages[(place.page or 0) - 1]
        assert place.box
        printed = page.crop(place.box).extract_text()
        if place.page == 1:  # no table is above the text there
            (*_, line) = page.extract_text_lines(x_tolerance=2)[: place.line]
            assert bare(printed).startswith(bare(line["text"])[:10])
    return printed


SOUGHT: dict[str, Callable[[bytes, Place], str]] = {
    ".txt": in_text,
    ".html": in_page,
    ".docx": in_word_file,
    ".xlsx": in_workbook,
    ".pdf": in_printed_file,
}


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_place_of_each_paragraph_leads_back_to_it(path: Path) -> None:
    data = path.read_bytes()
    draft = gd.read(data)
    assert len(draft.text_places) >= 7
    for field, places in draft.text_places.items():
        lines = attrgetter(field)(draft.narrative).split("\n")
        for line, place in zip(lines, places, strict=True):
            assert bare(line) in bare(SOUGHT[path.suffix](data, place))
            assert str(place)


@given(strategies.drafts())
def test_every_line_of_a_text_of_ours_has_its_place(draft: gd.Draft) -> None:
    text = gd.to_text(draft, columns=200)
    found = gd.read_text(text)
    texts = {path: attrgetter(path)(found.narrative) for path in PATHS}
    assert {*found.text_places} == {path for path, said in texts.items() if said}
    printed = text.split("\n")
    for path, places in found.text_places.items():
        for line, place in zip(texts[path].split("\n"), places, strict=True):
            assert place.line
            assert printed[place.line - 1].strip().startswith(line[:20])


PATHS = [
    "preface",
    *(f"overview.{name}" for name in Overview.__annotations__),
    "problems_and_improvements",
    "other_matters",
]
TWO = (Place(line=4), Place(line=5))
DRAFT = gd.Draft(
    edition="2021",
    cells={},
    narrative=Narrative(preface="前言。", overview=Overview(text="一。\n二。")),
    text_places={"preface": TWO[:1], "overview.text": TWO},
)


def test_places_are_no_part_of_equality_and_survive_what_copies() -> None:
    assert evolve(DRAFT, text_places={}) == DRAFT
    for again in (copy.deepcopy(DRAFT), pickle.loads(pickle.dumps(DRAFT)), DRAFT.completed()):
        assert again.text_places == DRAFT.text_places
    changed = DRAFT.replace({"proactive_disclosure.licensing": 3})
    assert changed.text_places == DRAFT.text_places
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    assert gd.Draft.from_report(report).text_places == {}
    with pytest.raises(TypeError):
        DRAFT.text_places["preface"] = ()  # type: ignore[index]


def test_places_of_a_text_with_another_number_of_lines_are_dropped() -> None:
    narrative = Narrative(preface="另一段。", overview=Overview(text="一。\n二。\n三。"))
    assert evolve(DRAFT, narrative=narrative).text_places == {"preface": TWO[:1]}
    assert evolve(DRAFT, text_places={"preface": (), "title": TWO}).text_places == {}
    assert evolve(DRAFT, narrative=Narrative()).text_places == {}


@pytest.mark.parametrize("given", [None, [TWO], {"preface": [*TWO]}, {"preface": (1,)}])
def test_what_is_no_place_is_refused(given: Any) -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        evolve(DRAFT, text_places=given)
    assert [each.code for each in caught.value.violations] == ["FIELD-TYPE"]


def test_places_are_written_in_the_json_of_a_draft() -> None:
    data = gd.to_data(evolve(DRAFT, text_places={"overview.text": (Place(), Place(line=5))}))
    assert data["text_places"] == {"overview.text": [{}, {"line": 5}]}
    again = gd.loads(gd.dumps(DRAFT), gd.Draft)
    assert again.text_places == DRAFT.text_places
    assert gd.dumps(again) == gd.dumps(DRAFT)
    assert b"text_places" not in gd.dumps(evolve(DRAFT, text_places={}))


@pytest.mark.parametrize(
    ("member", "code", "path"),
    [
        ([], "JSON-OBJECT", "$.text_places"),
        ({"title": []}, "JSON-UNKNOWN-KEY", "$.text_places.title"),
        ({"preface": {}}, "JSON-ARRAY", "$.text_places.preface"),
        ({"preface": [{"line": "4"}]}, "JSON-INTEGER", "$.text_places.preface[0].line"),
        ({"preface": [{"in_table": [1]}]}, "JSON-ARRAY", "$.text_places.preface[0].in_table"),
    ],
)
def test_what_is_no_place_in_json_is_told_by_its_path(member: Any, code: str, path: str) -> None:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.from_data(gd.to_data(DRAFT) | {"text_places": member})
    assert [(each.code, each.path) for each in caught.value.violations] == [(code, path)]


@given(st.lists(st.builds(Place, line=st.integers(1, 99), page=st.none() | st.integers(1, 9))))
def test_places_in_json_and_back(places: list[Place]) -> None:
    said = "\n".join("段" for _ in places)
    draft = gd.Draft(
        edition="2019",
        cells={},
        narrative=Narrative(other_matters=said),
        text_places={"other_matters": tuple(places)},
    )
    again = gd.loads(gd.dumps(draft), gd.Draft)
    assert again.text_places == draft.text_places == ({"other_matters": (*places,)} if said else {})
