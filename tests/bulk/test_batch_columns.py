# SPDX-License-Identifier: Apache-2.0
"""Columns of any type are judged by their exact values, or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import batch
from tests.bulk.verdicts import by_draft, by_row, checked

DRAFT = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
FEES = "proactive_disclosure.fees"
RECEIVED = "request_handling.received."


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
