# SPDX-License-Identifier: Apache-2.0
"""The parts that a sentence is read in: digits that count nothing, marks, plain text, misprints."""

from __future__ import annotations

import pytest

from gaidisclosure.statements import misprints_in, other_places_in
from gaidisclosure.statements.mentions import parsed
from gaidisclosure.statements.noise import is_noise, marked_in, without_titles
from gaidisclosure.statements.plain import Plain


@pytest.mark.parametrize(
    ("text", "digits", "is_none"),
    [
        ("（3）收到", "3", True),
        ("收到（3）件", "3", False),
        ("1、收到", "1", True),
        ("收到1、2件", "1", False),
        ("第37号", "37", True),
        ("37件", "37", False),
        ("12345热线", "12345", True),
        ("12345件", "12345", False),
        ("12345", "12345", True),
        ("5年来", "5", True),
        ("2023年度", "2023", True),
        ("一件事一次办", "一", True),
        ("电话：0571", "0571", True),
        ("地址在某某路3号楼", "3", True),
        ("A1号", "1", True),
        ("第一、二", "二", True),
    ],
)
def test_digits_that_count_nothing_are_told_by_their_neighbours(
    text: str, digits: str, *, is_none: bool
) -> None:
    start = text.rindex(digits)
    assert is_noise(text, start, start + len(digits), digits) is is_none


def test_titles_and_document_numbers_are_marked() -> None:
    text = "按《办法》〔2021〕30号，“一网”5件"
    marked = marked_in(text)
    covered = "".join(char for at, char in enumerate(text) if marked.covers(at))
    assert covered == "《办法》〔2021〕30号“一网”"
    assert without_titles(text) == "按□□□□〔2021〕30号，“一网”5件"


MISPRINTS = (
    "依国务院令第 711 条、过半公开办函和国办公开办函、国办公开函，国务院令第711号、第712条。"
)


def test_misprints_have_their_places_in_order() -> None:
    found = list(misprints_in(MISPRINTS))
    assert [(each.kind, each.said, each.right) for each in found] == [
        ("MISPRINT", "国务院令第 711 条", "国务院令第711号"),
        ("MISPRINT", "过半公开办函", "国办公开办函"),
        ("MISPRINT", "国办公开函", "国办公开办函"),
    ]
    for each in found:
        assert MISPRINTS[each.start : each.end] == each.said


def test_a_notice_has_the_number_of_its_form() -> None:
    form, trial = "《年度报告格式》", "《年度报告格式（试行）》"
    text = f"{form}（国办公开办函〔2019〕60号）和{trial}（国办公开办函〔2021〕30号）"
    found = list(misprints_in(text))
    assert [(each.kind, each.said, each.right) for each in found] == [
        ("MISPRINT", "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"),
        ("MISPRINT", "国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
    ]
    assert [text[each.start : each.end] for each in found] == [each.said for each in found]
    assert list(misprints_in("《年度报告格式》（国办公开办函〔2020〕5号）")) == []


def test_names_of_other_places_have_their_level() -> None:
    text = "由望川县商务局编制，望川市商务局、云溪县商务局和大云溪县商务局"
    (found,) = other_places_in(text, "云溪县商务局")
    assert (found.kind, found.said, found.right) == ("BODY", "望川县商务局", "云溪县商务局")
    assert text[found.start : found.end] == "望川县商务局"
    assert list(other_places_in("望川县人民政府", "云溪县商务局")) == []
    assert list(other_places_in("大云溪县商务局", "云溪县商务局")) == []


def test_the_name_of_the_body_is_hidden_and_words_are_cut_at_a_place() -> None:
    sentence = parsed("云溪县局全年收到申请5件", "云溪县局")
    assert sentence.text == "■■■■全年收到申请5件"
    assert parsed("云溪局收到申请5件", "云溪局").text == "云溪局收到申请5件"
    words = [sentence.text[token.start : token.end] for token in sentence.tokens_in(0, 9)]
    assert words == ["全年", "收到"]


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Plain.of(text).sentences()]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("１２件，（含）：", "12件，（含）："),
        ("12件,(含):;!?", "12件，（含）：；！？"),
        ("[2021] ~ – - ―", "〔2021〕～———"),
        ('「甲」『乙』"丙"〈丁〉', "“甲”“乙”丙”《丁》".replace("丙", "”丙")),
        ("政府信息公開申請", "政府信息公开申请"),
        ("⼈㎡½", "人㎡½"),
        ("件｡", "件。"),
        ("“甲”（乙）、——", "“甲”（乙）、——"),
    ],
)
def test_plain_text_has_one_kind_of_each_character(printed: str, text: str) -> None:
    assert Plain.of(printed).text == text


def test_every_character_knows_where_it_was_printed() -> None:
    printed = " 收 到\u3000１２\n\n件， 其中5 件 "
    plain = Plain.of(printed)
    assert plain.text == "收到12件，其中5件"
    for at in range(len(plain.text)):
        start, end = plain.span(at, at + 1)
        assert end == start + 1
        assert Plain.of(printed[start:end]).text == plain.text[at]
    assert printed[slice(*plain.span(2, 5))] == "１２\n\n件"
    assert Plain.of("收到12件").span(2, 4) == (2, 4)


def test_digits_that_stand_apart_in_part_are_broken() -> None:
    assert [Plain.of(text).is_broken(0, 4) for text in ("1234", "1 2 3 4", "12 34", "1 234")] == [
        False,
        False,
        True,
        True,
    ]
    assert Plain.of("收到1 2 3 4件").is_broken(2, 6) is False
    assert Plain.of("12 34件").is_broken(2, 4) is False
    assert Plain.of("1 2").is_broken(0, 2) is False
    assert Plain.of("1 23").is_broken(0, 3) is True
    assert Plain.of("收 到 1234件").is_broken(2, 6) is False


def test_a_sentence_ends_with_its_mark_or_with_the_text() -> None:
    assert sentences("甲。乙！丙？丁") == ["甲。", "乙！", "丙？", "丁"]
    assert sentences("甲。") == ["甲。"]
    assert sentences("") == []
    assert [each.begins_paragraph for each in Plain.of("甲。乙。\n丙。 丁。").sentences()] == [
        True,
        False,
        True,
        False,
    ]


def test_a_sentence_that_nobody_writes_is_cut_at_a_comma() -> None:
    assert sentences("甲" * 1000) == ["甲" * 1000]
    assert sentences("甲" * 2100) == ["甲" * 1000, "甲" * 1000, "甲" * 100]
    assert sentences("甲" * 600 + "，" + "乙" * 600) == ["甲" * 600 + "，", "乙" * 600]
    assert sentences("甲" * 600 + "，" + "乙" * 600 + "，丙") == [
        "甲" * 600 + "，",
        "乙" * 600 + "，丙",
    ]
    assert sentences("丙。" + "甲" * 999 + "，" + "乙" * 600) == [
        "丙。",
        "甲" * 999 + "，",
        "乙" * 600,
    ]
    whole = Plain.of("丙。" + "甲" * 600 + "，" + "乙" * 600)
    assert all(each.plain is whole for each in whole.sentences())


def test_words_far_from_a_number_do_not_name_its_subject() -> None:
    (mention,) = parsed("收到" + "甲" * 100 + "5件").mentions
    assert (mention.head, mention.before) == ("甲" * 90, [])
    (near,) = parsed("收到" + "甲" * 88 + "5件").mentions
    assert [token.key for token in near.before] == ["receive"]
