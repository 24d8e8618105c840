# SPDX-License-Identifier: Apache-2.0
"""The laws of claims: prose agrees, changed figures differ, and print does not matter."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gaidisclosure import (
    AnnualReport,
    AnnualReport2021,
    Claim,
    ClaimStatus,
    Draft,
    Narrative,
    Overview,
    find_claims,
    strategies,
    to_prose,
)
from gaidisclosure.checks import Number
from gaidisclosure.statements import Setting, Tables, claims_in
from gaidisclosure.zh.digits import TO_FULL_WIDTH
from tests.depth import examples
from tests.statements.labelled import LABELLED, rows

AGREED = {ClaimStatus.AGREES, ClaimStatus.COMPATIBLE}
SENTENCES = [row.sentence for row in rows(LABELLED)]
MOST = 50_000
IS_MEASURED = sys.gettrace() is not None or "coverage" in sys.modules
"""A run that counts lines is several times slower, and measures nothing else."""


def setting(report: AnnualReport, figures: dict[str, Number | None] | None = None) -> Setting:
    tables = Tables(report.form, report.figures() if figures is None else figures)
    return Setting(tables=tables, agency=report.agency.name, year=report.year)


def said(claims: list[Claim]) -> list[tuple[str, str, ClaimStatus]]:
    return [(each.topic, each.said, each.status) for each in claims]


def ordinary(report: AnnualReport) -> str:
    """The prose of a report whose agency has a name of some length and no digits."""
    name = report.agency.name
    assume(len(name) > 3 and name.isprintable() and not any(map(str.isnumeric, name)))
    return to_prose(report)


@settings(max_examples=examples(60))
@given(strategies.annual_reports())
def test_every_claim_of_the_prose_of_a_report_agrees(report: AnnualReport) -> None:
    prose = ordinary(report)
    found = list(claims_in(prose, setting(report)))
    assert {claim.status for claim in found} <= AGREED, [c for c in found if c.status not in AGREED]
    counts = sum(prose.count(unit) for unit in "件项个") if "没有需要" not in prose else 0
    assert len(found) >= counts // 2


@settings(max_examples=examples(60))
@given(strategies.annual_reports(), st.data())
def test_a_changed_figure_differs_where_the_prose_speaks_of_it(
    report: AnnualReport, data: st.DataObject
) -> None:
    prose = ordinary(report)
    figures: dict[str, Number | None] = dict(report.figures())
    cell = data.draw(st.sampled_from(sorted(figures)))
    figures[cell] = (figures[cell] or 0) + data.draw(st.integers(1, 10**6))
    before = list(claims_in(prose, setting(report)))
    after = list(claims_in(prose, setting(report, figures)))
    assert len(before) == len(after)
    for one, other in zip(before, after, strict=True):
        # A share says nothing of its whole in cells, so that it may fit another base, and a number
        # （申请人为自然人） may be that of these alone.
        is_of_some = prose.startswith("（申请人为", one.span[1])
        alone = len(one.cells) == 1 and not one.said.endswith("%") and not is_of_some
        if cell not in one.cells and not one.said.endswith("%"):
            assert other.status is one.status
        elif alone:
            assert other.status is ClaimStatus.DIFFERS


SPREAD: list[Callable[[str], str]] = [
    " ".join,
    "\n".join,
    lambda text: text.translate(TO_FULL_WIDTH).replace("%", "％"),
    lambda text: "\u3000".join(text).translate(TO_FULL_WIDTH),
    lambda text: text.replace("（", "(").replace("）", ")").replace("；", ";"),
]


@pytest.mark.parametrize("spread", SPREAD)
def test_white_space_width_and_line_breaks_do_not_matter(spread: Callable[[str], str]) -> None:
    report = AnnualReport2021.zero("云溪县人民政府", 2023)
    for sentence in SENTENCES[::3]:
        plain = list(claims_in("".join(sentence.split()), setting(report)))
        printed = spread("".join(sentence.split()))
        found = list(claims_in(printed, setting(report)))
        assert [(each.topic, each.said) for each in found] == [
            (each.topic, each.said) for each in plain
        ], sentence
        for one, other in zip(found, plain, strict=True):
            # Digits that stand apart may be two numbers, which is never blamed.
            doubtful = (ClaimStatus.NOT_COMPARABLE, ClaimStatus.DIFFERS)
            assert one.status is other.status or (one.status, other.status) == doubtful


@given(st.text(alphabet="全年收到政府信息公开申请，。；：（）其中办结复议维持", max_size=60))
def test_a_text_without_digits_or_words_for_zero_has_no_claims(text: str) -> None:
    report = AnnualReport2021.zero("云溪县人民政府", 2023)
    assert list(claims_in(text, setting(report))) == []


PIECES = [
    *"0123456789，。；：（）、%",
    "件",
    "其中",
    "申请",
    "收到",
    "上年结转",
    "办结",
    "占",
    "未",
    "均",
    "行政复议",
    "维持",
    "百分之",
    "一",
    "百",
    "万",
    "余",
    "近",
    "2022年",
    "各",
    "分别",
    "规范性文件",
    "元",
    "“",
    "《",
    "》",
    "\n",
    " ",
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_span_slices_to_its_text_whatever_the_text(text: str) -> None:
    report = AnnualReport2021.zero("云溪县人民政府", 2023)
    for claim in claims_in(text, setting(report), "overview.text"):
        assert text[slice(*claim.span)] == claim.text
        assert claim.message("zh")
        assert claim.message("en")


@pytest.mark.parametrize(
    "text",
    ["1," * (MOST // 2), "1，" * (MOST // 2), "1" * MOST, "," * MOST, "12,345." * (MOST // 7)],
)
def test_the_longest_section_of_digits_and_commas_is_read_at_once(text: str) -> None:
    report = AnnualReport2021.zero("云溪县人民政府", 2023)
    list(claims_in("收到申请1件。", setting(report)))
    assert len(list(claims_in(text, setting(report)))) < MOST // 500
    best = min(spent(text, report) for _ in range(3))
    assert best < 0.1 or IS_MEASURED


def spent(text: str, report: AnnualReport) -> float:
    start = time.thread_time()
    list(claims_in(text, setting(report)))
    return time.thread_time() - start


def test_claims_of_a_draft_know_their_field_and_its_text() -> None:
    report = AnnualReport2021.zero("云溪县商务局", 2023)
    words = Narrative(
        preface="共3份。",
        overview=Overview(text="总体平稳。\n收到申请5件。", on_request="办结4件。"),
        other_matters="收取信息处理费20元。",
    )
    draft = attrs.evolve(Draft.from_report(report), narrative=words)
    found = find_claims(draft)
    assert [(each.field, each.text, each.span) for each in found] == [
        ("preface", "3份", (1, 3)),
        ("overview.text", "5件", (10, 12)),
        ("overview.on_request", "4件", (2, 4)),
        ("other_matters", "20元", (7, 10)),
    ]
    assert [each.status.value for each in found] == [
        "not_understood",
        "differs",
        "differs",
        "not_comparable",
    ]
