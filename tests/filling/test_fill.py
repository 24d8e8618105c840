# SPDX-License-Identifier: Apache-2.0
"""Figures into somebody's own file: found by reading it, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Literal
from zipfile import ZipFile

import pytest
from attrs import evolve
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, UnreadableError, strategies
from gaidisclosure.document import MEDIA_TYPE
from gaidisclosure.draft import BLANK
from gaidisclosure.form import FORMS
from gaidisclosure.model import AnyReport, Narrative, ReportingPeriod
from tests.depth import examples

OLD = evolve(
    AnnualReport2021.zero("云溪县商务局", 2023),
    narrative=Narrative(preface="统计期限自2023年1月1日起至2023年12月31日止。"),
)
NEW = AnnualReport2021.zero("云溪县民政局", 2024)
FIRST = next(iter(FORMS["2021"].cells))
RECEIVED = "request_handling.received.natural_person"
Written = Callable[[AnyReport], bytes]
WRITERS: dict[str, Written] = {"docx": gd.to_docx, "html": lambda each: gd.to_html(each).encode()}
PAGE = gd.to_html(OLD, data=False)
_RELATIONS = "word/_rels/document.xml.rels"


def codes(filled: gd.Filled) -> list[str]:
    return [doubt.code.rpartition(".")[2] for doubt in filled.doubts]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, part in contents.items():
            archive.writestr(name, part)
    return written.getvalue()


def with_main(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a DOCX file with another main part."""
    main = "word/document.xml"
    return packed({**parts(data), main: change(parts(data)[main].decode()).encode()})


def require_filled(pattern: str, cell: str) -> None:
    """Check that the first figure of a Word file is filled in, whatever stands in its cell."""

    def change(xml: str) -> str:
        changed, count = re.subn(pattern, cell, xml, count=1)
        assert count == 1
        return changed

    data = with_main(gd.to_docx(OLD, data=False), change)
    filled = gd.fill(data, Draft.from_report(NEW).replace({FIRST: 34}))
    assert gd.read(filled.data).cells[FIRST].value == 34
    assert filled.missing == ()


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=examples(15))
@given(report=strategies.annual_reports(), template=strategies.annual_reports())
def test_the_figures_are_read_back(name: str, report: AnyReport, template: AnyReport) -> None:
    data = WRITERS[name](template)
    if template.form is not report.form:
        with pytest.raises(UnreadableError, match=r"filling\.form"):
            gd.fill(data, report)
        return
    filled = gd.fill(data, report)
    assert gd.read(filled.data).figures() == report.figures()
    assert filled.missing == ()


@pytest.mark.parametrize("ending", ["docx", "html"])
@settings(max_examples=examples(10))
@given(draft=strategies.drafts())
def test_a_blank_form_takes_the_cells_of_any_draft(
    ending: Literal["docx", "html"], draft: Draft
) -> None:
    filled = gd.fill(gd.template(draft.form.key, ending), draft)
    read = gd.read(filled.data)
    for path in read.cells.keys() - set(filled.missing):
        assert read.cells[path].value == draft.cells.get(path, BLANK).value


def test_the_other_parts_of_a_word_file_stay_as_they_are() -> None:
    data = gd.to_docx(OLD, data=False)
    for title, changed in ((True, {"word/document.xml", "docProps/core.xml"}), (False, set[str]())):
        before, after = parts(data), parts(gd.fill(data, NEW, title=title).data)
        assert list(before) == list(after)
        assert {name for name in before if before[name] != after[name]} == changed


def test_all_but_the_figures_of_a_page_stay_as_they_are() -> None:
    new = evolve(NEW, agency=OLD.agency, period=OLD.period)
    page = PAGE.replace("<h2", "<!-- <td>1</td> --><h2", 1).replace("\n", "\r\n")
    assert gd.fill(page.encode(), new).data == page.encode()
    filled = gd.fill(page.encode(), Draft.from_report(new).replace({RECEIVED: 1234567}))
    assert filled.data.decode().replace("1234567", "0") == page


