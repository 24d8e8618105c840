# SPDX-License-Identifier: Apache-2.0
"""Places in words, 位置: one by itself, and several together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.document import Place, in_words
from gaidisclosure.i18n import LOCALES


def sheet(*addresses: str, name: str = "表") -> list[Place]:
    return [Place(sheet=name, address=address) for address in addresses]


def word(*cells: tuple[int, int, int]) -> list[Place]:
    return [Place(element=f"table[9]/row[{r}]/cell[1]", in_table=(t, r, c)) for t, r, c in cells]


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(sheet="表2", address="C5"), "表2!C5", "表2!C5"),
        (Place(page=3, box=(1.0, 2.0, 3.0, 4.0)), "第 3 页", "page 3"),
        (
            Place(line=4, element="table[1]/tr[2]/td[1]", in_table=(1, 2, 3)),
            "第 1 张表第 2 行第 3 列",
            "table 1, row 2, column 3",
        ),
        (Place(page=2, line=6), "第 2 页第 6 行", "page 2, line 6"),
        (Place(sheet="说明"), "说明", "说明"),
        (Place(line=4, element="p[9]"), "第 4 行", "line 4"),
        (Place(line=4), "第 4 行", "line 4"),
        (Place(element="paragraph[9]"), "第 9 段", "paragraph 9"),
        (Place(element="p[9]/b"), "p[9]/b", "p[9]/b"),
        (Place(), "", ""),
    ],
)
def test_a_place_reads_like_one(place: Place, zh: str, en: str) -> None:
    assert (str(place), place.text("zh"), place.text("en")) == (zh, zh, en)


@pytest.mark.parametrize(
    ("lines", "zh", "en"),
    [
        ([], "", ""),
        ([7], "第 7 行", "line 7"),
        ([7, 7], "第 7 行", "line 7"),
        ([9, 7, 2, 8], "第 2、7、8、9 行", "lines 2, 7, 8, 9"),
        ([9, 7, 2, 8, 5], "第 2 至 9 行", "lines 2 to 9"),
    ],
)
def test_lines_are_told_in_words(lines: list[int], zh: str, en: str) -> None:
    places = [*(Place(line=line) for line in lines), Place()]
    assert (in_words(places, "zh"), in_words(places, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("places", "zh", "en"),
    [
        (sheet("D26", "F26", "E26", "G26"), "表!D26:G26", "表!D26:G26"),
        (sheet("Y1", "Z1", "AA1"), "表!Y1:AA1", "表!Y1:AA1"),
        (sheet(*(f"D{row}" for row in range(6, 28))), "表!D6:D27", "表!D6:D27"),
        (sheet("D6", "D7", "D9", "D27"), "表!D6:D7、表!D9、表!D27", "表!D6:D7, 表!D9, 表!D27"),
        (sheet("D6", "E6", "D7", "E7"), "表!D6:E6、表!D7:E7", "表!D6:E6, 表!D7:E7"),
        (
            sheet("A1", "A3", "A5", "A7", "A9"),
            "表!A1、表!A3、表!A5、表!A7 等",
            "表!A1, 表!A3, 表!A5, 表!A7 and others",
        ),
        (sheet("A1") + sheet("A1", name="乙"), "表!A1、乙!A1", "表!A1, 乙!A1"),
    ],
)
def test_cells_of_a_workbook_are_told_as_ranges(places: list[Place], zh: str, en: str) -> None:
    assert (in_words(places, "zh"), in_words(places, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("places", "zh", "en"),
    [
        (
            word(*((2, 6, cell) for cell in range(3, 10))),
            "第 2 张表第 6 行第 3 至 9 列",
            "table 2, row 6, columns 3 to 9",
        ),
        (word((2, 6, 2), (2, 4, 2)), "第 2 张表第 4、6 行", "table 2, rows 4, 6"),
        (
            word((1, 6, 2), (2, 4, 2)),
            "第 1 张表第 6 行第 2 列、第 2 张表第 4 行第 2 列",
            "table 1, row 6, column 2, table 2, row 4, column 2",
        ),
        ([Place(page=4), Place(page=3), Place(page=3)], "第 3、4 页", "pages 3, 4"),
        ([Place(page=4), Place(page=3), Place(line=3)], "第 3、4 页", "pages 3, 4"),
        ([Place(page=4, line=2), Place(page=3)], "第 3、4 页", "pages 3, 4"),
        (
            [*(Place(page=2, line=line) for line in (9, 8, 8)), Place(page=3, line=1)],
            "第 2 页第 8、9 行、第 3 页第 1 行",
            "page 2, lines 8, 9, page 3, line 1",
        ),
    ],
)
def test_cells_of_tables_and_pages_are_told_together(places: list[Place], zh: str, en: str) -> None:
    assert (in_words(places, "zh"), in_words(places, "en")) == (zh, en)


NUMBERS = st.integers(1, 9999)
ADDRESSES = st.from_regex(r"[A-Z]{1,2}[1-9][0-9]{0,2}", fullmatch=True)
PLACES = st.one_of(
    st.builds(Place, line=NUMBERS),
    st.builds(Place, page=NUMBERS, line=st.none() | NUMBERS),
    st.builds(Place, sheet=st.text(min_size=1, max_size=5), address=ADDRESSES | st.text()),
    st.builds(Place, element=st.text()),
    st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda cell: word(cell)[0]),
)


@given(st.lists(PLACES), st.sampled_from(LOCALES))
def test_whatever_is_known_is_told_and_order_is_nothing(places: list[Place], locale: str) -> None:
    words = in_words(places, locale)
    assert bool(words) == any(place.text(locale) for place in places)
    if not any(place.element or place.address for place in places):
        assert in_words(places[::-1], locale) == words


@pytest.mark.parametrize("long", [f"A{'9' * 5000}", "9" * 5000, f"{'A' * 5000}1"])
def test_a_place_of_a_stranger_is_told_whatever_it_is(long: str) -> None:
    assert in_words(sheet(long, "B7"), "en")
    assert in_words([Place(element=f"table[{long}]/tr[1]/td[1]")], "en")
