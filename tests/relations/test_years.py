# SPDX-License-Identifier: Apache-2.0
"""The findings on two years in a row: what goes over, sizes, texts, agencies and forms."""

from __future__ import annotations

from decimal import Decimal, localcontext
from time import process_time

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import RULES, Severity, Status, cell_label
from gaidisclosure.form import EDITION_2021_UNDIVIDED
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import APPLICANTS
from gaidisclosure.relations.passages import repeated, shares

CARRIED = "request_handling.carried_forward."
BROUGHT = "request_handling.brought_forward."
RULES_ROW = "proactive_disclosure.government_rules."
FEES = "proactive_disclosure.fees"
PENALTIES = "proactive_disclosure.penalties"
OLD = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2022))
NEW = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))


def found(old: dict[str, object], new: dict[str, object]) -> list[tuple[str, str]]:
    """The codes and severities of the findings on two years with these figures."""
    before, after = OLD.replace(old), NEW.replace(new)  # type: ignore[arg-type]
    return [(each.code, each.severity.value) for each in gd.compare(before, after).findings]


def statuses(before: gd.Draft, after: gd.Draft) -> dict[str, Status]:
    return {each.code: each.status for each in gd.compare(before, after).results}


def test_nothing_is_found_where_all_goes_over() -> None:
    figures = {f"{CARRIED}natural_person": 3, f"{CARRIED}total": 3, f"{RULES_ROW}in_force": 5}
    later = {
        f"{BROUGHT}natural_person": 3,
        f"{BROUGHT}total": 3,
        f"{RULES_ROW}in_force": 6,
        f"{RULES_ROW}issued": 3,
        f"{RULES_ROW}repealed": 2,
    }
    assert found({**figures}, {**later}) == []
    results = statuses(OLD.replace(figures), NEW.replace(later))
    assert set(results.values()) == {Status.PASSED}
    columns = [f"YEAR-CARRY:{column}" for column in ("total", *APPLICANTS)]
    stocks = ["YEAR-STOCK:government_rules", "YEAR-STOCK:normative_documents"]
    assert list(results) == columns + stocks


def test_a_total_that_does_not_go_over_comes_first_and_is_a_warning() -> None:
    column = "other_organization"
    assert found({f"{CARRIED}{column}": 3, f"{CARRIED}total": 3}, {}) == [
        ("YEAR-CARRY:total", "warning"),
        (f"YEAR-CARRY:{column}", "warning"),
    ]


def test_columns_that_move_under_one_total_are_notes() -> None:
    old = {f"{CARRIED}natural_person": 1, f"{CARRIED}total": 1}
    new = {f"{BROUGHT}other_organization": 1, f"{BROUGHT}total": 1}
    assert found({**old}, {**new}) == [
        ("YEAR-CARRY:natural_person", "note"),
        ("YEAR-CARRY:other_organization", "note"),
    ]
    (first, _) = gd.compare(OLD.replace(old), NEW.replace(new)).findings
    assert "改划" in first.message("zh")
    assert "classed anew" in first.message("en")


def test_a_column_is_a_warning_where_the_total_is_unknown() -> None:
    old: dict[str, object] = {f"{CARRIED}natural_person": 1, f"{CARRIED}total": None}
    assert found(old, {}) == [("YEAR-CARRY:natural_person", "warning")]


def test_documents_in_force_follow_from_those_of_last_year() -> None:
    found_ = gd.compare(
        OLD.replace({f"{RULES_ROW}in_force": 11}),
        NEW.replace(
            {f"{RULES_ROW}in_force": 15, f"{RULES_ROW}issued": 2, f"{RULES_ROW}repealed": 1}
        ),
    ).findings
    (warning,) = found_
    assert (warning.code, warning.severity) == ("YEAR-STOCK:government_rules", Severity.WARNING)
    assert (warning.expected, warning.actual, warning.sources) == (12, 15, ("2022", "2023"))
    names = ("in_force", "issued", "repealed", "in_force")
    assert warning.cells == tuple(f"{RULES_ROW}{name}" for name in names)
    for locale, words in {"zh": "没有栏目", "zh-Hant": "沒有欄目", "en": "have no column"}.items():
        assert words in warning.message(locale)
        assert "{" not in warning.message(locale)


