# SPDX-License-Identifier: Apache-2.0
"""What is published in any layout is read as it was printed: the inverse of the layouts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import Draft, strategies
from gaidisclosure.form import EDITIONS
from tests.depth import examples
from tests.layouts import HTML_LAYOUTS, LAYOUTS, PLAINLY, Publication, Wishes, publication

AGENCIES = {"云溪县商务局", "云溪縣商務局"}


@st.composite
def publications(draw: st.DrawFn, wishes: Wishes) -> Publication:
    report = draw(strategies.annual_reports())
    return publication(draw, EDITIONS[report.edition], report.figures(), wishes=wishes)


def read(found: Publication) -> Draft:
    return gd.read(found.data.encode())


def figures(draft: Draft) -> dict[str, object]:
    return {path: cell.value for path, cell in draft.cells.items() if cell.value is not None}


def printed(found: Publication) -> dict[str, object]:
    return {path: value for path, value in found.expected.items() if value is not None}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@given(st.data())
@settings(max_examples=examples(15))
def test_a_full_report_is_read_whole_from_every_layout(layout, data) -> None:  # type: ignore[no-untyped-def]
    from attrs import evolve

    found = data.draw(publications(evolve(PLAINLY, layouts=(layout,))))
    draft = read(found)
    assert figures(draft) == printed(found)
    assert (draft.agency, draft.year) == ("云溪县商务局", 2023)
    assert all(cell.place for cell in draft.cells.values())


@given(publications(Wishes()))
@settings(max_examples=examples(50), derandomize=True)
def test_no_figure_is_read_that_is_not_printed_there(found: Publication) -> None:
    draft = read(found)
    wanted = printed(found)
    got = figures(draft)
    assert {path: value for path, value in got.items() if wanted.get(path) != value} == {}
    assert draft.agency in AGENCIES
    assert draft.year == 2023


@given(publications(Wishes()))
@settings(max_examples=examples(40), derandomize=True)
def test_what_is_not_read_is_in_doubt(found: Publication) -> None:
    draft = read(found)
    if printed(found).keys() - figures(draft).keys():
        assert draft.doubts


@given(publications(Wishes(layouts=HTML_LAYOUTS, most_damaged=0, traditional=False)))
@settings(max_examples=examples(40), derandomize=True)
def test_in_a_grid_what_has_its_label_is_read(found: Publication) -> None:
    draft = read(found)
    assert figures(draft) == printed(found)
