# SPDX-License-Identifier: Apache-2.0
"""Copies with wrong cells coloured: read, they are the file; else only backgrounds differ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, UnreadableError, strategies
from gaidisclosure.checks import Severity
from gaidisclosure.filling import Emphasis, Marked, mark, wrong_cells
from gaidisclosure.form import FORMS
from gaidisclosure.formats.web import html_edits
from tests.depth import examples
from tests.filling.last_year import PAGE as FILLED
from tests.filling.last_year import packed, parts
from tests.filling.test_fill import with_main

MAIN = "word/document.xml"
RECEIVED = "request_handling.received."
TOTAL, FIRST = f"{RECEIVED}total", f"{RECEIVED}natural_person"
RED, YELLOW = "FF7B7B", "FFEB99"
REPORT = AnnualReport2021.zero("云溪县商务局", 2023)
WRONG = Draft.from_report(REPORT).replace({TOTAL: 3})
PAGE, WORD = gd.to_html(WRONG), gd.to_docx(WRONG)
ONE: Mapping[str, Emphasis] = {TOTAL: "certain"}
EMPHASES: st.SearchStrategy[Emphasis] = st.sampled_from(["certain", "suspected"])
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fills(data: bytes) -> list[str]:
    """Return the colours of our own in a Word file, in its order."""
    return re.findall(f'w:fill="({RED}|{YELLOW})"', parts(data)[MAIN].decode())


def without_colours(data: bytes) -> bytes:
    """Return a copy that we have written as if it had not been coloured."""
    if data.startswith(b"PK"):
        shade = rf'<w:shd w:val="clear" w:color="auto" w:fill="(?:{RED}|{YELLOW})"/>'
        return with_main(data, lambda xml: re.sub(shade, "", xml))
    colour = rb"background:#(?:FF7B7B|FFEB99)"
    return re.sub(b';%b|(?: style="%b")' % (colour, colour), b"", data)


def same(one: Draft, other: Draft) -> bool:
    return (one == other, one.doubts) == (True, other.doubts)


@pytest.mark.parametrize("name", ["docx", "html"])
@settings(max_examples=examples(12))
@given(draft=strategies.drafts(), data=st.data())
def test_a_copy_reads_as_its_file_and_differs_in_backgrounds_only(
    name: str, draft: Draft, data: st.DataObject
) -> None:
    paths = st.lists(st.sampled_from(list(draft.form.cells)), max_size=9, unique=True)
    cells = {path: data.draw(EMPHASES) for path in data.draw(paths)}
    source = gd.to_docx(draft) if name == "docx" else gd.to_html(draft).encode()
    copy = mark(source, cells)
    assert same(gd.read(copy.data), gd.read(source))
    assert copy.missing == ()
    if name == "html":
        assert without_colours(copy.data) == source
        return
    before, after = parts(source), parts(copy.data)
    assert {part for part in before if before[part] != after[part]} <= {MAIN}
    assert text_of(after[MAIN]) == text_of(before[MAIN])


def text_of(xml: bytes) -> list[str | None]:
    return [each.text for each in fromstring(xml).iter(f"{W}t")]


@settings(max_examples=examples(8))
@given(data=st.data())
def test_the_only_repair_is_loud_and_the_rest_of_its_sums_is_not(data: st.DataObject) -> None:
    report = data.draw(strategies.annual_reports(edition="2021"))
    cell = data.draw(st.sampled_from([each for each in report.form.cells if "request" in each]))
    draft = Draft.from_report(report)
    draft = draft.replace({cell: int(draft.cells[cell].value or 0) + 7})
    found, verdict = wrong_cells(draft.check()), draft.check()
    loud = {path for path, emphasis in found.items() if emphasis == "certain"}
    assert loud == verdict.location.certain.keys()
    errors = [each for each in verdict.violations if each.severity is Severity.ERROR]
    assert found.keys() == {path for each in errors for path in each.cells} | loud
    copy = mark(gd.to_docx(draft))
    assert (fills(copy.data).count(RED), len(fills(copy.data))) == (len(loud), len(found))


def test_a_report_without_faults_stays_as_it_is() -> None:
    data = gd.to_docx(REPORT)
    assert mark(data).data == data
    assert wrong_cells(Draft.from_report(REPORT).check()) == {}


def test_blank_cells_are_suspected() -> None:
    draft = Draft.from_report(REPORT).replace({TOTAL: None, "proactive_disclosure.fees": "若干"})
    assert wrong_cells(draft.check()) == {
        TOTAL: "suspected",
        "proactive_disclosure.fees": "suspected",
    }


def _cell(data: bytes) -> Element:
    """Return the properties of the cell that is coloured in a Word file."""
    cells = fromstring(parts(data)[MAIN]).iter(f"{W}tc")
    shaded = (each for each in cells if each.find(f"{W}tcPr/{W}shd[@{W}fill='{RED}']") is not None)
    (found,) = shaded
    properties = found.find(f"{W}tcPr")
    assert properties is not None
    return properties


@pytest.mark.parametrize(
    ("properties", "order"),
    [
        ("", ["shd"]),
        ("<w:tcPr/>", ["shd"]),
        ('<w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>', ["tcW", "shd"]),
        ('<w:tcPr><w:tcW w:w="9"/><w:vAlign w:val="center"/></w:tcPr>', ["tcW", "shd", "vAlign"]),
        ('<w:tcPr><w:shd w:val="clear" w:fill="00FF00"/></w:tcPr>', ["shd"]),
        ('<w:tcPr><w:shd w:val="clear"></w:shd><w:noWrap/></w:tcPr>', ["shd", "noWrap"]),
    ],
)
def test_cells_of_word_files_with_all_properties(properties: str, order: list[str]) -> None:
    def change(xml: str) -> str:
        changed, count = re.subn(
            r"<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>((?:(?!</w:tc>).)*>3</w:t>)",
            rf"<w:tc>{properties}\1",
            xml,
        )
        assert count == 1
        return changed

    source = with_main(WORD, change)
    copy = mark(source, ONE)
    assert [each.tag.removeprefix(W) for each in _cell(copy.data)] == order
    assert same(gd.read(copy.data), gd.read(source))


def test_a_cell_without_contents_is_coloured() -> None:
    source = with_main(WORD, lambda xml: re.sub(r"<w:tc>((?!</w:tc>).)*>3</w:t>.*?</w:tc>",
                                                "<w:tc/>", xml))  # fmt: skip
    assert fills(mark(source, ONE).data) == [RED]


@pytest.mark.parametrize("edition", ["transitional", "strict"])
def test_files_whose_elements_have_no_prefix(edition: str) -> None:
    """Attributes need one even so."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    namespace = W[1:-1] if edition == "transitional" else strict

    def change(xml: str) -> str:
        bare = re.sub(r"<(/?)w:", r"<\1", xml.replace(W[1:-1], namespace))
        return bare.replace(f'xmlns:w="{namespace}"', f'xmlns="{namespace}" xmlns:w="{namespace}"')

    source = with_main(WORD, change)
    copy = mark(source, ONE)
    assert f'<shd xmlns:w="{namespace}" w:val="clear"' in parts(copy.data)[MAIN].decode()
    assert same(gd.read(copy.data), gd.read(source))


