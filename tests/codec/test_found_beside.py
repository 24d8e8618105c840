# SPDX-License-Identifier: Apache-2.0
"""What a reader found beside the figures travels in the JSON of a draft."""

from __future__ import annotations

from datetime import date

from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Doubt, How

LICENSING = "proactive_disclosure.licensing"
DRAFT = gd.Draft(edition="2021", cells={LICENSING: Cell.printed("３")})


def test_doubts_basis_and_day() -> None:
    place = Place(page=3, box=(1.5, 2.0, 3.0, 4.25))
    found = evolve(
        DRAFT,
        basis=("国办公开办函〔2021〕30号",),
        published=date(2024, 1, 18),
        doubts=(Doubt("reading.doubt.label", (LICENSING,), "行政许克", place), Doubt("x")),
    )
    back = gd.loads(gd.dumps(found))
    assert isinstance(back, gd.Draft)
    assert (back.basis, back.published, back.doubts) == (found.basis, found.published, found.doubts)
    assert back.doubts[0].place == place
    assert gd.dumps(back) == gd.dumps(found)


def test_a_doubt_says_no_more_of_its_place_than_it_knows() -> None:
    place = Place(page=3, box=(1.5, 2.0, 3.0, 4.25))
    doubts = (Doubt("reading.doubt.label", (LICENSING,), "行政许克", place), Doubt("x"))
    assert gd.to_data(evolve(DRAFT, doubts=doubts))["doubts"] == [
        {
            "code": "reading.doubt.label",
            "cells": [LICENSING],
            "found": "行政许克",
            "place": {"page": 3, "box": [1.5, 2.0, 3.0, 4.25]},
        },
        {"code": "x", "cells": [], "found": ""},
    ]


def test_places_of_texts() -> None:
    narrative = gd.Narrative(preface="前言。", overview=gd.Overview(text="一。\n二。"))
    places = {"preface": (Place(line=4),), "overview.text": (Place(line=5), Place(page=2, line=1))}
    found = evolve(DRAFT, narrative=narrative, text_places=places)
    assert gd.to_data(found)["text_places"]["overview.text"] == [
        {"line": 5},
        {"page": 2, "line": 1},
    ]
    back = gd.loads(gd.dumps(found))
    assert isinstance(back, gd.Draft)
    assert back.text_places == places


def test_nothing_is_written_of_what_was_not_found() -> None:
    data = gd.dumps(DRAFT)
    assert not any(name in data for name in (b"basis", b"published", b"doubts", b"place"))
    assert b'"how":"normalised"' in data
    back = gd.loads(data)
    assert isinstance(back, gd.Draft)
    assert back.cells[LICENSING].how is How.NORMALISED


def test_a_place_says_no_more_than_it_knows() -> None:
    cell = Cell.printed("3", place=Place(sheet="表2", address="C5"))
    data = gd.dumps(evolve(DRAFT, cells={LICENSING: cell}))
    assert '"place":{"sheet":"表2","address":"C5"}'.encode() in data
    assert b"how" not in data
