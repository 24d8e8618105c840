# SPDX-License-Identifier: Apache-2.0
"""Web pages: blocks in their order, tables as they are, and nothing that a browser hides."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.errors import MissingExtraError, UnreadableError
from gaidisclosure.formats.web import html

WORDS = st.text("规章行政许可12 ", min_size=1, max_size=8).map(str.strip).filter(bool)


def blocks(page: str) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[c.text for c in row] for row in block.rows]
        for block in html.parse(page.encode()).blocks
    ]


def grid(page: str) -> Grid:
    (found,) = html.parse(page.encode()).blocks
    assert isinstance(found, Grid)
    return found


@given(st.binary(max_size=400))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    try:
        assert isinstance(html.parse(data), Document)
    except UnreadableError as error:
        error.message("en")


TAGS = st.sampled_from(
    ["table", "tr", "td", "th", "p", "br", "div", "span", "caption", "img", "/table", "/td", "/p"]
)


@given(st.lists(st.one_of(TAGS.map("<{}>".format), WORDS), max_size=30))
def test_no_text_of_any_page_is_lost_or_doubled(parts: list[str]) -> None:
    printed = "".join(part for part in parts if not part.startswith("<"))
    document = html.parse(b"<body>" + "".join(parts).encode())
    texts: list[str] = []
    for block in document.blocks:
        texts += (
            [block.text]
            if isinstance(block, Paragraph)
            else [c.text for r in block.rows for c in r]
        )
    assert sorted("".join("".join(texts).split())) == sorted("".join(printed.split()))


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_a_table_is_a_grid(rows: list[list[str]]) -> None:
    page = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert blocks(f"<table>{page}</table>") == [[[" ".join(c.split()) for c in r] for r in rows]]


def test_blocks_in_their_order() -> None:
    page = "首页<h2>一、<b>总体</b>情况</h2><div>甲<p>　　乙 \n 丙</p>丁<br>戊</div><ul><li>己</ul>"
    assert blocks(page) == ["首页", "一、总体情况", "甲", "乙 丙", "丁", "戊", "己"]


def test_what_a_browser_does_not_show() -> None:
    page = (
        "<head><title>题</title></head><script>var a='<td>1</td>'</script><style>p{}</style>"
        "<p hidden>a<p style='Display : None'>b<noscript>c</noscript><!-- d --><p style='x'>e"
    )
    assert blocks(page) == ["e"]


def test_labels_in_pieces_and_cells_in_lines() -> None:
    page = (
        "<table><tr><td><p>商业<br>企业</p></td><td><span>科</span><span>研</span></td>"
        "<td><o:p></o:p>&nbsp;</td><td><p>1</p><p>2</p></td><td><script>x</script></td>"
        "<td><!-- x --></td><td></td></tr></table>"
    )
    assert blocks(page) == [[["商业企业", "科研", "", "1 2", "", "", ""]]]


def test_spans_are_bounded() -> None:
    page = "<table><tr><td colspan=' 2' rowspan='0'>a<td colspan=9999>b<td rowspan=x>c</table>"
    found = [(cell.rowspan, cell.colspan) for cell in grid(page).rows[0]]
    assert found == [(1, 2), (1, 1000), (1, 1)]


def test_a_caption_stands_before_its_table() -> None:
    page = (
        "<table><caption>表一</caption><tr><th>a<td>b</table>"
        "<table><caption></caption><tr><td>c<td>d"
    )
    assert blocks(page) == ["表一", [["a", "b"]], [["c", "d"]]]


def test_a_table_that_is_a_frame_is_none() -> None:
    frame = "<table><tr><td>左<td><p>文</p><table><tr><td>规章<td>1</table>下</table>"
    assert blocks(frame) == ["左", "文", [["规章", "1"]], "下"]
    assert blocks("<table><tr><td><p>一<p>二</table>") == ["一", "二"]


def test_a_hidden_cell_is_no_cell_text() -> None:
    assert blocks("<table><tr><td>a<td><b style='display:none'>x</b></table>") == [[["a", ""]]]


def test_places_lead_back_to_the_source() -> None:
    document = html.parse("<p>甲</p>\n<p>乙</p>\n<table>\n<tr><td>1<td>2</table>".encode())
    first, second, table = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert isinstance(table, Grid)
    assert (first.place.line, first.place.element) == (1, "p[1]")
    assert (second.place.line, second.place.element) == (2, "p[2]")
    assert table.rows[0][1].place.element == "table[1]/tr[1]/td[2]"
    assert table.rows[0][1].place.line == 4


def test_a_cell_is_in_the_column_that_a_person_sees_and_frames_are_no_tables() -> None:
    page = (
        "<table><tr><td><table><tr><td>a<td>b</table></table>"
        "<table><tr><td rowspan=2>总计<td colspan=2>自然人<td>1<tr><td>甲<td>2</table>"
    )
    grids = [block for block in html.parse(page.encode()).blocks if isinstance(block, Grid)]
    assert [cell.place.in_table for cell in grids[0].rows[0]] == [(1, 1, 1), (1, 1, 2)]
    above, below = grids[1].rows
    assert [cell.place.in_table for cell in above] == [(2, 1, 1), (2, 1, 2), (2, 1, 4)]
    assert [cell.place.in_table for cell in below] == [(2, 2, 2), (2, 2, 3)]


def test_blank_paragraphs_are_counted() -> None:
    found = html.parse(b"<p>1</p><p>&nbsp;</p><p></p><p>2</p>").blocks
    assert [block.blank for block in found if isinstance(block, Paragraph)] == [0, 2]


def test_pictures_are_counted_unless_they_are_icons() -> None:
    page = (
        "<img src=a><p><img width=600 height='400px'></p><img width=16><img height=99>"
        "<table><tr><td>a<td><p>b</p><img></table>"
    )
    assert html.parse(page.encode()).pictures == 3


def test_a_page_nested_to_any_depth() -> None:
    found = html.parse(("<div>" * 50_000 + "深").encode()).blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["深"]


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    with pytest.raises(MissingExtraError, match="html"):
        html.parse(b"<p>")
