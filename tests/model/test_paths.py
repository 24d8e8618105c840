# SPDX-License-Identifier: Apache-2.0
"""Cells as callers name them: by path, by labels, or by a name that is answered with candidates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import Violation
from gaidisclosure.form import EDITIONS, FORMS
from gaidisclosure.form.names import cells_named
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model.paths import by_path, edition_named, path_or_fault


def codes(error: gd.InvalidReportError) -> list[str]:
    return [violation.code for violation in error.violations]


@pytest.mark.parametrize(
    ("labels", "edition", "path"),
    [
        (("予以公开", "自然人"), "2021", "request_handling.outcomes.disclosed.natural_person"),
        (("总计", "总计"), "2021", "request_handling.outcomes.total.total"),
        (("其他", "其他"), "2021", "request_handling.outcomes.other.other.other_organization"),
        (("其他处理", "其他"), "2019", "request_handling.outcomes.other.other_organization"),
        (("部分公开", "总计"), "2021", "request_handling.outcomes.partially_disclosed.total"),
        (
            ("行政诉讼", "总计", "复议后起诉"),
            "2021",
            "review_litigation.litigation_after_review.total",
        ),
        (("行政许可",), "2021", "proactive_disclosure.licensing"),
        (("Other", "3. Other"), "2021", "request_handling.outcomes.other.other.other_organization"),
        (("request_handling.received.total",), "2019", "request_handling.received.total"),
    ],
)
def test_cells_are_found(labels: tuple[str, ...], edition: Any, path: str) -> None:
    assert gd.find_cell(*labels, edition=edition) == path


@pytest.mark.parametrize(
    ("labels", "code", "listed"),
    [
        (("予以公开",), "CELL-AMBIGUOUS", "request_handling.outcomes.disclosed.natural_person"),
        (
            ("不予公开", "自然人"),
            "CELL-AMBIGUOUS",
            "withheld.administrative_inquiry.natural_person",
        ),
        (("总计",), "CELL-AMBIGUOUS", "…"),
        (("新收", "自然人"), "CELL-UNKNOWN", "request_handling.received.natural_person"),
        (("予以公幵", "自然人"), "CELL-UNKNOWN", "outcomes.disclosed.natural_person"),
        (("recieved.natural_person",), "CELL-UNKNOWN", "request_handling.received.natural_person"),
        (("licensing",), "CELL-UNKNOWN", "proactive_disclosure.licensing"),
        (("received",), "CELL-UNKNOWN", "request_handling.received.natural_person"),
        (("自然人", "行政许可"), "CELL-UNKNOWN", ""),
        (("其他",) * 99, "CELL-UNKNOWN", ""),
        (("！",), "CELL-UNKNOWN", ""),
        (("",), "CELL-UNKNOWN", ""),
        ((), "CELL-UNKNOWN", ""),
        (("x" * 10**6,), "CELL-UNKNOWN", ""),
    ],
)
def test_what_is_not_found_is_answered_with_candidates(
    labels: tuple[str, ...], code: str, listed: str
) -> None:
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.find_cell(*labels)
    assert codes(caught.value) == [code]
    for locale in LOCALES:
        assert listed in caught.value.message(locale)


def test_no_more_candidates_are_listed_than_a_person_reads() -> None:
    form = FORMS["2021"]
    for name, listed in (("规章", 3), ("不予公开 / 自然人", 8), ("予以公开", 7), ("自然人", 9)):
        found = path_or_fault(form, name)
        assert isinstance(found, Violation)
        candidates = str(found.expected).split(", ")
        assert len(candidates) == listed
        assert (candidates[-1] == "…") is (listed == 9)
        assert candidates[:8] == list(cells_named(form, name)[:8])


def test_an_unknown_edition_is_answered_with_the_list() -> None:
    wrong: Any
    for wrong in ("2020", "2021-undivided"):
        with pytest.raises(gd.InvalidReportError, match="2019, 2021") as caught:
            gd.find_cell("行政许可", edition=wrong)
        assert codes(caught.value) == ["EDITION"]
    for wrong in (2021, None, []):
        with pytest.raises(gd.InvalidReportError, match='不是文字，应为 "2019", "2021"') as caught:
            gd.find_cell("行政许可", edition=wrong)
        assert codes(caught.value) == ["TEXT-TYPE"]


@given(name=st.text(max_size=60))
def test_any_text_is_answered(name: str) -> None:
    found = path_or_fault(FORMS["2021"], name)
    if isinstance(found, Violation):
        assert all(found.message(locale) for locale in LOCALES)
    else:
        assert gd.find_cell(name) == found


@given(cell=st.sampled_from([*FORMS["2021"].cells.values()]), locale=st.sampled_from(LOCALES))
def test_labels_work_where_paths_do(cell: gd.form.FormCell, locale: str) -> None:
    draft = gd.Draft.blank("云溪县商务局", 2023)
    label = cell.label(locale)
    assert draft.replace({label: 7}) == draft.replace({cell.path: 7})
    figures = gd.AnnualReport2021.zero("云溪县商务局", 2023).figures()
    figures[label] = figures.pop(cell.path)
    assert gd.AnnualReport2021.from_figures("云溪县商务局", 2023, figures).figures()


def test_events_take_labels_and_answer_mistyped_paths() -> None:
    table = gd.RequestHandling2021.from_events(
        {
            "予以公开 / 自然人": 2,
            "received.natural_person": 2,
            "自然人 / 上年结转政府信息公开申请数量": 0,
        }
    )
    assert table.outcomes.total.total == 2
    with pytest.raises(gd.InvalidReportError) as caught:
        gd.RequestHandling2021.from_events([("recieved.natural_person", 1), ("行政许可", 1)])
    named = [(violation.code, violation.cells) for violation in caught.value.violations]
    assert named == [("CELL-UNKNOWN", (name,)) for name in ("recieved.natural_person", "行政许可")]
    for locale in LOCALES:
        assert "request_handling.received.natural_person" in caught.value.message(locale)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"行政许可": 1, "proactive_disclosure.licensing": 1}, "CELL-TWICE"),
        ({"规章": 1}, "CELL-AMBIGUOUS"),
        ({1: 2}, "CELL-UNKNOWN"),
        ([1], "FIELD-TYPE"),
    ],
    ids=repr,
)
def test_keys_that_name_no_cell_of_their_own_are_refused(figures: Any, expected: str) -> None:
    makers: list[Callable[[], object]] = [
        lambda: gd.Draft.from_figures("云溪县商务局", 2023, figures),
        lambda: gd.Draft.blank().replace(figures),
        lambda: gd.AnnualReport2021.from_figures("云溪县商务局", 2023, figures),
        lambda: gd.ProactiveDisclosure2021.from_figures(figures),
    ]
    for make in makers:
        with pytest.raises(gd.InvalidReportError) as caught:
            make()
        assert codes(caught.value)[0] == expected
        assert all(caught.value.message(locale) for locale in LOCALES)


LICENSING, FEES = "proactive_disclosure.licensing", "proactive_disclosure.fees"


@pytest.mark.parametrize(
    ("figures", "faults"),
    [
        (
            {"nonsense": 1.5, 3: None},
            [
                Violation("CELL-UNKNOWN", ("nonsense",), actual=1.5, edition="2021"),
                Violation("CELL-UNKNOWN", ("3",), edition="2021"),
            ],
        ),
        (
            {LICENSING: 1, "行政许可": 2, FEES: 3},
            [Violation("CELL-TWICE", (LICENSING,), actual="行政许可", edition="2021")],
        ),
        (
            {"法律依据": 1, "licensing": 1},
            [
                Violation("CELL-UNKNOWN", ("法律依据",), actual=1, edition="2021"),
                Violation("CELL-UNKNOWN", ("licensing",), actual=1, edition="2021"),
            ],
        ),
        ([1], [Violation("FIELD-TYPE", ("figures",), "Mapping", "[1]")]),
    ],
    ids=repr,
)
def test_a_key_without_a_cell_is_shown_with_its_figure(
    figures: Any, faults: list[Violation]
) -> None:
    assert by_path(EDITIONS["2021"], figures)[1] == faults


def test_a_path_of_the_only_table_may_leave_out_its_key() -> None:
    form = EDITIONS["2021"]
    assert by_path(form, {"licensing": 1}, "proactive_disclosure") == ({LICENSING: 1}, [])
    assert by_path(form, {LICENSING: 1}, "proactive_disclosure") == ({LICENSING: 1}, [])
    found, (fault,) = by_path(form, {"予以公开 / 自然人": 1}, "proactive_disclosure")
    assert (found, fault.code) == ({}, "CELL-UNKNOWN")


def test_labels_of_several_cells_are_answered_with_these() -> None:
    assert path_or_fault(EDITIONS["2021"], "规章") == Violation(
        "CELL-AMBIGUOUS",
        ("规章",),
        ", ".join(
            f"proactive_disclosure.government_rules.{n}" for n in ("issued", "repealed", "in_force")
        ),
        edition="2021",
    )


@pytest.mark.parametrize("wrong", ["2020", "2021-undivided", "2021 "], ids=repr)
def test_an_edition_is_known_by_its_name(wrong: Any) -> None:
    assert edition_named("2019") is EDITIONS["2019"]
    with pytest.raises(gd.InvalidReportError) as caught:
        edition_named(wrong)
    assert caught.value.violations == (Violation("EDITION", ("edition",), "2019, 2021", wrong),)