def test_no_figure_is_rounded_in_any_context() -> None:
    later = NEW.replace({f"{RULES_ROW}repealed": "123.45", f"{RULES_ROW}in_force": "876.55"})
    with localcontext(prec=3):
        assert gd.compare(OLD.replace({f"{RULES_ROW}in_force": 1000}), later).findings == ()


@pytest.mark.parametrize("path", [f"{RULES_ROW}{name}" for name in ("issued", "repealed")])
def test_a_blank_is_never_a_pass(path: str) -> None:
    blank = NEW.replace({path: None})
    results = gd.compare(OLD, blank).results
    (open_,) = (each for each in results if each.status is not Status.PASSED)
    assert (open_.status, open_.unknown) == (Status.NOT_EVALUABLE, ((2023, path),))
    assert (open_.expected, open_.actual) == (None, None)
    assert gd.compare(OLD, blank).findings == ()
    assert open_.why("zh").endswith(f"：2023 年“{cell_label(path, '2021', 'zh')}”")
    assert open_.why("en").endswith(f"(1): {cell_label(path, '2021', 'en')} of 2023")
    assert results[0].why() == ""


def test_the_reason_names_three_cells_at_most() -> None:
    less = evolve(NEW, cells={})
    (stock,) = (each for each in gd.compare(OLD, less).results if "government" in each.code)
    assert len(stock.unknown) == 3
    assert "…" not in stock.why()
    assert stock.why("en").count(" of 2023; Government rules") == 2
    (stock,) = (
        each
        for each in gd.compare(evolve(OLD, cells={}), less).results
        if "government" in each.code
    )
    assert stock.why("en").endswith("…")
    assert "(4)" in stock.why("en")


def test_amounts_that_look_like_yuan() -> None:
    unit, size = f"YEAR-UNIT:{FEES}", f"YEAR-SIZE:{FEES}"
    for less, more, code in [
        ("3.5", "35000", unit),
        ("3", "10000", unit),
        ("3.0001", "10000", size),
        ("1", "30000", unit),
        ("1", "30001", size),
        ("1", "1000", size),
        ("0.000001", "0.03", unit),
    ]:
        assert found({FEES: less}, {FEES: more}) == [(code, "warning")]
        assert found({FEES: more}, {FEES: less}) == [(code, "warning")]
    for less, more in [("1", "999.9"), ("0", "99999"), ("0", "0"), ("-1", "5000")]:
        assert found({FEES: less}, {FEES: more}) == []
    assert found({FEES: None}, {FEES: "35000"}) == []
    assert found({FEES: "35000"}, {FEES: "若干"}) == []


def test_counts_of_another_size() -> None:
    code = (f"YEAR-SIZE:{PENALTIES}", "warning")
    for less, more in [(0, 1000), (10, 1010), (20, 2000), (1000, 100000)]:
        assert found({PENALTIES: less}, {PENALTIES: more}) == [code]
        assert found({PENALTIES: more}, {PENALTIES: less}) == [code]
    for less, more in [(0, 999), (3, 300), (10, 1009), (11, 1099), (1000, 99999), (-5, 5000)]:
        assert found({PENALTIES: less}, {PENALTIES: more}) == []
    total = "request_handling.received.total"
    assert found({total: 1}, {total: 5000}) == []
    assert found({f"{BROUGHT}natural_person": 5000}, {}) == []
    part = "request_handling.received.natural_person"
    assert found({part: 1}, {part: 5000}) == [(f"YEAR-SIZE:{part}", "warning")]


def test_cells_with_a_sign_have_no_size() -> None:
    old = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2019))
    new = evolve(old, year=2020, period=gd.ReportingPeriod.of_year(2020))
    for path in ("proactive_disclosure.licensing.change", "proactive_disclosure.fees.change"):
        assert gd.compare(old, new.replace({path: 99999})).findings == ()
    amount = "proactive_disclosure.procurement.amount"
    (warning,) = gd.compare(old.replace({amount: "25.1"}), new.replace({amount: "251000"})).findings
    assert (warning.code, warning.cells) == (f"YEAR-UNIT:{amount}", (amount,))
    assert (warning.expected, warning.actual) == (Decimal("25.1"), Decimal(251000))
    assert warning.edition == "2019"


