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
    # 分别 after numbers of all cases.
    ("U377", Fact("review", "2", "agrees")),
    ("U377", Fact("litigation", "1", "agrees")),
    # A number that is not of the tables is the last one before 全部按期答复.
    ("U379", Fact("carried_forward", "0", "differs")),
    # Two bodies together.
    ("U386", Fact("received", "392", "agrees")),
    # 其他 in a list of applicants.
    ("U387", Fact("other_organization", "6", "agrees")),
    # Requests that were looked through, as many as were received.
    ("U391", Fact("unknown", "20", "not_understood")),
    # 区公安分局 for 市公安局临河分局.
    ("U396", Fact("received", "7", "agrees")),
    ("U396", Fact("outcomes_total", "7", "agrees")),
    ("U396", Fact("review", "0", "agrees")),
    ("U396", Fact("litigation", "0", "agrees")),
    # 信件 of requests.
    ("U399", Fact("received", "18", "agrees")),
    # The reason before the number or after it, in other words than those of the form.
    ("U401", Fact("third_party_rights", "2", "agrees")),
    ("U401", Fact("requires_creation", "3", "agrees")),
    ("U423", Fact("supplement_overdue", "3", "agrees")),
    ("U423", Fact("petition", "2", "agrees")),
    # A time limit with a number.
    ("U438", Fact("carried_forward", "0", "agrees")),
    # After suits of one kind.
    ("U451", Fact("litigation_pending", "1", "agrees")),
    # 上年度 in a clause on something else.
    ("U456", Fact("outcomes_total", "2", "agrees")),
    ("U456", Fact("review", "0", "agrees")),
    ("U456", Fact("litigation", "0", "agrees")),
    # A list with an item that the form does not have.
    ("U473", Fact("review", "21", "differs")),
    # 共有 and 新增 of documents, and their sum.
    ("U474", Fact("rules_in_force", "18", "agrees")),
    ("U474", Fact("normative_in_force", "312", "agrees")),
    ("U474", Fact("normative_issued", "28", "agrees")),
    ("U475", Fact("normative_issued", "28", "agrees")),
    # 为 after a change.
    ("U485", Fact("received", "45", "agrees")),
    # The name of a system has the word for requests.
    ("U490", Fact("received", "45", "agrees")),
    # 无结转 without a year.
    ("U496", Fact("carried_forward", "0", "agrees")),
    # A share in a bracket after its subject.
    ("U510", Fact("natural_person", "~90%", "compatible")),
    # A threshold of the fee.
    ("U545", Fact("unknown", "10", "not_understood")),
    # The class of outcomes before its reasons.
    ("U567", Fact("process_information", "3", "agrees")),
    ("U567", Fact("internal_affairs", "2", "agrees")),
    # 同期 of this year.
    ("U572", Fact("review", "2", "agrees")),
    ("U572", Fact("litigation", "0", "agrees")),
    # 未审结 before the case.
    ("U574", Fact("litigation_pending", "2", "agrees")),
    # 处罚 after last year's licences.
    ("U584", Fact("penalties", "3", "agrees")),
    # “不存在” alone.
    ("U618", Fact("not_held", "20", "agrees")),
    # 乡政府 may be one of the bodies of 全乡.
    ("U643", Fact("received", "8", "differs")),
    # After 二级单位 and 学校层面.
    ("U644", Fact("received", "2", "agrees")),
    ("U644", Fact("outcomes_total", "2", "agrees")),
]
"""Facts that are missed."""
CONFIRMED = [
    ("U391", [Fact("received", "20", "agrees")]),
    ("U545", [Fact("received", "~10", "compatible")]),
]
"""Figures of something else that happen to be those of the tables."""


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return list(rows(UNSEEN))


def test_no_fact_is_missed_that_was_found(found: list[Row]) -> None:
    missed = [(row.id, fact) for row in found for fact in row.missed()]
    assert missed == KNOWN, table(found)


def test_nothing_is_blamed_or_confirmed_without_reason(found: list[Row]) -> None:
    assert [(row.id, row.wrong()) for row in found if row.wrong()] == CONFIRMED


def test_a_third_of_the_sentences_are_false_friends(found: list[Row]) -> None:
    judged = {"agrees", "differs", "compatible"}
    friends = [row for row in found if not any(fact.status in judged for fact in row.facts)]
    assert len(friends) >= len(found) / 3
    assert sum(len(row.facts) for row in found) > 1000
