# SPDX-License-Identifier: Apache-2.0
"""Make the corpus of the fuzz targets: ``python tools/make_fuzz_corpus.py``.

One fictional report in every format, and for each format the few things that the report does not
have. Files are printed by the generators of the tests, so this needs the test extra.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

sys.path.append(str(Path(__file__).parents[1]))

import gaidisclosure as gd
from gaidisclosure.document import Document, Grid, GridCell, Paragraph
from gaidisclosure.document.place import address
from gaidisclosure.formats.compound import Compound, compound_file
from gaidisclosure.formats.plain import text as plain
from tests.codec.peer_keys import KEYS
from tests.formats import office_files as office
from tests.formats import pdf_files as pages
from tests.formats import saved

ROOT: Final = Path(__file__).parents[1]
CORPUS: Final = ROOT / "fuzzing" / "corpus"
DATA: Final = ROOT / "tests" / "data"
AGENCY: Final = "云溪县水利局"
FONT: Final = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H"
    b" /DescendantFonts [4 0 R] >>"
)
DESCENDANT: Final = (
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song"
    b" /W [0 9 500 20 [500 600]] /FontDescriptor << /Type /FontDescriptor /FontBBox [0 0 1 1] >>"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>"
)
ENCRYPTED: Final = b"/Encrypt << /Filter /Standard /V 9 >> /ID [<00><00>]"
ROWS: Final = 5
Blocks = tuple[Paragraph | Grid, ...]


def report() -> gd.AnnualReport2021:
    draft = gd.read(ROOT / "examples" / "data" / "yunxi-2023.txt")
    sealed = draft.seal()
    assert isinstance(sealed, gd.AnnualReport2021)
    return sealed


def blocks(value: gd.AnnualReport2021 | gd.AnnualReport2019) -> Blocks:
    """The report with little prose and the first rows of its tables, so that runs are quick."""
    found = plain.parse(gd.to_text(value)).blocks
    return tuple(
        Grid(block.rows[:ROWS]) if isinstance(block, Grid) else Paragraph(block.text[:40])
        for block in found
    )


def grids(value: gd.AnnualReport2021 | gd.AnnualReport2019) -> tuple[Grid, ...]:
    return tuple(block for block in blocks(value) if isinstance(block, Grid))


def drawn(value: gd.AnnualReport2021 | gd.AnnualReport2019) -> str:
    return plain.render(Document(blocks(value)), 60)


def texts() -> Iterator[tuple[str, bytes]]:
    old = gd.AnnualReport2019.zero(AGENCY, 2019)
    yield "2019.txt", drawn(old).encode("gb18030")
    yield "2021.txt", drawn(report()).encode()
    head = (
        f"{AGENCY}2023年政府信息公开工作年度报告\n信息内容|本年制发件数|本年废止件数|现行有效件数\n"
    )
    yield "pipes.txt", f"{head}规章|0||2\n行政规范性文件| 1 | | 2 |\n行政许可|12\n".encode("utf-16")
    yield "tabs.txt", f"{head}规章\t0\t1\t2\n行政处罚\t３\n行政强制\t一\n".encode()
    rows = "| 信息内容 | 件数 |\n|---|---|\n| 规章 | **1** |\n| 行政许可 | — |\n"
    yield "markdown.md", f"# 二、主动公开\n\n{rows}".encode()
    marked = "| 规章 | ~~9~~ **3** | `0` | 15[^1] |\n| 行政许可 | 1\\|2 | <b>4</b> | |\n"
    yield "marks.md", f"# {head}|---|---|---|---|\n{marked}\n[^1]: 注".encode()
    page = saved.page(Document(blocks(report())))
    yield "tables.md", f"# **{AGENCY}**\n\n## 二、\n\n{page}".encode()


def html() -> Iterator[tuple[str, bytes]]:
    page = saved.page(Document(blocks(report())))
    yield "report.html", f'<!DOCTYPE html><meta charset="gb2312">{page}'.encode("gb18030")
    yield "wide.html", f"\ufeff<!-- 存 -->{page}".encode("utf-16-be")
    yield (
        "layout.html",
        '<body><style>td{}</style><div style="display:none">一</div><!-- 二 --><table><tr><td>'
        "<table><caption>表</caption><tr><th>规章<td hidden>9<td rowspan=2>1<br>2<tr><td>&nbsp;"
        "</table></table><img src=a.png width=20><pre>行政许可 3</pre>".encode(),
    )
    yield "utf16.html", "<html><p>一、总体情况<p>规章 1".encode("utf-16")


def mhtml() -> Iterator[tuple[str, bytes]]:
    whole = Document(blocks(report()))
    first = "https://example.cn/a.html", '<iframe src="cid:b"></iframe><p>年报</p>'
    second = "https://example.cn/b.html", saved.page(whole)
    yield "frames.mhtml", saved.message(first, second)
    coded = {"encoding": "gb18030", "transfer": "base64"}
    yield "word.mht", saved.message(("file:///C:/a.htm", saved.page(whole)), **coded)
    page = saved.page(Document(whole.blocks[:9]))
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-16\n"
    yield "page.mht", f"{head}Content-Transfer-Encoding: 8bit\n\n{page}".encode()
    inner = f"--b\nContent-Type: text/plain\n\n无\n--b\nContent-Type: text/html\n\n{page}\n--b--\n"
    outer = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; start="<1>"; boundary=a\n\n'
        f"--a\nContent-ID: <1>\nContent-Type: multipart/alternative; boundary=b\n\n{inner}--a--\n"
    )
    yield "levels.mht", outer.encode()


def word_cell(cell: GridCell) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    down = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
    return str(office.cell(office.paragraph(cell.text), span + down))


def word_block(block: Paragraph | Grid) -> str:
    if isinstance(block, Paragraph):
        return str(office.paragraph(block.text))
    return str(office.table(*("".join(map(word_cell, row)) for row in block.rows)))


def docx() -> Iterator[tuple[str, bytes]]:
    yield "report.docx", office.docx("".join(map(word_block, blocks(report()))))
    level = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    box = f"<w:p><w:r><w:txbxContent>{office.paragraph('框')}</w:txbxContent></w:r></w:p>"
    rows = office.table(
        office.cell(office.table(office.cell(office.paragraph("规章")))),
        office.cell(office.paragraph("1"), "<w:vMerge/>") + office.cell(properties="<w:hMerge/>"),
    )
    deleted = f"<w:p><w:del>{office.run('无')}</w:del><w:ins>{office.run('有')}</w:ins></w:p>"
    body = office.paragraph("总体情况", numbered) + box + rows + deleted
    yield "parts.docx", office.docx(f"{body}<w:sdt>{body}</w:sdt>", numbering=level)


def doc() -> Iterator[tuple[str, bytes]]:
    yield "report.doc", (DATA / "report.doc").read_bytes()
    yield "none.doc", office.compound(WordDocument=b"\xec\xa5" + bytes(100))


def sheet_rows(grid: Grid) -> str:
    return "".join(
        f'<row r="{row + 1}">'
        + "".join(
            f'<c r="{address(row, column)}" t="inlineStr"><is><t>{escape(cell.text)}</t></is></c>'
            for column, cell in enumerate(cells)
        )
        + "</row>"
        for row, cells in enumerate(grid.rows)
    )


def xlsx() -> Iterator[tuple[str, bytes]]:
    yield "report.xlsx", office.xlsx(*map(sheet_rows, grids(report())))
    cells = '<c t="s"><v>0</v></c><c><v>12.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>'
    date = '<c t="d"><v>2023-01-01</v></c><c t="str"><f>A1</f><v>规章</v></c>'
    shared = "<si><t>规章</t></si><si><r><t>行政</t></r><r><t>许可</t></r></si>"
    yield "kinds.xlsx", office.xlsx(f"<row>{cells}</row><row r='3'>{date}</row>", shared=shared)


def xls() -> Iterator[tuple[str, bytes]]:
    yield "tables.xls", (DATA / "tables.xls").read_bytes()
    stream = Compound((DATA / "tables.xls").read_bytes(), "XLS", "xlsx").read("Workbook")
    yield "plain.xls", compound_file("Workbook", stream)[: 5 * 4096]


def workbooks() -> Iterator[tuple[str, bytes]]:
    sheet = saved.sheet(Document(blocks(report())))
    yield "report.xml", saved.workbook(saved.worksheet("年报", sheet)).encode()
    font = "Font ss:{}/></Style>".format
    struck = f"""<Style ss:ID="s"><{font('StrikeThrough="1"')}"""
    raised = f"""<Style ss:ID="r"><{font('VerticalAlign="Superscript"')}"""
    html = 'xmlns="http://www.w3.org/TR/REC-html40"'
    cell, number = saved.cell, partial(saved.cell, kind="Number")
    rows = (
        '<Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>'
        f"""<Row ss:Index="2">{cell("规章", 'ss:MergeDown="1"')}{number("1.50")}"""
        f"""{number("9", 'ss:StyleID="s"')}{cell("1", kind="Boolean")}</Row>"""
        f"""<Row ss:Hidden="1">{cell("#REF!", 'ss:Formula="=R[1]C"', "Error")}<Cell/></Row>"""
        f"""<Row>{cell("2023-01-01T00:00:00.000", 'ss:StyleID="r"', "DateTime")}"""
        f"""<Cell ss:Index="6"><Data {html}>3<Sup>1</Sup><S>2</S></Data></Cell></Row>"""
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    sheets = (saved.worksheet("表", rows), saved.worksheet("隐", rows, hidden))
    styles = f"<Styles>{struck}{raised}</Styles>"
    yield "kinds.xml", saved.workbook(styles, *sheets, saved.worksheet("三", rows)).encode("utf-16")


def csvs() -> Iterator[tuple[str, bytes]]:
    whole = Document(blocks(report()))
    yield "padded.csv", saved.delimited(whole, padded=True).encode("utf-8-sig")
    yield "semicolons.csv", saved.delimited(whole, ";").encode("gb18030")
    yield "tabs.txt", saved.delimited(whole, "\t").encode("utf-16")
    rows = '"公开\n（一）","1,2","a""b",\r\n' + "规章,1,,9\n" * 10
    yield "quotes.csv", rows.encode()


def shown(text: str, x: float, y: float) -> str:
    return f"BT /F 9 Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def page(block: Grid) -> str:
    """A grid with its cells at even distances, and lines around them."""
    columns = max(sum(cell.colspan for cell in row) for row in block.rows)
    xs = [50 + 60.0 * n for n in range(columns + 1)]
    ys = [750 - 14.0 * n for n in range(len(block.rows) + 1)]
    cells = [
        shown(cell.text[:6], xs[column] + 2, y - 11)
        for y, row in zip(ys, block.rows, strict=False)
        for column, cell in enumerate(row)
        if cell.text
    ]
    return "\n".join([pages.ruled(xs, ys), *cells])


def chinese_pdf(*contents: str) -> bytes:
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        FONT,
        DESCENDANT,
    ]
    for number, content in enumerate(contents):
        objects.append(pages.PAGE.format(contents=6 + 2 * number, more="").encode())
        objects.append(pages.stream(content.encode()))
    return bytes(pages.assembled(objects))


def pdf() -> Iterator[tuple[str, bytes]]:
    first = shown("二、主动公开政府信息情况", 50, 770)
    yield "report.pdf", chinese_pdf(*(f"{first}\n{page(grid)}" for grid in grids(report())[::2]))
    text = pages.shown("a long enough text", 50, 700) + pages.rectangle(10, 10, 90, 90)
    yield "packed.pdf", pages.pdf(text, text, packed=True)
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 >>\nstream\n\nendstream"
    content = "BT /F 9 Tf (a drawing) Tj ET 0 0 m 9 9 l S"
    form = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {len(content)} >>"
    drawn = f"{form}\nstream\n{content}\nendstream"
    yield "drawn.pdf", pages.pdf("/I Do /I Do", extra=[drawn], more="/XObject << /I 4 0 R >>")
    yield "scan.pdf", pages.pdf("/I Do", extra=[image], more="/XObject << /I 4 0 R >>")
    yield "locked.pdf", pages.assembled([b"<< /Type /Catalog >>"], ENCRYPTED)


def zips() -> Iterator[tuple[str, bytes]]:
    short = "云溪县水利局2023年政府信息公开工作年度报告\n规章\t0\t1\t2\n"
    named = "年报.txt".encode("gb18030").decode("cp437")
    yield "several.zip", office.archive({named: short, "页/乙.html": f"<p>{short}</p>"})
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("a.docx", office.docx(office.paragraph(short)))
        archive.writestr("内.zip", office.archive({"甲.txt": short}))
    yield "office.zip", target.getvalue()


def own_json() -> Iterator[tuple[str, bytes]]:
    yield "2019.json", gd.dumps(gd.AnnualReport2019.zero(AGENCY, 2019))
    yield "2021.json", gd.dumps(report())
    few = (
        b'{"table_3": {"tableData": {"total": {"newReceived": null, "carriedOver": "1o"}, "x": 1}}}'
    )
    yield "draft.json", gd.dumps(gd.read(few))


def peer_json() -> Iterator[tuple[str, bytes]]:
    tree: dict[str, Any] = {}
    for number, key in enumerate(KEYS):
        *above, last = key.split(".")
        node = tree
        for name in above:
            node = node.setdefault(name, {})
        node[last] = number
    sections: list[Any] = [{"type": "table_3", key: value} for key, value in tree.items()]
    sections.append({"title": "一、总体情况", "content": "情况。\n"})
    yield "flat.json", json.dumps(tree).encode()
    yield "sections.json", json.dumps({"sections": sections}, ensure_ascii=False).encode()


CORPORA: Final = {
    "text": texts,
    "html": html,
    "mhtml": mhtml,
    "docx": docx,
    "doc": doc,
    "xlsx": xlsx,
    "xls": xls,
    "xml-spreadsheet": workbooks,
    "csv": csvs,
    "pdf": pdf,
    "zip": zips,
    "json": own_json,
    "peer": peer_json,
}


def main() -> None:
    random.seed(0)  # for the boundaries of messages
    for kind, corpus in CORPORA.items():
        folder = CORPUS / kind
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in corpus():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
