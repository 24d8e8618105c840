# SPDX-License-Identifier: Apache-2.0
"""Word files: hidden, struck-out and raised text, the codes of fields, and pages within."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid
from gaidisclosure.formats.word.docx import parse
from tests.formats.office_files import (
    OFFICE,
    RELATIONS,
    archive,
    cell,
    docx,
    grids,
    paragraph,
    paragraphs,
    refusal,
    relations,
    run,
    table,
    word,
)

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Ghost"/></w:style>'
    '<w:style w:type="character" w:styleId="Back"><w:basedOn w:val="Ghost"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="character" w:styleId="Note"><w:rPr><w:vertAlign w:val="superscript"/>'
    "</w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="Pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    '</w:style><w:style w:type="table" w:styleId="Lined"><w:tblPr/></w:style>'
    '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
)
GHOST, HEIR = '<w:rStyle w:val="Ghost"/>', '<w:rStyle w:val="Heir"/>'


def styled(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def read_cell(inside: str, styles: str = STYLES) -> tuple[str, list[str]]:
    """Return the text of the second cell of a row, and what is left out of the table."""
    data = docx(table(cell(paragraph("规章")) + cell(inside)), styles=styles)
    (grid,) = parse(data).blocks
    assert isinstance(grid, Grid)
    return grid.rows[0][1].text, [each.text for each in grid.omitted]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:strike/>",
        '<w:dstrike w:val="true"/>',
        "<w:vanish/>",
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
        '<w:rStyle w:val="Ghost"/>',
        '<w:rStyle w:val="Note"/>',
        '<w:position w:val="12"/>',
        '<w:position w:val="-6"/>',
        '<w:color w:val="ffffff"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1"/><w:shd w:val="clear" w:fill="auto"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="none"/>',
        '<w:sz w:val="2"/>',
        '<w:rStyle w:val="Pale"/>',
    ],
)
def test_a_reader_does_not_see_the_other_figure(properties: str) -> None:
    assert read_cell(f"<w:p>{run('12')}{styled('3', properties)}</w:p>") == ("12", ["3"])


@pytest.mark.parametrize(
    "properties",
    [
        "<w:b/>",
        '<w:strike w:val="false"/>',
        '<w:vertAlign w:val="baseline"/>',
        '<w:rStyle w:val="Back"/>',
        '<w:rStyle w:val="Loop"/>',
        '<w:rStyle w:val="Unknown"/>',
        '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>',
        '<w:position w:val="2"/>',
        '<w:position w:val="high"/>',
        '<w:color w:val="FFFFFE"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="pct50"/>',
        '<w:rStyle w:val="Pale"/><w:color w:val="000000"/>',
        '<w:sz w:val="20"/>',
    ],
)
def test_text_that_is_seen_after_all(properties: str) -> None:
    assert read_cell(f"<w:p>{run('12')}{styled('3', properties)}</w:p>") == ("123", [])


def test_styles_that_inherit_and_that_cancel_out() -> None:
    assert read_cell(f"<w:p>{styled('3', HEIR)}</w:p>") == ("", ["3"])
    gone = '<w:pPr><w:pStyle w:val="Gone"/></w:pPr>'
    assert read_cell(f"<w:p>{gone}{run('3')}</w:p><w:p>{run('12')}</w:p>") == ("12", ["3"])
    seen = styled("12", GHOST)
    assert read_cell(f"<w:p>{gone}{seen}</w:p>") == ("12", [])
    assert read_cell(f"<w:p>{styled('12', GHOST)}</w:p>", "") == ("12", [])


def test_text_that_is_moved_as_a_whole_is_no_mark() -> None:
    moved = '<w:position w:val="-8"/>'
    assert read_cell(f"<w:p>{styled('1', moved)}{styled('2', moved)}</w:p>") == ("12", [])
    assert read_cell(f"<w:p>{run(' ')}{styled('12', moved)}</w:p>") == ("12", [])


DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
WHITE = styled("12", '<w:color w:val="FFFFFF"/>')


def white_cell(cell_properties: str, table_properties: str) -> str:
    """Return the text of a cell in white, in a table with these properties."""
    row = cell(paragraph("规章")) + cell(f"<w:p>{WHITE}</w:p>", cell_properties)
    made = table(row).replace("<w:tbl>", f"<w:tbl><w:tblPr>{table_properties}</w:tblPr>")
    (grid,) = parse(docx(made, styles=STYLES)).blocks
    assert isinstance(grid, Grid)
    return grid.rows[0][1].text


@pytest.mark.parametrize(
    ("cell_properties", "table_properties", "text"),
    [
        ("", "", ""),
        (DARK, "", "12"),
        ("", DARK, "12"),
        ("", '<w:tblStyle w:val="Lined"/>', ""),
        ("", '<w:tblStyle w:val="Dark"/>', "12"),
        ("", '<w:tblStyle w:val="Unknown"/>', "12"),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', "", ""),
    ],
)
def test_white_text_is_seen_on_a_shade(
    cell_properties: str, table_properties: str, text: str
) -> None:
    assert white_cell(cell_properties, table_properties) == text


def test_white_text_in_a_shaded_paragraph_a_box_and_on_a_coloured_page() -> None:
    shaded = f"<w:p><w:pPr>{DARK}</w:pPr>{WHITE}</w:p>"
    assert read_cell(shaded) == ("12", [])
    box = f"<w:p>{run('文')}<w:r><w:txbxContent><w:p>{WHITE}</w:p></w:txbxContent></w:r></w:p>"
    assert paragraphs(parse(docx(box))) == ["文", "12"]
    page = word("document", f'<w:background w:color="000080"/><w:body><w:p>{WHITE}</w:p></w:body>')
    data = archive({"word/document.xml": page})
    assert paragraphs(parse(data)) == ["12"]


def test_revisions_are_told() -> None:
    deleted = "<w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('4')}</w:moveFrom>"
    assert read_cell(f"<w:p>{deleted}{moved}{run('12')}</w:p>") == ("12", ["34"])


def test_rows_that_are_not_printed_are_told() -> None:
    rows = (
        cell(paragraph("规章")) + cell(paragraph("1")),
        "<w:trPr><w:hidden/></w:trPr>" + cell(paragraph("废止")) + cell(paragraph("9")),
        "<w:trPr><w:del/></w:trPr>" + cell(paragraph("8")) + cell(paragraph("7")),
    )
    (grid,) = parse(docx(table(*rows))).blocks
    assert isinstance(grid, Grid)
    assert [[each.text for each in row] for row in grid.rows] == [["规章", "1"]]
    assert [each.text for each in grid.omitted] == ["9", "8 7"]


def test_cells_that_are_deleted_are_told() -> None:
    gone = '<w:cellDel w:id="1" w:author="a"/>'
    rows = (
        cell(paragraph("规章")) + cell(paragraph("9"), gone) + cell(paragraph("1")),
        cell(paragraph("8"), gone) + cell(paragraph("7"), gone),
    )
    (grid,) = parse(docx(table(*rows))).blocks
    assert isinstance(grid, Grid)
    assert [[each.text for each in row] for row in grid.rows] == [["规章", "1"]]
    assert [each.text for each in grid.omitted] == ["9", "8 7"]


def control(inside: str, mark: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{mark}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("inside", "omitted"),
    [
        (f"<w:p>{control(run('填写数字'))}</w:p>", []),
        (f"<w:p>{control(run('9'))}</w:p>", ["9"]),
        (control(paragraph("填写数字")), []),
    ],
)
def test_the_prompt_of_a_content_control_is_no_text(inside: str, omitted: list[str]) -> None:
    assert read_cell(inside) == ("", omitted)
    off = inside.replace("<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>')
    assert read_cell(off)[0] in ("填写数字", "9")


def test_the_prompt_of_a_content_control_around_a_cell_is_no_text() -> None:
    row = cell(paragraph("规章")) + control(cell(paragraph("填写数字")))
    assert grids(parse(docx(table(row)))) == [[["规章", ""]]]


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    return char("begin") + code + char("separate") + result + char("end")


def test_results_within_the_code_of_a_field_are_none() -> None:
    inner = field("<w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>", run("3518"))
    assert read_cell(f"<w:p>{field(inner, run('3511'))}</w:p>") == ("3511", [])
    assert read_cell(f"<w:p>{char('separate')}{char('end')}{run('1')}</w:p>") == ("1", [])


def test_a_field_over_paragraphs() -> None:
    begun = f"<w:p>{char('begin')}{run('7')}</w:p>"
    assert read_cell(f"{begun}<w:p>{run('8')}{char('separate')}{run('12')}{char('end')}</w:p>") == (
        "12",
        [],
    )
    assert read_cell(f"{begun}<w:p>{run('12')}</w:p>") == ("12", [])


def test_a_text_box_in_a_hidden_run() -> None:
    box = f"<w:txbxContent>{paragraph('盒')}</w:txbxContent>"
    hidden = f"<w:r><w:rPr><w:vanish/></w:rPr>{box}</w:r>"
    assert paragraphs(parse(docx(f"<w:p>{run('文')}{hidden}</w:p>"))) == ["文"]


def test_a_cell_within_a_cell_is_its_text() -> None:
    inner = table(cell(paragraph("12")))
    assert read_cell(inner + "<w:p/>") == ("12", [])


def inserted(name: str, chunk: str, body: str = '<w:altChunk r:id="c"/>') -> bytes:
    """A file that holds another whole."""
    root = word("document", f"<w:body>{body}</w:body>")
    link = f'<Relationship Id="c" Type="{OFFICE}/aFChunk" Target="{name}"/>'
    return archive(
        {
            "_rels/.rels": relations(officeDocument="word/other.xml"),
            "word/other.xml": root.replace("<w:document", f'<w:document xmlns:r="{OFFICE}"'),
            "word/_rels/other.xml.rels": f'<Relationships xmlns="{RELATIONS}">{link}'
            "</Relationships>",
            f"word/{name}": chunk,
        }
    )


PAGE = "<p>一、总体情况</p><table><tr><td>规章<td>1</table>"


@pytest.mark.parametrize("chunk", [PAGE, f"MIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}"])
def test_a_page_that_a_file_holds_whole(chunk: str) -> None:
    document = parse(inserted("chunk.html", chunk.encode("ascii", "xmlcharrefreplace").decode()))
    assert paragraphs(document) == ["一、总体情况"]
    assert grids(document) == [[["规章", "1"]]]


def test_other_files_within_are_refused() -> None:
    assert refusal(parse, inserted("chunk.rtf", "{\\rtf1 1}")) == "document.unsupported"
    other = inserted("chunk.html", PAGE, body='<w:altChunk r:id="x"/>')
    assert refusal(parse, other) == "document.unsupported"
    many = inserted("chunk.html", PAGE, body='<w:altChunk r:id="c"/>' * 21)
    assert refusal(parse, many) == "document.too_complex"
