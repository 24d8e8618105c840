# SPDX-License-Identifier: Apache-2.0
"""Documents, paragraphs and places."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from gaidisclosure.document import Document, Grid, GridCell, Paragraph, Place


@pytest.mark.parametrize("text", ["一、\n总体情况", "\r", "a\r\nb"])
def test_a_text_is_one_line(text: str) -> None:
    for make in (Paragraph, GridCell):
        with pytest.raises(ValueError, match="is one line"):
            make(text)


def test_place_and_alignment_are_not_compared() -> None:
    one = Document((Paragraph("一、"), Grid(((GridCell("0"),),))))
    other = Document(
        (Paragraph("一、", Place(3)), Grid(((GridCell("0", Place(4), align="right"),),)))
    )
    assert one == other
    assert hash(one) == hash(other)


def test_texts_spans_and_indents_are_compared() -> None:
    assert Paragraph("一") != Paragraph("二")
    assert Paragraph("一") != Paragraph("一", indented=True)
    assert GridCell("0") != GridCell("1")
    assert GridCell("0") != GridCell("0", rowspan=2)
    assert GridCell("0") != GridCell("0", colspan=2)
    assert Place(1) != Place(2)


def test_values_are_frozen_and_can_be_pickled() -> None:
    document = Document((Paragraph("一", Place(1, 2), indented=True), Grid(((GridCell("0"),),))))
    copy = pickle.loads(pickle.dumps(document))
    assert copy == document
    assert copy.blocks[0].place == Place(line=1, column=2)
    assert evolve(copy, blocks=()) == Document()
    with pytest.raises(FrozenInstanceError):
        document.blocks = ()  # type: ignore[misc]
