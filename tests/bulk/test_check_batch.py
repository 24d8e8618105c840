# SPDX-License-Identifier: Apache-2.0
"""Rows checked by columns: exactly what a draft's own check says, however rows are divided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

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
from tests.bulk.verdicts import by_draft, by_form, by_row, lists_of_drafts, without_words
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


def checked(drafts: list[gd.Draft], **options: Any) -> Any:
    return bulk.check_batch(bulk.to_table(drafts, texts=True), **options)


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


def converted(kind: Any, values: list[Any], path: str = f"{RECEIVED}total") -> Any:
    """A table in which one column is of another type."""
    table = bulk.to_table([DRAFT] * len(values))
    at = table.schema.get_field_index(path)
    return table.set_column(
        at, path, values if isinstance(values, pa.Array) else pa.array(values, kind)
    )


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (pa.float64(), [0.0, None]),
        (pa.int8(), [0, None]),
        (pa.uint64(), [0, None]),
        (pa.decimal128(38, 0), [0, None]),
        (pa.decimal128(20, 3), [0, None]),
        (pa.dictionary(pa.int8(), pa.int64()), [0, None]),
    ],
)
def test_exact_figures_of_other_types_are_taken(kind: Any, values: list[Any]) -> None:
    expected = by_row(checked([DRAFT, DRAFT.replace({f"{RECEIVED}total": None})]), "2021")
    assert by_row(bulk.check_batch(converted(kind, values)), "2021") == expected


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (pa.int32(), [5, None]),
        (pa.int64(), [5, None]),
        (pa.uint64(), [5, None]),
        (pa.string(), ["5", None]),
        (pa.dictionary(pa.int32(), pa.string()), ["5", None]),
        (pa.decimal128(10, 2), [5, None]),
    ],
)
def test_exact_amounts_of_other_types_are_taken(kind: Any, values: list[Any]) -> None:
    expected = by_row(checked([DRAFT, DRAFT.replace({FEES: None})]), "2021")
    assert by_row(bulk.check_batch(converted(kind, values, FEES)), "2021") == expected


@pytest.mark.parametrize("kind", [pa.null(), pa.float64(), pa.string(), pa.list_(pa.int64())])
@pytest.mark.parametrize("path", [f"{RECEIVED}total", FEES])
def test_columns_without_any_value_are_blank(kind: Any, path: str) -> None:
    expected = by_row(checked([DRAFT.replace({path: None})]), "2021")
    assert by_row(bulk.check_batch(converted(kind, [None], path)), "2021") == expected


@pytest.mark.parametrize("path", ["published", "period_start", "division_code", "other_cells"])
def test_nothing_is_told_by_columns_without_any_value(path: str) -> None:
    expected = bulk.check_batch(converted(pa.null(), [None], path))
    assert bulk.check_batch(converted(pa.float64(), [None], path)) == expected


@pytest.mark.parametrize("path", [FEES, f"{RECEIVED}total"])
def test_types_of_databases_are_taken_as_what_they_hold(path: str) -> None:
    numeric = pa.opaque(pa.decimal128(20, 2), "numeric", "PostgreSQL")
    held = pa.array([5, None], numeric.storage_type)
    expected = by_row(checked([DRAFT.replace({path: 5}), DRAFT.replace({path: None})]), "2021")
    given_ = pa.ExtensionArray.from_storage(numeric, held)
    assert by_row(bulk.check_batch(converted(numeric, given_, path)), "2021") == expected
    texts = pa.opaque(pa.string(), "numeric", "PostgreSQL")
    wrong = pa.ExtensionArray.from_storage(texts, pa.array(["若干"]))
    with pytest.raises(ValueError, match=f"column {path}: "):
        bulk.check_batch(converted(texts, wrong, path))


@pytest.mark.parametrize(
    ("kind", "values", "path", "said"),
    [
        (pa.float64(), [0.5], f"{RECEIVED}total", "truncated"),
        (pa.float64(), [float("nan")], f"{RECEIVED}total", "received.total"),
        (pa.float64(), [1e300], f"{RECEIVED}total", "received.total"),
        (pa.uint64(), [2**64 - 1], f"{RECEIVED}total", "received.total"),
        (pa.bool_(), [True], f"{RECEIVED}total", "expected int64, not bool$"),
        (pa.string(), ["0"], f"{RECEIVED}total", "expected int64, not string$"),
        (pa.float64(), [1.5], FEES, "not double: floats are not exact, give texts"),
        (pa.int64(), [10**15], FEES, "fees"),
        (pa.date32(), [10**7], "published", "column published: a day beyond 1 to 9999"),
        (pa.date32(), [-(10**7)], "period_end", "column period_end: a day beyond 1 to 9999"),
        (pa.string(), ["若干"], FEES, "fees"),
        (pa.decimal128(38, 20), [Decimal("1E-20")], FEES, "fees"),
        (pa.string(), ["二〇二三"], "year", "column year"),
    ],
)
def test_figures_that_are_not_exact_are_refused(
    kind: Any, values: list[Any], path: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        bulk.check_batch(converted(kind, values, path))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_every_day_of_the_calendar_is_taken(day: date) -> None:
    (found,) = bulk.codes(bulk.check_batch(converted(pa.date32(), [day], "published")))
    assert found == (("PUBLISHED-EARLY",) if day == date.min else ())


def test_several_columns_of_one_name_are_refused() -> None:
    table = bulk.to_table([DRAFT])
    other = pa.array([0])
    assert bulk.check_batch(table.append_column("备注", other).append_column("备注", other))
    for name in ("year", FEES):
        with pytest.raises(ValueError, match=f"column {name}: there are several of this name"):
            bulk.check_batch(table.append_column(name, other))


@pytest.mark.parametrize("check", [bulk.check_batch, bulk.from_table, bulk.drafts_from_table])
def test_what_is_no_table_is_refused(check: Callable[[Any], Any]) -> None:
    for given_ in ([DRAFT], bulk.to_table([DRAFT]).to_pandas()):
        kind = type(given_).__name__
        with pytest.raises(TypeError, match=f"not {kind}; check_frame takes frames"):
            next(iter(check(given_)))


def test_rows_on_another_form_are_refused() -> None:
    table = converted(pa.string(), ["2021", "2019"], "edition")
    with pytest.raises(ValueError, match="rows on the form 2019 among those on 2021"):
        bulk.check_batch(table)
    assert bulk.check_batch(converted(pa.string(), [None], "edition")).num_rows == 1


def test_a_row_that_says_of_its_cells_what_none_can_hold_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "ROWS", 2)
    with pytest.raises(gd.InvalidRowError) as caught:
        bulk.check_batch(converted(pa.string(), [*[None] * 5, "{", "{"], "other_cells"))
    assert caught.value.row == 5


@pytest.mark.parametrize("name", ["agency", "level", "title", "other_matters", FEES, "year"])
@pytest.mark.parametrize("kind", [pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_rows_judged_one_by_one_come_from_columns_of_any_type(name: str, kind: Any) -> None:
    texts = gd.Narrative(title="云溪县商务局2022年年报", other_matters="无。")
    drafts = [evolve(DRAFT.replace({f"{RECEIVED}total": -1}), narrative=texts), DRAFT]
    table = bulk.to_table(drafts, texts=True)
    at = table.schema.get_field_index(name)
    column = pa.array(table[name].cast(pa.string()).to_pylist(), pa.string()).cast(kind)
    found = bulk.check_batch(table.set_column(at, name, column))
    assert by_row(found, "2021") == [*map(by_draft, drafts)]


@pytest.mark.parametrize("under", [1, 2**62, -1])
def test_the_values_under_nulls_do_not_matter(under: int) -> None:
    path = f"{RECEIVED}total"
    garbage = pa.Array.from_buffers(
        pa.int64(), 2, [pa.py_buffer(b"\x02"), pa.array([under, 0], pa.int64()).buffers()[1]]
    )
    table = bulk.to_table([DRAFT] * 2)
    at = table.schema.get_field_index(path)
    expected = by_row(checked([DRAFT.replace({path: None}), DRAFT]), "2021")
    assert by_row(bulk.check_batch(table.set_column(at, path, garbage)), "2021") == expected
    amount = pa.py_buffer(under.to_bytes(16, "little", signed=True))
    money = pa.Array.from_buffers(pa.decimal128(30, 15), 1, [pa.py_buffer(b"\0"), amount])
    at = table.schema.get_field_index(FEES)
    blank = by_row(checked([DRAFT.replace({FEES: None})]), "2021")
    assert by_row(bulk.check_batch(table[:1].set_column(at, FEES, money)), "2021") == blank