@pytest.mark.parametrize("name", WRITERS)
def test_title_and_period_are_those_of_the_report(name: str) -> None:
    data = WRITERS[name](OLD)
    filled = gd.fill(data, NEW)
    read = gd.read(filled.data)
    assert (read.agency, read.year, codes(filled)) == ("云溪县民政局", 2024, [])
    assert read.narrative.preface == "统计期限自2024年1月1日起至2024年12月31日止。"
    left = gd.fill(data, NEW, title=False)
    assert gd.read(left.data).agency == "云溪县商务局"
    assert codes(left) == ["title", "year", "year"]


def test_a_part_of_a_year_replaces_a_whole_one() -> None:
    period = ReportingPeriod.of_year(2024)
    part = evolve(NEW, period=evolve(period, start=period.start.replace(month=3)))
    read = gd.read(gd.fill(PAGE.encode(), part).data)
    assert read.period == part.period


@pytest.mark.parametrize(
    "title",
    [
        "2023年云溪县商务局政府信息公开年报",
        "关于云溪县商务局2023年度政府信息公开工作年度报告",
        "《云溪县商务局2023年政府信息公开工作年度报告》",
    ],
)
def test_customary_titles(title: str) -> None:
    page = re.sub("<h1.*?</h1>", f"<h1>{title}</h1>", PAGE)
    filled = gd.fill(page.encode(), NEW)
    assert (gd.read(filled.data).agency, codes(filled)) == ("云溪县民政局", [])


@pytest.mark.parametrize("around", ["%s", "<div>%s</div>", "<p>%s", "<pre>%s</pre>"])
def test_only_the_title_changes_in_an_element_that_holds_more(around: str) -> None:
    title = "云溪县商务局2023年政府信息公开工作年度报告"
    text = f"\n{title}<br>云溪县商务局2023年没有行政诉讼。<br>{title}\n"
    end = PAGE.index("</h1>")
    article = around % text + PAGE[end + 5 :].replace("统计期限自2023", "")
    filled = gd.fill(article.encode(), NEW)
    new = title.replace("商务局2023", "民政局2024")
    assert filled.data.decode() == article.replace(title, new)
    assert codes(filled) == ["year", "year"]


def test_a_title_that_the_source_spells_otherwise_is_left() -> None:
    page = PAGE.replace("云溪县商务局2023年政府", "云溪县商\u200b务局2023年政府")
    filled = gd.fill(page.encode(), NEW)
    assert gd.read(filled.data).agency == "云溪县商务局"
    assert "title" in codes(filled)


def test_a_blank_title_is_completed() -> None:
    filled = gd.fill(gd.template("2021", "docx"), NEW)
    assert (gd.read(filled.data).agency, gd.read(filled.data).year) == ("云溪县民政局", 2024)


def test_words_of_last_year_are_told() -> None:
    words = "2023年收到申请\n新收申请12件\n依据国务院令第711号\n没有变化\n2024年1月1日"
    old = evolve(OLD, narrative=Narrative(other_matters=words.replace("\n2024年1月1日", "")))
    new = evolve(NEW, narrative=Narrative(preface="本年度情况良好。", other_matters="没有变化"))
    filled = gd.fill(gd.to_docx(old), new)
    assert codes(filled) == ["year", "figure", "text"]
    assert [doubt.found for doubt in filled.doubts] == [
        "2023年收到申请",
        "新收申请12件",
        "本年度情况良好。",
    ]
    assert filled.doubts[0].place is not None
    assert "2023年收到申请" in filled.doubts[0].message("en")


def _told(words: str) -> list[str]:
    old = evolve(OLD, narrative=Narrative(preface=words))
    return codes(gd.fill(gd.to_docx(old, data=False), NEW))


@pytest.mark.parametrize(
    "words",
    [
        "统计期限自2023年1月1日起至2023年12月31日止，全年共收到申请12件。",
        "共收到申请十二件",
        "收到申请壹拾贰件",
        "主动公开①条",
        "增长百分之五",
        "增长两倍",
        "新收申请为零",
        "全年未收到政府信息公开申请。",
        "无行政复议和行政诉讼。",
        "2. 主动公开政府信息12件",
    ],
)
def test_figures_in_other_words_are_told(words: str) -> None:
    assert _told(words) in (["figure"], ["remark"])


