# SPDX-License-Identifier: Apache-2.0
"""The cells of rows by the layout that fits their table best."""

from __future__ import annotations

import pytest

from gaidisclosure.document import Place
from gaidisclosure.form import EDITION_2021
from gaidisclosure.reading.tables.cells import read_rows
from gaidisclosure.reading.tables.headers import Header
from gaidisclosure.reading.tables.layouts import Cells, lay_out
from gaidisclosure.reading.tables.lines import state_of
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import vocabulary

ROWS = vocabulary(EDITION_2021).tables[3].rows
RECEIVED, FORWARDED, SECRETS, THIRD_PARTIES = ROWS[0], ROWS[1], ROWS[4], ROWS[7]
NONE = Header()
HEADER = Header([3, 4, 5, 6, 7, 8, 9])


def run(texts: str, line: int = 0) -> list[Slot]:
    """Return slots on one line, from texts divided by pipes."""
    return [
        Slot(text.strip(), state_of(text.strip()), Place(1), 0, (0, line), range(at, at + 1))
        for at, text in enumerate(texts.split("|"), 1)
    ]


def printed(cells: Cells | None) -> str | None:
    return None if cells is None else "|".join(slot.text for slot in cells.values())


def read(*texts: str, header: Header = NONE) -> list[str | None]:
    rows = zip((RECEIVED, FORWARDED, SECRETS, THIRD_PARTIES), texts, strict=False)
    return [
        printed(cells)
        for cells in lay_out([(row, run(each), header) for row, each in rows], sums=True)
    ]


@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        (("1|2|0|0|0|0|3", "9|9|9|9|9|9|9"), ["1|2|0|0|0|0|3", "9|9|9|9|9|9|9"]),
        (("||1|2||0|0|0|3", "||||4|||0|4"), ["1|2||0|0|0|3", "||4|||0|4"]),
        (("1|2||0|0|0|3||", "4|||||0|4||"), ["1|2||0|0|0|3", "4|||||0|4"]),
        (("1|2|0||0|0|0||3", "||||"), ["1|2|0|0|0|0|3", None]),
    ],
    ids=["as printed, right or wrong", "padded before", "padded after", "without blanks"],
)
def test_a_table_is_read_by_the_layout_that_fits_it(
    texts: tuple[str, ...], cells: list[str | None]
) -> None:
    assert read(*texts) == cells


def test_a_row_is_open_where_layouts_fit_equally_well_and_disagree() -> None:
    assert read("||0|0|0|0|0||", "||0|0|0|0|0||") == [None, None]


def test_a_wrong_total_is_read_only_in_the_layout_of_most_rows() -> None:
    shifted = "||5||0|0|0|0|7"
    assert read(shifted, "||1|0|0|0|0|0|1")[0] == "5||0|0|0|0|7"
    assert read(shifted, "1|0|0|0|0|0|1")[0] is None
    assert read("||5||0|0|0|0|", "1|0|0|0|0|0|1")[0] == "5||0|0|0|0|"


def test_figures_stand_below_the_columns_of_a_header() -> None:
    assert read("||3||4|0||0|7|9", header=HEADER) == [None]
    assert read("||3||||||3|", header=HEADER) == ["3||||||3"]


def test_a_row_that_ends_before_the_columns_of_its_header_has_no_cells() -> None:
    assert read("|", "||3||||||3|", header=HEADER) == ["", "3||||||3"]


def test_padding_on_a_line_of_its_own_follows_the_last_cell() -> None:
    cells = [slot for at, text in enumerate([*[""] * 5, "0", "0"]) for slot in run(text, at)]
    padding = run("|", 9)
    found = lay_out([(RECEIVED, [*cells, *padding], NONE)], sums=True)
    assert printed(found[0]) == "|||||0|0"


def test_a_header_is_believed_before_the_layout_of_the_table() -> None:
    pushed = ("||1|0|||||", "||2|6|||||", "0|0|||||", "2|0|||||")
    assert read(*pushed, header=HEADER) == ["1|0|||||", "2|6|||||", "0|0|||||", "2|0|||||"]


@pytest.mark.parametrize("second", ["||2|6|||||", "||3|2|2|1|8||"])
def test_spare_columns_stand_where_other_rows_begin_with_figures(second: str) -> None:
    """A total pushed by as many blanks as there are spare columns adds up by chance."""
    rows = read("||1|0|||||", second, "1|2|||||", "2|0|||||")
    assert rows[:2] == ["1|0|||||", second[2:]]


def test_a_row_that_a_layout_explains_has_no_figure_too_many() -> None:
    rows = [(RECEIVED, run("|9|0|||||"), NONE), (SECRETS, run("0|5|||0|0|5|"), NONE)]
    first, second = read_rows(rows, sums=True)
    assert not first.ignored
    assert printed(first.slots) in ("", "|9|0||||")
    assert printed(second.slots) == "0|5|||0|0|5"


def test_names_above_a_row_say_which_columns_are_printed() -> None:
    named = Header(names=[2, None])
    (reading,) = read_rows([(RECEIVED, run("4||5"), named)], sums=False)
    assert {path.rpartition(".")[2]: slot.text for path, slot in reading.slots.items()} == {
        "research_institution": "4"
    }
    assert [slot.text for slot in reading.unassigned] == ["5"]