@pytest.mark.parametrize(
    ("tag", "shaded"),
    [
        ("<td>", '<td style="background:#FF7B7B">'),
        ("<TD class='a'>", "<TD style=\"background:#FF7B7B\" class='a'>"),
        ('<td style="color:red">', '<td style="color:red;background:#FF7B7B">'),
        ("<td x-style=1 STYLE='x:y' id=b>", "<td x-style=1 STYLE='x:y;background:#FF7B7B' id=b>"),
        ("<td title=\"style='a'\">", '<td style="background:#FF7B7B" title="style=\'a\'">'),
        ("<td style=color:red>", '<td style="color:red;background:#FF7B7B">'),
        ("<td style>", '<td style=";background:#FF7B7B">'),
        ('<td style="">', '<td style=";background:#FF7B7B">'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_tags_of_pages_as_people_write_them(tag: str, shaded: str, ending: str) -> None:
    page, count = re.subn("<td[^>]*>3</td>", f"{tag}3</td>".replace("\\", ""), PAGE)
    assert count == 1
    page = page.replace("\n", ending)
    copy = mark(page.encode(), ONE).data.decode()
    assert copy == page.replace(f"{tag}3</td>", f"{shaded}3</td>")
    assert gd.read(copy.encode()) == gd.read(page.encode())


def test_the_graver_colour_wins_in_a_cell_that_holds_several() -> None:
    places = {path: cell.place for path, cell in gd.read(PAGE.encode()).cells.items()}
    assert len(set(places.values())) == len(places)
    cells: dict[str, Emphasis] = {FIRST: "suspected", TOTAL: "certain"}
    one = mark(PAGE.encode(), cells)
    other = mark(PAGE.encode(), dict(reversed(cells.items())))
    assert one == other
    assert (one.data.count(b"#FF7B7B"), one.data.count(b"#FFEB99")) == (1, 1)


def test_text_with_figures_in_columns_has_no_cells() -> None:
    page = f"<html><pre>{gd.to_text(WRONG)}</pre></html>".encode()
    assert mark(page, ONE) == Marked(page, (TOTAL,))


def test_white_figures_on_white_are_not_brought_to_light() -> None:
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>9</w:t></w:r>'
    figure = '<w:r><w:t xml:space="preserve">3</w:t></w:r>'
    plain = gd.to_docx(WRONG, data=False)
    source = with_main(plain, lambda xml: xml.replace(figure, white + figure))
    assert white in parts(source)[MAIN].decode()
    assert gd.read(source).cells[TOTAL].value == 3
    copy = mark(source, {TOTAL: "certain", "proactive_disclosure.fees": "suspected"})
    assert copy.missing == (TOTAL,)
    assert fills(copy.data) == [YELLOW]
    assert same(gd.read(copy.data), gd.read(source))


@pytest.mark.parametrize("lost", [b"", b"agency"])
def test_a_copy_that_reads_otherwise_is_given_up(
    monkeypatch: pytest.MonkeyPatch, lost: bytes
) -> None:
    def shade(data: bytes, colours: Mapping[str, str]) -> bytes:
        assert colours
        if lost:
            return gd.to_html(AnnualReport2021.zero("云溪县民政局", 2023)).encode()
        return gd.to_html(AnnualReport2021.zero("云溪县商务局", 2023), data=False).encode()

    monkeypatch.setattr(html_edits, "shade", shade)
    source = gd.to_html(REPORT if lost else Draft.from_report(REPORT).replace({FIRST: 4})).encode()
    assert mark(source, ONE) == Marked(source, (TOTAL,))


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (gd.to_text(WRONG).encode(), "filling.mark_format"),
        (b"<p>nothing</p>", "reading.no_report"),
        (
            FILLED.replace("云溪县商务局", "云溪县").encode() + "<!--公-->".encode("gb18030"),
            "document.mixed_encoding",
        ),
    ],
)
def test_files_that_cannot_be_marked(source: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        mark(source, ONE)
    assert caught.value.code == code
    assert caught.value.message("en")


def test_a_cell_that_is_not_in_the_file_is_missing() -> None:
    page = re.sub("<table.*?</table>", "", PAGE, count=1, flags=re.DOTALL)
    first = next(iter(FORMS["2021"].cells))
    assert mark(page.encode(), {first: "suspected", TOTAL: "certain"}).missing == (first,)


def test_the_other_parts_of_a_word_file_stay_and_so_do_macros() -> None:
    source = packed({**parts(WORD), "word/vbaProject.bin": b"macro"})
    copy = parts(mark(source, ONE).data)
    assert copy.pop(MAIN) != parts(source)[MAIN]
    assert copy.items() <= parts(source).items()
