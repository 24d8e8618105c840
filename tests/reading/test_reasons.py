# SPDX-License-Identifier: Apache-2.0
"""A file in which no report is found says why, where the source tells it."""

from __future__ import annotations

import json
import re

import pytest

from gaidisclosure import AnnualReport2021, Draft, UnreadableError, read, read_text, to_text
from gaidisclosure.document import Document, Paragraph, Place
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading.sources import recognise_source
from gaidisclosure.reading.wire import decode, encode
from tests.formats import saved
from tests.formats.office_files import docx, paragraph
from tests.formats.pdf_files import pdf, shown
from tests.whole import document

REPORT = AnnualReport2021.zero("云溪县商务局", 2023)
TEXT = to_text(REPORT)
PAGE = saved.page(document(REPORT))
OLD = """云溪县商务局2016年政府信息公开工作情况
一、主动公开情况
主动公开政府信息数：12条
其中：主动公开规范性文件数：3件
二、依申请公开
收到申请数：4件
"""


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    messages = {caught.value.message(locale) for locale in LOCALES}
    assert len(messages) == len(LOCALES)
    return caught.value


def scripted(contents: str) -> bytes:
    return f"<!DOCTYPE html><html><body><div id=app></div>{contents}</body></html>".encode()


@pytest.mark.parametrize(
    "data",
    [
        scripted(f"<script>var d = {json.dumps(PAGE)}</script>"),
        scripted(f"<script>var d = {json.dumps(PAGE, ensure_ascii=False)}</script>"),
        scripted(f"<textarea>{PAGE.replace('<', '&lt;')}</textarea>"),
        f"callback({json.dumps({'content': PAGE})})".encode(),
    ],
)
def test_a_report_in_a_script_is_to_be_saved_by_a_browser(data: bytes) -> None:
    error = refused(data)
    assert error.code == "reading.by_script"
    assert "浏览器" in error.message("zh")
    assert "script" in error.message("en")


def test_a_page_of_scripts_alone_says_so_as_well() -> None:
    error = refused(scripted("<script src=app.js></script><p>云溪县"))
    assert error.code == "reading.bare"
    assert "Webpage, Complete" in error.message("en")


def test_a_page_around_a_frame_names_it() -> None:
    frame = '<iframe src="about:blank"></iframe><iframe width=9 src="年报_files/report.html">'
    error = refused(scripted(f"<p>云溪县政府信息公开{frame}"))
    assert error.code == "reading.frame"
    assert "年报_files/report.html" in error.message("en")
    assert refused(scripted("<p>无<iframe src='about:blank'>")).code == "reading.no_report"


@pytest.mark.parametrize(
    ("taken", "true", "named"),
    [
        ("gb18030", "utf-8", "UTF-8"),
        ("latin-1", "utf-8", "UTF-8"),
        ("latin-1", "gb18030", "GB 18030"),
        ("gb18030", "big5", "Big5"),
    ],
)
def test_garbled_text_names_its_encoding(taken: str, true: str, named: str) -> None:
    said = "政府資訊公開年度報告\n一、主動公開" if true == "big5" else "政府信息公开\n主动公开"
    garbled = said.encode(true).decode(taken, "replace")
    error = refused(garbled.encode())
    assert error.code == "reading.garbled"
    assert error.params["true"] == named
    assert named in error.message("en")


def test_big5_without_a_mark_is_named() -> None:
    for page in ("", "<html><p>"):
        error = refused((page + "政府資訊公開年度報告\n一、主動公開").encode("big5"))
        assert (error.code, error.params["true"]) == ("reading.garbled", "Big5")


@pytest.mark.parametrize(
    "text",
    [
        OLD,
        "<p>".join(["", *OLD.split("\n")]),
        "云溪县2017年政府信息公开工作年度报告\n全年公开信息。",
    ],
)
def test_a_report_before_the_form_is_named(text: str) -> None:
    error = refused(text.encode())
    assert error.code == "reading.older_form"
    assert "2018" in error.message("zh")
    with pytest.raises(UnreadableError) as caught:
        read_text(text)
    assert caught.value.code == error.code


