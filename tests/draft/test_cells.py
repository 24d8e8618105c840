# SPDX-License-Identifier: Apache-2.0
"""One printed cell: text, what it says, and nothing that does not go together."""

from __future__ import annotations

import pickle
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Place
from gaidisclosure.draft import BLANK, Cell
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.zh.figures import State, read_figure
from tests import lawful

numbers = st.integers(-(10**36) + 1, 10**36 - 1) | lawful.amounts


@given(text=st.text() | st.sampled_from(["", "/", "12", "１２　", "减4", "12.50", "25100元"]))
def test_a_printed_text_says_what_the_reader_of_figures_says(text: str) -> None:
    for money in (False, True):
        cell = Cell.printed(text, money=money, place=Place(3, 4))
        assert (cell.state, cell.value) == read_figure(text, money=money)
        assert (cell.text, cell.place) == (text, Place(3, 4))
        assert Cell.printed(text, money=money) == cell
    assert Cell.printed(text) == Cell.printed(text, money=False)
    assert Cell.printed(text).place is None


@given(number=numbers)
def test_a_figure_is_printed_plainly_and_read_back(number: int | Decimal) -> None:
    is_short = -(10**30) < number < 10**30
    cell = Cell.of(number)
    assert (cell.state, cell.value) == (State.FIGURE, number)
    assert type(cell.value) is type(number)
    assert "E" not in cell.text
    if is_short:
        assert Cell.printed(cell.text, money=True).value == number


def test_a_place_tells_no_cells_apart() -> None:
    one, other = Cell.printed("1", place=Place(1)), Cell.printed("1", place=Place(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != Cell.printed("１")
    assert pickle.loads(pickle.dumps(one)).place == Place(1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.value = 2  # type: ignore[misc]


def test_a_blank_cell_holds_nothing() -> None:
    assert (BLANK.text, BLANK.value, BLANK.state, BLANK.place) == ("", None, State.BLANK, None)
    assert Cell.printed("") == BLANK


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("value", [None, 0, 7, Decimal(0)])
def test_a_figure_goes_with_the_state_of_a_figure_only(
    state: State, value: int | Decimal | None
) -> None:
    if (state is State.FIGURE) is (value is not None):
        assert Cell("x", value, state).value == value
        return
    with pytest.raises(InvalidReportError) as caught:
        Cell("x", value, state)
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == ("CELL-STATE", ("state",))
    assert (violation.expected, violation.actual) == (state, value)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (True, "CELL-TYPE"),
        (1.5, "CELL-TYPE"),
        ("12", "CELL-TYPE"),
        (2**121, "CELL-SIZE"),
        (-(2**121), "CELL-SIZE"),
        (Decimal("NaN"), "CELL-SIZE"),
        (Decimal("sNaN"), "CELL-SIZE"),
        (Decimal("-Infinity"), "CELL-SIZE"),
        (Decimal("1E+31"), "CELL-SIZE"),
        (Decimal("1E-31"), "CELL-DECIMALS"),
        (Decimal("0E-31"), "CELL-DECIMALS"),
        (Decimal("1." + "0" * 30), "CELL-DECIMALS"),
        (type("Amount", (Decimal,), {})(3), "CELL-TYPE"),
    ],
)
def test_a_figure_is_a_number_of_moderate_size(value: object, code: str) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Cell("x", value, State.FIGURE)  # type: ignore[arg-type]
    [violation] = caught.value.violations
    assert (violation.code, violation.cells) == (code, ("value",))


@pytest.mark.parametrize(
    "value",
    [2**120 - 1, Decimal("1E+30"), Decimal("1E-30"), Decimal("0E+30"), Decimal("1." + "0" * 29)],
)
def test_figures_up_to_that_size_are_kept(value: int | Decimal) -> None:
    assert Cell("x", value, State.FIGURE).value == value
