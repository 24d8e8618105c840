# SPDX-License-Identifier: Apache-2.0
"""Cells by the names that people use: labels in any order and language, and mistyped paths."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure.checks import Violation
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.form.names import SEPARATOR, cells_named, nearest_cells
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model.paths import path_or_fault

CELLS = [(form, path) for form in FORMS.values() for path in form.cells]
locales = st.sampled_from(LOCALES)
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
MARKS = str.maketrans({"（": "(", "）": ")", "、": " 、", "“": '"', "，": " ", "0": "０"})


def codes(error: gd.InvalidReportError) -> list[str]:
    return [violation.code for violation in error.violations]


@each_form
def test_the_label_of_a_cell_names_it_alone_in_every_language(form: Edition) -> None:
    for path, cell in form.cells.items():
        for locale in LOCALES:
            assert cells_named(form, cell.label(locale)) == (path,)


@given(cell=st.sampled_from(CELLS), locale=locales, other=locales, data=st.data())
def test_the_order_and_the_printing_of_labels_do_not_matter(
    cell: tuple[Edition, str], locale: str, other: str, data: st.DataObject
) -> None:
    form, path = cell
    found = form.cells[path]
    sides = [found.row.label_in(locale), found.column.label_in(other)]
    for labels in permutations(side for side in sides if side):
        spelled = SEPARATOR.join(data.draw(st.sampled_from(spellings(each))) for each in labels)
        assert cells_named(form, spelled) == (path,)


def spellings(label: str) -> list[str]:
    spaced = " ".join(label) if label.isalpha() and not label.isascii() else label
    return [label, label.translate(MARKS), f"　{label}：", label.upper(), spaced]


@each_form
@given(data=st.data(), locale=locales)
def test_some_labels_name_the_cells_that_have_them_all(
    form: Edition, data: st.DataObject, locale: str
) -> None:
    cell = form.cells[data.draw(st.sampled_from([*form.cells]))]
    labels = [item.label_in(locale) for item in (*cell.row.items, *cell.column.items)]
    chosen = data.draw(st.permutations([each for each in labels if each]))[:2]
    found = cells_named(form, SEPARATOR.join(chosen))
    assert cell.path in found
    for path in found:
        other = (*form.cells[path].row.items, *form.cells[path].column.items)
        told = " ".join(item.label_in(locale) for item in other)
        assert all(without_ordinal(label) in told for label in chosen)


def without_ordinal(label: str) -> str:
    return re.sub(r"^[(（]?\w{1,3}[)）、.] ?", "", label)


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
    for name in ("received", "request_handling", "不予公开 / 自然人", "licensing", "x", ""):
        assert len(nearest_cells(form, name)) <= 3


def test_an_unknown_edition_is_answered_with_the_list() -> None:
    wrong: Any
    for wrong in ("2020", "2021-undivided", None, []):
        with pytest.raises(gd.InvalidReportError, match="2019, 2021") as caught:
            gd.find_cell("行政许可", edition=wrong)
        assert codes(caught.value) == ["EDITION"]


@given(
    path=st.sampled_from(CELLS), at=st.integers(0), change=st.sampled_from(["swap", "drop", "add"])
)
def test_a_slip_of_the_keyboard_still_finds_the_path(
    path: tuple[Edition, str], at: int, change: str
) -> None:
    form, right = path
    at %= len(right) - 1
    changed = {
        "swap": right[:at] + right[at + 1] + right[at] + right[at + 2 :],
        "drop": right[:at] + right[at + 1 :],
        "add": right[:at] + "x" + right[at:],
    }[change]
    assert right in nearest_cells(form, changed)


@given(name=st.text(max_size=60))
def test_any_text_is_answered(name: str) -> None:
    found = path_or_fault(FORMS["2021"], name)
    if isinstance(found, Violation):
        assert all(found.message(locale) for locale in LOCALES)
    else:
        assert gd.find_cell(name) == found


@given(cell=st.sampled_from([*FORMS["2021"].cells.values()]), locale=locales)
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
