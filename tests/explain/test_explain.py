# SPDX-License-Identifier: Apache-2.0
"""Explanations: said in every language, with examples that nothing smaller could replace."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from gaidisclosure import AnnualReport2021, Draft, compare, strategies
from gaidisclosure.algebra import flows, properties
from gaidisclosure.bulk.rules import OTHERS
from gaidisclosure.checks import Status
from gaidisclosure.draft import Cell
from gaidisclosure.explain import (
    Explanation,
    explain_identity,
    near_codes,
    properties_in_words,
    reckon,
    rule_of,
)
from gaidisclosure.explain.instances import instances
from gaidisclosure.form import EDITION_2021, EDITIONS, FORMS, EditionName, Kind
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import REPORTS
from gaidisclosure.relations.comparison import _WRITTEN_ANEW
from gaidisclosure.relations.sizes import _compared
from gaidisclosure.relations.years import relations
from gaidisclosure.zh.widths import width
from tests import contract

CODES = [(form.name, code) for form in EDITIONS.values() for code in form.identities]
SAMPLES = [
    ("2021", "T3-ROW:received"),
    ("2019", "T3-SUM:total"),
    ("2021", "T3-BAL:natural_person"),
    ("2021", "T4-SUM:litigation_direct"),
]
QUIET = settings(
    database=None,
    derandomize=True,
    max_examples=300,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
)


def figures_of(explained: Explanation, figures: dict[str, int]) -> dict[str, int]:
    return {path: figures.get(path, 0) for path in explained.form.cells}


@pytest.mark.parametrize(("edition", "code"), CODES)
def test_examples_hold_and_fail_as_they_say(edition: EditionName, code: str) -> None:
    explained = explain_identity(code, edition)
    good, bad = explained.passing, explained.failing
    right = figures_of(explained, dict(good.figures))
    assert good.failed == ()
    assert contract.failed(edition, right) == set()
    assert any(right[cell] for cell in explained.identity.cells)
    touching = [
        len(each.cells)
        for each in flows(explained.form)
        if {*each.cells} & {*explained.identity.cells}
    ]
    assert len(good.figures) == min(touching)
    wrong = contract.failed(edition, figures_of(explained, dict(bad.figures)))
    assert code in wrong
    assert wrong == set(bad.failed)
    assert set(bad.figures.values()) == {1}
    # No report fails one identity of table 3 alone, and (七)总计 stands in three each.
    wanted = 3 if code == "T3-ROW:outcomes.total" else 2
    assert len(wrong) == (wanted if code.startswith("T3") else 1)


@pytest.mark.parametrize(("edition", "code"), SAMPLES)
def test_the_shrinker_finds_nothing_smaller_that_holds(edition: EditionName, code: str) -> None:
    explained = explain_identity(code, edition)
    report: Any = find(
        strategies.annual_reports(edition=edition),
        lambda report: any(report.figures()[cell] for cell in explained.identity.cells),
        settings=QUIET,
    )
    smallest = {path: n for path, n in report.figures().items() if n}
    assert len(smallest) >= len(explained.passing.figures)
    assert sum(abs(n) for n in smallest.values()) >= sum(explained.passing.figures.values())


@pytest.mark.parametrize(("edition", "code"), SAMPLES)
def test_the_shrinker_finds_nothing_smaller_that_fails(edition: EditionName, code: str) -> None:
    explained = explain_identity(code, edition)
    zero = Draft.from_report(REPORTS[edition].zero("云溪县商务局", 2020))
    cells = st.sampled_from([path for path in zero.cells if not path.startswith(contract.T2)])
    wrong = find(
        st.dictionaries(cells, st.integers(0, 9), max_size=3),
        lambda figures: zero.replace(figures).check().result(code).status is Status.FAILED,
        settings=QUIET,
    )
    assert sorted(n for n in wrong.values() if n) == [1]
    failed = zero.replace(wrong).check().violations
    assert len(failed) >= len(explained.failing.failed)


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_is_said_in_every_language(locale: str) -> None:
    for edition, code in CODES:
        explained = explain_identity(code, edition)
        assert explained.code == code
        assert explained.words(locale)
        assert explained.place(locale)
        assert explained.form.document in explained.grounds(locale)
        assert explained.formula.count(" = ") == 1
        assert explained.table == int(code[1])
        if locale == "en":
            assert explained.words("en").isascii() or "“" in explained.words("en")
            assert explained.words("en") != explained.words()
            assert explained.grounds("en") != explained.grounds()


def test_places_are_the_forms_own_headings() -> None:
    assert explain_identity("T4-SUM:review").place() == "四、政府信息公开行政复议、行政诉讼情况"
    assert explain_identity("T3-BAL:total").place("en").startswith("Receipt and handling")


def test_all_that_the_identities_of_table_4_can_tell_stands_in_an_outline() -> None:
    assert [*properties_in_words(EDITION_2021, properties(EDITION_2021, 4), "en")] == [
        (0, "Administrative review and litigation on open government information"),
        (1, "Cells: 15"),
        (1, "Identities: 3"),
        (1, "Independent ones (rank): 3"),
        (1, "Ones that follow from others: 0"),
        (1, "Nodes of its graph: 3, arcs: 15"),
        (1, "Smallest sets that add up to zero: 0"),
        (1, "Fewest figures to change together for nothing to be noticed, its girth: 2, such as"),
        (2, "Administrative review Upheld +1; Administrative review Corrected −1"),
        (
            1,
            "Some cells stand in the same identities, or in none: "
            "one wrong figure may not be located",
        ),
    ]


def test_identities_that_add_up_to_zero_are_a_sum_with_signs() -> None:
    told = [*properties_in_words(EDITION_2021, properties(EDITION_2021, 3))]
    sums = [words for depth, words in told if "T3-ROW:received" in words]
    assert told[0] == (0, "三、收到和处理政府信息公开申请情况")
    assert told[-1] == (1, "没有两个单元格连着同样的勾稽关系：错一个数，就能定位")
    assert sums[0].startswith(
        "T3-ROW:received + T3-ROW:brought_forward − T3-ROW:carried_forward − T3-BAL:natural_person"
    )


@given(strategies.drafts(), st.data(), st.sampled_from(LOCALES))
def test_a_draft_is_worked_out_cell_by_cell(draft: Draft, data: st.DataObject, locale: str) -> None:
    code = data.draw(st.sampled_from([*draft.form.identities]))
    found = reckon(draft, code)
    finding = draft.check().result(code)
    assert found.finding == finding
    assert [line.cell for line in found.lines] == [*finding.identity.cells]
    assert [line.value for line in found.lines] == [
        draft.figures()[c] for c in finding.identity.cells
    ]
    assert [line.sign for line in found.lines].count(1) == len(finding.identity.left)
    for line in found.lines:
        cell = draft.cells.get(line.cell)
        assert line.printed == (cell.text if cell else None)
    if finding.status is Status.NOT_EVALUABLE:
        assert found.difference is None
    else:
        assert found.difference == finding.actual - finding.expected  # type: ignore[operator]
        assert (found.difference == 0) is (finding.status is Status.PASSED)
    text = found.text(locale)
    assert text.endswith(f"{found.conclusion(locale)}\n")
    assert len(text.splitlines()) >= len(found.lines) + 2


def test_gaps_and_spellings_are_shown_as_they_are() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    review = "review_litigation.review."
    printed = {"upheld": "", "corrected": "/", "other": "１２件", "pending": "若干"}
    changed = draft.replace({review + name: text for name, text in printed.items()})
    cells = {path: cell for path, cell in changed.cells.items() if path != review + "total"}
    text = reckon(evolve(changed, cells=cells), "T4-SUM:review").text()
    assert [line[1:].strip().split("  ") for line in text.splitlines()[:4]] == [
        ["（空白）", "行政复议 结果维持"],
        ["/", "行政复议 结果纠正"],
        ["12（填的是“１２件”）", "行政复议 其他结果"],
        ["若干", "行政复议 尚未审结"],
    ]
    assert text.splitlines()[4] == ""
    assert "（没有这一格）" in text
    english = reckon(evolve(changed, cells=cells), "T4-SUM:review").text("en")
    assert "(blank)" in english
    assert "(no such cell)" in english
    assert "12 (filled in as “１２件”)" in english
    assert "无法校验：没有数据的单元格 4 个" in text
    assert "=" not in text


def test_figures_stand_in_one_column() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    wrong = draft.replace({"request_handling.received.natural_person": 1200})
    lines = reckon(wrong, "T3-BAL:natural_person").text("en").splitlines()
    assert lines[0].startswith("  1200  I. Requests received this year")
    assert lines[1].startswith("+    0  II.")
    assert lines[2] == "= 1200"
    assert lines[-2] == "=    0"
    assert lines[-1] == "does not hold; the difference is -1200"
    ends = {width(line) for line in (lines[2], lines[-2])}
    assert len(ends) == 1


def test_decimals_that_should_not_be_are_reckoned_exactly() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    found = reckon(draft.replace({"review_litigation.review.total": "1.5"}), "T4-SUM:review")
    assert found.difference == Decimal("1.5")
    assert "1.5" in found.text()


@pytest.mark.parametrize(
    ("locale", "last"), [("zh_Hans", "空白处无论填多少都不成立"), ("en", "hold")]
)
def test_no_difference_is_told_from_a_blank_total(locale: str, last: str) -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    review = "review_litigation.review."
    wrong = draft.replace({f"{review}upheld": -5, f"{review}total": None})
    found = reckon(wrong, "T4-SUM:review")
    assert found.difference is None
    assert found.text(locale).endswith(f"{last}\n")
    assert "None" not in found.text(locale)
    given = draft.replace({f"{review}upheld": 5, f"{review}other": None, f"{review}total": 3})
    assert "-2" in reckon(given, "T4-SUM:review").conclusion(locale)


def test_a_forced_figure_is_shown_as_a_figure() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    total = "review_litigation.review.total"
    shown = reckon(draft.replace({total: None}).completed(), "T4-SUM:review").lines[-1]
    assert shown.shown() == "0"
    assert Cell.of(0).forced_by == ()


def test_codes_that_do_not_exist_have_near_ones() -> None:
    assert near_codes("T3-BAL:natural") == ["T3-BAL:natural_person", "T3-BAL:total"]
    assert near_codes("CELL-NEGATIV")[0] == "CELL-NEGATIVE"
    assert near_codes("T3-BAL:xx") == [
        "T3-BAL:natural_person",
        "T3-BAL:commercial_enterprise",
        "T3-BAL:research_institution",
    ]
    assert near_codes("T4-SUM")[0] == "T4-SUM:review"
    assert near_codes("xyz")[0] == "T3-ROW:received"
    assert rule_of("CELL-BLANK") is not None
    assert near_codes("YEAR-CARRY:nope")[:2] == ["YEAR-CARRY", "YEAR-CARRY:total"]
    assert near_codes("CELL-BLANK:received") == ["CELL-BLANK"]
    assert rule_of("YEAR-STOCK:government_rules") is not None
    assert rule_of("xyz") is None
    for code in ("YEAR-CARRY:nope", "YEAR-CARRY:", "CELL-BLANK:total", "TEXT-SHARE:1", ":"):
        assert rule_of(code) is None
    with pytest.raises(KeyError):
        explain_identity("xyz")
    with pytest.raises(KeyError):
        reckon(Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023)), "xyz")


@given(strategies.drafts(), strategies.drafts())
def test_every_code_of_a_verdict_or_a_comparison_can_be_explained(old: Draft, new: Draft) -> None:
    found = [*new.check(text=True).violations, *new.check().gaps, *compare(old, new).findings]
    for each in found:
        assert each.code in new.form.identities or rule_of(each.code), each.code


def test_the_codes_of_rules_with_an_instance_are_those_that_are_told() -> None:
    forms = list(product(FORMS.values(), repeat=2))
    told = {each.code for pair in forms for each in relations(*pair)}
    compared = {cell for pair in forms for cell in _compared(*pair)}
    told |= {f"YEAR-SIZE:{path}" for path, _ in compared}
    told |= {f"YEAR-UNIT:{path}" for path, kind in compared if kind is Kind.MONEY}
    told |= {f"YEAR-TEXT:{part}" for part in _WRITTEN_ANEW}
    told |= {code for code in OTHERS if ":" in code}
    assert {f"{code}:{each}" for code, all in instances().items() for each in all} == told
    for code in told:
        assert (rule := rule_of(code)) is not None
        assert rule.code == code.partition(":")[0]
