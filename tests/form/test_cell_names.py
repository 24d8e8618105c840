# SPDX-License-Identifier: Apache-2.0
"""Cells by the names that people use: labels in any order and language, and mistyped paths."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.form import FORMS, Edition
from gaidisclosure.form.names import SEPARATOR, cells_named, nearest_cells
from gaidisclosure.i18n import LOCALES

CELLS = [(form, path) for form in FORMS.values() for path in form.cells]
locales = st.sampled_from(LOCALES)
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
MARKS = str.maketrans({"（": "(", "）": ")", "、": " 、", "“": '"', "，": " ", "0": "０"})


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


@pytest.mark.parametrize(
    "name", ["received", "request_handling", "不予公开 / 自然人", "licensing", "x", ""]
)
def test_no_more_than_three_cells_are_nearest(name: str) -> None:
    assert len(nearest_cells(FORMS["2021"], name)) <= 3
