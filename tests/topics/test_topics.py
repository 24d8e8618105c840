# SPDX-License-Identifier: Apache-2.0
"""Topics: every reading has cells on a form, and says in words what it adds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITIONS, FORMS, Edition
from gaidisclosure.i18n import LOCALES, has
from gaidisclosure.topics import (
    LEXICON,
    ROWS,
    TOPICS,
    Expression,
    Role,
    Topic,
    cells_below,
    short_label,
    words_of,
)

FORM = EDITIONS["2021"]
COMPARED = [topic for topic in TOPICS.values() if topic.readings]


@pytest.mark.parametrize("topic", COMPARED, ids=lambda topic: topic.key)
def test_every_reading_has_cells_on_some_form(topic: Topic) -> None:
    for reading in topic.readings:
        forms = [form for form in FORMS.values() if reading.expression.cells(form)]
        assert forms
        assert all(cell in forms[0].cells for cell in reading.expression.cells(forms[0]))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_topic_has_words(locale: str) -> None:
    for topic in TOPICS.values():
        named = has(f"statements.topic.{topic.key}", locale)
        assert named or topic.readings[0].expression.label(FORM, locale)
        assert all(reading.grounds(locale) for reading in topic.readings)


def test_every_row_of_outcomes_is_a_topic() -> None:
    for path in (path for path in FORM.cells if ".outcomes." in path and path.endswith(".total")):
        row = path.removesuffix(".total")
        if not row.endswith("outcomes.total"):
            assert ROWS[row].readings[0].expression.cells(FORM) == (path,)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_other_handling_is_its_rows_or_the_undivided_row(form: Edition) -> None:
    cells = cells_below(form, "request_handling.outcomes.other")
    assert len(cells) == (3 if form.key == "2021" else 1)


def test_an_expression_adds_and_takes_off() -> None:
    fees = Expression(("proactive_disclosure.fees",), ("proactive_disclosure.licensing",))
    figures: dict[str, Number | None] = {
        "proactive_disclosure.fees": Decimal("3.5"),
        "proactive_disclosure.licensing": 1,
    }
    assert fees.value(FORM, figures) == Decimal("2.5")
    assert fees.value(FORM, {"proactive_disclosure.fees": Decimal(1)}) is None
    assert fees.value(EDITIONS["2019"], figures) is None
    assert "−" in fees.label(FORM)


def test_labels_of_the_other_edition_are_known() -> None:
    name = "proactive_disclosure.licensing.previous"
    assert short_label(FORM, name) == "行政许可·上一年项目数量"


def test_the_longest_word_at_a_place_counts() -> None:
    (word,) = [word for _, _, word in words_of("不予公开")]
    assert (word.role, word.key) == (Role.OUTCOME, "withheld")
    assert [text for text in LEXICON if not text.strip() or " " in text] == []