def test_forms_that_differ_are_noted_and_compared_where_they_can_be() -> None:
    old = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2020))
    new = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2021))
    new = new.replace({f"{BROUGHT}total": 1, f"{RULES_ROW}in_force": 9})
    note, warning = gd.compare(old, new).findings
    assert (note.code, note.severity) == ("YEAR-EDITION", Severity.NOTE)
    assert (note.cells, note.expected, note.actual) == (("edition",), "2019", "2021")
    assert warning.code == "YEAR-CARRY:total"
    assert len(statuses(old, new)) == 7
    assert {each.edition for each in gd.compare(old, new).results} == {"2021"}
    older = evolve(old, year=2019, period=None)
    failed = gd.compare(older, old.replace({f"{BROUGHT}total": 1})).results[0]
    assert (failed.edition, failed.violation().edition) == ("2019", "2019")
    assert failed.violation().sources == ("2019", "2020")
    late = [evolve(old, year=year, period=None) for year in (2022, 2023)]
    assert len(statuses(*late)) == 7
    undivided = evolve(
        NEW,
        edition=EDITION_2021_UNDIVIDED,
        cells={path: each for path, each in NEW.cells.items() if ".other." not in path},
    )
    assert [each.code for each in gd.compare(OLD, undivided).findings] == ["YEAR-EDITION"]
    assert len(statuses(OLD, undivided)) == 9


def test_another_agency_is_a_warning_unless_its_code_is_the_same() -> None:
    code = "11341702486344515H"
    other = evolve(NEW, issuer=gd.Agency("云溪县审计局", unified_social_credit_code=code))
    (warning,) = gd.compare(OLD, other).findings
    assert (warning.code, warning.severity) == ("YEAR-AGENCY", Severity.WARNING)
    assert "云溪县审计局" in warning.message("en")
    assert (warning.cells, warning.sources) == (("agency",), ("2022", "2023"))
    assert (warning.expected, warning.actual) == ("云溪县商务局", "云溪县审计局")
    same = evolve(OLD, issuer=gd.Agency("云溪县商务局", unified_social_credit_code=code))
    assert gd.compare(same, other).findings == ()
    assert gd.compare(OLD, evolve(NEW, issuer=None)).findings == ()
    assert gd.compare(evolve(OLD, issuer=None), NEW).findings == ()


@pytest.mark.parametrize("years", [(2022, 2022), (2022, 2024), (2023, 2022), (None, 2023)])
def test_only_two_years_in_a_row_have_findings(years: tuple[int | None, int]) -> None:
    before, after = (evolve(OLD, year=year, period=None) for year in years)
    compared = gd.compare(before, after.replace({f"{BROUGHT}total": 5}))
    assert (compared.years, compared.results, compared.findings) == (None, (), ())
    period = gd.ReportingPeriod.of_year(2022)
    dated = evolve(OLD, year=None, period=period)
    assert gd.compare(dated, NEW).years == (2022, 2023)


SENTENCES = [
    f"第{number}项工作由云溪县商务局第{number * 7}科办理完毕。" for number in range(100, 130)
]


def told(draft: gd.Draft, *sentences: str) -> gd.Draft:
    words = gd.Narrative(
        overview=gd.Overview(text="\n".join(sentences[1:]), platform=sentences[0]),
        preface=sentences[0],
    )
    return evolve(draft, narrative=words)


def test_a_text_that_is_mostly_that_of_last_year() -> None:
    old = told(OLD, *SENTENCES[:10])
    same = gd.compare(old, told(NEW, *SENTENCES[:10]))
    assert dict(same.shares) == {"preface": 1.0, "overview": 1.0}
    (warning,) = same.findings
    assert (warning.code, warning.severity) == ("YEAR-TEXT:overview", Severity.WARNING)
    assert (warning.expected, warning.actual) == (50, 100)
    assert warning.message("zh").startswith("“总体情况”部分的文字有 100% 与 2022 年年报相同")
    assert gd.compare(old, told(NEW, *SENTENCES[20:30])).findings == ()
    assert gd.compare(told(OLD, *SENTENCES[:10]), NEW).shares == {}


