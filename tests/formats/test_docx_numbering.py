# SPDX-License-Identifier: Apache-2.0
"""Ordinals that a word processor counts by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.formats.word.docx import parse
from gaidisclosure.formats.word.numbering import counted, of_text
from gaidisclosure.zh.numerals import ordinal
from tests.formats.office_files import cell, docx, grids, paragraph, paragraphs, table

CHINESE = "chineseCountingThousand"


def level(number: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(
    *levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
) -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(text: str, level: int | None = 0, number: int = 1) -> str:
    at = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return paragraph(text, f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>')


OUTLINE = lists(
    level(0, CHINESE, "%1、"), level(1, CHINESE, "（%2）"), level(2, "decimal", "%1.%2.%3")
)


@given(st.lists(st.integers(0, 1), max_size=30))
def test_levels_are_counted_below_each_other(levels: list[int]) -> None:
    body = item("甲", None) + "".join(item("甲", at) for at in levels)
    expected, first, second = ["一、甲"], 1, 0
    for at in levels:
        first, second = (first, second + 1) if at else (first + 1, 0)
        expected.append(f"（{ordinal(second)}）甲" if at else f"{ordinal(first)}、甲")
    assert paragraphs(parse(docx(body, numbering=OUTLINE))) == expected


def test_figures_are_kept_apart_and_levels_that_were_skipped_begin() -> None:
    body = item("2025年", 2) + item("", 2) + table(cell(item("", 0)))
    read = parse(docx(body, numbering=OUTLINE))
    assert paragraphs(read) == ["一.一.1 2025年", "一.一.2"]
    assert grids(read) == [[["二、"]]]


@pytest.mark.parametrize(
    ("mark", "text", "read"),
    [
        ("%1.", "802", "1. 802"),
        ("%1．", "８", "1． ８"),
        ("%1.", "甲", "1.甲"),
        ("%1）", "8", "1）8"),
    ],
)
def test_an_ordinal_and_a_figure_are_not_one_number(mark: str, text: str, read: str) -> None:
    body = table(cell(item(text, 0)))
    assert grids(parse(docx(body, numbering=lists(level(0, "decimal", mark))))) == [[[read]]]


def test_what_names_no_list_is_plain() -> None:
    body = item("甲", 0, 0) + item("乙", 7) + item("丙", 0, 9) + paragraph("丁")
    assert paragraphs(parse(docx(body, numbering=OUTLINE))) == ["甲", "乙", "丙", "丁"]


def test_styles_name_lists() -> None:
    styles = (
        '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>'
        '<w:style w:styleId="3"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="4"><w:basedOn w:val="4"/></w:style>'
        '<w:style w:styleId="5"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(
        level(0, CHINESE, "%1、"), level(1, CHINESE, "（%2）", '<w:pStyle w:val="1"/>')
    )
    body = "".join(paragraph("甲", f'<w:pStyle w:val="{name}"/>') for name in "123456")
    read = paragraphs(parse(docx(body, numbering=numbering, styles=styles)))
    assert read == ["（一）甲", "（二）甲", "（三）甲", "甲", "甲", "甲"]


def test_lists_that_share_a_count_or_begin_anew() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        f"{level(0, 'decimal', '%1.')}</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, CHINESE, "%1、"), nums=nums)
    body = "".join(item("甲", 0, number) for number in (1, 2, 3, 3, 1, 4))
    read = paragraphs(parse(docx(body, numbering=numbering)))
    assert read == ["一、甲", "二、甲", "五、甲", "六、甲", "七、甲", "8.甲"]


def test_a_list_may_be_that_of_a_style_and_go_on() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="甲"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="甲"/>'
        + level(0, "decimal", "第%1条")
        + level(1, "decimal", "（%2）", '<w:lvlRestart w:val="0"/>')
        + level(2, CHINESE, "%1-%9", "<w:isLgl/>")
        + level(9, "decimal", "%1")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(item("甲", at) for at in (0, 1, 0, 1, 2))
    read = paragraphs(parse(docx(body, numbering=numbering)))
    assert read == ["第1条甲", "（1）甲", "第2条甲", "（2）甲", "2-甲"]


@pytest.mark.parametrize(
    ("style", "texts"),
    [
        (CHINESE, "〇 一 十 十二 九十九 一〇〇"),
        ("japaneseCounting", "〇 一 十 十二 九十九 一〇〇"),
        ("ideographDigital", "〇 一 一〇 一二 九九 一〇〇"),
        ("decimal", "0 1 10 12 99 100"),
        ("decimalZero", "00 01 10 12 99 100"),
        ("decimalFullWidth", "０ １ １０ １２ ９９ １００"),
        ("decimalEnclosedCircle", "0 ① ⑩ ⑫ 99 100"),
        ("decimalEnclosedParen", "0 ⑴ ⑽ ⑿ 99 100"),
        ("decimalEnclosedFullstop", "0 ⒈ ⒑ ⒓ 99 100"),
        ("ideographTraditional", "0 甲 癸 12 99 100"),
        ("ideographZodiac", "0 子 酉 亥 99 100"),
        ("upperRoman", "0 I X XII XCIX C"),
        ("lowerRoman", "0 i x xii xcix c"),
        ("upperLetter", "0 A J L 99 100"),
        ("lowerLetter", "0 a j l 99 100"),
        ("bullet", "     "),
        ("none", "     "),
        ("unknown", "0 1 10 12 99 100"),
    ],
)
def test_styles_of_counting(style: str, texts: str) -> None:
    assert [counted(number, style) for number in (0, 1, 10, 12, 99, 100)] == texts.split(" ")


def test_a_long_letter_and_a_large_roman_number() -> None:
    assert [counted(number, "lowerLetter") for number in (26, 27, 78)] == ["z", "aa", "zzz"]
    assert counted(4000, "upperRoman") == "4000"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:style w:type='table' w:styleId='T'><w:pPr/></w:style>", ""),
        ('<w:style w:default="1" w:type="character" w:styleId="C"><w:rPr/></w:style>', ""),
        ("<w:style w:type='table' w:styleId='T'/>", "<w:style w:type='table' w:styleId='U'/>"),
        ("<!-- <w:style w:type='table'> -->", "<!-- </w:style> -->"),
    ],
)
def test_styles_of_other_things_say_nothing(before: str, after: str) -> None:
    style = (
        "<w:style w:type='paragraph' w:styleId='H'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "</w:pPr></w:style>"
    )
    body = paragraph("总体情况", "<w:pStyle w:val='H'/>")
    data = docx(body, numbering=OUTLINE, styles=before + style + after)
    assert paragraphs(parse(data)) == ["一、总体情况"]


def test_a_style_without_an_end() -> None:
    assert of_text("<w:style w:type='table'><w:pPr/>") == "<w:style w:type='table'><w:pPr/>"
