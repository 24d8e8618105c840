# SPDX-License-Identifier: Apache-2.0
"""PDF files that are written: what they say, to readers, to screen readers and to archives."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pdfplumber
import pylopdf_fonts_zh_cn
import pytest
import typst

from gaidisclosure.document import MEDIA_TYPE, Attachment, Document, Grid, GridCell, Paragraph
from gaidisclosure.errors import FontError, MissingExtraError
from gaidisclosure.formats.pdf import fonts, reader, writer
from gaidisclosure.formats.pdf.writer import with_row_headers

TITLE = Paragraph("云溪县商务局2023年度报告", level="title")
GRID = Grid(
    (
        (GridCell("信息内容"), GridCell("件数", align="center"), GridCell("说明")),
        (GridCell("规章", rowspan=2), GridCell("12", align="right"), GridCell("3")),
        (GridCell("0"), GridCell("")),
    ),
    figures={(1, 1): "a", (1, 2): "b", (2, 0): "c", (2, 1): "d"},
)
DATA = Attachment(MEDIA_TYPE, '{"云": 1}'.encode())
DOCUMENT = Document(
    (TITLE, Paragraph("一、总体情况", level="part"), Paragraph("没有。", indented=True), GRID),
    attachment=DATA,
)


def texts(document: Document) -> list[str]:
    return [each.text for each in document.blocks if isinstance(each, Paragraph)]


def dense(*figures: str) -> Document:
    head = tuple(GridCell(f"第{number}列") for number in range(len(figures)))
    row = tuple(GridCell(figure, align="right") for figure in figures)
    return Document(
        (TITLE, Grid((head, row), figures={(1, at): str(at) for at in range(len(row))}))
    )


def test_paragraphs_tables_and_data_are_read_back() -> None:
    found = reader.parse(writer.render(DOCUMENT))
    assert texts(found) == texts(DOCUMENT)
    (grid,) = (each for each in found.blocks if isinstance(each, Grid))
    assert grid.rows == GRID.rows
    assert found.attachment == DATA


def test_equal_documents_give_equal_bytes_in_any_thread() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(writer.render, [DOCUMENT] * 8))) == 1


def test_the_file_says_for_whom_it_is_written() -> None:
    data = writer.render(DOCUMENT)
    for said in (b"<pdfaid:part>3<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<"):
        assert said in data
    assert b"/Lang(zh)" in data
    assert b"/AFRelationship/Data" in data
    with pdfplumber.open(BytesIO(data)) as file:
        page = file.pages[0]
        assert (round(page.width), round(page.height)) == (595, 842)
        first = next(each for each in page.chars if each["text"] == "一")
        assert first["x0"] == pytest.approx(28 / 25.4 * 72, abs=0.1)
        indented = next(each for each in page.chars if each["text"] == "没")
        assert indented["x0"] - first["x0"] == pytest.approx(32, abs=0.1)


def test_labels_of_rows_are_header_cells_and_offsets_are_right() -> None:
    data = writer.render(DOCUMENT)
    assert data.count(b"/S/TH/") == 4
    assert data.count(b"/Scope/Column") == 3
    assert data.count(b"/Scope/Row") == 1
    assert b"/Headers" not in data
    table = int(data[data.rindex(b"startxref\n") :].split()[1])
    assert data[table : table + 4] == b"xref"
    offsets = [int(each) for each in re.findall(rb"([0-9]{10}) 00000 n", data[table:])]
    for number, offset in enumerate(offsets, 1):
        assert data[offset:].startswith(b"%d 0 obj" % number)


def test_a_file_whose_cells_are_others_keeps_its_tags() -> None:
    data = writer.render(DOCUMENT)
    assert with_row_headers(data, [GRID, GRID]) == data


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo of poppler is not installed")
def test_pdfinfo_shows_the_header_cells(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(writer.render(DOCUMENT))
    command = ["pdfinfo", "-struct-text", str(file)]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    shown = " ".join(told.decode(errors="replace").split())
    assert re.search(r"TH:? .{0,20}/Scope /Row [^\"]*\"规章\"", shown)
    assert re.search(r"TH <\w+>: /Scope /Column [^\"]*\"件数\"", shown)


@pytest.mark.parametrize("figures", [["1234567"] * 8, ["12345"] * 15])
def test_figures_that_fit_stand_on_one_line(figures: list[str]) -> None:
    with pdfplumber.open(BytesIO(writer.render(dense(*figures)))) as file:
        words = [each["text"] for each in file.pages[0].extract_words(x_tolerance=0.5)]
    assert words.count(figures[0]) == len(figures)


def test_longer_figures_go_on_in_the_next_line_and_are_read_whole() -> None:
    figures = ["1000000000000000", "0", "123456"] + ["0"] * 12
    found = reader.parse(writer.render(dense(*figures)))
    (grid,) = (each for each in found.blocks if isinstance(each, Grid))
    assert [cell.text for cell in grid.rows[1]] == figures
    assert [cell.broken for cell in grid.rows[1][:3]] == [True, False, True]


@pytest.mark.parametrize("rows", [20, 60, 150])
def test_headers_are_repeated_no_row_is_cut_and_marks_and_numbers_are_no_text(rows: int) -> None:
    head = (GridCell("项目"), GridCell("件数"))
    body = tuple((GridCell(f"第{n}项，" + "说明" * 20), GridCell(str(n))) for n in range(rows))
    grid = Grid((head, *body), figures={(n, 1): str(n) for n in range(1, rows + 1)})
    data = writer.render(Document((TITLE, grid), mark="录入稿：不得公布"))
    with pdfplumber.open(BytesIO(data)) as file:
        shown = [page.extract_text() for page in file.pages]
    assert all("录入稿：不得公布" in page and "项目" in page for page in shown)
    assert all(f"— {number} —" in page for number, page in enumerate(shown, 1))
    found = reader.parse(data)
    assert texts(found) == [TITLE.text]
    parts = [each for each in found.blocks if isinstance(each, Grid)]
    assert len(parts) == len(shown)
    assert [row for part in parts for row in part.rows[1:]] == list(body)


def test_no_text_is_a_program_and_nobody_sees_control_characters() -> None:
    hostile = '#read("page.typ") $x$ \\ */ "] #sys.inputs <a> _b_ @c = d https://example.org'
    unseen = Paragraph(hostile + "\x00\u200b\ud800\ufeff中\t文")
    found = reader.parse(writer.render(Document((TITLE, unseen))))
    assert "".join(texts(found)[1].split()) == "".join(hostile.split()) + "中文"


def test_a_character_that_the_font_lacks_is_named() -> None:
    with pytest.raises(FontError) as caught:
        writer.render(Document((Paragraph("云溪县😀"), Paragraph('引"号\\\u0118\u0378'))))
    assert caught.value.code == "errors.font_characters"
    assert "😀 U+1F600" in str(caught.value)
    assert "Ę U+0118" in str(caught.value)
    assert "U+0378" in str(caught.value)
    assert "NotoSerifSC-Regular.otf" in caught.value.message("en")


def test_a_word_that_is_longer_than_a_line_goes_on_in_the_next_one() -> None:
    word = "W" * 90
    text = f"见{word}，{word[:20]}。"
    found = reader.parse(writer.render(Document((Paragraph(text, indented=True),))))
    assert "".join(texts(found)).replace(" ", "") == text


def test_the_font_can_be_another_file(tmp_path: Path) -> None:
    sans = pylopdf_fonts_zh_cn.sans_path()
    data = writer.render(DOCUMENT, font=str(sans))
    assert b"NotoSansSC" in data
    assert texts(reader.parse(data)) == texts(DOCUMENT)
    nothing = tmp_path / "nothing.ttf"
    nothing.write_text("no font")
    for path in (nothing, tmp_path, tmp_path / "missing.otf"):
        with pytest.raises(FontError, match=r"errors\.font_file") as caught:
            writer.render(DOCUMENT, font=path)
        assert str(path) in caught.value.message("en")


def test_a_fault_of_the_template_is_no_fault_of_the_font() -> None:
    with pytest.raises(typst.TypstError):
        fonts.face().pages(b"#unknown", "{}")


@pytest.mark.parametrize("missing", ["typst", "pylopdf_fonts_zh_cn"])
def test_without_the_extra_the_error_names_it(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts._face.cache_clear()
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"\[errors\.missing_extra\].*pdf-writing"):
        writer.render(DOCUMENT)


@pytest.mark.parametrize("document", [Document(), Document((Paragraph("a"),)), Document((Grid(),))])
def test_a_document_without_a_title_is_written(document: Document) -> None:
    assert writer.render(document).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"/AF[", b"/Af["),
        (
            b"/Subtype/application#2Fvnd.gaidisclosure+json",
            b"/Subtype/application#2Fvnd.gaidisclosure+jsoN",
        ),
    ],
)
def test_a_file_of_somebody_else_is_no_data(was: bytes, now: bytes) -> None:
    data = writer.render(DOCUMENT)
    assert was in data
    assert reader.parse(data.replace(was, now)).attachment is None


def test_huge_data_are_left_aside() -> None:
    huge = Attachment(MEDIA_TYPE, bytes(range(256)) * (17 * 1024))
    assert reader.parse(writer.render(Document((TITLE,), attachment=huge))).attachment is None
