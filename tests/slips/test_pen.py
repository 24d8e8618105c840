# SPDX-License-Identifier: Apache-2.0
"""Slips of the pen: digits swapped, doubled, dropped and misread, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.slips import Others, doubled, dropped, misread, swapped

MOST = 999_999_999_999_999
counts = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("way", "right", "printed"),
    [
        (swapped, "12", {"21"}),
        (swapped, "1203", {"2103", "1023", "1230"}),
        (swapped, "10", set()),
        (swapped, "110", {"101"}),
        (swapped, "7", set()),
        (doubled, "12", {"112", "122"}),
        (doubled, "0", set()),
        (doubled, "100", {"1100", "1000"}),
        (dropped, "123", {"23", "13", "12"}),
        (dropped, "105", {"15", "10"}),
        (dropped, "10", {"1"}),
        (dropped, "5", set()),
        (misread, "0", {*"123456789"}),
        (misread, "7", {*"012345689"}),
        (misread, "10", {f"{n}0" for n in range(2, 10)} | {f"1{n}" for n in range(1, 10)}),
    ],
)
def test_each_way_of_writing_wrongly(way: object, right: str, printed: set[str]) -> None:
    assert {*way(right)} == printed  # type: ignore[operator]


@given(counts)
def test_slips_of_the_pen_give_other_figures(figure: int) -> None:
    digits = str(figure)
    for way, longer in ((swapped, 0), (doubled, 1), (dropped, -1), (misread, 0)):
        for printed in way(digits):
            assert printed.isascii()
            assert printed.isdigit()
            assert str(int(printed)) == printed
            assert printed != digits
            assert len(printed) == len(digits) + longer


@given(counts.filter(lambda n: n > 9))
def test_swapping_twice_gives_the_figure_again(figure: int) -> None:
    for printed in swapped(str(figure)):
        assert str(figure) in [*swapped(printed)] or "0" in str(figure)


@given(counts.filter(bool))
def test_what_is_doubled_can_be_dropped(figure: int) -> None:
    for printed in doubled(str(figure)):
        assert str(figure) in [*dropped(printed)]


@given(counts, counts)
def test_misreading_goes_both_ways(one: int, two: int) -> None:
    assert (str(one) in [*misread(str(two))]) is (str(two) in [*misread(str(one))])


@pytest.mark.parametrize("right", [0, 1, 7])
def test_other_counts_come_nearest_first_and_all_of_them(right: int) -> None:
    others = Others(right)
    first = [others[index] for index in range(40)]
    assert sorted(first) == [n for n in range(41) if n != right]
    assert [abs(n - right) for n in first] == sorted(abs(n - right) for n in first)
    assert len(others) == MOST
    assert others[MOST - 1] == MOST


def test_other_counts_are_counts_and_others() -> None:
    others = Others(7)
    assert all(n in others for n in (0, 6, 8, MOST))
    assert not any(n in others for n in (7, -1, MOST + 1, None, "8", 7.5))