@pytest.mark.parametrize(
    ("said", "is_named"),
    [
        ("甲" * 100 + "乙" * 100, False),
        ("甲" * 101 + "乙" * 99, True),
        ("甲" * 101 + "乙" * 98, False),
        ("甲" * 198 + "乙", False),
        ("甲" * 199, True),
        ("甲" * 120, True),
        ("甲" * 400, True),
    ],
)
def test_more_than_half_of_a_long_text_and_all_of_a_short_one(said: str, is_named: bool) -> None:
    before, after = (
        evolve(draft, narrative=gd.Narrative(problems_and_improvements=words))
        for draft, words in ((OLD, "甲" * 120), (NEW, said))
    )
    codes = [each.code for each in gd.compare(before, after).findings]
    assert codes == ["YEAR-TEXT:problems_and_improvements"] * is_named


def test_years_and_white_space_are_set_aside() -> None:
    old = gd.Narrative(other_matters="2022年未收取信息处理费，\n无其他事项。")
    new = gd.Narrative(other_matters="2023 年未收取信息处理费， 无其他事项。")
    assert shares(old, new) == {"other_matters": 1.0}
    other = gd.Narrative(other_matters="2023件未收取信息处理费， 无其他事项。")
    assert shares(old, other)["other_matters"] < 1


def test_runs_of_characters() -> None:
    run = "子丑寅卯辰巳午未申酉戌亥甲乙"
    for size, share in ((9, 0), (14, 1)):
        assert repeated(f"一{run[:size]}二三四五六七", f"八{run[:size]}九") * (size + 2) == (
            pytest.approx(share * size)
        )
    for shift in range(8):
        assert repeated("一" * shift + run + "二", "三四五" + run) == pytest.approx(14 / 17)
    assert repeated("", "") == repeated("短", "短") == 1.0
    assert repeated("短", "长") == repeated("", "长" * 20) == 0.0
    assert repeated(run * 2, run + "一" + run) == pytest.approx(28 / 29)
    # One of ten to thirteen characters counts only where it begins at every fifth place.
    assert repeated("一" + run[:10], "二三" + run[:10]) == 0.0
    # No character counts twice, though a run goes back into the one before.
    other = "金木水火土日月山川河海江湖泊"
    assert repeated(f"{run}一{run[7:]}{other}", run + other) == 1.0


FEW = st.text("甲乙", max_size=60)


@given(old=FEW, new=FEW)
def test_only_what_stands_in_a_run_of_both_is_counted(old: str, new: str) -> None:
    places = [at for at in range(len(new) - 9) if new[at : at + 10] in old]
    within = {at + each for at in places for each in range(10)}
    assert repeated(old, new) * len(new) <= len(within) + 1e-9 or old == new
    assert repeated(new, new) == 1.0


@pytest.mark.parametrize("old", ["一" * 200_000, "".join(map(chr, range(0x4E00, 0x9E00))) * 10])
def test_long_texts_that_repeat_themselves_take_no_time(old: str) -> None:
    started = process_time()
    assert repeated(old, old[1:] + "二") > 0.99
    assert process_time() - started < 1  # 0.07 s on a quiet machine


def test_every_code_of_years_has_words() -> None:
    codes = {rule.code: rule for rule in RULES if rule.code.startswith("YEAR-")}
    assert set(codes) == {
        *("YEAR-AGENCY", "YEAR-EDITION", "YEAR-CARRY", "YEAR-STOCK"),
        *("YEAR-SIZE", "YEAR-UNIT", "YEAR-TEXT"),
    }
    for code, rule in codes.items():
        assert rule.consequence == ("note" if code == "YEAR-EDITION" else "warning")
        assert all("{before}" in rule.message(locale) for locale in LOCALES)
