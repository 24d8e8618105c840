# SPDX-License-Identifier: Apache-2.0
"""Layouts of published reports: nothing that is printed gets lost, and nothing changes places."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import cast
from unicodedata import normalize

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.form import EDITION_2021_UNDIVIDED, EDITIONS, Edition, Kind
from gaidisclosure.zh.figures import State, read_figure
from tests import contract, lawful
from tests.layouts import LAYOUTS, PLAINLY, TEXT_LAYOUTS, Wishes, publication, published, spelling
from tests.layouts import blanks as left
from tests.layouts import labels as label
from tests.layouts.pipes import markdown_in_blocks
from tests.layouts.publish import WITHOUT_BLANKS, Blanks, Layout
from tests.layouts.sheet import Piece, Printed, Sheet, laid

FORMS = {**EDITIONS, "2021-undivided": EDITION_2021_UNDIVIDED}
FORM = EDITIONS["2021"]
ZEROS: left.Figures = dict.fromkeys(FORM.cells, 0)
FULL = [layout for layout in LAYOUTS if layout in WITHOUT_BLANKS]
MARKED = re.compile(r"(?<!\d)1\d{4}(?!\d)")


def unlike(form: Edition) -> dict[str, int]:
    """A figure for each cell that stands nowhere else in a report."""
    return {path: 10_001 + number for number, path in enumerate(form.cells)}


def texts(form: Edition) -> Printed:
    return {path: str(figure) for path, figure in unlike(form).items()}


@st.composite
def given_figures(draw: st.DrawFn) -> tuple[Edition, left.Figures]:
    variant = draw(st.sampled_from([*FORMS]))
    return FORMS[variant], cast(left.Figures, draw(lawful.figures(variant)))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@given(st.data(), st.sampled_from([*FORMS.values()]))
def test_every_layout_prints_each_figure_once_in_order(
    layout: Layout, data: st.DataObject, form: Edition
) -> None:
    figures = unlike(form)
    wishes = evolve(PLAINLY, layouts=(layout,), most_damaged=2, settings=label.SETTINGS)
    text, expected = published(data.draw, form, figures, wishes=wishes)
    assert expected == figures
    assert [*map(int, MARKED.findall(text))] == [*figures.values()]
    assert text.startswith("<!DOCTYPE") is (layout not in TEXT_LAYOUTS)


@given(st.data(), st.sampled_from([*FORMS.values()]), st.sampled_from(LAYOUTS))
def test_plain_layouts_print_every_label(
    data: st.DataObject, form: Edition, layout: Layout
) -> None:
    text, _ = published(data.draw, form, unlike(form), wishes=evolve(PLAINLY, layouts=(layout,)))
    assert all(each.text in text for grid in form.printed_tables.values() for each in grid.labels)


@given(st.data(), given_figures(), st.sampled_from(FULL))
def test_layouts_that_blanks_vanish_from_have_none(
    data: st.DataObject, drawn: tuple[Edition, left.Figures], layout: Layout
) -> None:
    found = publication(data.draw, *drawn, wishes=Wishes(layouts=(layout,), most_damaged=9))
    assert all(map(str.strip, found.printed.values()))
    assert all(map(str.strip, found.data.removesuffix("\n").split("\n")))


@given(st.data())
def test_small_tables_of_markdown_are_blocks_of_rows(data: st.DataObject) -> None:
    wishes = evolve(PLAINLY, layouts=(markdown_in_blocks,))
    text, _ = published(data.draw, FORM, unlike(FORM), wishes=wishes)
    assert text.count("\n| --- |") == 4 + 6 + 1
    assert re.search(r"总计 \|\n(\| --- )+\|\n\| 第二十条第（五）项 ", text)


@given(st.data(), given_figures(), st.booleans())
def test_whatever_is_drawn_every_printed_figure_stands_in_order(
    data: st.DataObject, drawn: tuple[Edition, left.Figures], navigation: bool
) -> None:
    form, figures = drawn
    found = publication(data.draw, form, figures, wishes=Wishes(navigation=navigation))
    squeezed = "".join(found.data.split())
    after = 0
    for path, text in found.printed.items():
        after = squeezed.find("".join(text.split()), after)
        assert after >= 0, path
    for path, figure in found.expected.items():
        assert figure is None or figure == figures[path]
    assert found.printed.keys() == found.expected.keys()


@given(st.data())
def test_pushed_blanks_leave_each_row_its_texts(data: st.DataObject) -> None:
    printed = {path: data.draw(st.sampled_from(("", "7", "8"))) for path in FORM.cells}
    for number in FORM.printed_tables:
        sheet = laid(FORM, number, printed)
        pushed = left.pushed_to_the_end(sheet)
        for row in range(sheet.height):
            before, after = ([p.text for p in each.row(row) if p.path] for each in (sheet, pushed))
            assert Counter(before) == Counter(after)
            assert after == [*filter(None, after), *[""] * after.count("")]


@given(st.data(), st.sampled_from(left.BLANKS))
def test_pushed_reports_are_published(data: st.DataObject, blank: Blanks) -> None:
    wishes = Wishes(blanks=(blank,), pushed=True)
    assert publication(data.draw, FORM, ZEROS, wishes=wishes).expected


@given(given_figures(), st.data())
def test_rows_left_out_leave_no_gap_in_a_table(
    drawn: tuple[Edition, left.Figures], data: st.DataObject
) -> None:
    form, figures = drawn
    printed = spelling.Figuring().printed(form, left.rows_of_zeros_omitted(form, figures))
    for number in form.printed_tables:
        sheet = laid(form, number, printed)
        cut = data.draw(st.integers(1, sheet.height))
        parts = sheet.part(range(cut)), sheet.part(range(cut, sheet.height), repeat=True)
        for each in (sheet, *parts, parts[1].below(parts[0])):
            spots = Counter(
                (row, column)
                for piece in each.pieces
                for row in range(piece.place.row, piece.place.row + piece.place.rowspan)
                for column in range(piece.place.column, piece.place.column + piece.place.colspan)
            )
            assert set(spots) == {(r, c) for r in range(each.height) for c in range(each.width)}
            assert set(spots.values()) <= {1}


@pytest.mark.parametrize(
    ("blank", "printed", "absent"),
    [
        (left.all_printed, 200, 0),
        (left.zeros_blank, 0, 0),
        (left.only_totals, 10 + 25 + 3, 0),
        (left.organisations_blank, 200 - 5 * 25, 0),
        (left.totals_blank, 200 - 25 - 3, 0),
        (left.rows_of_zeros_omitted, 15, 185),
    ],
)
def test_what_is_left_of_a_report_of_zeros(blank: Blanks, printed: int, absent: int) -> None:
    found = blank(FORM, ZEROS)
    assert len([path for path in found if found[path] is not None]) == printed
    assert 200 - len(found) == absent


def test_only_totals_are_left_of_sums() -> None:
    found = left.only_totals(FORM, ZEROS)
    row = [found[f"request_handling.received.{column}"] for column in contract.COLUMNS]
    assert row == [None] * 6 + [0]
    assert found["review_litigation.review.upheld"] is None
    assert found["review_litigation.review.total"] == found["proactive_disclosure.fees"] == 0


@pytest.mark.parametrize(
    ("change", "choice", "before", "after"),
    [
        (label.split, 1, "商业企业", "商业\n企业"),
        (label.split, 1, "其", "其"),
        (label.without_ordinal, 0, "（一）予以公开", "予以公开"),
        (label.without_ordinal, 0, "3.其他", "其他"),
        (label.without_ordinal, 0, "总计", "总计"),
        (label.half_bracket, 0, "（一）予以公开", "一）予以公开"),
        (label.half_bracket, 0, "（本列数据的", "（本列数据的"),
        (label.half_width, 0, "（一）予以公开", "(一)予以公开"),
        (label.kangxi, 0, "（一）", "（⼀）"),
        (label.spaced, 0, "总计", "总 计"),
        (label.spaced, 0, "总", "总"),
        (label.other_wording, 0, "行政规范性文件", "规范性文件"),
        (label.other_wording, 0, "规章", "规章"),
        (label.renumbered, 0, "（三）不予公开", "（一）不予公开"),
        (label.renumbered, 1, "3.其他", "2.其他"),
        (label.renumbered, 0, "规章", "规章"),
        (label.misspelt, 1, "（三）不予公开", "（三）不的公开"),
        (label.misspelt, 0, "的的的的", "是的的的"),
        (label.misspelt, 0, "其他", "其他"),
        (label.truncated, 0, "社会公益组织", "社会公益组"),
        (label.truncated, 1, "社会公益组织", "社会公益"),
        (label.truncated, 0, "（三）不予公开", "（三）不予公开"),
    ],
)
def test_labels_are_printed_otherwise(
    change: label.Change, choice: int, before: str, after: str
) -> None:
    assert change(before, choice) == after


def test_radicals_look_like_what_they_stand_for() -> None:
    for text in (each.text for grid in FORM.printed_tables.values() for each in grid.labels):
        assert normalize("NFKC", label.kangxi(text, 0)) == normalize("NFKC", text)


def torn_rows(sheet: Sheet, hit: Piece, tear: label.Tear) -> list[list[str]]:
    return [*sheet.mapped(lambda piece: tear(piece, 3) if piece is hit else piece).rows()]


def test_labels_are_torn_from_their_figures() -> None:
    sheet = laid(FORM, 3, texts(FORM))
    first = label.torn(sheet)[0]
    figures = [text for path, text in texts(FORM).items() if ".received." in path]
    printed = {tear: torn_rows(sheet, first, tear) for tear in label.TEARS}
    assert printed[label.end_after_figures][3] == [first.text[:6], *figures, first.text[6:]]
    assert printed[label.after_figures][3:5] == [figures, [first.text]]
    assert printed[label.lost][3] == ["", *figures]
    assert not label.torn(laid(FORM, 4, texts(FORM)))


def test_traditional_characters_change_no_figure() -> None:
    assert label.traditional("政府信息公开 1,204件 ○〇") == "政府信息公開 1,204件 ○〇"


@given(st.integers(-(10**6), 10**6), st.sampled_from(spelling.STYLES))
def test_all_figures_in_a_style_are_told_apart(value: int, style: spelling.Spelling) -> None:
    kind = Kind.CHANGE if value < 0 else Kind.COUNT
    for figure in (value, abs(value)):
        text = style(kind, figure)
        assert read_figure(text) == (State.FIGURE, figure) or not figure


@pytest.mark.parametrize(
    ("style", "kind", "value", "text"),
    [
        (spelling.circled, Kind.COUNT, 0, "○"),
        (spelling.round_zero, Kind.COUNT, 0, "〇"),
        (spelling.signed, Kind.CHANGE, 12, "+12"),
        (spelling.signed, Kind.COUNT, 12, "12"),
        (spelling.unchanged, Kind.CHANGE, 0, "未增未减"),
        (spelling.unchanged, Kind.CHANGE, -4, "减4"),
        (spelling.unchanged, Kind.CHANGE, 3, "增3"),
        (spelling.unchanged, Kind.COUNT, 3, "3"),
        (spelling.annotated, Kind.COUNT, 22, "22（其中11件为转办）"),
        (spelling.annotated, Kind.COUNT, 0, "0"),
        (spelling.annotated, Kind.MONEY, Decimal("1.5"), "1.5"),
    ],
)
def test_figures_are_printed_otherwise(
    style: spelling.Spelling, kind: Kind, value: int, text: str
) -> None:
    assert style(kind, value) == text


@given(st.data())
def test_a_report_without_any_figure_is_published(data: st.DataObject) -> None:
    assert published(data.draw, FORM, {})[1] == {}
