# SPDX-License-Identifier: Apache-2.0
"""Rows checked by columns: exactly what a draft's own check says, however rows are divided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk, strategies
from gaidisclosure.bulk import arrays, batch
from gaidisclosure.bulk.rules import ERRORS, GAPS, OTHERS
from gaidisclosure.checks import RULES as CHECKS
from gaidisclosure.form import FORMS
from tests.bulk.verdicts import by_draft, by_form, by_row, checked, lists_of_drafts, without_words
from tests.depth import examples

DRAFT = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
FEES = "proactive_disclosure.fees"
RECEIVED = "request_handling.received."
RULES = "proactive_disclosure.government_rules"
JOINT = DRAFT.replace(
    {
        f"{RECEIVED}natural_person": 5,
        f"{RECEIVED}total": None,
        "request_handling.brought_forward.natural_person": None,
        "request_handling.brought_forward.total": 0,
        "request_handling.outcomes.total.natural_person": None,
        "request_handling.carried_forward.natural_person": 0,
        "request_handling.outcomes.total.total": 0,
    }
)
"""Each identity could hold by itself, but not all of them together."""


@given(lists_of_drafts())
@example([JOINT])
def test_a_row_says_what_its_draft_says(drafts: list[gd.Draft]) -> None:
    for form, own in by_form(drafts):
        result = checked(own)
        assert result.schema == bulk.result_schema()
        assert by_row(result, form) == [*map(by_draft, own)]
        bare = bulk.check_batch(bulk.to_table(own, names="flat"))
        assert by_row(bare, form) == [by_draft(without_words(each)) for each in own]


@given(st.lists(strategies.annual_reports(size="nation"), min_size=1, max_size=4))
def test_nothing_fails_in_lawful_reports(reports: list[gd.AnyReport]) -> None:
    for form, own in by_form(map(gd.Draft.from_report, reports)):
        result = checked(own)
        assert {*result["failed"].to_pylist(), *result["not_evaluable"].to_pylist()} == {0}
        assert {*result["conclusion"].to_pylist()} == {"valid"}
        assert by_row(result, form) == [*map(by_draft, own)]


def test_joint_contradictions_are_judged_unless_they_are_left_open() -> None:
    assert by_draft(JOINT).others >= {"T3-BLANKS"}
    wrong = JOINT.replace({"review_litigation.review.total": 1})
    by_zeros = DRAFT.replace({f"{RECEIVED}total": None})
    fillable = DRAFT.replace(dict.fromkeys(JOINT.form.cells) | {f"{RECEIVED}total": 1})
    drafts = [DRAFT, JOINT, wrong, by_zeros, fillable]
    assert checked(drafts)["blanks"].to_pylist() == [False, True, True, False, False]
    result = checked(drafts, blanks=False)
    assert result["blanks"].to_pylist() == [False, None, None, False, None]
    assert result["conclusion"].to_pylist() == ["valid", None, "invalid", "incomplete", None]
    whole = checked(drafts)
    for name in ("failed", "not_evaluable", "others"):
        assert result[name] == whole[name]


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: evolve(draft, year=10_000, period=None),
        lambda draft: evolve(draft, year=999, period=None),
        lambda draft: evolve(draft, year=1000, period=None),
        lambda draft: evolve(draft, year=9999, period=None),
        lambda draft: evolve(draft, year=2022),
        lambda draft: evolve(draft, year=None),
        lambda draft: evolve(draft, year=None, period=None, issuer=None),
        lambda draft: evolve(draft, published=date(2023, 12, 30)),
        lambda draft: evolve(draft, published=date(2023, 12, 31)),
        lambda draft: evolve(draft, published=date(2023, 5, 1), period=None),
        lambda draft: evolve(draft, narrative=gd.Narrative(title="青禾市2021年年报")),
        lambda draft: evolve(draft, narrative=gd.Narrative(other_matters="无。")),
        *(
            lambda draft, amount=amount: draft.replace({FEES: Decimal(amount)})
            for amount in (
                *("999.99", "1000", "1000.01", "1000.001", "0.000001", "0.0000001"),
                *("18446.744073709551615", "18446.744073709551616", "184467.44", "20000"),
                *("999999999999999.999999999999999", "999999999999999.99", "-1", "-0.000001"),
                *("36893.488147419", "36893.4881474191", "1E+15", "18446744073709.551616"),
            )
        ),
        *(
            lambda draft, count=count: draft.replace({f"{RECEIVED}total": count})
            for count in (
                -1,
                2**44 - 1,
                2**44,
                10**15 - 1,
                10**15,
                2**63 - 1,
                2**63,
                Decimal("0.5"),
            )
        ),
        *(
            lambda draft, count=count: draft.replace(
                {f"{RECEIVED}total": count, f"{RECEIVED}natural_person": None}
            )
            for count in (-1, 0, 2**44 - 1, 2**44, 10**15 - 1, 10**15)
        ),
        lambda draft: draft.replace({"proactive_disclosure.government_rules.repealed": 1}),
        lambda draft: evolve(
            draft.replace({"proactive_disclosure.government_rules.repealed": 1, FEES: 5000}),
            issuer=gd.Agency("青禾市人民政府", gd.Level.CITY),
        ),
        lambda draft: evolve(
            draft.replace({"proactive_disclosure.government_rules.repealed": 1, FEES: 5000}),
            issuer=None,
        ),
        lambda draft: draft.replace({f"{RECEIVED}total": Decimal("0.5")}),
        *(
            lambda draft, agency=agency: evolve(
                draft.replace({f"{RULES}.repealed": 1, FEES: 5000, f"{RECEIVED}total": -1}),
                issuer=agency,
            )
            for agency in (
                *(gd.Agency("云溪县商务局"), gd.Agency("青禾市人民政府", gd.Level.CITY), None),
                *(gd.Agency("青禾市人民政府"), gd.Agency("云溪县商务局", gd.Level.PROVINCE)),
            )
        ),
        lambda draft: draft.replace({FEES: None}),
        lambda draft: draft.replace({FEES: "若干"}),
        lambda draft: evolve(draft, cells={}),
    ],
)
def test_each_rule_says_what_the_draft_says(change: Callable[[gd.Draft], gd.Draft]) -> None:
    drafts = [DRAFT, change(DRAFT), DRAFT]
    assert by_row(checked(drafts), "2021") == [*map(by_draft, drafts)]


@pytest.mark.parametrize("change", [-1, 2**44, -(2**44), 10**15 - 1, 1 - 10**15, 10**15, -(2**63)])
def test_changes_of_the_trial_form_may_be_negative(change: int) -> None:
    zero = gd.Draft.from_report(gd.AnnualReport2019.zero("云溪县商务局", 2019))
    drafts = [zero, zero.replace({"proactive_disclosure.licensing.change": change})]
    assert by_row(checked(drafts), "2019") == [*map(by_draft, drafts)]


def test_the_undivided_row_is_a_gap() -> None:
    blank = gd.Draft.blank("云溪县商务局", 2023, edition="2021-undivided")
    zero = blank.replace(dict.fromkeys(FORMS["2021-undivided"].cells, 0))
    some = zero.replace({"request_handling.outcomes.other.commercial_enterprise": 1})
    drafts = [blank, zero, some]
    assert by_row(checked(drafts), "2021-undivided") == [*map(by_draft, drafts)]


def test_all_other_codes_have_a_bit() -> None:
    elsewhere = ("YEAR-", "MEMBER-", "TEXT-")  # of other reports, and of texts on request
    families = {rule.code for rule in CHECKS if not rule.code.startswith(elsewhere)}
    families -= {"T3-BLANKS", "CELL-TYPE"}  # a column of its own; no draft holds such a cell
    assert {code.partition(":")[0] for code in OTHERS} == families
    assert len(OTHERS) == len({*OTHERS}) <= 63
    severity = {rule.code: rule.consequence for rule in CHECKS}
    for at, code in enumerate(OTHERS):
        kind = severity[code.partition(":")[0]]
        assert (bool(ERRORS >> at & 1), bool(GAPS >> at & 1)) == (
            kind == "invalid",
            kind == "incomplete",
        )


@settings(max_examples=examples(10))
@given(st.lists(strategies.drafts(edition="2021"), min_size=2, max_size=7), st.data())
def test_rows_say_the_same_however_they_are_divided(
    drafts: list[gd.Draft], data: st.DataObject
) -> None:
    own = [each for each in drafts if each.form.key == "2021"] or [DRAFT]
    table = bulk.to_table(own, texts=True)
    whole = bulk.check_batch(table).to_pylist()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(own)), max_size=4)))
    parts = [
        table.slice(start, end - start)
        for start, end in zip([0, *cuts], [*cuts, len(own)], strict=True)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "ROWS", data.draw(st.integers(1, 4)))
        found = [row for part in parts for row in bulk.check_batch(part).to_pylist()]
        again = bulk.check_batch(pa.concat_tables(parts)).to_pylist()
    assert whole == found == again


def test_few_rows_are_taken_at_a_time() -> None:
    table = bulk.to_table([DRAFT] * 5)
    found = [*arrays.batches_of(table, DRAFT.form, 2)]
    assert [(each.first, each.rows) for each in found] == [(0, 2), (2, 2), (4, 1)]


def test_a_record_batch_gives_a_record_batch() -> None:
    table = bulk.to_table([DRAFT, JOINT])
    (given_,) = table.to_batches()
    result = bulk.check_batch(given_)
    assert isinstance(result, pa.RecordBatch)
    assert result.to_pylist() == bulk.check_batch(table).to_pylist()
    nothing = bulk.check_batch(given_.slice(0, 0))
    assert (nothing.num_rows, nothing.schema) == (0, bulk.result_schema())


def test_columns_may_stand_in_any_order_and_others_among_them() -> None:
    table = bulk.to_table([DRAFT, JOINT], texts=True)
    mixed = table.select(table.schema.names[::-1]).append_column("备注", pa.array(["", "已核"]))
    assert bulk.check_batch(mixed) == bulk.check_batch(table)


def test_figures_alone_lack_their_origin() -> None:
    table = bulk.to_table([DRAFT]).select([*DRAFT.form.cells])
    assert bulk.codes(bulk.check_batch(table)) == [("AGENCY-MISSING", "PERIOD-MISSING")]
