# SPDX-License-Identifier: Apache-2.0
"""What is written as text is read back, whatever it says: reading is the inverse of writing."""

from __future__ import annotations

from contextlib import suppress

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure import Draft, strategies
from gaidisclosure.draft import BLANK
from gaidisclosure.errors import UnreadableError
from gaidisclosure.model import AnnualReport
from gaidisclosure.reading import read, read_text
from gaidisclosure.writing import to_text

COLUMNS = st.integers(0, 200)
WIDE = 180
REPORTS = strategies.annual_reports()


@given(REPORTS, COLUMNS)
def test_a_report_is_read_back(report: AnnualReport, columns: int) -> None:
    assert read_text(to_text(report, columns=columns)).seal() == report


@given(strategies.narratives(), strategies.agencies(), strategies.reporting_periods())
def test_any_narrative_agency_and_period_are_read_back(narrative, agency, period) -> None:  # type: ignore[no-untyped-def]
    from gaidisclosure import AnnualReport2021

    report = AnnualReport2021(agency=agency, period=period, narrative=narrative)
    assert read_text(to_text(report)).seal() == report


@given(REPORTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_a_report_is_read_back_from_bytes_and_with_any_line_ends(
    report: AnnualReport, encoding: str
) -> None:
    text = to_text(report).replace("\n", "\r\n")
    assert read(text.encode(encoding)).seal() == report


@given(strategies.drafts(), COLUMNS)
def test_a_draft_is_read_back_with_missing_cells_blank(draft: Draft, columns: int) -> None:
    again = read_text(to_text(draft, columns=columns))
    cells = {path: draft.cells.get(path, BLANK) for path in draft.form.cells}
    assert {path: cell.value for path, cell in again.cells.items()} == {
        path: cell.value for path, cell in cells.items()
    }
    assert {path: cell.state for path, cell in again.cells.items()} == {
        path: cell.state for path, cell in cells.items()
    }
    assert {path: cell.text for path, cell in again.cells.items()} == {
        path: cell.text.strip() for path, cell in cells.items()
    }
    assert evolve(again, cells={}) == evolve(draft, cells={})
    assert again.form is draft.form


def test_a_blank_form_is_read_back_below_a_header_of_any_length() -> None:
    """Six lines of a header made the blank line below table 4 a cell, and the table was lost."""
    for report in strategies.sample(70, edition="2021", size="office"):
        draft = Draft.blank(report.agency, 2023)
        assert read_text(to_text(draft)).cells.keys() == draft.form.cells.keys()


@given(strategies.drafts(), COLUMNS)
def test_every_cell_knows_its_line(draft: Draft, columns: int) -> None:
    text = to_text(draft, columns=columns)
    lines = text.split("\n")
    for cell in read_text(text).cells.values():
        assert cell.place is not None
        assert cell.place.line is not None
        # In a narrow table, 0件 takes two lines and begins on the first of them.
        shown = cell.text if cell.value is not None and columns >= WIDE else cell.text[:1]
        assert shown in lines[cell.place.line - 1]


@given(st.text() | st.text(st.sampled_from("┌─┐│└┘\t\n一、总体情况行政许可0：报告格式")))
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(UnreadableError):
        read_text(text)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A text with some of its lines dropped, doubled, exchanged, cut or overwritten."""
    lines = to_text(draw(REPORTS), columns=draw(COLUMNS)).split("\n")
    for _ in range(draw(st.integers(1, 12))):
        at, other = draw(st.tuples(*2 * [st.integers(0, len(lines) - 1)]))
        cut = draw(st.integers(0, 60))
        lines[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [lines[at]] * 2,
                    [lines[other]],
                    [lines[at][:cut], lines[at][cut:]],
                    [lines[at][cut:]],
                    ["\t" + lines[at]],
                    ["　　" + lines[at]],
                ]
            )
            | st.text(max_size=8).map(lambda text: [text])
        )
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated())
def test_a_mutated_report_is_read_or_refused(text: str) -> None:
    try:
        draft = read_text(text)
    except UnreadableError:
        return
    draft.check()
    assert read_text(to_text(draft)).form.cells == draft.form.cells
