# SPDX-License-Identifier: Apache-2.0
"""Streams of batches, as engines hand them over: the same results, in whatever parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.form import FORMS
from tests.bulk.verdicts import by_form, lists_of_drafts

REPORT = gd.AnnualReport2021.zero("云溪县商务局", 2023)
WRONG = gd.Draft.from_report(REPORT).replace({"行政复议 / 总计": 1})
LINE = gd.dumps(REPORT)
LINES = [LINE, gd.dumps(WRONG), None, b" \r", b"[]", gd.dumps(gd.Draft.blank("云溪县审计局", 2023))]
DOCUMENTS = [each for each in LINES if each and each.strip()]
TEXTS = [each.decode() if each else None for each in LINES]
TABLE = bulk.to_table([WRONG, gd.Draft.from_report(REPORT)], names="flat")


@given(lists_of_drafts(), st.integers(1, 3), st.booleans())
def test_batches_are_checked_as_the_table(drafts: list[gd.Draft], size: int, blanks: bool) -> None:
    for form, own in by_form(drafts):
        table = bulk.to_table(own, names="flat")
        parts = table.to_batches(max_chunksize=size)
        found = [*bulk.check_batches(iter(parts), blanks, edition=form)]
        assert [each.num_rows for each in found] == [each.num_rows for each in parts]
        assert all(each.schema == bulk.mapped_schema() for each in found)
        made = pa.Table.from_batches(found)
        assert made.to_pylist() == bulk.check_batch(table, blanks, edition=form).to_pylist()
        assert bulk.codes(made, form) == bulk.codes(bulk.check_batch(table, blanks), form)


def test_columns_are_kept_in_front_with_their_types() -> None:
    kept = pa.array([7, None], pa.int16())
    (found,) = bulk.check_batches(
        TABLE.append_column("id", kept).to_batches(), keep=("id", "agency", "year")
    )
    assert found.schema.names == ["id", "agency", "year", *bulk.mapped_schema().names]
    assert found.schema.field("id").type == pa.int16()
    assert found.select(["id", "agency", "year", "conclusion"]).to_pylist() == [
        {"id": 7, "agency": "云溪县商务局", "year": 2023, "conclusion": "invalid"},
        {"id": None, "agency": "云溪县商务局", "year": 2023, "conclusion": "valid"},
    ]


def test_no_mask_needs_the_bit_of_the_sign() -> None:
    assert max(len(form.identities) for form in FORMS.values()) < 64
    assert len(bulk.OTHERS) < 64


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (LINES, pa.binary()),
        (LINES, pa.large_binary()),
        (TEXTS, pa.string()),
        (TEXTS, pa.string_view()),
    ],
)
def test_lines_in_a_column_are_checked_as_by_themselves(values: list[object], kind: object) -> None:
    batch = pa.RecordBatch.from_pydict(
        {"number": pa.array([*range(6)], pa.int32()), "json": pa.array(values, kind)}
    )
    (found,) = bulk.check_line_batches([batch], "json", keep=["number"])
    assert found.schema.names == ["number", *bulk.mapped_schema(lines=True).names]
    assert found.schema.types == [pa.int32(), *bulk.mapped_schema(lines=True).types]
    assert found["number"].to_pylist() == [*range(6)]
    *_, null, blank = (rows := found.drop_columns("number").to_pylist())[:4]
    assert {*null.values(), *blank.values()} == {None}
    expected = [*bulk.check_lines(DOCUMENTS)]
    assert {each.conclusion for each in expected} == {
        "valid", "invalid", "unreadable", "incomplete"
    }  # fmt: skip
    assert rows[:2] + rows[4:] == [
        {
            "conclusion": each.conclusion,
            "codes": " ".join(each.codes),
            "edition": each.edition,
            "agency": each.agency,
            "year": each.year,
        }
        for each in expected
    ]


def test_lines_are_in_the_column_of_a_text_file_unless_another_is_named() -> None:
    batches = [pa.RecordBatch.from_pydict({"value": [LINE] * count}) for count in (2, 0, 1)]
    batches[1] = pa.RecordBatch.from_pydict({"value": pa.array([], pa.string())})
    found = [*bulk.check_line_batches(batches)]
    assert [each["agency"].to_pylist() for each in found] == [
        ["云溪县商务局"] * 2, [], ["云溪县商务局"]
    ]  # fmt: skip


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="number"):
        next(bulk.check_batches(TABLE.to_batches(), keep=["number"]))
    with pytest.raises(KeyError, match="value"):
        next(bulk.check_line_batches(TABLE.to_batches()))


def test_batches_are_taken_one_at_a_time() -> None:
    taken: list[int] = []

    def stream() -> Iterator[pa.RecordBatch]:
        for at, batch in enumerate(TABLE.to_batches(max_chunksize=1)):
            taken.append(at)
            yield batch

    found = bulk.check_batches(stream())
    next(found)
    assert taken == [0]


def test_tables_give_tables_as_some_engines_hand_them_over() -> None:
    table = pa.concat_tables([TABLE, TABLE])
    (found,) = bulk.check_batches([table], keep=["agency"])
    assert isinstance(found, pa.Table)
    assert found["conclusion"].to_pylist() == ["invalid", "valid"] * 2
    lines = pa.table({"value": pa.chunked_array([[LINE], [b"[]"]])})
    (found,) = bulk.check_line_batches([lines], keep=["value"])
    assert found["conclusion"].to_pylist() == ["valid", "unreadable"]


@pytest.mark.parametrize("check", [bulk.check_batches, bulk.check_line_batches])
def test_a_table_is_no_stream_of_batches(check: Callable[[Any], Iterator[Any]]) -> None:
    for given_ in (TABLE, TABLE.to_batches()[0]):
        with pytest.raises(TypeError, match=f"not a {type(given_).__name__}: see to_batches"):
            next(check(given_))


def test_columns_to_keep_do_not_have_the_names_of_results() -> None:
    table = TABLE.append_column("failed", pa.array([1, 2]))
    with pytest.raises(ValueError, match="have the names of results: failed"):
        next(bulk.check_batches(table.to_batches(), keep=["agency", "failed"]))
    batch = pa.RecordBatch.from_pydict({"value": [LINE], "agency": ["甲"]})
    with pytest.raises(ValueError, match="have the names of results: agency"):
        next(bulk.check_line_batches([batch], keep=["agency"]))


def test_a_column_of_no_documents_is_refused_by_its_name() -> None:
    batch = pa.RecordBatch.from_pydict({"value": [1]})
    with pytest.raises(ValueError, match="column value: "):
        next(bulk.check_line_batches([batch]))


def test_blanks_are_judged_unless_they_are_left_open_and_the_form_can_be_told() -> None:
    blank = WRONG.replace(dict.fromkeys(WRONG.cells) | {"request_handling.received.total": 1})
    batches = bulk.to_table([blank], names="flat").to_batches()
    found = [
        next(bulk.check_batches(batches, *blanks))["blanks"][0].as_py() for blanks in ((), (False,))
    ]
    assert found == [False, None]
    with pytest.raises(ValueError, match="columns of the 2019 form are missing"):
        next(bulk.check_batches(batches, edition="2019"))
