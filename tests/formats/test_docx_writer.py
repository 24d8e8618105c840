# SPDX-License-Identifier: Apache-2.0
"""Documents to files of word processors, which two readers give back."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import MEDIA_TYPE, Attachment, Document, Grid, GridCell, Paragraph
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.word.docx import parse
from gaidisclosure.formats.word.docx_writer import render
from tests.formats.office_files import OFFICE, RELATIONS, archive, docx, paragraph, relations, word
from tests.formats.test_html_writer import GRID, HOSTILE

TITLE = Paragraph("某局年报", level="title")


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_the_reader_gives_back_what_is_written() -> None:
    blocks = (
        TITLE,
        Paragraph("一、总体情况", level="part"),
        Paragraph("　　（一）主动公开 ", level="aspect"),
        Paragraph("  机关", level="note"),
        Paragraph("正文", indented=True),
        GRID,
        GRID,
    )
    data = Attachment(MEDIA_TYPE, '{"a": "b<&]]>\x7f\ufffe\uffff"}'.encode())
    read = parse(render(Document(blocks, attachment=data)))
    assert [block.text.strip() for block in read.blocks if isinstance(block, Paragraph)] == [
        "某局年报", "一、总体情况", "（一）主动公开", "机关", "正文"
    ]  # fmt: skip
    assert read.blocks[-2:] == (GRID, GRID)
    assert read.attachment is not None
    assert read.attachment.data == rb'{"a": "b<&]]>\u007f\ufffe\uffff"}'


def test_python_docx_opens_it() -> None:
    opened = python_docx.Document(BytesIO(render(Document((TITLE, Paragraph("正文"), GRID)))))
    assert opened.core_properties.title == "某局年报"
    assert opened.core_properties.language == "zh-CN"
    assert [each.style.name for each in opened.paragraphs[:2]] == ["Title", "Normal"]  # type: ignore[union-attr]
    (table,) = opened.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["办理结果", "办理结果", "申请人", "申请人"],
        ["办理结果", "办理结果", "自然人", "总计"],
        ["不予公开", "国家秘密", "1", "12"],
        ["不予公开", "内部事务", "0", "0"],
    ]
    section = opened.sections[0]
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]  # type: ignore[union-attr]
    margins = (section.top_margin, section.left_margin, section.bottom_margin, section.right_margin)
    assert [round(each.mm) for each in margins if each is not None] == [37, 28, 35, 26]


def test_widths_stand_in_grid_and_cells_of_a_fixed_layout() -> None:
    body = parts(render(Document((GRID,))))["word/document.xml"]
    assert '<w:tblLayout w:type="fixed"/>' in body
    columns = [int(each) for each in re.findall(r'<w:gridCol w:w="(\d+)"/>', body)]
    assert sum(columns) == 8844
    for row in re.findall("<w:tr>.*?</w:tr>", body):
        widths = re.findall(r'<w:tcW w:w="(\d+)"', row)
        assert sum(map(int, widths)) == 8844
    assert body.count("<w:cantSplit/>") == 4
    assert body.count("<w:tblHeader/>") == 2
    assert body.count('<w:vMerge w:val="restart"/>') == body.count("<w:vMerge/>") == 2


def test_word_gets_a_paragraph_between_tables_and_after_the_last() -> None:
    body = parts(render(Document((GRID, GRID))))["word/document.xml"]
    assert body.count("</w:tbl><w:p/>") == 2
    body = parts(render(Document((GRID, Paragraph("完")))))["word/document.xml"]
    assert "</w:tbl><w:p><w:r>" in body


def test_gaps_of_a_ragged_table_are_empty_cells() -> None:
    grid = Grid(((GridCell("规章"), GridCell("3")), (GridCell("文件"),), ()))
    (read,) = parse(render(Document((grid,)))).blocks
    assert isinstance(read, Grid)
    texts = [[cell.text for cell in row] for row in read.rows]
    assert texts == [["规章", "3"], ["文件", ""], ["", ""]]


def test_the_mark_is_in_the_header_of_each_page_and_not_in_the_text() -> None:
    data = render(Document((TITLE,), mark="录入稿<"))
    assert "录入稿&lt;" in parts(data)["word/header1.xml"]
    assert "headerReference" in parts(data)["word/document.xml"]
    assert parse(data).blocks == (TITLE,)
    opened = python_docx.Document(BytesIO(data))
    assert [each.text for each in opened.sections[0].header.paragraphs] == ["录入稿<"]
    plain = parts(render(Document((TITLE,))))
    assert "word/header1.xml" not in plain
    assert 'w:instr="PAGE"' in plain["word/footer1.xml"]


@pytest.mark.parametrize(("language", "tag"), [("zh-Hant", "zh-TW"), ("en", "en-US"), ("fr", "fr")])
def test_the_language_is_that_of_the_labels(language: str, tag: str) -> None:
    found = parts(render(Document((TITLE,), language=language)))
    assert f'<w:lang w:val="{tag}" w:eastAsia="zh-' in found["word/styles.xml"]
    assert f"<dc:language>{tag}</dc:language>" in found["docProps/core.xml"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    cells = Grid(((GridCell(text), GridCell("3")),), figures={(0, 1): "a"}, caption=text)
    blocks = (Paragraph(text, level="title"), cells, Paragraph(text))
    assert parse(render(Document(blocks, mark=text))).blocks == blocks


@given(st.text(st.characters(), max_size=20).filter(lambda text: not {*"\r\n"} & {*text}))
def test_any_text_can_be_written(text: str) -> None:
    for part in parts(render(Document((Paragraph(text),), mark=text))).values():
        ElementTree.fromstring(part)


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document((TITLE, GRID), attachment=Attachment(MEDIA_TYPE, b"{}"))
    assert render(document) == render(document)
    with ZipFile(BytesIO(render(document))) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in file.infolist()} == {3}


def test_data_of_others_is_left_alone() -> None:
    kind = f"{OFFICE}/customXml"
    links = "".join(
        f'<Relationship Id="c{at}" Type="{kind}" Target="../customXml/item{at}.xml"/>'
        for at in range(4)
    )
    data = archive(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}'
            "</Relationships>",
            "word/document.xml": word("document", f"<w:body>{paragraph('年报')}</w:body>"),
            "customXml/item0.xml": "<damaged",
            "customXml/item1.xml": f'<other mediaType="{MEDIA_TYPE}"/>',
            "customXml/item2.xml": '<attachment mediaType="text/plain">x</attachment>',
        }
    )
    assert parse(data).attachment is None
    assert parse(docx(paragraph("年报"))).attachment is None
    package = Package(data, "DOCX")
    assert len(package.all_related("word/document.xml", "customXml")) == 3


def test_blank_data_is_none() -> None:
    data = Attachment(MEDIA_TYPE, b" ")
    assert parse(render(Document((TITLE,), attachment=data))).attachment is None
