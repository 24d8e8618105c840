# SPDX-License-Identifier: Apache-2.0
"""The law of tables with one line per agency: what is written is read back, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import Draft, ReportingPeriod
from gaidisclosure.draft import Cell
from gaidisclosure.form import FORMS, Kind
from gaidisclosure.model import Agency
from gaidisclosure.reading.summary.origin import is_sum
from gaidisclosure.strategies.sentences import AWKWARD
from gaidisclosure.writing import TABLE_ENDINGS, TableHeadings, table_data
from gaidisclosure.zh.controls import CONTROLS, without_controls
from tests.depth import of_law
from tests.reading.summaries import as_kept, read_lines
from tests.writing.written import HOSTILE, drafts

HEADINGS: tuple[TableHeadings, ...] = ("form", "labels", "paths")
UNWRITABLE = re.compile(f"[\r{CONTROLS}\ud800-\udfff\ufffe\uffff]")
NAMES = (
    *("'=1+1", "=1+1", "''@", "-3", "007", "2023", "a,b;c", '"', "<r>1</r>"),
    *("机关：名称", "名\u3000称"),
)
TEXTS = (
    *("=1+1", "+86 若干", "-", "--", "一\n二", "一\r\n二", "a\tb", "'=", "'", "/", " "),
    *("\u3000", "0012", "1e5"),
)


@st.composite
def lines(draw: Any) -> Draft:
    """A draft of any form whose name or cells attack writers and readers of tables."""
    draft: Draft = draw(st.sampled_from([*FORMS]).flatmap(drafts))
    names = [each for each in (*NAMES, *HOSTILE, *AWKWARD) if _is_name(each)]
    name = draw(st.none() | st.sampled_from(names))
    if name:
        draft = evolve(draft, issuer=Agency(name))
    paths = draw(st.lists(st.sampled_from([*draft.form.cells]), max_size=6))
    cells = dict(draft.cells)
    for path in paths:
        kind, said = draft.form.cells[path].kind, draw(st.none() | st.sampled_from(TEXTS))
        cells.pop(path, None)
        if said is not None:
            cells[path] = Cell.printed(said, money=kind is Kind.MONEY, change=kind is Kind.CHANGE)
    if draw(st.booleans()) and draft.year:
        period = ReportingPeriod.of_year(draft.year)
        draft = evolve(draft, period=evolve(period, start=period.start.replace(month=3)))
    return evolve(draft, cells=cells)


def _is_name(text: str) -> bool:
    """Tell if an agency can be called so, and no line of sums."""
    if is_sum(text):
        return False
    try:
        Agency(text)
    except gd.InvalidReportError:
        return False
    return True


def written(draft: Draft) -> Draft:
    """Return a draft as the cells of a workbook can be written."""
    return _cells_as(draft, lambda text: UNWRITABLE.sub("\ufffd", text))


def _cells_as(draft: Draft, shown: Callable[[str], str]) -> Draft:
    cells = {path: evolve(cell, text=shown(cell.text)) for path, cell in draft.cells.items()}
    return evolve(as_kept(draft), cells=cells)


def without_words(draft: Draft) -> Draft:
    """Return a draft without its texts and the contact, which no table of figures has."""
    issuer = draft.issuer and evolve(draft.issuer, contact=gd.Contact())
    return evolve(draft, issuer=issuer, narrative=gd.Narrative())


@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("ending", TABLE_ENDINGS)
def test_a_table_is_read_back(ending: str, headings: TableHeadings) -> None:
    @settings(max_examples=of_law(5))
    @given(st.lists(lines(), min_size=1, max_size=4))
    def law(found: list[Draft]) -> None:
        data = table_data(found, ending, headings)
        assert table_data(found, ending, headings) == data
        order = [*dict.fromkeys(each.form for each in found)]
        expected = [_cells_as(each, without_controls) for each in found]
        if ending == "xlsx":
            expected = sorted(map(written, found), key=lambda each: order.index(each.form))
        if ending == "parquet":
            expected = [*map(without_words, found)]
        with TemporaryDirectory() as folder:
            read = [*read_lines(data, Path(folder)).values()]
        assert read == expected
        codes = {doubt.code for each in read for doubt in each.doubts}
        assert codes <= {"reading.doubt.edition"}
        if len(found) == 1:
            assert gd.read(data) == expected[0]

    law()


@pytest.mark.parametrize("ending", TABLE_ENDINGS)
def test_a_table_of_nothing_has_headings_only(ending: str) -> None:
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read(table_data([], ending))
    assert (caught.value.code, caught.value.params) == ("reading.several_lines", {"count": 0})


def test_wholly_other_cells_of_a_line_are_missing(tmp_path: Path) -> None:
    cells: dict[str, int | str | None] = {"行政许可": 126, "行政处罚": "若干", "行政强制": None}
    draft = Draft.from_figures("云溪县商务局", 2023, cells)
    whole = Draft.blank("云溪县审计局", 2023)
    for ending in TABLE_ENDINGS:
        data = table_data([whole, draft], ending, "labels")
        blank, partial = read_lines(data, tmp_path).values()
        assert (blank, partial) == (whole, draft)