@pytest.mark.parametrize("words", ["二〇二三年，我局主动公开信息。", "２０２３年", "二零二三年度"])
def test_years_in_other_digits_are_told(words: str) -> None:
    assert _told(words) == ["year"]


@pytest.mark.parametrize(
    "words",
    [
        "一年来，我局进一步加强管理，一起落实，第一次公布。",
        "依据《条例》第二十条、第50条编制，原因为第十四项。",
        "没有其他需要报告的事项。",
    ],
)
def test_words_without_figures_are_not_told(words: str) -> None:
    assert _told(words) == []


ROW = "<tr><td>2023年收到</td><td>12</td></tr>"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</main>", f"<table>{ROW}{ROW}</table></main>", ["year"]),
        ("</main>", "<table><tr><td>主动公开</td><td>12</td></tr></table></main>", ["figure"]),
        ("</main>", "<table><tr><td>局长</td><td></td></tr></table></main>", []),
        ("<thead>", "<thead><tr><td colspan=9>2023年度数据</td></tr>", ["year"]),
    ],
)
def test_words_in_tables_are_told_once_for_each(old: str, new: str, told: list[str]) -> None:
    filled = gd.fill(PAGE.replace(old, new, 1).encode(), NEW)
    assert (filled.missing, codes(filled)) == ((), told)


def test_a_draft_without_agency_and_year_leaves_the_title() -> None:
    draft = Draft.from_figures(None, None, {RECEIVED: 3})
    filled = gd.fill(PAGE.encode(), draft)
    assert gd.read(filled.data).agency == "云溪县商务局"
    assert "title" in codes(filled)


@pytest.mark.parametrize(
    "cell",
    [
        '<w:r><w:t xml:space="preserve">1</w:t></w:r><w:r><w:t>2</w:t></w:r>',
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r><w:r><w:t>12</w:t></w:r>",
        "<w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
        "<w:t>1</w:t></w:r>",
        "<w:r><w:t/></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="baseline"/><w:strike w:val="0"/><w:vanish w:val="false"/>'
        "</w:rPr><w:t>12</w:t></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>8</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>12</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>SUM(ABOVE)</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:del><w:r><w:delText>8</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>",
        "",
    ],
)
def test_cells_of_word_files_as_people_leave_them(cell: str) -> None:
    require_filled("<w:r>(?:(?!</w:r>).)*<w:t[^>]*>0</w:t></w:r>", cell)


@pytest.mark.parametrize("paragraph", ["<w:p/>", '<w:p w:rsidR="00"/>', "<w:p><w:pPr><w:rPr><w:b/>"
    "</w:rPr></w:pPr></w:p>", "<w:p><w:pPr><w:rPr/></w:pPr></w:p>"])  # fmt: skip
def test_a_cell_without_a_run(paragraph: str) -> None:
    require_filled("<w:p>(?:(?!</w:p>).)*<w:t[^>]*>0</w:t></w:r></w:p>", paragraph)


@pytest.mark.parametrize(
    "cell",
    [
        "&nbsp;",
        "",
        "<p></p>",
        "<p><span>\n</span><br></p>",
        "<s>9</s><b>1</b>2",
        "12<sup>1</sup>",
        "<!-- 5 -->12",
        "<script>3</script>12",
        "<p>12",
        "<div><p>1<b>2</b></div>",
    ],
)
@pytest.mark.parametrize("end", ["</td>", ""])
def test_cells_of_pages_as_people_leave_them(cell: str, end: str) -> None:
    page, count = re.subn("(<td[^>]*>)0</td>", rf"\g<1>{cell}{end}", PAGE, count=1)
    assert count == 1
    filled = gd.fill(page.encode(), Draft.from_report(NEW).replace({FIRST: 34}))
    assert gd.read(filled.data).cells[FIRST].value == 34
    assert filled.missing == ()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_of_a_page_stays(encoding: str) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode(encoding)
    filled = gd.fill(page, evolve(NEW, agency=OLD.agency, period=OLD.period))
    assert filled.data == page


