# SPDX-License-Identifier: Apache-2.0
"""Figures into somebody's own file: found by reading it, and nothing else changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import pytest
from attrs import evolve
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import Draft, UnreadableError, strategies
from gaidisclosure.document import MEDIA_TYPE
from gaidisclosure.draft import BLANK
from gaidisclosure.form import FORMS
from gaidisclosure.model import AnyReport
from tests.depth import examples
from tests.filling.last_year import (
    NEW,
    OLD,
    PAGE,
    RECEIVED,
    RELATIONS,
    WRITERS,
    packed,
    parts,
)

FIRST = next(iter(FORMS["2021"].cells))


MAIN = "word/document.xml"


def with_main(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a DOCX file with another main part."""
    return packed({**parts(data), MAIN: change(parts(data)[MAIN].decode()).encode()})


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


CONTROL = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "pattern",
    [
        "<w:r>(?:(?!</w:r>).)*<w:t[^>]*>0</w:t></w:r>",
        "<w:p>(?:(?!</w:p>).)*<w:t[^>]*>0</w:t></w:r></w:p>",
        "<w:tc>(?:(?!</w:tc>).)*<w:t[^>]*>0</w:t></w:r></w:p></w:tc>",
    ],
)
def test_the_prompt_of_a_content_control_gives_way_to_the_figure(pattern: str) -> None:
    (found,) = re.findall(pattern, parts(gd.to_docx(OLD, data=False))[MAIN].decode())[:1]
    require_filled(pattern, CONTROL.format(found.replace(">0<", ">填写数字<")))


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
            RELATIONS,
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
