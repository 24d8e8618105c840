# SPDX-License-Identifier: Apache-2.0
"""The copy for programs within a file: used where the print agrees, and left aside elsewhere."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings

import gaidisclosure as gd
from gaidisclosure import AnnualReport2021, Draft, strategies
from gaidisclosure.document import MEDIA_TYPE, Attachment, Document, Grid, Paragraph
from gaidisclosure.model import AnyReport, Contact, Narrative, Overview
from gaidisclosure.reading import recognise
from gaidisclosure.writing import official
from tests.depth import examples

REPORT = AnnualReport2021.zero("云溪县商务局", 2023)
FULL = evolve(
    REPORT,
    agency=evolve(REPORT.agency, contact=Contact(telephone="0599-1234567")),
    narrative=Narrative(
        preface="本报告由云溪县商务局编制。",
        overview=Overview(text="全年运行平稳。", proactive="公开信息 120 条。"),
        other_matters="没有其他事项。\n云溪县商务局\n2024年1月19日",
    ),
)


def doubts(draft: Draft) -> list[str]:
    return [doubt.code.rpartition(".")[2] for doubt in draft.doubts]


def with_texts(document: Document, old: str, new: str) -> Document:
    blocks = tuple(
        evolve(each, text=each.text.replace(old, new)) if isinstance(each, Paragraph) else each
        for each in document.blocks
    )
    return evolve(document, blocks=blocks)


@settings(max_examples=examples(40))
@given(strategies.annual_reports())
def test_a_copy_brings_back_what_the_layout_does_not_show(report: AnyReport) -> None:
    assert recognise(official(report)).seal() == report


@settings(max_examples=examples(40))
@given(strategies.drafts())
def test_a_copy_of_a_draft_brings_back_its_cells(draft: Draft) -> None:
    read = recognise(official(draft))
    assert read.cells == draft.cells or "copy" in doubts(read)
    assert read.figures() == draft.figures()


def test_the_texts_come_from_the_copy_to_the_letter() -> None:
    read = recognise(with_texts(official(FULL), " 120 ", "120"))
    assert read.seal() == FULL
    assert read.issuer is not None
    assert read.issuer.contact.telephone == "0599-1234567"


def test_a_figure_that_was_changed_is_read_from_the_print() -> None:
    document = official(FULL)
    number, grid = next((n, b) for n, b in enumerate(document.blocks) if isinstance(b, Grid))
    rows = [list(row) for row in grid.rows]
    (row, cell), path = next(iter(grid.figures.items()))
    rows[row][cell] = evolve(rows[row][cell], text="7")
    blocks = list(document.blocks)
    blocks[number] = evolve(grid, rows=tuple(map(tuple, rows)))
    read = recognise(evolve(document, blocks=tuple(blocks)))
    assert read.cells[path].value == 7
    assert doubts(read) == ["copy"]
    assert read.doubts[0].cells == (path,)
    assert "7" in read.doubts[0].message("en")


@pytest.mark.parametrize("character", ["\xad", "\u180e", "\u200b", "\ufdd0", "\ufffe"])
def test_characters_that_nobody_sees_are_no_difference(character: str) -> None:
    report = AnnualReport2021.zero(f"云溪县{character}商务局", 2023)
    for data in (gd.to_html(report).encode(), gd.to_docx(report), gd.to_xlsx(report)):
        assert gd.read(data).seal() == report


def test_a_word_that_was_changed_is_read_from_the_print() -> None:
    for old, new in (("运行平稳", "有所增加"), ("商务局", "民政局"), ("2023", "2024")):
        read = recognise(with_texts(official(FULL), old, new))
        assert doubts(read)[-1] == "copy"
        assert new in f"{read.agency}{read.year}{read.narrative}"


def test_a_period_that_was_added_is_read_from_the_print() -> None:
    document = official(REPORT)
    line = Paragraph("统计期限：2023年3月1日至2023年12月31日")
    title, *blocks = document.blocks
    read = recognise(evolve(document, blocks=(title, line, *blocks)))
    assert read.period is not None
    assert not read.period.is_whole_year
    assert doubts(read) == ["copy"]


def test_a_copy_of_another_form_is_left_aside() -> None:
    other = gd.AnnualReport2019.zero("云溪县商务局", 2023)
    read = recognise(evolve(official(REPORT), attachment=official(other).attachment))
    assert (read.form.key, doubts(read)) == ("2021", ["copy"])


def test_a_damaged_copy_is_left_aside() -> None:
    read = recognise(evolve(official(REPORT), attachment=Attachment(MEDIA_TYPE, b"{")))
    assert read.seal() == REPORT
    assert doubts(read) == ["copy_damaged"]


def test_the_marks_of_a_draft_are_no_text() -> None:
    draft = Draft.from_report(REPORT).replace({"request_handling.received.total": 3})
    for locale in ("zh_Hans", "zh_Hant", "en"):
        document = official(draft, data=False)
        mark = Paragraph(official(draft, locale=locale).mark)
        assert mark.text
        read = recognise(evolve(document, blocks=(mark, *document.blocks)))
        assert (read.cells, read.narrative) == (draft.cells, draft.narrative)
