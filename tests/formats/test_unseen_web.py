# SPDX-License-Identifier: Apache-2.0
"""Web pages: text that a browser hides, strikes out or raises is no figure, and is told."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.formats.runs import PLAIN, Look, read
from gaidisclosure.formats.web import elements, html, styles

HIDDEN, RAISED = Look(is_hidden=True), Look(is_raised=True)


def row(cells: str, head: str = "") -> tuple[list[str], list[str]]:
    """Return the texts of a row and of what is left out of it."""
    page = f"{head}<table><tr><td>规章</td>{cells}</tr></table>"
    (grid,) = html.parse(page.encode()).blocks
    assert isinstance(grid, Grid)
    return [c.text for c in grid.rows[0][1:]], [each.text for each in grid.omitted]


@pytest.mark.parametrize(
    ("text", "mark", "in_cell", "expected"),
    [
        ("142", "1", True, ("142", ["1"])),
        ("142", "[1]", True, ("142", ["[1]"])),
        ("142", "*", True, ("142", [])),
        ("公开", "注", True, ("公开", [])),
        ("万", "元", True, ("万元", [])),
        ("142", "3511", True, ("142", ["3511"])),
        ("142", "（注2）", False, ("142", ["（注2）"])),
        ("5m", "2", False, ("5m2", [])),
        ("第1", "st", False, ("第1st", [])),
    ],
)
def test_a_raised_mark_is_no_digit(
    text: str, mark: str, in_cell: bool, expected: tuple[str, list[str]]
) -> None:
    assert read([(text, PLAIN), (mark, RAISED)], in_cell=in_cell) == expected


def test_a_mark_in_several_runs_is_one() -> None:
    runs = [("12", PLAIN), ("[", RAISED), ("1", RAISED), ("]", RAISED), ("\u200b件", PLAIN)]
    assert read(runs, in_cell=True) == ("12件", ["[1]"])
    assert read([("9", HIDDEN), ("x", HIDDEN)]) == ("", ["9x"])


@pytest.mark.parametrize(
    "cell",
    [
        "<td>12<sup>3</sup></td>",
        "<td>12<sub>3</sub></td>",
        "<td>12<span style='vertical-align: super'>3</span></td>",
        "<td><del>3</del>12</td>",
        "<td><s>3</s>12</td>",
        "<td><p><strike>3</strike></p><p>12</p></td>",
        "<td><span style='text-decoration: line-through red'>3</span>12</td>",
        "<td>12<i hidden>3</i></td>",
        "<td>12<i style='Display : None !important'>3</i></td>",
        "<td>12<i style='visibility:hidden'>3</i></td>",
        "<td>12<i style='font-size:0pt'>3</i></td>",
        "<td>12<i style='font:0/0 a'>3</i></td>",
        "<td>12<b style='font-size:0'><i style='font-size:2em'>3</i></b></td>",
        "<td style='font-size:0'>3<i style='font-size:9pt'>12</i></td>",
        "<td style='visibility:hidden'>3<i style='visibility:visible'>12</i></td>",
        "<td>12<i style='opacity: 0.00'>3</i></td>",
        "<td>12<b style='opacity:0'><i style='opacity:1'>3</i></b></td>",
        "<td>12<i style='position:absolute; left:-9999px'>3</i></td>",
        "<td>12<i style='position:fixed; top:-100em'>3</i></td>",
        "<td>12<div style='text-indent:-999.5px'>3</div></td>",
        "<td>12<i style='position:absolute; clip: rect(0, 0, 0, 0)'>3</i></td>",
        "<td>12<i style='position:absolute; clip: rect(1px 1px 1px 1px)'>3</i></td>",
        "<td>12<i style='clip-path: inset(50%)'>3</i></td>",
        "<td>12<i style='position:absolute;width:1px;height:1px;overflow:hidden'>3</i></td>",
        "<td>12<div style='width:0; height:0; overflow:hidden'>3</div></td>",
        "<td>12<i style='color:#FFF'>3</i></td>",
        "<td>12<i style='color:rgb(255, 255, 255)'>3件</i></td>",
        "<td>12<i style='color: transparent'>3</i></td>",
        "<td>12<i style='color:rgba(0,0,0,0)'>3</i></td>",
        "<td>12<font color='#FFFFFF'>3</font></td>",
        "<td style='color:white'>3<i style='color:#333'>12</i></td>",
        "<td bgcolor=red style='background: white'>12<i style='color:white'>3</i></td>",
        "<td>12<i style='font-size:.5px'>3</i></td>",
        "<td>12<i style='position:relative; top:-0.5em; font-size:60%'>3</i></td>",
        "<td>12<i style='position:relative; bottom:4pt; font: 8px/1 a'>3</i></td>",
        "<td>12<i style='vertical-align: 5px'>3</i></td>",
        "<td>12<i style='vertical-align: 20%; font-size: smaller'>3</i></td>",
        "<td>12<i style='vertical-align: text-top; font-size: x-small'>3</i></td>",
        "<td><ruby>12<rp>(</rp><rt>3</rt><rp>)</rp></ruby></td>",
        "<td hidden>3</td><td>12</td>",
        "<td style='display:none'><b>3</b></td><td>12</td>",
    ],
)
def test_a_reader_does_not_see_the_other_figure(cell: str) -> None:
    assert row(cell) == (["12"], [each for each in ("3", "3件") if each in cell][-1:])


@pytest.mark.parametrize(
    "cell",
    [
        "<td>12<i style='opacity: 0.5'>3</i></td>",
        "<td>12<i style='left:-9999px'>3</i></td>",
        "<td>12<i style='position:relative; left:-9px'>3</i></td>",
        "<td>12<i style='width:1px; height:1px; overflow:hidden'>3</i></td>",
        "<td style='width:1px; height:1px; overflow:hidden'>123</td>",
        "<td bgcolor='#036' style='color:#fff'>123</td>",
        "<td style='background:url(x.png); color:#fff'>123</td>",
        "<td style='background-color: var(--x)'>12<i style='color:white'>3</i></td>",
        "<td style='color:white'><i style='color:#333'>12<b style='color:inherit'>3</b></i></td>",
        "<td><i style='position:relative; top:3pt'>123</i></td>",
        "<td>12<i style='position:relative; top:0px; font-size:60%'>3</i></td>",
        "<td>12<i style='vertical-align: 1px'>3</i></td>",
        "<td>12<i style='vertical-align: middle; font-size: small'>3</i></td>",
        "<td>12<i style='font-size: 0.5; opacity: 0.5'>3</i></td>",
    ],
)
def test_a_reader_sees_both_figures(cell: str) -> None:
    assert row(cell) == (["123"], [])


def test_white_words_may_stand_on_a_colour_that_is_not_known() -> None:
    assert row("<td style='color:white'>规章2023</td>") == (["规章2023"], [])


def test_cells_that_are_seen_as_blank() -> None:
    assert row("<td><s>3</s></td><td><b hidden>4</b></td><td><b><script>5</script></b></td>") == (
        ["", "", ""],
        ["3", "4"],
    )


@pytest.mark.parametrize(
    ("sheet", "is_seen"),
    [
        (".a {display: none}", False),
        ("#b {display: none}", False),
        ("i {display: none}", False),
        ("td > i, p {display: none; color: red}", False),
        ("/* } */ i {display: none} <!-- -->", False),
        ("@media screen {i {display: none}}", False),
        ("@media print {i {display: none} b {color: red}} p {display: none}", True),
        ("@media print {@media screen {i {display: none}}}", True),
        ("@import url(x); @font-face {font-size: 0} i::before {display: none}", True),
        ("i:unheard-of {display: none}", True),
        ("i:hover {display: none}", True),
        (".a {display: none} i.a {display: inline}", True),
        ("i.a {display: none} i {display: inline}", False),
        ("#b {display: inline} .a.a {display: none}", True),
        ("i {display: none !important} #b {display: inline}", False),
        ("i {display: none} i {display: inline}", True),
        (":is(.a, .c) {text-decoration-line: line-through}", False),
        ("} i {display: none", True),
        ("i {display: none; content: '}'}", False),
        ("i {display: " + "x" * 2000 + "none}", True),
        ("i, " * 500 + "i {display: none}", False),
        ("}}", True),
    ],
)
def test_the_sheet_of_the_page_counts(sheet: str, is_seen: bool) -> None:
    texts, _ = row("<td>12<i class=a id=b>3</i></td>", f"<style>{sheet}</style>")
    assert texts == (["123"] if is_seen else ["12"])


def test_sheets_for_other_media_do_not_count() -> None:
    for head in ("<style media=print>", "<noscript><style>"):
        assert row("<td>12<i>3</i></td>", f"{head}i{{display:none}}</style></noscript>")[0] == [
            "123"
        ]


def test_an_attribute_can_be_undone() -> None:
    assert row("<td>12<i hidden style='display:inline'>3</i></td>")[0] == ["123"]
    assert row("<td>12<i hidden>3</i></td>", "<style>i {display: inline}</style>")[0] == ["123"]
    assert row("<td>12<s>3</s></td>", "<style>s {text-decoration: none}</style>")[0] == ["123"]


@pytest.mark.parametrize("bound", ["_MOST_TESTS", "_MOST_FOUND", "_MOST_CHARACTERS"])
def test_a_page_with_too_long_sheets_is_read_without_them(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(styles, bound, 0)
    assert row("<td>12<i>3</i></td>", "<style>i {display: none}</style>")[0] == ["123"]


def test_hidden_rows_are_told() -> None:
    page = (
        "<!-- x --><table><tbody><tr> <td>规章</td> <td>1</td></tr>"
        "<tr hidden><td>废止<td>9</tr></tbody>"
        "<tbody style='display:none'><tr><td>8<td>7</tr></tbody></table>"
    )
    (grid,) = html.parse(page.encode()).blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in each] for each in grid.rows] == [["规章", "1"]]
    assert [each.text for each in grid.omitted] == ["9", "8 7"]
    assert grid.omitted[0].place.element == "table[1]/tr[2]"


TABLE = "<table>" + "<tr><td>规章</td><td>1<i hidden>9</i></td><td>2</td></tr>" * 10 + "</table>"


@pytest.mark.parametrize("container", ["hidden", "style='visibility:hidden'"])
def test_an_article_that_was_saved_hidden_is_shown(container: str) -> None:
    page = f"<p>导航</p><div {container}><p>一、总体情况</p>{TABLE}</div>"
    heading, text, grid = html.parse(page.encode()).blocks
    assert isinstance(heading, Paragraph)
    assert isinstance(text, Paragraph)
    assert isinstance(grid, Grid)
    assert (text.text, grid.rows[9][1].text) == ("一、总体情况", "1")


def test_nearly_all_text_is_shown() -> None:
    page = f"<p>导航</p><div style='display:none'><p>{'本机关公开信息。' * 9}</p></div>"
    assert len(html.parse(page.encode()).blocks) == 2


def test_a_hidden_table_next_to_a_seen_one_stays_hidden() -> None:
    assert len(html.parse(f"{TABLE}<div hidden>{TABLE}</div>".encode()).blocks) == 1


FORM = "<table>" + "<tr><td>行政许可</td><td>12</td><td>3</td></tr>" * 10 + "</table>"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (f"<del>{FORM}</del>{TABLE}", ["12 3", "9"]),
        (f"{TABLE}<p>题</p><div hidden><b>{FORM}</b></div>{FORM}", ["12 3"]),
        (f"{FORM}<table hidden><tr><td>12<td>11月</table>", []),
        (f"{FORM}<table style='visibility:hidden'><tr><td>13<td>第十三条规定</table>", ["13"]),
    ],
)
def test_a_table_that_is_not_seen_is_told_of_the_largest(page: str, told: list[str]) -> None:
    grids = [block for block in html.parse(page.encode()).blocks if isinstance(block, Grid)]
    (omitted,) = [grid.omitted for grid in grids[-1:]]
    assert [" ".join(dict.fromkeys(each.text.split())) for each in omitted][: len(told)] == told


def test_a_report_that_is_struck_out_is_not_shown() -> None:
    assert html.parse(f"<p>题</p><s>{FORM}</s>".encode()).blocks == (Paragraph("题"),)
    assert len(html.parse(f"<p>题</p><div hidden>{FORM}</div>".encode()).blocks) == 2


def test_lines_are_indented_on_a_page_with_headings() -> None:
    page = "<style>p {text-indent: 2em} .n {text-indent: 0}</style>" + "<h2>一、总体</h2>" * 5
    text = "<p>甲<br>乙</p><p class=n>丙</p><h3 style='text-indent:2em'>丁</h3>"
    for headings, indented in ((page, ""), (f"{page}<h2>六</h2>", "甲")):
        found = html.parse(f"{headings}{text}".encode()).blocks
        assert [each.text for each in found if isinstance(each, Paragraph) and each.indented] == [
            *indented
        ]


def test_preformatted_lines_are_those_of_a_text() -> None:
    lines = "一、总体\n\n甲\t<b>乙</b><s>9</s>\t1<br>丙\t丁\t2"
    page = f"<p>题</p>\n<pre>{lines}</pre><pre>a<p>b</p></pre>"
    found = html.parse(page.encode()).blocks
    texts = [(block.text, block.place.line) for block in found if isinstance(block, Paragraph)]
    assert texts[:4] == [("题", 1), ("一、总体", 2), ("甲\t乙\t1", 4), ("丙\t丁\t2", 5)]
    assert [text for text, _ in texts[4:]] == ["a", "b"]


def test_a_drawn_table_in_preformatted_text() -> None:
    page = "<pre>\n┌──┬─┐\n│规章│1│\n└──┴─┘\n</pre>"
    (grid,) = html.parse(page.encode()).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[0]] == ["规章", "1"]
    assert grid.rows[0][0].place.element == "pre[1]"


def test_a_sheet_elsewhere_is_not_fetched() -> None:
    head = '<link rel="stylesheet" href="page.css"><style>.h { display: none }</style>'
    assert row('<td>1<i class="h">2</i></td>', head) == (["1"], ["2"])


def test_sheets_that_are_too_long_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = "<style>i { display: none }</style><style>b { display: none }</style>"
    assert row("<td>1<i>2</i><b>3</b></td>", sheets) == (["1"], ["2 3"])
    monkeypatch.setattr(styles, "_MOST_CHARACTERS", 10)
    assert row("<td>1<i>2</i><b>3</b></td>", sheets) == (["123"], [])


def test_what_a_verdict_page_says_of_a_report_is_no_text_of_it() -> None:
    said = "<aside{}><p>规章一格应为 12</p><table><tr><td>1<td>2</table></aside><p>正文</p>"
    page = said.format(f" {elements.FINDINGS}")
    assert [each.text for each in html.parse(page.encode()).blocks] == ["正文"]  # type: ignore[union-attr]
    assert len(html.parse(said.format("").encode()).blocks) == 3
    other = page.replace("aside", "section")
    assert len(html.parse(other.encode()).blocks) == 3
