# SPDX-License-Identifier: Apache-2.0
"""DOCX files to a document."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.formats.word.docx import parse
from tests.depth import examples
from tests.formats.office_files import (
    WORD,
    archive,
    cell,
    docx,
    grids,
    is_lawful,
    outcome,
    paragraph,
    paragraphs,
    refusal,
    run,
    table,
    word,
)

TEXT = st.text("规章公开12 \xa0\u3000（", min_size=1, max_size=8).filter(str.strip)
WRAPPERS = st.sampled_from(
    [
        "{}",
        "<w:ins>{}</w:ins>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:moveTo>{}</w:moveTo>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
        "</mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ]
)


def wrap(wrapper: str, inside: str) -> str:
    return wrapper.replace("{}", inside)


@given(st.lists(st.tuples(TEXT, WRAPPERS, WRAPPERS), min_size=1, max_size=5))
def test_paragraphs_are_read_wherever_they_stand(parts: list[tuple[str, str, str]]) -> None:
    body = "".join(
        wrap(outer, f"<w:p>{wrap(inner, run(text))}</w:p>") for text, outer, inner in parts
    )
    expected = [text.strip(" ").removeprefix("\u3000\u3000").strip(" ") for text, _, _ in parts]
    assert paragraphs(parse(docx(body))) == expected


@st.composite
def divided(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A lattice cut up into rectangles: top, left, height and width of each, in reading order."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    free = {(row, column) for row in range(height) for column in range(width)}
    parts = list[tuple[int, int, int, int]]()
    for row, column in sorted(free):
        if (row, column) in free:
            tall, wide = draw(st.integers(1, height - row)), draw(st.integers(1, width - column))
            spot = {(row + down, column + right) for down in range(tall) for right in range(wide)}
            if not spot <= free:
                tall = wide = 1
                spot = {(row, column)}
            free -= spot
            parts.append((row, column, tall, wide))
    return height, width, parts


@given(divided(), st.booleans())
def test_merged_cells_are_read_as_they_are_written(
    lattice: tuple[int, int, list[tuple[int, int, int, int]]], old: bool
) -> None:
    height, width, parts = lattice
    rows: list[list[tuple[int, str]]] = [[] for _ in range(height)]
    for number, (top, left, tall, wide) in enumerate(parts):
        for row in range(top, top + tall):
            merge = (
                "" if tall == 1 else f'<w:vMerge w:val="{"continue" if row > top else "restart"}"/>'
            )
            text = paragraph(f"第{number}格") if row == top else ""
            if old and wide > 1:
                across = [f'<w:hMerge w:val="restart"/>{merge}', *["<w:hMerge/>"] * (wide - 1)]
                inside = [text, *[""] * (wide - 1)]
                items = "".join(map(cell, inside, across))
            else:
                items = cell(text, f'<w:gridSpan w:val="{wide}"/>{merge}')
            rows[row].append((left, items))
    data = docx(table(*("".join(item for _, item in sorted(row)) for row in rows)))
    (grid,) = parse(data).blocks
    assert isinstance(grid, Grid)
    spots = [
        (spot.rows.start, spot.columns.start, len(spot.rows), len(spot.columns))
        for spot in grid.occupancy()
    ]
    assert spots == sorted(parts)
    assert all(None not in row for row in grid.matrix())
    assert {len(row) for row in grid.matrix()} == {width}
    for number, part in enumerate(parts):
        (spot,) = [item for item in grid.occupancy() if item.cell.text == f"第{number}格"]
        assert (spot.rows.start, spot.columns.start) == part[:2]


@settings(max_examples=examples(150), deadline=None)
@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    sound = docx(paragraph("一、总体情况") + table(cell(paragraph("规章")) + cell()))
    at = data.draw(st.integers(0, len(sound)))
    torn = (
        sound[:at] + data.draw(st.binary(max_size=4)) + sound[at + data.draw(st.integers(0, 4)) :]
    )
    assert is_lawful(outcome(parse, torn))


@settings(deadline=None)
@given(
    st.recursive(
        st.sampled_from(["<w:p/>", paragraph("12"), "<w:tc/>", "<w:tr/>", '<w:vMerge w:val=""/>']),
        lambda inner: st.builds(
            "<w:{0}>{1}</w:{0}>".format,
            st.sampled_from(["p", "tbl", "tr", "tc", "r", "tcPr", "txbxContent", "sdt", "del"]),
            st.lists(inner, max_size=4).map("".join),
        ),
        max_leaves=20,
    )
)
def test_any_nesting_is_read_or_refused(body: str) -> None:
    result = outcome(parse, docx(body))
    assert result == "document.empty" or isinstance(result, Document)


def test_what_python_docx_writes() -> None:
    document = python_docx.Document()
    document.add_paragraph("一、总体情况")
    made = document.add_table(2, 3)
    made.cell(0, 0).merge(made.cell(1, 0)).text = "信息内容"
    made.cell(0, 1).merge(made.cell(0, 2)).text = "数量"
    made.cell(1, 1).text = "商业\n企业"
    target = BytesIO()
    document.save(target)
    read = parse(target.getvalue())
    assert paragraphs(read) == ["一、总体情况"]
    assert grids(read) == [[[("信息内容", 2, 1), ("数量", 1, 2)], ["商业企业", ""]]]


def test_places() -> None:
    read = parse(docx("<w:p/>" + paragraph("一") + table(cell(), cell() + cell(paragraph("0")))))
    heading, grid = read.blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(grid, Grid)
    assert heading.place.element == "paragraph[2]"
    assert grid.rows[1][1].place.element == "table[1]/row[2]/cell[2]"


def test_breaks_tabs_and_signs() -> None:
    inside = (
        "<w:r><w:t>甲\n乙</w:t><w:tab/><w:t>丙</w:t><w:br/><w:cr/><w:t>1</w:t><w:noBreakHyphen/>"
        '<w:sym w:char="4E00"/><w:sym w:char="F0FC"/><w:sym w:char="x"/><w:softHyphen/></w:r>'
    )
    assert paragraphs(parse(docx(f"<w:p>{inside}</w:p>"))) == ["甲 乙\t丙", "1-一"]


def test_what_is_not_printed_is_left_out() -> None:
    inside = (
        f"<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>{run('移')}</w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        f"<w:fldSimple>{run('12')}</w:fldSimple><w:hyperlink>{run('件')}</w:hyperlink>"
        f"<w:ruby><w:rt>{run('zhang')}</w:rt><w:rubyBase>{run('章')}</w:rubyBase></w:ruby>"
    )
    assert paragraphs(parse(docx(f"<w:p>{inside}</w:p>"))) == ["显12件章"]
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>" + cell(paragraph("旧")) + "</w:tr>"
    body = f"<w:tbl>{deleted}<w:tr>{cell(paragraph('新'))}</w:tr></w:tbl>"
    assert grids(parse(docx(body))) == [[["新"]]]


def test_paragraphs_that_are_set_in() -> None:
    body = (
        paragraph("甲", '<w:ind w:firstLineChars="200"/>')
        + paragraph("乙", '<w:ind w:firstLineChars="0" w:firstLine="0"/>')
        + paragraph("\u3000\u3000丙")
    )
    read = [block for block in parse(docx(body)).blocks if isinstance(block, Paragraph)]
    assert [(block.text, block.indented) for block in read] == [
        ("甲", True),
        ("乙", False),
        ("丙", True),
    ]


def test_a_text_box_follows_its_paragraph() -> None:
    inside = paragraph("框") + table(cell(paragraph("1")))
    box = f"<w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict>"
    read = parse(docx(f"<w:p><w:r>{box}</w:r>{run('甲')}</w:p>{paragraph('乙')}"))
    assert [getattr(block, "text", None) for block in read.blocks] == ["甲", "框", None, "乙"]
    assert read.blocks[1] == Paragraph("框")
    place = getattr(read.blocks[1], "place", None)
    assert place is not None
    assert place.element == "paragraph[1]/textbox[1]/paragraph[1]"


def test_a_table_within_a_table_follows_it() -> None:
    inner = table(cell(paragraph("内")) + cell(paragraph("部")))
    outer = table(cell(paragraph("外")) + cell(inner + "<w:p/>"))
    read = parse(docx(outer))
    assert grids(read) == [[["外", ""]], [["内", "部"]]]
    assert isinstance(read.blocks[1], Grid)
    path = "table[1]/row[1]/cell[2]/table[1]/row[1]/cell[1]"
    assert read.blocks[1].rows[0][0].place.element == path


def test_a_table_that_lays_out_is_none() -> None:
    inner = table(cell(paragraph("内")) + cell(paragraph("部")))
    for outer in (
        table(cell(paragraph("甲") + inner + paragraph("乙")), cell(paragraph("丙"))),
        paragraph("甲") + table(cell(inner + "<w:p/>")) + paragraph("乙") + paragraph("丙"),
    ):
        read = parse(docx(outer))
        assert paragraphs(read) == ["甲", "乙", "丙"]
        assert grids(read) == [[["内", "部"]]]


def test_rows_that_begin_later_or_end_earlier() -> None:
    skipping = '<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>'
    body = table(cell() * 4, skipping + cell(paragraph("0")))
    assert grids(parse(docx(body))) == [[["", "", "", ""], [("", 1, 2), "0", ""]]]


def test_cells_that_go_on_with_none_stand_alone() -> None:
    body = table(
        cell(paragraph("甲"), "<w:vMerge/>") + cell(paragraph("乙"), "<w:hMerge/>"),
        cell(paragraph("丙")) + cell(paragraph("丁")),
    )
    assert grids(parse(docx(body))) == [[["甲", "乙"], ["丙", "丁"]]]


def test_a_cell_outside_the_rows_and_a_row_within_a_row_are_no_part_of_the_table() -> None:
    row = f"<w:tr>{cell(paragraph('甲'))}<w:tr>{cell(paragraph('乙'))}</w:tr></w:tr>"
    body = f"<w:tbl>{cell(paragraph('丙'))}{row}</w:tbl>"
    assert grids(parse(docx(body))) == [[["甲"]]]


@pytest.mark.parametrize(
    ("formatting", "is_printed"),
    [
        ("", True),
        ("<w:b/><w:sz w:val='28'/>", True),
        ("<w:vanish w:val='0'/>", True),
        ("<w:vanish/>", False),
        ("<w:b/><w:vanish w:val='1'/><w:i/>", False),
        ("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", True),
        ("<w:vanish/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>", False),
        ("<w:lang w:val='a>b'/>", True),
    ],
)
def test_formatting_says_whether_a_text_is_printed(formatting: str, is_printed: bool) -> None:
    formatted = f"<w:r><w:rPr>{formatting}</w:rPr><w:t>甲</w:t></w:r>"
    body = f"<w:p><w:pPr><w:rPr>{formatting}</w:rPr></w:pPr>{formatted}{run('乙')}</w:p>"
    assert paragraphs(parse(docx(body))) == ["甲乙" if is_printed else "乙"]


def test_formatting_in_a_text_is_text() -> None:
    body = "<w:p><w:r><w:t><![CDATA[<w:rPr><w:b/></w:rPr>]]></w:t></w:r></w:p>"
    assert paragraphs(parse(docx(body))) == ["<w:rPr><w:b/></w:rPr>"]


def test_the_other_edition_of_the_standard_and_other_names() -> None:
    document = word("document", f"<w:body>{paragraph('规章')}</w:body>")
    document = document.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    read = parse(
        archive({"Word/Document.XML": document.replace("w:", "x:").replace("s:w=", "s:x=")})
    )
    assert paragraphs(read) == ["规章"]


def test_refusals() -> None:
    assert refusal(parse, docx("<w:p/>")) == "document.empty"
    assert (
        refusal(parse, archive({"word/document.xml": word("document", "")})) == "document.damaged"
    )
    assert refusal(parse, archive({"word/document.xml": "规章"})) == "document.damaged"
    assert refusal(parse, archive({"规章.txt": "规章"})) == "document.damaged"
    wide = table(cell(paragraph("0"), '<w:gridSpan w:val="999999999"/>'))
    assert refusal(parse, docx(wide)) == "document.grid_too_large"


@example("<!DOCTYPE a>")
@example('<!DOCTYPE a [<!ENTITY b "规章">]>')
@given(st.just('<!DOCTYPE a SYSTEM "规章">'))
def test_a_document_type_is_refused(opening: str) -> None:
    body = word("document", f"<w:body>{paragraph('规章')}</w:body>")
    assert refusal(parse, archive({"word/document.xml": opening + body})) == "document.damaged"


def test_many_elements_are_read() -> None:
    assert len(paragraphs(parse(docx(paragraph("一") * 20_000)))) == 20_000
