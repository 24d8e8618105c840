# SPDX-License-Identifier: Apache-2.0
"""Sentences that the reader of claims had not seen: what is found of them now."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.statements.labelled import Fact, Row, rows, table

UNSEEN = Path(__file__).parent / "unseen.csv"
KNOWN = [
    # All that is carried forward may be last year's, which leaves the rate of the new ones open.
    ("U171", Fact("completion_rate", "98%", "differs")),
    # 处理决定 after another column of the trial form.
    ("U217", Fact("penalties", "28", "agrees")),
    ("U217", Fact("licensing", "3021", "agrees")),
    # Cases of disclosure among all cases of the county.
    ("U238", Fact("review", "14", "agrees")),
    # 连续三年 reaches over the year after it.
    ("U290", Fact("received", "2874", "agrees")),
]
"""Facts that are missed."""


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return list(rows(UNSEEN))


def test_no_fact_is_missed_that_was_found(found: list[Row]) -> None:
    missed = [(row.id, fact) for row in found for fact in row.missed()]
    assert missed == KNOWN, table(found)


def test_nothing_is_blamed_or_confirmed_without_reason(found: list[Row]) -> None:
    assert [(row.id, row.wrong()) for row in found if row.wrong()] == []


def test_a_third_of_the_sentences_are_false_friends(found: list[Row]) -> None:
    judged = {"agrees", "differs", "compatible"}
    friends = [row for row in found if not any(fact.status in judged for fact in row.facts)]
    assert len(friends) >= len(found) / 3
    assert sum(len(row.facts) for row in found) > 1000
