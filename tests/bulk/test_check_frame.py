# SPDX-License-Identifier: Apache-2.0
"""Frames of every library say what drafts say, and null stays null."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk
from gaidisclosure.bulk import columns
from tests.bulk.verdicts import by_draft, by_form, by_row, lists_of_drafts
from tests.depth import examples

DRAFT = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))


def in_duckdb(table: Any) -> Any:
    return duckdb.connect().from_arrow(table)


FRAMES: dict[str, tuple[Callable[[Any], Any], type]] = {
    "pandas": (lambda table: table.to_pandas(), pd.DataFrame),
    "pandas of Arrow": (lambda table: table.to_pandas(types_mapper=pd.ArrowDtype), pd.DataFrame),
    "polars": (pl.from_arrow, pl.DataFrame),
    "polars, lazy": (lambda table: pl.from_arrow(table).lazy(), pa.Table),  # type: ignore[union-attr]
    "pyarrow": (lambda table: table, pa.Table),
    "duckdb": (in_duckdb, pa.Table),
}


def as_arrow(result: Any) -> Any:
    if isinstance(result, pd.DataFrame):
        return pa.Table.from_pandas(result)
    return result.to_arrow() if isinstance(result, pl.DataFrame) else result


@pytest.mark.parametrize("library", FRAMES)
def test_every_frame_says_what_drafts_say(library: str) -> None:
    made, kind = FRAMES[library]

    @settings(max_examples=examples(8))
    @given(lists_of_drafts(), st.sampled_from(["path", "flat"]))
    def law(drafts: list[gd.Draft], names: Any) -> None:
        for form, own in by_form(drafts):
            result = bulk.check_frame(made(bulk.to_table(own, texts=True, names=names)))
            assert isinstance(result, kind)
            assert by_row(as_arrow(result), form) == [*map(by_draft, own)]

    law()


def test_blanks_can_be_left_open_and_the_form_be_told() -> None:
    blank = DRAFT.replace(dict.fromkeys(DRAFT.cells) | {"request_handling.received.total": 1})
    frame = bulk.to_table([blank]).to_pandas()
    assert bulk.check_frame(frame, blanks=False, edition="2021")["blanks"].tolist() == [None]
    assert bulk.check_frame(frame, edition="2021")["blanks"].tolist() == [False]
    lazy = pl.from_pandas(frame).lazy()
    assert bulk.check_frame(lazy, False, edition="2021")["blanks"].to_pylist() == [None]
    assert bulk.check_frame(lazy, edition="2021")["blanks"].to_pylist() == [False]
    with pytest.raises(ValueError, match="columns of the 2019 form are missing"):
        bulk.check_frame(frame, edition="2019")
    with pytest.raises(ValueError, match="columns of the 2019 form are missing"):
        bulk.check_frame(lazy, edition="2019")


def test_money_in_floats_is_refused() -> None:
    frame = bulk.to_table([DRAFT]).to_pandas()
    frame["proactive_disclosure.fees"] = 1.5
    with pytest.raises(ValueError, match="not double"):
        bulk.check_frame(frame)


@pytest.mark.parametrize("given_", [[1, 2], {}, pd.Series([1]), pl.Series([1])])
def test_what_is_no_frame_is_refused(given_: Any) -> None:
    with pytest.raises(TypeError, match=f"expected a data frame, not {type(given_).__name__}"):
        bulk.check_frame(given_)


def test_a_frame_of_pandas_keeps_its_index() -> None:
    drafts = [DRAFT.replace({"review_litigation.review.total": count}) for count in (0, 1, 0)]
    frame = bulk.to_table(drafts).to_pandas()[::-1][:2]
    result = bulk.check_frame(frame)
    assert result.index.tolist() == [2, 1]
    assert frame[result["conclusion"] == "invalid"].index.tolist() == [1]


@pytest.mark.parametrize("library", ["pandas", "pandas of Arrow", "polars", "pyarrow"])
def test_codes_are_those_of_the_masks_in_any_frame(library: str) -> None:
    received = "request_handling.received."
    wrong = DRAFT.replace({"review_litigation.review.total": 1, f"{received}total": -1})
    zeros = {path: 0 if path.startswith(received) else None for path in DRAFT.cells}
    joint = DRAFT.replace(zeros | {"request_handling.outcomes.total.total": 1})
    table = bulk.to_table([DRAFT, wrong, joint])
    made, _ = FRAMES[library]
    for blanks in (True, False):
        expected, result = (
            check(given_, blanks)
            for check, given_ in ((bulk.check_batch, table), (bulk.check_frame, made(table)))
        )
        for column in ("failed", "not_evaluable"):
            assert bulk.codes(result, column=column) == bulk.codes(expected, column=column)
    assert "CELL-NEGATIVE" in bulk.codes(expected)[1]


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1]}), pl.LazyFrame({"a": [1]})])
def test_without_pyarrow_the_extra_is_named(frame: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        if name == "pyarrow":
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr(columns, "import_module", missing)
    with pytest.raises(gd.MissingExtraError, match=r"pyarrow.*gaidisclosure\[arrow\]"):
        bulk.check_frame(frame)