TITLE = "云溪县商务局2023年政府信息公开工作年度报告"
_HEADER = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:p><w:r><w:t>云溪县商务局2023年</w:t></w:r><w:r><w:t>政府信息公开工作年度报告</w:t></w:r>"
    "</w:p><w:p><w:r><w:t>2023年收到12件</w:t></w:r></w:p><w:p/>"
    "<w:p><w:r><w:t>云溪县 第1页 共 12 页</w:t></w:r></w:p></w:hdr>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _with_header(header: str) -> bytes:
    changed = parts(gd.to_docx(OLD, data=False))
    relation = f'<Relationship Id="h" Type="{_OFFICE}/header" Target="header9.xml"/>'
    relations = changed[_RELATIONS].decode()
    changed[_RELATIONS] = relations.replace("</Rel", relation + "</Rel", 1).encode()
    return packed({**changed, "word/header9.xml": header.encode()})


@pytest.mark.parametrize(
    "unseen",
    [
        "<span style='display:none'>7</span>",
        "<span style='visibility:hidden'>7<b>7</b></span>",
        "<font style='color:#fff'>7</font>",
        "<i hidden>7</i>",
        "<sup>7</sup>",
        "<s>7",
    ],
)
def test_what_a_cell_hides_stays_as_it_is(unseen: str) -> None:
    closed = unseen + "</s>" * unseen.startswith("<s>")
    for cell in (f"{closed}0", f"<p>{closed}</p>", f"0{unseen}"):
        page = re.sub(r"(<td[^>]*>)0(</td>)", rf"\g<1>{cell}\2", PAGE, count=1)
        filled = gd.fill(page.encode(), NEW)
        assert filled.missing == ()
        assert unseen in filled.data.decode()


@pytest.mark.parametrize("tag", ['script type="{}"', "script id=a type='{}' ", "SCRIPT type={}"])
def test_data_for_programs_are_emptied_however_a_page_writes_them(tag: str) -> None:
    page = gd.to_html(OLD).replace(f'script type="{MEDIA_TYPE}"', tag.format(MEDIA_TYPE))
    assert f"<{tag.format(MEDIA_TYPE)}>" in page
    assert gd.read(gd.fill(page.encode(), NEW).data).doubts == ()


def test_the_title_changes_wherever_a_file_has_it() -> None:
    page = gd.fill(PAGE.encode(), NEW).data.decode()
    assert page.count("云溪县民政局2024年") == PAGE.count("云溪县商务局2023年") == 2
    after = parts(gd.fill(_with_header(_HEADER), NEW).data)
    new = TITLE.replace("商务局2023", "民政局2024")
    assert f"<dc:title>{new}</dc:title>" in after["docProps/core.xml"].decode()
    assert "云溪县民政局2024年" in after["word/header9.xml"].decode()


def test_the_name_of_another_agency_is_told() -> None:
    sentence = "<p>云溪县商务局高度重视政府信息公开工作。</p><h2>"
    table = "<table><tr><td>单位<td>云溪县商务局<tr><td>表<td>一</table><h2>"
    for words in (sentence, table):
        page = PAGE.replace("<h2>", words, 1).replace("<h2", words.replace("<h2>", "<h2"), 1)
        assert codes(gd.fill(page.encode(), NEW))[:1] == ["agency"]
        same = gd.AnnualReport2021.zero("云溪县商务局", 2024)
        assert codes(gd.fill(page.encode(), same)) == []


def test_words_aside_of_the_text_are_told() -> None:
    filled = gd.fill(_with_header(_HEADER), NEW)
    assert [doubt.found for doubt in filled.doubts] == ["2023年收到12件"]
    meta = f'<meta name="description" content="{TITLE}，收到12件"><meta name="a"><title>'
    filled = gd.fill(PAGE.replace("<title>", meta, 1).encode(), NEW)
    assert codes(filled) == ["year"]


def test_a_damaged_header_stays_as_it_is() -> None:
    filled = gd.fill(_with_header("<w:hdr>2023"), NEW)
    assert parts(filled.data)["word/header9.xml"] == b"<w:hdr>2023"


