# SPDX-License-Identifier: Apache-2.0
"""One cell and one doubt: the figure of a text, the way it was read, and the words of a doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from gaidisclosure.checks import Violation
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Doubt, How
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.zh.figures import State

PLAIN, OTHER = How.DIRECTLY, How.NORMALISED


@pytest.mark.parametrize(
    ("text", "money", "change", "value", "how"),
    [
        ("12", False, False, 12, PLAIN),
        (" 12\u3000", False, False, 12, PLAIN),
        ("１２", False, False, 12, OTHER),
        ("1,204", False, False, 1204, OTHER),
        ("12件", False, False, 12, OTHER),
        ("减4", False, True, -4, OTHER),
        ("-4", False, True, -4, PLAIN),
        ("未增未减", False, True, 0, OTHER),
        ("未增未减", False, False, None, PLAIN),
        ("1.5", True, False, Decimal("1.5"), PLAIN),
        ("15000元", True, False, Decimal("1.5"), OTHER),
        ("15000元", False, False, None, PLAIN),
        ("若干", True, False, None, PLAIN),
        ("", False, False, None, PLAIN),
    ],
)
def test_a_text_gives_a_figure_and_the_way_it_was_read(
    text: str, money: bool, change: bool, value: object, how: How
) -> None:
    place = Place(line=7)
    cell = Cell.printed(text, money=money, change=change, place=place)
    assert (cell.text, cell.value, cell.how) == (text, value, how)
    assert (cell.place, cell.forced_by) == (place, ())
    assert (cell.state is State.FIGURE) is (value is not None)


def test_a_text_is_of_a_count_without_a_place_unless_it_is_said() -> None:
    assert Cell.printed("15000元").value is None
    assert Cell.printed("未增未减").value is None
    assert Cell.printed("12").place is None


def test_a_doubt_is_told_in_the_language_asked_for() -> None:
    doubt = Doubt("reading.doubt.edition", found="2019")
    assert "2019" in doubt.message("en")
    assert doubt.message("en") != doubt.message("zh_Hans")
    assert str(doubt) == doubt.message()


@pytest.mark.parametrize("half", [0xD800, 0xDFFF])
def test_half_a_character_is_refused(half: int) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Cell.printed(f"12{chr(half)}")
    (violation,) = caught.value.violations
    assert violation == Violation("TEXT-CONTROL", ("text",), actual=f"U+{half:04X}")


@pytest.mark.parametrize(
    ("changes", "expected", "actual"),
    [
        ({"text": 5}, "str", 5),
        ({"state": "figure"}, "State", "figure"),
        ({"place": "here"}, "Place", "here"),
        ({"how": "directly"}, "How", "directly"),
        ({"forced_by": "T4-SUM:review"}, "tuple", "T4-SUM:review"),
        ({"forced_by": (5,)}, "str", 5),
    ],
)
def test_a_cell_has_fields_of_its_classes(changes: Any, expected: str, actual: Any) -> None:
    with pytest.raises(InvalidReportError) as caught:
        Cell(**{"text": "5", "value": 5, "state": State.FIGURE} | changes)
    (name,) = changes
    assert [*caught.value.violations] == [Violation("FIELD-TYPE", (name,), expected, actual)]


def test_a_text_of_a_subclass_becomes_plain() -> None:
    class Text(str):
        """As ``numpy.str_``."""

    assert type(Cell.printed(Text("12")).text) is str


def test_a_doubt_has_fields_of_its_classes_and_no_half_characters() -> None:
    for changes, code in (({"found": 5}, "FIELD-TYPE"), ({"found": "\ud800"}, "TEXT-CONTROL")):
        with pytest.raises(InvalidReportError) as caught:
            Doubt(**{"code": "reading.doubt.label"} | changes)
        assert [(v.code, v.cells) for v in caught.value.violations] == [(code, ("found",))]


@pytest.mark.parametrize("code", ["reading.doubt.of_2030", "checks.at_path", "", "a b"])
def test_a_doubt_of_another_program_stands_for_itself(code: str) -> None:
    assert Doubt(code, found="甲").message() == f"{code} 甲".strip()
    assert str(Doubt(code)) == code


def test_a_value_stands_in_a_cell_exactly_if_its_state_is_figure() -> None:
    for value, state in ((None, State.FIGURE), (5, State.TEXT)):
        with pytest.raises(InvalidReportError) as caught:
            Cell("5", value, state)
        (violation,) = caught.value.violations
        assert violation == Violation("CELL-STATE", ("state",), state.value, value)


def test_a_value_is_of_moderate_size() -> None:
    with pytest.raises(InvalidReportError) as caught:
        Cell("", 10**200, State.FIGURE)
    (violation,) = caught.value.violations
    assert (violation.code, violation.cells) == ("CELL-SIZE", ("value",))
