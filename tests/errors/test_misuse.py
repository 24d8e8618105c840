# SPDX-License-Identifier: Apache-2.0
"""Calls that go wrong are answered with a sentence that says what to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.explain import explain_identity, near_codes

WITH_REPORTS = [
    strategies.annual_reports,
    strategies.drafts,
    strategies.corrupted,
    lambda **options: strategies.violating({"T4-SUM:review"}, **options),
]


@pytest.mark.parametrize("make", WITH_REPORTS)
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"years": 2023}, r"such as \[2023\]"),
        ({"years": "2023"}, r"such as \[2023\]"),
        ({"years": []}, "at least one"),
        ({"years": [2023, 99999]}, "99999 is no year"),
        ({"years": ["2023"]}, "'2023' is no year"),
        ({"years": [2023.0]}, r"2023\.0 is no year"),
        ({"agencies": "x"}, r"st\.just"),
        ({"agencies": gd.Agency("云溪县商务局")}, r"st\.just"),
        ({"edition": "2020"}, "2021, 2019"),
    ],
    ids=repr,
)
def test_strategies_are_asked_for_what_there_is(make: Any, options: Any, said: str) -> None:
    with pytest.raises(InvalidArgument, match=said):
        make(**options)


def test_strategies_take_ranges_and_strategies() -> None:
    agencies = st.just(gd.Agency("云溪县商务局"))
    make: Any
    for make in WITH_REPORTS:
        assert isinstance(make(years=range(2021, 2023), agencies=agencies), st.SearchStrategy)


@pytest.mark.parametrize("most", [0, -1])
def test_a_name_has_a_character(most: int) -> None:
    with pytest.raises(InvalidArgument, match="at least one character"):
        strategies.names(max_size=most)


@pytest.mark.parametrize("value", [gd.Draft.blank(), None, 7], ids=lambda v: type(v).__name__)
def test_prose_is_of_reports(value: Any) -> None:
    with pytest.raises(TypeError, match=r"expected an AnnualReport.*seal\(\)"):
        gd.to_prose(value)


@pytest.mark.parametrize("name", ["2020", "", 2021, None])
def test_an_edition_is_one_of_two(name: Any) -> None:
    with pytest.raises(ValueError, match="'2021', '2019', 'draft', 'check'"):
        gd.schema(name)
    with pytest.raises(gd.InvalidReportError, match=r"2019.*2021"):
        explain_identity("T4-SUM:review", name)
    with pytest.raises(gd.InvalidReportError, match=r"2019.*2021"):
        near_codes("T4", name)


class Elsewhere(os.PathLike[str]):
    """A path of another library."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


def test_whatever_is_a_path_is_read(tmp_path: Path) -> None:
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    file = tmp_path / "report.txt"
    file.write_text(gd.to_text(report), encoding="utf-8")
    assert gd.read(Elsewhere(file)).seal() == report
    ((name, found),) = gd.read_all(Elsewhere(tmp_path))
    assert (name, found) == (str(file), gd.read(str(file)))


def test_what_is_no_path_is_refused_in_words() -> None:
    with pytest.raises(gd.UnreadableError) as caught:
        gd.read("")
    assert caught.value.code == "reading.missing"
    for wrong in (b"x", 7, None):
        with pytest.raises(TypeError, match=r"path of a folder or a file, not .*; read\(\)"):
            gd.read_all(wrong)  # type: ignore[arg-type]


def test_json_is_bytes_or_text_and_of_a_class_of_documents() -> None:
    calls: list[Any] = [
        lambda: gd.loads({}),  # type: ignore[call-overload]
        lambda: gd.loads(None),  # type: ignore[call-overload]
    ]
    for call in calls:
        with pytest.raises(TypeError, match=r"JSON as bytes or text, not .*; from_data\(\)"):
            call()
    data = gd.dumps(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    for of in ("2021", int, gd.Agency, gd.AnyReport | int):
        with pytest.raises(TypeError, match="expected a class of report or Draft"):
            gd.loads(data, of)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="expected a class of report or Draft"):
            gd.from_data({}, of)  # type: ignore[arg-type]


def test_reports_are_taken_where_drafts_are() -> None:
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    draft = gd.Draft.from_report(report)
    assert gd.find_claims(report) == gd.find_claims(draft)
    assert gd.verdict_page(report) == gd.verdict_page(draft)
    page = gd.to_html(report).encode()
    calls: list[Any] = [gd.find_claims, gd.verdict_page, lambda value: gd.fill(page, value)]
    for call in calls:
        with pytest.raises(TypeError, match="expected a report or a draft, not NoneType"):
            call(None)


def test_a_draft_is_made_of_a_report() -> None:
    for other in (gd.Draft.blank(), "report"):
        with pytest.raises(TypeError, match="expected an AnnualReport, not"):
            gd.Draft.from_report(other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "given", "field"),
    [
        (gd.ReviewLitigation.from_rows, 5, "rows"),
        (gd.ReviewLitigation.from_events, 5, "events"),
        (gd.ReviewLitigation.from_events, [5], "events"),
        (gd.ReviewLitigation.from_events, [("review.upheld",)], "events"),
        (gd.ReviewLitigation.from_events, "review", "events"),
        (lambda rows: gd.Draft.from_rows("云溪县商务局", 2023, {4: rows}), None, "rows"),
    ],
)
def test_rows_and_events_are_collections(make: Any, given: Any, field: str) -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        make(given)
    assert [(v.code, v.cells) for v in caught.value.violations] == [("FIELD-TYPE", (field,))]


def test_labels_of_a_cell_are_looked_up_whatever_they_are() -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.find_cell(5, None)  # type: ignore[arg-type]
    assert [violation.code for violation in caught.value.violations] == ["CELL-UNKNOWN"]