def test_a_page_in_two_encodings_is_refused() -> None:
    data = PAGE.replace("云溪县商务局", "云溪县").encode() + "<!--公-->".encode("gb18030")
    with pytest.raises(UnreadableError, match="mixed_encoding"):
        gd.fill(data, NEW)


def test_cells_without_a_place_are_missing() -> None:
    """A table that is inserted from another file cannot be changed in this one."""
    lines = PAGE[PAGE.index("<table") :]
    first, rest = lines.split("</table>", 1)
    rows = re.findall("<tr.*?</tr>", first, re.DOTALL)
    texts = ["\t".join(re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row)) for row in rows]
    pre = "<pre>" + "\n".join(texts) + "</pre>"
    page = PAGE[: PAGE.index("<table")] + pre + rest
    draft = Draft.from_report(NEW).replace({FIRST: 34})
    assert FIRST in gd.fill(page.encode(), draft).missing


@pytest.mark.parametrize(
    ("template", "code"),
    [
        (gd.to_text(OLD).encode(), "filling.format"),
        (b"<p>nothing</p>", "reading.no_report"),
        (gd.to_docx(gd.AnnualReport2019.zero("云溪县商务局", 2020)), "filling.form"),
    ],
)
def test_files_that_cannot_be_filled_in(template: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        gd.fill(template, NEW)
    assert caught.value.code == code
    assert caught.value.message("en")


def test_a_page_with_nothing_but_text_has_no_cells() -> None:
    page = f"<html><pre>{gd.to_text(OLD)}</pre></html>"
    with pytest.raises(UnreadableError, match=r"filling\.no_place"):
        gd.fill(page.encode(), NEW)


_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/vbaProject.bin", "", "macro"),
        (
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        (
            "[Content_Types].xml",
            "</Types>",
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
        (
            _RELATIONS,
            "</Relationships>",
            f'<Relationship Id="v" Type="{_VBA}" Target="styles.xml"/></Relationships>',
        ),
    ],
)
def test_macros_are_refused(part: str, old: str, new: str) -> None:
    changed = parts(gd.to_docx(OLD))
    changed[part] = changed.get(part, b"").decode().replace(old, new).encode()
    with pytest.raises(UnreadableError, match=r"document\.macros"):
        gd.fill(packed(changed), NEW)


def test_a_file_without_a_list_of_types_is_filled_in() -> None:
    changed = parts(gd.to_docx(OLD))
    del changed["[Content_Types].xml"]
    assert gd.fill(packed(changed), NEW).missing == ()


def test_nothing_that_is_written_is_markup() -> None:
    draft = Draft.from_figures("云溪县<b>局&amp;", 2024, {FIRST: 1})
    draft = draft.replace({RECEIVED: "<i>2</i>&"})
    for data in (PAGE.encode(), gd.to_docx(OLD)):
        read = gd.read(gd.fill(data, draft).data)
        assert read.cells[RECEIVED].text == "<i>2</i>&"


def test_figures_of_a_text_that_differ_from_the_new_tables_are_told() -> None:
    words = "全年收到政府信息公开申请12件，均已办结。\n开展培训2场。"
    old = evolve(OLD, narrative=Narrative(overview=gd.Overview(text=words)))
    for write in WRITERS.values():
        filled = gd.fill(write(old), evolve(NEW, agency=OLD.agency, period=OLD.period))
        assert codes(filled) == ["remark", "figure"]
        assert filled.doubts[0].cells[0].startswith("request_handling.")
        assert "12件" in filled.doubts[0].message("en")
        assert filled.doubts[1].found == "开展培训2场。"


def test_a_text_that_says_what_its_tables_do_not_is_told_of_the_report_itself() -> None:
    words = "全年收到政府信息公开申请12件。\n未发生行政复议。"
    told = evolve(NEW, narrative=Narrative(overview=gd.Overview(text=words)))
    filled = gd.fill(gd.to_docx(told, data=False), told)
    assert codes(filled) == ["remark"]
