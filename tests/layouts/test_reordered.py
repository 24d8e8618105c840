# SPDX-License-Identifier: Apache-2.0
"""Columns in another order than in the form are read by their labels, or left open."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.form import EDITIONS
from tests.depth import examples
from tests.layouts import lines, pipes
from tests.layouts.publish import HTML_LAYOUTS, LAYOUTS, PLAINLY, Layout, publication
from tests.layouts.reordered import renamed, reordered

ON_LINES = (*HTML_LAYOUTS, lines.rows_of_tabs, lines.rows_of_spaces, pipes.rows_of_pipes)
"""Layouts in which the labels of columns stand next to each other."""


ON_GRIDS = (*HTML_LAYOUTS, lines.rows_of_tabs, pipes.rows_of_pipes)
"""Layouts in which a blank label leaves its cell."""


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@settings(max_examples=examples(8))
@given(st.data(), strategies.annual_reports())
def test_no_figure_is_read_in_a_wrong_column(
    layout: Layout, data: st.DataObject, report: gd.AnyReport
) -> None:
    form = reordered(data.draw, EDITIONS[report.edition])
    wishes = evolve(PLAINLY, layouts=(layout,))
    published = publication(data.draw, form, report.figures(), wishes=wishes)
    draft = gd.read(published.data.encode())
    read = {path: draft.cells[path].value for path in published.expected if path in draft.cells}
    assert read == {path: published.expected[path] for path in read}
    table_3 = [path for path in published.expected if path.startswith("request_handling")]
    if layout in ON_LINES:
        assert all(path in read for path in table_3)
    missing = published.expected.keys() - read.keys()
    told = {path for doubt in draft.doubts for path in doubt.cells}
    no_table = any(doubt.code == "reading.doubt.no_table" for doubt in draft.doubts)
    assert missing <= told or no_table


@pytest.mark.parametrize("layout", ON_GRIDS, ids=lambda layout: layout.__name__)
@settings(max_examples=examples(8))
@given(st.data(), strategies.annual_reports())
def test_a_lost_label_moves_no_figure(
    layout: Layout, data: st.DataObject, report: gd.AnyReport
) -> None:
    form = renamed(data.draw, reordered(data.draw, EDITIONS[report.edition]))
    wishes = evolve(PLAINLY, layouts=(layout,))
    published = publication(data.draw, form, report.figures(), wishes=wishes)
    draft = gd.read(published.data.encode())
    read = {path: draft.cells[path].value for path in published.expected if path in draft.cells}
    assert read == {path: published.expected[path] for path in read}
