# SPDX-License-Identifier: Apache-2.0
"""A figure that a narrow cell breaks over lines is read whole, and a doubt says so."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from gaidisclosure.document import Document, Grid
from gaidisclosure.formats.plain.text import parse
from gaidisclosure.reading import recognise

EXAMPLE = Path(__file__).parents[2] / "examples" / "data" / "yunxi-2023.txt"
CELL = "request_handling.received.natural_person"


def broken(document: Document, number: int) -> Document:
    """The document, in which the first figure of the first row of a table is broken."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    table = grids[number]
    at = next(n for n, row in enumerate(table.rows) if row[0].text.startswith("一、"))
    label, first, *others = table.rows[at]
    row = (label, evolve(first, broken=True), *others)
    changed = Grid((*table.rows[:at], row, *table.rows[at + 1 :]))
    return Document(tuple(changed if block is table else block for block in document.blocks))


def test_a_doubt_names_the_cell() -> None:
    text = EXAMPLE.read_text("utf-8")
    document = parse(text[text.index("一、总体情况") :])
    draft = recognise(broken(document, 1))
    assert draft.figures() == recognise(document).figures()
    (doubt,) = draft.doubts
    assert (doubt.code, doubt.cells) == ("reading.doubt.broken", (CELL,))
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert doubt.message(locale)
