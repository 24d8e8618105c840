"""Drafts: the law that their verdict is what a naive reader finds, and sealing."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import contract
import lawful
from gaidisclosure.checks import MAX_COUNT, Severity, Status, Violation
from gaidisclosure.document import Place
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2021,
    Narrative,
    ReportingPeriod,
)
from gaidisclosure.verdict import Conclusion, Verdict
from gaidisclosure.zh.figures import State

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}
AGENCY = Agency("云溪县商务局")
UNDIVIDED = [f"{contract.T3}.outcomes.other.{column}" for column in contract.COLUMNS]

ORIGINS = ["both", "period", "no agency", "no year"]

decisions = st.sampled_from(["keep", "zero"])
each_variant = pytest.mark.parametrize("variant", contract.VARIANTS)

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

# What is printed in a cell, with what a careful reader knows from it.
Printed = tuple[str | None, Any]
_figures = st.integers(0, 40) | st.integers(-3, 0) | st.integers(10**14, 10**17)
printings: st.SearchStrategy[Printed] = st.one_of(
    _figures.map(lambda number: (str(number), number)),
    st.integers(0, 99).map(lambda n: (f"{n}件".translate(WIDE), n)),
    st.integers(0, 99).map(lambda n: (f"{n}.5", Decimal(n) + Decimal("0.5"))),
    st.sampled_from(["", "　", "/", "—", "若干", "1/2", None]).map(lambda text: (text, None)),
)

GAPS = {
    "": "CELL-BLANK",
    "　": "CELL-BLANK",
    "/": "CELL-NOT-APPLICABLE",
    "—": "CELL-NOT-APPLICABLE",
    "若干": "CELL-TEXT",
    "1/2": "CELL-TEXT",
    None: "CELL-MISSING",
}


@st.composite
def printed_figures(draw: st.DrawFn, variant: str) -> dict[str, Printed]:
    """A lawful report as printed, then with some cells printed otherwise."""
    figures = draw(lawful.figures(variant))
    found: dict[str, Printed] = {path: (plain(n), n) for path, n in figures.items()}
    changed = st.lists(st.sampled_from([*found]), max_size=5)
    for path in draw(changed):
        money = contract.cells(variant)[path] == "money"
        printed = draw(printings)
        found[path] = ("0", 0) if money and printed[0] and "件" in printed[0] else printed
    if variant.endswith("undivided") and draw(st.booleans()):
        found |= dict.fromkeys(UNDIVIDED, ("0", 0))
    return found


def plain(number: Any) -> str:
    return f"{Decimal(number):f}"


def draft_of(variant: str, printed: dict[str, Printed], **fields: Any) -> Draft:
    kinds = contract.cells(variant)
    cells = {
        path: Cell.printed(text, money=kinds[path] == "money")
        for path, (text, _) in printed.items()
        if text is not None
    }
    given_ = {"issuer": AGENCY, "year": 2022, **fields}
    return Draft(edition=contract.edition(variant), cells=cells, **given_)


def known(printed: dict[str, Printed], *, zero: bool = False) -> dict[str, Any]:
    """What a careful reader knows; a blank is a zero only if someone says so."""
    return {
        path: 0 if zero and text is not None and not text.strip() else figure
        for path, (text, figure) in printed.items()
    }


def unlawful(variant: str, figures: dict[str, Any]) -> set[tuple[str, str]]:
    """Single figures that no report can have."""
    found = set()
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
    found = [
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
    if all(printed[path][0] is None for path in UNDIVIDED if path in printed):
        assert draft.form is not EDITION_2021_UNDIVIDED
        if variant.endswith("undivided"):
            return
    assert draft.form is FORMS[variant]
    figures = known(printed, zero=blanks == "zero")
    assert [*draft.figures(blanks).items()] == [*figures.items()]
    verdict = draft.check(blanks)

    failed, unknown = contract.failed(variant, figures), contract.unknown(variant, figures)
    by_status = {status: set[str]() for status in Status}
    for finding in verdict.findings:
        by_status[finding.status].add(finding.code)
    assert by_status[Status.FAILED] == failed
    assert by_status[Status.NOT_EVALUABLE] == set(unknown)
    assert by_status[Status.PASSED] == set(contract.identities(variant)) - failed - set(unknown)
    for code, cells in unknown.items():
        assert set(verdict.finding(code).unknown) == cells
        assert verdict.why(code)
    for code in {*failed, *by_status[Status.PASSED]}:
        assert verdict.why(code) == ""

    wrong = unlawful(variant, figures)
    assert {(v.cells[0], v.code) for v in verdict.faults} == wrong
    assert {v.code for v in verdict.contradictions} == failed
    assert [(v.cells, v.code) for v in verdict.gaps] == gaps(variant, printed, figures)
    assert verdict.violations == verdict.faults + verdict.contradictions + verdict.remarks
    assert {v.edition for v in verdict.violations + verdict.gaps} <= {contract.edition(variant)}

    expected = Conclusion.INVALID if wrong or failed else Conclusion.VALID
    if verdict.gaps and expected is Conclusion.VALID:
        expected = Conclusion.INCOMPLETE
    assert verdict.conclusion is expected
    assert verdict.ok is (expected is Conclusion.VALID)


@each_variant
@given(data=st.data(), blanks=decisions, origin=st.sampled_from(ORIGINS))
def test_sealing_succeeds_exactly_if_nothing_stands_against_it(
    variant: str, blanks: Any, origin: str, data: st.DataObject
) -> None:
    printed = data.draw(printed_figures(variant))
    fields: dict[str, Any] = {
        "both": {},
        "no agency": {"issuer": None},
        "no year": {"year": None},
        "period": {"year": None, "period": ReportingPeriod.of_year(2022)},
    }[origin]
    draft = draft_of(variant, printed, narrative=Narrative(preface="前言。"), **fields)
    verdict = draft.check(blanks)
    if verdict.ok and origin in {"both", "period"}:
        report = draft.seal(blanks)
        assert type(report) is REPORTS[contract.edition(variant)]
        assert (report.agency, report.year) == (AGENCY, 2022)
        assert report.narrative == Narrative(preface="前言。")
        figures = known(printed, zero=blanks == "zero")
        divided = {path: figures.get(path, 0) for path in contract.cells(report.edition)}
        assert report.figures() == divided
        assert blanks == "zero" or report == draft.seal()
        return
    with pytest.raises(InvalidReportError) as caught:
        draft.seal(blanks)
    missing = {"no agency": ["AGENCY-MISSING"], "no year": ["PERIOD-MISSING"]}.get(origin, [])
    assert [v.code for v in caught.value.violations[: len(missing)]] == missing
    assert caught.value.violations[len(missing) :] == verdict.errors + verdict.gaps


@each_variant
@given(data=st.data())
def test_what_seals_is_what_the_model_accepts(variant: str, data: st.DataObject) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(variant))
    for path in data.draw(st.lists(st.sampled_from([*figures]), max_size=2)):
        figures[path] = data.draw(st.integers(-1, 5) | st.sampled_from([MAX_COUNT, MAX_COUNT + 1]))
    draft = draft_of(variant, {path: (plain(n), n) for path, n in figures.items()})
    if variant.endswith("undivided"):
        return
    try:
        made = REPORTS[variant].from_figures(AGENCY, 2022, figures)
    except InvalidReportError as error:
        assert not draft.check().ok
        model = {(v.code, v.cells) for v in error.violations}
        with pytest.raises(InvalidReportError) as caught:
            draft.seal()
        assert model <= {(v.code, v.cells) for v in caught.value.violations}
    else:
        assert draft.seal() == made


@pytest.mark.parametrize("text", ["0", "7", "", "/", "若干"])
def test_an_undivided_row_seals_only_if_it_is_all_zero(text: str) -> None:
    zeros = dict.fromkeys(contract.cells("2021-undivided"), ("0", 0))
    draft = draft_of("2021-undivided", zeros)
    assert draft.seal() == AnnualReport2021.zero(AGENCY, 2022)
    row = f"{contract.T3}.outcomes.other"
    changed = draft.replace(
        {
            f"{row}.natural_person": text,
            f"{row}.total": text,
            f"{contract.T3}.outcomes.total.natural_person": text,
            f"{contract.T3}.outcomes.total.total": text,
            f"{contract.T3}.received.natural_person": text,
            f"{contract.T3}.received.total": text,
        }
    )
    verdict = changed.check()
    assert verdict.violations == ()
    assert verdict.conclusion is (Conclusion.VALID if text == "0" else Conclusion.INCOMPLETE)
    undivided = Violation("CELL-UNDIVIDED", tuple(UNDIVIDED), edition="2021")
    assert (undivided in verdict.gaps) is (text == "7")
    assert (len(verdict.gaps) == 0) is (text == "0")
    assert changed.check("zero").ok is (text in {"0", ""})


def test_one_cell_makes_the_form_undivided() -> None:
    assert Draft(edition="2021", cells={}).form is EDITION_2021
    for path in UNDIVIDED:
        assert Draft(edition="2021", cells={path: BLANK}).form is EDITION_2021_UNDIVIDED
        assert Draft(edition="2019", cells={path: BLANK}).form is EDITION_2019
    divided = f"{contract.T3}.outcomes.other.other.total"
    assert Draft(edition="2021", cells={divided: BLANK}).form is EDITION_2021
    with pytest.raises(InvalidReportError) as caught:
        Draft(edition="2021", cells={divided: BLANK, UNDIVIDED[0]: BLANK})
    assert [*caught.value.violations] == [Violation("CELL-UNKNOWN", (divided,), edition="2021")]


@each_variant
def test_nothing_printed_is_all_missing(variant: str) -> None:
    if variant.endswith("undivided"):
        return
    draft = Draft(edition=variant, cells={})
    assert draft.figures() == draft.figures("zero") == dict.fromkeys(contract.cells(variant))
    assert [(v.code, v.cells) for v in draft.check("zero").gaps] == [
        ("CELL-MISSING", (path,)) for path in contract.cells(variant)
    ]
    assert draft.check().conclusion is Conclusion.INCOMPLETE
    assert (draft.agency, draft.issuer, draft.year, draft.period) == (None,) * 4
    with pytest.raises(InvalidReportError) as caught:
        draft.seal()
    assert [v.code for v in caught.value.violations][:3] == [
        "AGENCY-MISSING",
        "PERIOD-MISSING",
        "CELL-MISSING",
    ]
    assert [v.cells for v in caught.value.violations][:2] == [("agency",), ("year",)]


def zero_draft(**fields: Any) -> Draft:
    return attrs.evolve(AnnualReport2021.zero(AGENCY, 2023).to_draft(), **fields)


def test_gaps_show_what_is_printed() -> None:
    path = "proactive_disclosure.licensing"
    for text, code in GAPS.items():
        cells = {} if text is None else {path: Cell.printed(text)}
        verdict = Draft(edition="2021", cells=cells).check()
        [gap] = [gap for gap in verdict.gaps if gap.cells == (path,)]
        assert gap == Violation(
            code, (path,), actual=text and text.replace("　", "\\u3000"), edition="2021"
        )


def test_a_blank_is_a_zero_only_if_the_caller_says_so() -> None:
    path = "request_handling.received.total"
    for text in ("", "  ", "\u3000"):
        draft = zero_draft().replace({path: text})
        assert draft.figures()[path] is None
        assert draft.check().conclusion is Conclusion.INCOMPLETE
        assert draft.figures("zero")[path] == 0
        assert draft.seal("zero") == draft.seal(blanks="zero") == zero_draft().seal()
    for text in ("/", "若干"):
        assert not zero_draft().replace({path: text}).check(blanks="zero").ok


def test_year_and_period_must_agree() -> None:
    part = ReportingPeriod(date(2023, 3, 20), date(2023, 12, 31))
    assert zero_draft(period=part).seal().period == part
    assert zero_draft(period=part, year=None).seal().period == part
    assert zero_draft(period=None).seal().period == ReportingPeriod.of_year(2023)
    with pytest.raises(InvalidReportError) as caught:
        zero_draft(period=part, year=2022).seal()
    assert [*caught.value.violations] == [
        Violation("PERIOD-DISAGREES", ("year", "period"), 2022, 2023)
    ]


@pytest.mark.parametrize("year", [0, 999, 12345])
def test_a_year_that_is_none_cannot_be_sealed(year: int) -> None:
    with pytest.raises(InvalidReportError) as caught:
        zero_draft(year=year, period=None).seal()
    assert [(v.code, v.cells) for v in caught.value.violations] == [("PERIOD-YEAR", ("period",))]


def test_replaced_cells_are_read_as_printed() -> None:
    draft = zero_draft()
    path, money = "request_handling.received.total", "proactive_disclosure.fees"
    changed = draft.replace({path: "１２件", money: "251000元"})
    assert changed.cells[path] == Cell("１２件", 12, State.FIGURE)
    assert changed.cells[money] == Cell("251000元", Decimal("25.1"), State.FIGURE)
    assert changed.replace({path: None}).cells[path] is BLANK
    assert changed.replace({path: 7}).cells[path] == Cell.of(7)
    assert changed.replace({money: Decimal("1.50")}).cells[money].text == "1.50"
    assert changed.replace({path: 0, money: 0}).figures() == draft.figures()
    assert changed.replace({path: "0", money: Decimal(0)}) == draft
    assert changed.replace({}) == changed
    assert draft == zero_draft()
    assert changed.narrative == draft.narrative


@each_variant
def test_only_cells_of_the_form_can_be_replaced(variant: str) -> None:
    draft = draft_of(variant, dict.fromkeys(contract.cells(variant), ("0", 0)))
    fees, total = "proactive_disclosure.fees", "request_handling.received.total"
    strange = {"nonsense": 1, "request_handling.received": "x", "agency": None}
    bad = {total: True, "review_litigation.review.total": 1.5}
    with pytest.raises(InvalidReportError) as caught:
        draft.replace({**strange, **bad, "review_litigation.review.upheld": 3})  # type: ignore[dict-item]
    assert [(v.code, v.cells, v.edition) for v in caught.value.violations] == [
        *(("CELL-UNKNOWN", (path,), contract.edition(variant)) for path in strange),
        *(("CELL-TYPE", (path,), "") for path in bad),
    ]
    assert draft.replace({fees: 3} if variant != "2019" else {total: 3})


@pytest.mark.parametrize(
    ("given_", "code", "expected"),
    [
        (Decimal("NaN"), "CELL-SIZE", "Decimal"),
        (Decimal("1E-40"), "CELL-DECIMALS", "Decimal"),
        (10**40, "CELL-SIZE", "Decimal"),
        (1.9, "CELL-TYPE", "Decimal"),
        (Decimal("0E-40"), "CELL-DECIMALS", None),
    ],
)
def test_what_cannot_stand_in_a_cell_is_named(given_: Any, code: str, expected: str | None) -> None:
    with pytest.raises(InvalidReportError) as caught:
        zero_draft().replace({"proactive_disclosure.fees": given_})
    [violation] = caught.value.violations
    assert (violation.code, violation.expected) == (code, expected)
    assert violation.cells == ("proactive_disclosure.fees",)
    assert violation.actual is not None


@pytest.mark.parametrize("edition", ["2020", "", 2021, None, [], "２０２１"])
def test_a_draft_is_on_an_edition(edition: object) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Draft(edition=edition, cells={})  # type: ignore[arg-type]
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == ("EDITION", ("edition",))
    assert violation.expected == "2019, 2021"


def test_all_fields_of_another_class_are_told_together() -> None:
    path = "proactive_disclosure.licensing"
    with pytest.raises(InvalidReportError) as caught:
        Draft(
            edition="2022",
            issuer="云溪县商务局",  # type: ignore[arg-type]
            year=True,
            period=2023,  # type: ignore[arg-type]
            narrative=None,  # type: ignore[arg-type]
            cells={path: 12, "nonsense": BLANK},  # type: ignore[dict-item]
        )
    assert [(v.code, v.cells, v.expected, v.actual) for v in caught.value.violations] == [
        ("FIELD-TYPE", ("issuer",), "Agency", "云溪县商务局"),
        ("FIELD-TYPE", ("year",), "int", True),
        ("FIELD-TYPE", ("period",), "ReportingPeriod", 2023),
        ("FIELD-TYPE", ("narrative",), "Narrative", None),
        ("FIELD-TYPE", (path,), "Cell", 12),
        ("EDITION", ("edition",), "2019, 2021", "2022"),
    ]


def test_all_unknown_cells_are_told_together() -> None:
    with pytest.raises(InvalidReportError) as caught:
        Draft(edition="2019", cells=dict.fromkeys(["a", "b"], BLANK))
    assert [*caught.value.violations] == [
        Violation("CELL-UNKNOWN", (path,), edition="2019") for path in ("a", "b")
    ]


@each_variant
@given(data=st.data())
def test_a_draft_is_a_value(variant: str, data: st.DataObject) -> None:
    draft = draft_of(
        variant, data.draw(printed_figures(variant)), narrative=Narrative(preface="一")
    )
    copied = pickle.loads(pickle.dumps(draft))
    assert copied == draft
    assert hash(copied) == hash(draft)
    assert [*copied.cells.items()] == [*draft.cells.items()]
    assert copied.check() == draft.check()
    assert pickle.loads(pickle.dumps(draft.check())) == draft.check()
    assert attrs.evolve(draft, year=2020) != draft
    assert draft.agency == "云溪县商务局"
    with pytest.raises(TypeError):
        draft.cells["request_handling.received.total"] = BLANK  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        draft.year = 2020  # type: ignore[misc]


def test_a_draft_does_not_share_the_cells_that_it_is_given() -> None:
    cells = {"proactive_disclosure.licensing": Cell.of(7)}
    draft = Draft(edition="2021", cells=cells)
    cells.clear()
    assert draft.figures()["proactive_disclosure.licensing"] == 7
    assert "cells" not in repr(draft)


def test_a_period_survives() -> None:
    draft = AnnualReport2021.zero(AGENCY, 2023).to_draft()
    assert draft.period is not None
    assert pickle.loads(pickle.dumps(draft)) == draft


def test_places_survive() -> None:
    cell = Cell.printed("7", place=Place(12, 3))
    draft = Draft(edition="2021", cells={"proactive_disclosure.licensing": cell})
    assert pickle.loads(pickle.dumps(draft)).cells["proactive_disclosure.licensing"].place == (
        Place(12, 3)
    )


@pytest.mark.parametrize(
    ("edition", "path"),
    [("2021", "proactive_disclosure.fees"), ("2019", "proactive_disclosure.procurement.amount")],
)
def test_a_remark_refuses_nothing(edition: str, path: str) -> None:
    draft = REPORTS[edition].zero(AGENCY, 2020).to_draft().replace({path: "0.0000001"})
    verdict = draft.check()
    assert verdict.remarks == verdict.violations
    [remark] = verdict.remarks
    assert (remark.code, remark.cells, remark.edition) == ("CELL-FEN", (path,), edition)
    assert remark.severity is Severity.WARNING
    assert verdict.errors == ()
    assert verdict.ok
    assert draft.seal().figures()[path] == Decimal("0.0000001")
    assert draft.replace({path: "0.000001"}).check().remarks == ()
    assert draft.replace({"request_handling.received.total": "1.5"}).check().remarks == (remark,)


def test_the_verdict_finds_a_finding_by_its_code() -> None:
    verdict = zero_draft().check()
    assert verdict.edition == "2021"
    for code in contract.identities("2021"):
        assert verdict.finding(code).code == code
    with pytest.raises(KeyError, match="T3-ROW:nonsense"):
        verdict.finding("T3-ROW:nonsense")
    with pytest.raises(KeyError):
        verdict.why("")


@pytest.mark.parametrize("unknown", [1, 2, 3, 4, 7])
def test_the_verdict_says_why_an_identity_could_not_be_looked_at(unknown: int) -> None:
    paths = [f"{contract.T3}.received.{column}" for column in contract.COLUMNS[:unknown]]
    verdict = zero_draft().replace(dict.fromkeys(paths, "/")).check()
    assert verdict.finding("T3-ROW:received").unknown == tuple(paths)
    labels = [EDITION_2021.cells[path].label("en") for path in paths[:3]]
    more = "…" if unknown > 3 else ""
    assert verdict.why("T3-ROW:received", "en") == (
        f"Not evaluable, as cells hold no figure ({unknown}): {'; '.join(labels)}{more}"
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
    assert [violation.code for violation in verdict.errors] == ["CELL-NEGATIVE", "T4-SUM:review"]
    assert verdict.conclusion is Conclusion.INVALID
    assert not verdict.ok
    assert verdict.contradictions == (
        Violation(
            "T4-SUM:review",
            EDITION_2021.identities["T4-SUM:review"].cells,
            0,
            1,
            (0, 0, 0, 0, 1),
            edition="2021",
        ),
    )


def test_an_empty_verdict_is_valid() -> None:
    assert Verdict("2021", ()).conclusion is Conclusion.VALID
    gap = Violation("CELL-BLANK", ("proactive_disclosure.fees",))
    assert Verdict("2021", (), gaps=(gap,)).conclusion is Conclusion.INCOMPLETE
    assert Verdict("2021", (), faults=(gap,), gaps=(gap,)).conclusion is Conclusion.INVALID
