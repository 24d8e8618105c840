# SPDX-License-Identifier: Apache-2.0
"""The words around the tables: what they may hold, and the one form in which they are kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.checks import Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Narrative, Overview
from gaidisclosure.model.texts import (
    MAX_LINE,
    MAX_TEXT,
    are_paragraphs,
    legible,
    line_violations,
    name_violations,
    paragraphs,
    text_violations,
)

ASPECTS = [field.name for field in attrs.fields(Overview)]
TEXTS = ["preface", "problems_and_improvements", "other_matters"]


class Words(str):
    """A str of another type."""


characters = st.characters() | st.sampled_from("\r\n\t \u3000\u00a0\u2028\ufeff\x85\x1c\x7f一")
texts = st.text(characters, max_size=12)
anything = texts | st.builds(Words, texts) | st.none() | st.integers() | st.binary()


def unprintable(character: str) -> bool:
    """Control characters, lone surrogates, separators and the byte order mark."""
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or character == "\ufeff"


def line_code(value: object) -> str | None:
    if not isinstance(value, str):
        return "TEXT-TYPE"
    if len(value) > 500:
        return "TEXT-LENGTH"
    if any(map(unprintable, value)):
        return "TEXT-CONTROL"
    return "TEXT-SPACE" if value != value.strip() else None


def name_code(value: object) -> str | None:
    empty = isinstance(value, str) and not any(map(str.isalnum, value))
    return line_code(value) or ("TEXT-EMPTY" if empty else None)


def text_code(value: object) -> str | None:
    if not isinstance(value, str):
        return "TEXT-TYPE"
    if len(value) > 50_000:
        return "TEXT-LENGTH"
    bare = value.replace("\r\n", "").replace("\n", "")
    return "TEXT-CONTROL" if any(map(unprintable, bare)) else None


@pytest.mark.parametrize(
    ("judge", "rule"),
    [(line_violations, line_code), (name_violations, name_code), (text_violations, text_code)],
)
@given(value=anything)
@example(value="\n")
@example(value="\r")
@example(value="\r\r\n")
@example(value="——")
@example(value="㈠")
@example(value="\ud800\udc00")
@example(value="一" * MAX_LINE)
@example(value="一" * (MAX_LINE + 1))
def test_a_text_is_judged_by_the_first_rule_that_it_breaks(
    judge: object, rule: object, value: object
) -> None:
    found = [*judge("title", value)]  # type: ignore[operator]
    expected = rule(value)  # type: ignore[operator]
    assert [violation.code for violation in found] == ([expected] if expected else [])
    assert {violation.cells for violation in found} <= {("title",)}


def test_the_bounds_on_text() -> None:
    assert (MAX_LINE, MAX_TEXT) == (500, 50_000)
    assert [*line_violations("title", "一" * 501)] == [
        Violation("TEXT-LENGTH", ("title",), 500, 501)
    ]
    assert not [*text_violations("preface", "一" * 50_000)]
    assert [*text_violations("preface", "一" * 50_001)] == [
        Violation("TEXT-LENGTH", ("preface",), 50_000, 50_001)
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("一\x00二\x01", "U+0000"), ("一\ud800", "U+D800"), ("\ufeff一", "U+FEFF"), ("\t", "U+0009")],
)
def test_the_first_character_that_cannot_be_printed_is_named(value: str, shown: str) -> None:
    assert [*line_violations("title", value)] == [
        Violation("TEXT-CONTROL", ("title",), actual=shown)
    ]
    assert [*text_violations("title", value)] == [
        Violation("TEXT-CONTROL", ("title",), actual=shown)
    ]


def test_messages_show_what_was_given_instead_of_text() -> None:
    wrong = Violation("TEXT-TYPE", ("title",), "str", 7)
    assert [*line_violations("title", 7)] == [*name_violations("title", 7)] == [wrong]
    assert [*text_violations("title", 7)] == [wrong]
    assert [*name_violations("name", "——")] == [Violation("TEXT-EMPTY", ("name",), actual="——")]
    assert [*line_violations("name", "一 ")] == [Violation("TEXT-SPACE", ("name",), actual="一 ")]


@given(value=anything)
@example(value="一\n二")
@example(value="一\n\n二")
@example(value="一" * MAX_TEXT)
@example(value="一" * (MAX_TEXT + 1))
def test_what_are_paragraphs_at_a_glance_has_no_fault_and_stays(value: object) -> None:
    if are_paragraphs(value):
        assert type(value) is str
        assert not [*text_violations("preface", value)]
        assert paragraphs(value) == value
    elif type(value) is str and value.isascii() and value:
        assert [*text_violations("preface", value)] or paragraphs(value) != value


@pytest.mark.parametrize("value", ["一", "一\n二", "A b\n二", "一" * MAX_TEXT])
def test_paragraphs_are_told_at_a_glance(value: str) -> None:
    assert are_paragraphs(value)
    for other in (f" {value}", f"{value}\n", f"{value}\n\n一", f"{value}\u3000", Words(value)):
        assert not are_paragraphs(other)


@given(value=st.text(characters, max_size=30))
@example(value="一 二\n三\t四")
def test_paragraphs_are_lines_without_space_around_them(value: str) -> None:
    kept = paragraphs(value)
    assert paragraphs(kept) == kept
    stripped = [line.strip() for line in value.split("\n")]
    assert kept.split("\n") == ([line for line in stripped if line] or [""])
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", value)


@given(value=texts)
@example(value="\ud800")
def test_legible_text_has_a_space_for_what_cannot_be_printed(value: str) -> None:
    shown = legible(value)
    assert [new for old, new in zip(value, shown, strict=True) if old != new] == [
        " " for old in value if unprintable(old)
    ]
    assert not any(map(unprintable, shown))


@pytest.mark.parametrize("name", ASPECTS)
@given(value=texts)
def test_the_overview_keeps_paragraphs(name: str, value: str) -> None:
    check_kept(Overview, name, value)


@pytest.mark.parametrize("name", TEXTS)
@given(value=texts)
def test_the_narrative_keeps_paragraphs(name: str, value: str) -> None:
    check_kept(Narrative, name, value)


def check_kept(cls: type[Overview | Narrative], name: str, value: str) -> None:
    code = text_code(value)
    if code:
        with pytest.raises(InvalidReportError) as caught:
            cls(**{name: value})  # type: ignore[arg-type]
        assert [(v.code, v.cells) for v in caught.value.violations] == [(code, (name,))]
    else:
        made = cls(**{name: value})  # type: ignore[arg-type]
        assert getattr(made, name) == paragraphs(value)
        assert made == cls(**{name: paragraphs(value)})  # type: ignore[arg-type]
        without: dict[str, Any] = {name: ""}
        assert attrs.evolve(made, **without) == cls()


def test_all_faults_of_the_words_are_told_together() -> None:
    with pytest.raises(InvalidReportError) as caught:
        Overview(**dict.fromkeys(ASPECTS, 7))  # type: ignore[arg-type]
    assert [v.cells[0] for v in caught.value.violations] == ASPECTS
    with pytest.raises(InvalidReportError) as caught:
        Narrative(title="？", overview="全年工作平稳。", **dict.fromkeys(TEXTS, "\0"))  # type: ignore[arg-type]
    assert [(v.code, v.cells[0]) for v in caught.value.violations] == [
        ("TEXT-EMPTY", "title"),
        ("FIELD-TYPE", "overview"),
        *(("TEXT-CONTROL", name) for name in TEXTS),
    ]
    assert caught.value.violations[1].expected == "Overview"
    assert caught.value.violations[1].actual == "全年工作平稳。"


def test_words_of_another_type_of_text_become_plain_text() -> None:
    assert type(Narrative(preface=Words("一\n")).preface) is str
    assert type(Overview(text=Words("一")).text) is str


@pytest.mark.parametrize("title", ["云溪县报告", "2023", "A"])
def test_a_title_says_something(title: str) -> None:
    assert Narrative(title=title).title == title


@pytest.mark.parametrize("title", [" 云溪县", "\n", None, 7, "！"])
def test_what_is_no_title_is_refused(title: object) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Narrative(title=title)  # type: ignore[arg-type]
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == (name_code(title), ("title",))


def test_nothing_is_said_where_nothing_is_given() -> None:
    assert set(attrs.astuple(Overview())) == {""}
    assert Narrative().overview == Overview()
    assert {getattr(Narrative(), name) for name in ["title", *TEXTS]} == {""}
    with pytest.raises(TypeError):
        Overview("全年工作平稳。")  # type: ignore[call-arg]
