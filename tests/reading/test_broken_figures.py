# SPDX-License-Identifier: Apache-2.0
"""A figure that a narrow cell breaks over lines, or cannot hold, is told in a doubt."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from gaidisclosure.document import Document, Grid, GridCell
from gaidisclosure.formats.plain.text import parse
from gaidisclosure.reading import recognise

EXAMPLE = Path(__file__).parents[2] / "examples" / "data" / "yunxi-2023.txt"
CELL = "request_handling.received.natural_person"
NEXT = "request_handling.received.commercial_enterprise"


def marked(document: Document, number: int, mark: str, count: int = 1) -> Document:
    """The document, in which the first figures of the first row of a table have a mark."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    table = grids[number]
    at = next(n for n, row in enumerate(table.rows) if row[0].text.startswith("一、"))
    label, *figures = table.rows[at]
    told = {"broken": mark == "broken", "crossed": mark == "crossed"}
    row = (label, *(_told(each, **told) for each in figures[:count]), *figures[count:])
    changed = Grid((*table.rows[:at], row, *table.rows[at + 1 :]))
    return Document(tuple(changed if block is table else block for block in document.blocks))


def _told(cell: GridCell, *, broken: bool, crossed: bool) -> GridCell:
    return evolve(cell, broken=broken, crossed=crossed)


@pytest.mark.parametrize(("mark", "cells"), [("broken", (CELL,)), ("crossed", (CELL, NEXT))])
def test_a_doubt_names_the_cells(mark: str, cells: tuple[str, ...]) -> None:
    text = EXAMPLE.read_text("utf-8")
    document = parse(text[text.index("一、总体情况") :])
    draft = recognise(marked(document, 1, mark, len(cells)))
    assert draft.figures() == recognise(document).figures()
    (doubt,) = draft.doubts
    assert (doubt.code, doubt.cells) == (f"reading.doubt.{mark}", cells)
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert doubt.message(locale)
