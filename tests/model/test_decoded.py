"""A report that a decoder filled is lawful exactly if the constructors would have made it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import customary_title
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2021,
    ApplicantCounts,
    Contact,
    Narrative,
    Overview,
    ReportingPeriod,
)
from gaidisclosure.model.decoded import is_lawful, texts_of
from gaidisclosure.model.fields import hints
from tests import contract, lawful

EDITIONS = ["2021", "2019"]
AGENCY, PERIOD = Agency("云溪县商务局"), ReportingPeriod.of_year(2020)

# What the decoder lets through: any text without control characters, save line feed and delete.
characters = st.sampled_from("一二A0 \u3000\u2028\u2029\ufeff\x7f\n，")
texts = st.text(characters, max_size=6)


def decoded(cls: type[Any], figures: dict[str, Any], path: str = "") -> Any:
    """A value of the model of which no constructor has heard."""
    value = object.__new__(cls)
    for field in attrs.fields(cls):
        below = f"{path}{field.name}"
        hint = hints(cls).get(field.name, ApplicantCounts)  # the total of outcomes is such a row
        inner = figures[below] if below in figures else decoded(hint, figures, f"{below}.")
        object.__setattr__(value, field.name, inner)
    return value


def read(edition: str, figures: dict[str, Any], narrative: dict[str, Any] | None = None) -> Any:
    words = {"overview": {}, **(narrative or {})}
    overview = decoded(Overview, {**dict.fromkeys(TEXTS, ""), **words.pop("overview")})
    plain = {"title": "", "preface": "", "problems_and_improvements": "", "other_matters": ""}
    around = {
        "agency": AGENCY,
        "period": PERIOD,
        "narrative": decoded(Narrative, {**plain, **words, "overview": overview}),
    }
    return decoded(REPORTS[edition], {**figures, **around})


TEXTS = [field.name for field in attrs.fields(Overview)]


def accepted(report: Any) -> bool:
    try:
        return is_lawful(report, texts_of(report))
    except InvalidReportError:
        return False


def constructed(edition: str, figures: dict[str, Any], narrative: dict[str, Any]) -> Any:
    """What the constructors make of it, or ``None``."""
    try:
        words = {**narrative, "overview": Overview(**narrative.get("overview", {}))}
        figures = {path: figures[path] for path in contract.cells(edition)}
        return REPORTS[edition].from_figures(AGENCY, PERIOD, figures, Narrative(**words))
    except InvalidReportError:
        return None


def printed(report: Any) -> str:
    """All that is in a report; amounts that are equal but written otherwise differ."""
    return repr(report)


@pytest.mark.parametrize("edition", EDITIONS)
@given(data=st.data())
def test_figures_are_lawful_if_the_constructors_make_the_same_of_them(
    edition: str, data: st.DataObject
) -> None:
    figures: dict[str, Any] = data.draw(lawful.figures(edition))
    kinds = contract.cells(edition)
    for path in data.draw(st.lists(st.sampled_from([*figures]), max_size=2)):
        counts = st.integers(-3, 3) | st.sampled_from([MAX_COUNT, MAX_COUNT + 1, -MAX_COUNT - 1])
        figures[path] = Decimal(data.draw(counts)) if kinds[path] == "money" else data.draw(counts)
    for path, kind in kinds.items():
        figures[path] = Decimal(figures[path]) if kind == "money" else figures[path]
    report, made = read(edition, figures), constructed(edition, figures, {})
    same = made is not None and printed(made) == printed(report)
    if "E" in str(figures[next(path for path, kind in kinds.items() if kind == "money")]):
        assert same or not accepted(report)  # so small an amount takes the careful way
    else:
        assert accepted(report) is same


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("number", "lawful_for"),
    [
        (1, {"count", "change", "money"}),
        (MAX_COUNT, {"count", "change", "money"}),
        (MAX_COUNT + 1, set()),
        (-1, {"change"}),
        (-MAX_COUNT, {"change"}),
        (-MAX_COUNT - 1, set()),
    ],
)
def test_every_cell_is_looked_at(edition: str, number: int, lawful_for: set[str]) -> None:
    kinds = contract.cells(edition)
    zeros: dict[str, Any] = {path: Decimal(0) if k == "money" else 0 for path, k in kinds.items()}
    for path, kind in kinds.items():
        figure = Decimal(number) if kind == "money" else number
        expected = path.startswith(contract.T2) and kind in lawful_for
        assert accepted(read(edition, {**zeros, path: figure})) is expected, path


FLOWS = [
    {"received": 1, "brought_forward": 1, "outcomes.total": 0, "carried_forward": 2},
    {"received": 1, "brought_forward": 1, "outcomes.total": 1, "carried_forward": 1},
    {"received": 2, "brought_forward": 0, "outcomes.total": 1, "carried_forward": 1},
    {"received": 0, "brought_forward": 2, "outcomes.total": 1, "carried_forward": 1},
    {"received": 1, "brought_forward": 1, "outcomes.total": 2, "carried_forward": 0},
]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("flows", FLOWS)
@pytest.mark.parametrize("unit", [MAX_COUNT // 2, MAX_COUNT // 2 + 1, MAX_COUNT])
def test_no_row_grows_too_large(edition: str, flows: dict[str, int], unit: int) -> None:
    kinds = contract.cells(edition)
    figures: dict[str, Any] = {p: Decimal(0) if k == "money" else 0 for p, k in kinds.items()}
    for row, times in (*flows.items(), ("outcomes.disclosed", flows["outcomes.total"])):
        for column in ("legal_service_institution", "total"):
            figures[f"{contract.T3}.{row}.{column}"] = times * unit
    fits = max(flows.values()) * unit <= MAX_COUNT
    assert (constructed(edition, figures, {}) is not None) is fits
    assert accepted(read(edition, figures)) is fits


@pytest.mark.parametrize(
    "amount",
    [
        *("0", "0.5", "12", "1200", "0.0000001", "999999999999999.999999999999999"),
        *("1.50", "-0", "0.0", "1E+3", "1E-7", "1E+15", "1E-16", "-1", "NaN", "sNaN"),
    ],
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_an_amount_is_lawful_in_its_shortest_form_only(edition: str, amount: str) -> None:
    cells = contract.cells(edition)
    money = next(path for path, kind in cells.items() if kind == "money")
    figures: dict[str, Any] = dict.fromkeys(cells, 0) | {money: Decimal(amount)}
    made = constructed(edition, figures, {})
    same = made is not None and f"{made.figures()[money]:f}" == amount
    report = read(edition, figures)
    assert not accepted(report) or same
    assert accepted(report) or not same or "E" in str(Decimal(amount))


names = st.sampled_from(["preface", "problems_and_improvements", "other_matters", *TEXTS])


@given(words=st.dictionaries(names, texts, max_size=3), title=texts)
@example(words={}, title=customary_title("云溪县商务局", 2020))
@example(words={}, title=customary_title("云溪县商务局", 2021))
@example(words={}, title="一\n二")
@example(words={}, title="一" * (500 - len(AGENCY.name)))
@example(words={}, title="一" * (501 - len(AGENCY.name)))
@example(words={}, title="一" * 501)
@example(words={"platform": "一" * 200_000}, title="")
@example(words={"preface": "一\n二", "text": "三"}, title="")
@example(words={"preface": "一\n\n二"}, title="")
@example(words={"other_matters": "\n"}, title="")
@example(words={"other_matters": "\ufeff"}, title="")
@example(words={"supervision": "一\x7f"}, title="")
@example(words={"text": "一\u2028二"}, title="")
@example(words={"text": "一\u2029二"}, title="")
@example(words={"text": "一\ufeff二"}, title="（二）一")
@example(words={}, title="（二）一")
@example(words={"preface": " 一"}, title="")
@example(words={"preface": "一 ", "text": "二"}, title="")
@example(words={"preface": "一", "text": "　二"}, title="")
def test_words_are_lawful_if_the_constructors_make_the_same_of_them(
    words: dict[str, str], title: str
) -> None:
    overview = {name: text for name, text in words.items() if name in TEXTS}
    narrative: dict[str, Any] = {name: t for name, t in words.items() if name not in TEXTS}
    narrative |= {"title": title, "overview": overview}
    figures: dict[str, Any] = dict.fromkeys(contract.cells("2021"), 0)
    figures[f"{contract.T2}.fees"] = Decimal(0)
    report, made = read("2021", figures, narrative), constructed("2021", figures, narrative)
    same = made is not None and printed(made) == printed(report)
    if len("".join(words.values())) < 1000 and len(title) <= 500 - len(AGENCY.name):
        assert accepted(report) is same
    else:
        assert same or not accepted(report)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_sign_is_seen_though_the_sums_are_right(edition: str) -> None:
    kinds = contract.cells(edition)
    zeros: dict[str, Any] = {path: Decimal(0) if k == "money" else 0 for path, k in kinds.items()}
    for block in contract.BLOCKS:
        for less in contract.RESULTS:
            for more in contract.RESULTS:
                change = {f"{contract.T4}.{block}.{more}": 1, f"{contract.T4}.{block}.{less}": -1}
                if less != more:
                    assert not accepted(read(edition, zeros | change))
    rows = ("received", "outcomes.disclosed", "outcomes.total")
    for less in contract.APPLICANTS:
        for more in contract.APPLICANTS:
            change = {f"{contract.T3}.{row}.{more}": 1 for row in rows}
            change |= {f"{contract.T3}.{row}.{less}": -1 for row in rows}
            if less != more:
                assert not accepted(read(edition, zeros | change))


def test_cases_up_to_the_bound_are_lawful() -> None:
    figures: dict[str, Any] = dict.fromkeys(contract.cells("2021"), 0)
    figures[f"{contract.T2}.fees"] = Decimal(0)
    figures[f"{contract.T4}.review.upheld"] = figures[f"{contract.T4}.review.total"] = MAX_COUNT
    assert accepted(read("2021", figures))


def test_texts_up_to_the_bound_are_lawful() -> None:
    figures: dict[str, Any] = dict.fromkeys(contract.cells("2021"), 0)
    figures[f"{contract.T2}.fees"] = Decimal(0)
    around = len(AGENCY.name) + 1
    for size, fits in ((200_000 - around, True), (200_001 - around, False)):
        assert accepted(read("2021", figures, {"preface": "一" * size})) is fits


def test_the_texts_of_several_paragraphs() -> None:
    overview = Overview(**{name: name for name in TEXTS})
    narrative = Narrative(
        preface="p\nq", overview=overview, problems_and_improvements="i", other_matters="o"
    )
    report = attrs.evolve(AnnualReport2021.zero("云溪县商务局", 2020), narrative=narrative)
    found = texts_of(report)
    assert found.lines == ["云溪县商务局", "p", "q", *TEXTS, "i", "o"]
    assert found.whole == "\n".join(found.lines)
    assert (found.titles, found.breaks) == ("云溪县商务局", 1)


lines = texts | st.sampled_from(["", "云溪县商务局", "一" * 500, "一" * 501])
codes = st.none() | st.sampled_from(["11341702486344515H", "11341702486344515A", "", "3417"])
divisions = st.none() | st.sampled_from(["341702", "341702001", "", "041702", "一"])


@given(
    name=lines,
    code=codes,
    division=divisions,
    contact=st.fixed_dictionaries(
        {}, optional=dict.fromkeys(["address", "telephone", "postcode", "email"], lines)
    ),
)
@example(name="云溪县商务局", code=None, division=None, contact={})
@example(name="云溪县商务局", code="11341702486344515H", division="341702", contact={})
@example(name="云溪县商务局", code=None, division="34170", contact={})
@example(name="云溪县商务局", code="1", division=None, contact={})
@example(name="云溪县商务局", code=None, division=None, contact={"telephone": "一\n二"})
@example(name="，", code=None, division=None, contact={})
def test_an_agency_is_lawful_if_the_constructors_make_the_same_of_it(
    name: str, code: str | None, division: str | None, contact: dict[str, str]
) -> None:
    raw = {"address": "", "telephone": "", "postcode": "", "email": "", **contact}
    fields = {
        "name": name,
        "level": None,
        "unified_social_credit_code": code,
        "division_code": division,
    }
    zero = AnnualReport2021.zero(AGENCY, 2020)
    agency = decoded(Agency, {**fields, "contact": decoded(Contact, raw)})
    report = decoded(AnnualReport2021, {**attrs.asdict(zero, recurse=False), "agency": agency})
    try:
        made = Agency(**fields, contact=Contact(**contact))  # type: ignore[arg-type]
    except InvalidReportError:
        assert not accepted(report)
    else:
        assert made == agency
        assert accepted(report) or len(name + "".join(contact.values())) > 450


@given(start=st.dates(), end=st.dates())
@example(start=date(2020, 1, 1), end=date(2020, 12, 31))
@example(start=date(2020, 3, 1), end=date(2020, 3, 1))
@example(start=date(2020, 3, 2), end=date(2020, 3, 1))
@example(start=date(2020, 12, 31), end=date(2021, 1, 1))
@example(start=date(999, 1, 1), end=date(999, 12, 31))
@example(start=date(1000, 1, 1), end=date(1000, 12, 31))
@example(start=date(9999, 1, 1), end=date(9999, 12, 31))
def test_a_period_is_lawful_if_its_constructor_makes_the_same_of_it(start: date, end: date) -> None:
    zero = AnnualReport2021.zero(AGENCY, 2020)
    period = decoded(ReportingPeriod, {"start": start, "end": end})
    report = decoded(AnnualReport2021, {**attrs.asdict(zero, recurse=False), "period": period})
    try:
        ReportingPeriod(start, end)
    except InvalidReportError:
        assert not accepted(report)
    else:
        assert accepted(report)
