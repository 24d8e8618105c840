# SPDX-License-Identifier: Apache-2.0
"""The verdict of a draft: what a naive reader finds, in which order, and why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import Status, Violation, cell_label
from gaidisclosure.draft import Cell, Conclusion, Draft, Verdict
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Narrative, Overview
from tests import contract
from tests.draft.drafted import (
    UNDIVIDED,
    Printed,
    decisions,
    draft_of,
    each_variant,
    known,
    printed_figures,
    zero_draft,
)

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}

GAPS = {
    "": "CELL-BLANK",
    "　": "CELL-BLANK",
    "/": "CELL-NOT-APPLICABLE",
    "—": "CELL-NOT-APPLICABLE",
    "若干": "CELL-TEXT",
    "1/2": "CELL-TEXT",
    None: "CELL-MISSING",
}


def unlawful(variant: str, figures: dict[str, Any]) -> set[tuple[str, str]]:
    """Single figures that no report can have."""
    found: set[tuple[str, str]] = set()
    for path, kind in contract.cells(variant).items():
        figure = figures[path]
        if figure is not None and kind != "money" and isinstance(figure, Decimal):
            found.add((path, "CELL-FRACTION"))
        elif figure is not None and abs(figure) > 999_999_999_999_999:
            found.add((path, "CELL-SIZE"))
        elif figure is not None and kind != "change" and figure < 0:
            found.add((path, "CELL-NEGATIVE"))
    return found


def gaps(variant: str, printed: dict[str, Printed], figures: dict[str, Any]) -> list[Any]:
    found: list[Any] = [
        ((path,), GAPS[printed[path][0]])
        for path in contract.cells(variant)
        if figures[path] is None
    ]
    if variant.endswith("undivided") and any(figures[path] for path in UNDIVIDED):
        found.append((tuple(UNDIVIDED), "CELL-UNDIVIDED"))
    return found


@each_variant
@given(data=st.data(), blanks=decisions)
def test_the_verdict_is_what_a_naive_reader_finds(
    variant: str, blanks: Any, data: st.DataObject
) -> None:
    printed = data.draw(printed_figures(variant))
    draft = draft_of(variant, printed)
    assert draft.form is FORMS[variant]
    figures = known(printed, zero=blanks == "zero")
    assert [*draft.figures(blanks).items()] == [*figures.items()]
    verdict = draft.check(blanks)

    failed, unknown = contract.failed(variant, figures), contract.unknown(variant, figures)
    hopeless = contract.hopeless(variant, figures)
    by_status = {status: set[str]() for status in Status}
    for result in verdict.results:
        by_status[result.status].add(result.code)
    assert by_status[Status.FAILED] == failed | hopeless
    assert by_status[Status.NOT_EVALUABLE] == set(unknown) - hopeless
    assert by_status[Status.PASSED] == set(contract.identities(variant)) - failed - set(unknown)
    for code, cells in unknown.items():
        assert set(verdict.result(code).unknown) == cells
        assert verdict.why(code)
    for code in {*failed, *by_status[Status.PASSED]}:
        assert verdict.why(code) == ""

    wrong = unlawful(variant, figures)
    single = [
        v for v in verdict.violations if v.family.startswith("CELL") and v not in verdict.remarks
    ]
    assert {(v.cells[0], v.code) for v in single} == wrong
    sums = [v for v in verdict.errors if v.code.startswith("T") and not v.identities]
    assert {v.code for v in sums} == failed | hopeless
    together = [v for v in verdict.violations if v.identities]
    assert [*verdict.violations] == [*single, *sums, *together, *verdict.remarks]
    assert not (
        together and failed | hopeless and not all("T4" in code for code in failed | hopeless)
    )
    assert [(v.cells, v.code) for v in verdict.gaps] == gaps(variant, printed, figures)
    assert {v.edition for v in verdict.violations + verdict.gaps} <= {contract.edition(variant)}

    is_wrong = bool(wrong or failed or hopeless or together)
    expected = Conclusion.INVALID if is_wrong else Conclusion.VALID
    if verdict.gaps and expected is Conclusion.VALID:
        expected = Conclusion.INCOMPLETE
    assert verdict.conclusion is expected
    assert verdict.ok is (expected is Conclusion.VALID)


def test_gaps_show_what_is_printed() -> None:
    path = "proactive_disclosure.licensing"
    for text, code in GAPS.items():
        cells = {} if text is None else {path: Cell.printed(text)}
        verdict = Draft(edition="2021", cells=cells).check()
        [gap] = [gap for gap in verdict.gaps if gap.cells == (path,)]
        assert gap == Violation(
            code, (path,), actual=text and text.replace("　", "\\u3000"), edition="2021"
        )


def test_the_verdict_finds_a_finding_by_its_code() -> None:
    verdict = zero_draft().check()
    assert verdict.edition == "2021"
    for code in contract.identities("2021"):
        assert verdict.result(code).code == code
    with pytest.raises(KeyError, match="T3-ROW:nonsense"):
        verdict.result("T3-ROW:nonsense")
    with pytest.raises(KeyError):
        verdict.why("")


@pytest.mark.parametrize("unknown", [1, 2, 3, 4, 7])
def test_the_verdict_says_why_an_identity_could_not_be_looked_at(unknown: int) -> None:
    paths = [f"{contract.T3}.received.{column}" for column in contract.COLUMNS[:unknown]]
    verdict = zero_draft().replace(dict.fromkeys(paths, "/")).check()
    assert verdict.result("T3-ROW:received").unknown == tuple(paths)
    labels = [cell_label(path, "2021", "en") for path in paths[:3]]
    more = "…" if unknown > 3 else ""
    assert verdict.why("T3-ROW:received", "en") == (
        f"Cannot be evaluated; cells without a figure ({unknown}): {'; '.join(labels)}{more}"
    )
    assert verdict.why("T3-ROW:brought_forward") == ""
    words = {verdict.why("T3-ROW:received", locale) for locale in LOCALES}
    assert len(words) == len(LOCALES)
    assert verdict.why("T3-ROW:received") == verdict.why("T3-ROW:received", "zh_Hans")


def test_the_order_of_what_a_verdict_says() -> None:
    paths = {"proactive_disclosure.licensing": -1, "review_litigation.review.total": 1}
    verdict = zero_draft().replace({**paths, "proactive_disclosure.fees": "0.0000001"}).check()
    assert [violation.code for violation in verdict.violations] == [
        "CELL-NEGATIVE",
        "T4-SUM:review",
        "CELL-FEN",
    ]
    assert [violation.code for violation in verdict.remarks] == ["CELL-FEN"]
    assert verdict.conclusion is Conclusion.INVALID
    assert not verdict.ok
    assert verdict.violations[1] == Violation(
        "T4-SUM:review",
        EDITION_2021.identities["T4-SUM:review"].cells,
        0,
        1,
        (0, 0, 0, 0, 1),
        edition="2021",
    )


def test_the_year_alone_tells_the_end_of_the_period() -> None:
    draft = zero_draft(period=None, published=date(2023, 12, 30))
    assert [each.code for each in draft.check().remarks] == ["PUBLISHED-EARLY"]


def test_a_part_with_a_text_is_not_empty() -> None:
    words = Narrative(overview=Overview(platform="平稳。"), problems_and_improvements="存在不足。")
    draft = zero_draft(narrative=words)
    assert [each.code for each in draft.check().remarks] == ["PART-EMPTY:other_matters"]


def test_a_verdict_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError, match=r"\.ok"):
        bool(zero_draft().check())


def test_an_empty_verdict_is_valid() -> None:
    assert Verdict(EDITION_2021, ()).conclusion is Conclusion.VALID
    gap = Violation("CELL-BLANK", ("proactive_disclosure.fees",))
    assert Verdict(EDITION_2021, (), gaps=(gap,)).conclusion is Conclusion.INCOMPLETE
    assert (
        Verdict(EDITION_2021, (), violations=(gap,), gaps=(gap,)).conclusion is Conclusion.INVALID
    )
