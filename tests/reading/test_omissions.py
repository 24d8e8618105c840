# SPDX-License-Identifier: Apache-2.0
"""Figures that a table of the report holds and does not show are told in one doubt."""

from __future__ import annotations

import pytest
from attrs import evolve

from gaidisclosure import AnnualReport2021, to_text
from gaidisclosure.document import Document, Grid, GridCell, Omission, Place
from gaidisclosure.draft import Doubt
from gaidisclosure.formats.plain.text import parse
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading.recognition import recognise

HIDDEN = Omission("unseen", "99", Place(sheet="表", address="B2"))
LOST = Omission("no_value", "=SUM(A1)")


def document(*omitted: Omission) -> Document:
    """The document of a report, whose tables all lack something."""
    plain = parse(to_text(AnnualReport2021.zero("云溪县商务局", 2023)))
    blocks = (
        evolve(block, omitted=omitted) if isinstance(block, Grid) else block
        for block in plain.blocks
    )
    return Document(tuple(blocks))


def told(source: Document) -> list[Doubt]:
    codes = ("reading.doubt.unseen", "reading.doubt.no_value")
    return [doubt for doubt in recognise(source).doubts if doubt.code in codes]


def test_one_doubt_a_table_and_reason() -> None:
    found = told(document(HIDDEN, LOST, HIDDEN))
    assert [doubt.code for doubt in found] == ["reading.doubt.unseen", "reading.doubt.no_value"] * 3
    assert (found[0].found, found[0].place) == ("99 99", HIDDEN.place)
    assert found[1].found == "=SUM(A1)"


def test_a_table_of_something_else_is_not_told() -> None:
    other = Grid(((GridCell("日期"), GridCell("天气")),), (HIDDEN,))
    plain = document()
    assert not told(Document((other, *plain.blocks)))


def test_what_is_told_is_bounded() -> None:
    assert len(told(document(*[HIDDEN] * 1000))[0].found) == 200


@pytest.mark.parametrize("reason", ["unseen", "no_value", "shown_otherwise", "uneven"])
def test_the_messages_name_the_finding(reason: str) -> None:
    doubt = Doubt(f"reading.doubt.{reason}", found="99")
    assert all("99" in doubt.message(locale) for locale in LOCALES)