def test_a_report_of_text_alone_lacks_its_tables() -> None:
    headings = [line for line in TEXT.split("\n") if line[1:2] == "、"]
    error = refused(docx("".join(map(paragraph, headings))))
    assert error.code == "reading.no_tables"
    assert "表格" in error.message("zh")


def test_what_is_no_report_stays_so() -> None:
    for data in ("本日无事。", "<p>本日无事。", "2023年政府信息公开工作年度报告另行发布。"):
        assert refused(data.encode()).code == "reading.no_report"
    assert refused(pdf(shown("a long enough text", 50, 700))).code == "reading.no_report"


def test_outlines_and_unknown_characters_of_a_pdf_are_named() -> None:
    curve = "10 10 m 20 30 30 30 40 10 c f\n"
    error = refused(pdf(curve * 12))
    assert error.code == "document.outlines"
    assert "文字识别" in error.message("zh")
    assert refused(pdf(curve)).code == "document.empty"
    error = refused(pdf(shown("(cid:12)(cid:7)(cid:9)", 50, 700)))
    assert error.code == "reading.unmapped"
    assert "characters" in error.message("en")


def test_a_turned_page_of_a_pdf_is_named() -> None:
    said = "开公动主，量数请申开公息信府政收新年本，件文性范规政行"
    with pytest.raises(UnreadableError) as caught:
        recognise_source(Document((Paragraph(said),)), b"%PDF-1.7")
    assert caught.value.code == "reading.sideways"
    with pytest.raises(UnreadableError) as caught:
        recognise_source(Document((Paragraph(said),)), said.encode())
    assert caught.value.code == "reading.no_report"


def form(control: str) -> Draft:
    return read(re.sub("(<td[^>]*>)0</td>", rf"\1{control}</td>", PAGE).encode())


@pytest.mark.parametrize(
    "control",
    [
        '<input value="0">',
        "<input type=text name=a>",
        "<select><option>0</select>",
        "<textarea>0</textarea>",
    ],
)
def test_fields_of_a_page_that_is_a_form_are_in_doubt(control: str) -> None:
    draft = form(control)
    assert set(draft.figures().values()) == {None}
    (doubt,) = draft.doubts
    assert doubt.code == "reading.doubt.controls"
    assert set(doubt.cells) == set(draft.cells)
    assert all(doubt.message(locale) for locale in LOCALES)


def test_fields_of_a_pdf_are_in_doubt() -> None:
    blank = document(Draft.blank("云溪县商务局", 2023))
    (doubt,) = recognise_source(blank, b"%PDF-1.7 << /AcroForm 3 0 R >>").doubts
    assert doubt.code == "reading.doubt.controls"
    assert recognise_source(blank, b"%PDF-1.7").doubts == ()


def test_a_search_field_and_buttons_are_no_form() -> None:
    assert form("").doubts == ()
    assert form('<input type="hidden" value="0"><input type=button>').doubts == ()
    assert read(PAGE.replace("<body>", "<body>" + "<input>" * 20).encode()).doubts == ()


def test_places_of_an_error_arrive_from_another_process() -> None:
    places = {"first": Place(page=2, box=(1.0, 2.0, 3.0, 4.0)), "second": Place(line=7)}
    error = UnreadableError("reading.two_tables", one="1", other="2", **places)
    again = decode(encode(error))
    assert isinstance(again, UnreadableError)
    assert again.params == error.params
    assert again.message("en") == error.message("en")


def test_two_reports_are_named_with_both_places() -> None:
    other = Draft.from_report(REPORT).replace({"proactive_disclosure.licensing": 7})
    page = (PAGE + saved.page(document(other))).encode()
    error = refused(page)
    assert error.code == "reading.two_tables"
    assert "第 1 张表第 7 行" in error.message("zh")
    assert "第 4 张表第 7 行" in error.message("zh")
    assert "table 4" in error.message("en")
    lines = refused((TEXT + to_text(other)).encode())
    assert "None" not in lines.message("en")
    assert f"line {lines.params['first'].line}" in lines.message("en")  # type: ignore[attr-defined]
