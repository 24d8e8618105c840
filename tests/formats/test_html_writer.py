# SPDX-License-Identifier: Apache-2.0
"""Documents to web pages, which the reader of pages gives back."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import (
    MEDIA_TYPE,
    Attachment,
    Document,
    Grid,
    GridCell,
    Level,
    Paragraph,
)
from gaidisclosure.formats.web.html import parse
from gaidisclosure.formats.web.html_writer import render

ROWS = (
    (GridCell("办理结果", rowspan=2, colspan=2), GridCell("申请人", colspan=2)),
    (GridCell("自然人"), GridCell("总计")),
    (GridCell("不予公开", rowspan=2), GridCell("国家秘密"), GridCell("1"), GridCell("12")),
    (GridCell("内部事务"), GridCell("0"), GridCell("0")),
)
FIGURES = {(2, 2): "a", (2, 3): "b", (3, 1): "c", (3, 2): "d"}
GRID = Grid(ROWS, figures=FIGURES, caption="办理情况")
BANDED = Grid(
    (
        (GridCell("第一项", colspan=2),),
        (GridCell("规章"), GridCell("3")),
        (GridCell("第二项", colspan=2),),
        (GridCell("许可"), GridCell("4")),
    ),
    figures={(1, 1): "a", (3, 1): "b"},
)
HOSTILE = ["</script><script>alert(1)</script>", "]]>", "&lt;b&gt;&amp;", '" onload="x', "'<!--"]


class Tags(HTMLParser):
    """The tags of a page in their order, each with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, *names: str) -> list[tuple[str, dict[str, str | None]]]:
        return [each for each in self.found if each[0] in names]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("fragment", [False, True])
def test_the_reader_gives_back_what_is_written(fragment: bool) -> None:
    blocks = (Paragraph("某局年报", level="title"), Paragraph("一、总体情况", level="part"), GRID)
    attachment = Attachment(MEDIA_TYPE, b'{"a": "b"}')
    read = parse(render(Document(blocks, attachment=attachment), fragment=fragment).encode())
    assert grids(read) == [GRID]
    assert read.attachment == attachment


def test_a_page_names_its_language_its_title_and_its_policy() -> None:
    document = Document((Paragraph("<年报>", level="title"),), language="zh-Hant")
    page = render(document)
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-Hant">\n<head><meta charset')
    assert "<title>&lt;年报&gt;</title>" in page
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "size:A4;margin:37mm 26mm 35mm 28mm" in page
    assert "script" not in page


def test_each_level_has_its_element() -> None:
    levels: tuple[Level, ...] = ("title", "note", "part", "aspect", "text")
    blocks = tuple(Paragraph(f"的{level}", level=level) for level in levels)
    page = render(Document((*blocks, Paragraph("正文", indented=True))))
    assert '<p style="text-indent:2em">正文</p>' in page
    inside = page.partition("<main>")[2]
    assert re.findall(r"<(\w+)(?: class=\"(\w+)\")?[ >]", inside) == [
        ("h1", ""), ("p", "note"), ("h2", ""), ("h3", ""), ("p", ""), ("p", "")
    ]  # fmt: skip


def test_headers_know_what_they_head() -> None:
    tags = Tags(render(Document((GRID,))))
    scopes = [attrs["scope"] for _, attrs in tags.named("th")]
    assert scopes == ["col", "col", "col", "col", "row", "row", "row"]
    assert [tag for tag, _ in tags.named("thead", "tbody")] == ["thead", "tbody"]
    assert len(tags.named("td")) == len(FIGURES)
    assert tags.named("table") == [("table", {})]


def test_a_label_across_the_table_heads_a_group_of_rows() -> None:
    tags = Tags(render(Document((BANDED,))))
    order = [attrs.get("scope", tag) for tag, attrs in tags.named("thead", "tbody", "th", "td")]
    assert order == ["tbody", "rowgroup", "row", "td"] * 2


def test_a_table_of_many_columns_is_set_in_small_print() -> None:
    row = (GridCell("一、新收"), *[GridCell(str(at)) for at in range(9)])
    wide = Grid((row,), figures={(0, at): str(at) for at in range(1, 10)})
    assert Tags(render(Document((wide,)))).named("table") == [("table", {"class": "dense"})]
    assert "font-size:12px" in render(Document((wide,)), fragment=True)
    assert grids(parse(render(Document((wide,))).encode())) == [wide]


def test_the_mark_stands_above_and_on_each_printed_page() -> None:
    document = Document((Paragraph("年报"),), mark='草"\\</style>稿')
    page = render(document)
    assert page.index("草&quot;\\&lt;/style&gt;稿") < page.index("<p>年报</p>")
    assert r'@top-center{content:"草\22 \5c \3c \2f style\3e 稿"' in page
    assert page.count("</style>") == 1
    assert "@top-center" not in render(Document((Paragraph("年报"),)))
    assert texts(parse(render(document, fragment=True).encode()))[0] == '草"\\</style>稿'


@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str, fragment: bool) -> None:
    cells = Grid(((GridCell(text), GridCell("3")),), figures={(0, 1): "a"}, caption=text)
    attachment = Attachment(MEDIA_TYPE, f'{{"a": "{text}"}}'.encode())
    document = Document((Paragraph(text, level="title"), cells), attachment=attachment)
    page = render(document, fragment=fragment)
    read = parse(page.encode())
    assert text in texts(read)
    assert grids(read) == [cells]
    assert len(Tags(page).named("script")) == 1
    assert read.attachment is not None
    assert read.attachment.data == attachment.data.replace(b"<", b"\\u003c")


@given(st.text(st.characters(), max_size=20).filter(lambda text: not {*"\r\n"} & {*text}))
def test_any_text_can_be_written(text: str) -> None:
    page = render(Document((Paragraph(text),)), fragment=True)
    assert page.encode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", page)


def test_a_page_without_data_of_ours_has_no_attachment() -> None:
    assert parse(b'<script type="application/json">{}</script><p>x').attachment is None
    assert render(Document((Paragraph("x"),))) == render(Document((Paragraph("x"),)))


@pytest.mark.parametrize("fragment", [True, False])
def test_wrong_figures_are_marked_with_the_reason_and_read_as_before(fragment: bool) -> None:
    document = Document((GRID, BANDED), wrong={"c": '应为 1，见 "表三" <注>', "none": "无此格"})
    page = render(document, fragment=fragment)
    ((_, found),) = Tags(page).named("mark")
    assert found["title"] == '应为 1，见 "表三" <注>'
    assert page.count(">0</mark></td>") == 1
    assert parse(page.encode()) == parse(render(Document((GRID, BANDED))).encode())
