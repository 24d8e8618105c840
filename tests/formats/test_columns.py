# SPDX-License-Identifier: Apache-2.0
"""Widths of columns: figures first, then labels."""

from __future__ import annotations

import pytest

from gaidisclosure import AnnualReport2021, Draft
from gaidisclosure.document import Grid, GridCell
from gaidisclosure.form import FORMS
from gaidisclosure.formats.columns import PAGE_WIDTH, column_widths, is_dense
from gaidisclosure.writing import grid


def test_figures_of_seven_digits_have_room_in_table_3_and_of_five_in_table_4() -> None:
    draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    requests, litigation = (column_widths(grid(draft, number)) for number in (3, 4))
    assert requests[3:] == (800,) * 7
    assert min(litigation) == max(litigation) == 589
    assert is_dense(requests)
    assert is_dense(litigation)
    assert not is_dense(column_widths(grid(draft, 2)))


@pytest.mark.parametrize("edition", FORMS)
@pytest.mark.parametrize("number", [2, 3, 4])
def test_every_table_fits_the_page(edition: str, number: int) -> None:
    widths = column_widths(grid(Draft.blank("云溪县商务局", 2023, FORMS[edition]), number))
    assert PAGE_WIDTH - len(widths) <= sum(widths) <= PAGE_WIDTH
    assert min(widths) >= 480


def test_tables_without_cells_figures_or_labels_have_even_columns() -> None:
    assert column_widths(Grid()) == (PAGE_WIDTH,)
    row = tuple(GridCell("标签") for _ in range(12))
    assert len({*column_widths(Grid((row,)))}) == 1
    assert len({*column_widths(Grid((row,), figures={(0, 0): "a"}))}) == 1


def test_labels_without_text_have_equal_widths() -> None:
    row = (GridCell(""), GridCell(""), *[GridCell("1")] * 10)
    first, second, *rest = column_widths(Grid((row,), figures={(0, 2): "a"}))
    assert first == second == 480
    assert {*rest} == {737}
