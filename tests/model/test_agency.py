# SPDX-License-Identifier: Apache-2.0
"""The agency: its name, its codes with their check character, its contact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.checks import Violation
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Agency, Contact, Level
from gaidisclosure.model.uscc import check_character, is_well_formed

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = [pow(3, i, 31) for i in range(17)]
REAL = ["11341702486344515H", "11370900004341590P", "12620600MB0523338C"]
"""Codes of three agencies, as the standard's facts give them."""


def naive_check(first: str) -> str:
    """The rule of GB 32100—2015, as it is written there."""
    weighted = sum(ALPHABET.index(c) * weight for c, weight in zip(first, WEIGHTS, strict=True))
    return ALPHABET[(31 - weighted % 31) % 31]


first_parts = st.tuples(
    st.text(ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(ALPHABET, min_size=9, max_size=9),
).map("".join)
codes = first_parts.map(lambda first: first + naive_check(first))


def faults(**fields: object) -> list[Violation]:
    try:
        Agency(**{"name": "云溪县商务局", **fields})  # type: ignore[arg-type]
    except InvalidReportError as error:
        return [*error.violations]
    return []


def code_faults(code: object) -> list[str]:
    found = faults(unified_social_credit_code=code)
    assert {violation.cells for violation in found} <= {("unified_social_credit_code",)}
    return [violation.code for violation in found]


def test_a_check_character_needs_all_that_stands_before_it() -> None:
    with pytest.raises(ValueError, match="shorter"):
        check_character(REAL[0][:16])


def test_the_weights_are_powers_of_three() -> None:
    assert WEIGHTS == [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]


@given(code=codes)
def test_a_code_with_its_check_character_is_accepted(code: str) -> None:
    assert is_well_formed(code)
    assert check_character(code[:-1]) == check_character(code) == code[-1]
    assert code_faults(code) == []


@pytest.mark.parametrize("code", REAL)
def test_every_change_of_one_character_is_noticed(code: str) -> None:
    assert code_faults(code) == []
    for place in range(18):
        for other in ALPHABET.replace(code[place], ""):
            changed = code[:place] + other + code[place + 1 :]
            inside = 2 <= place < 8 and not other.isdigit()
            assert code_faults(changed) == ["AGENCY-USCC" if inside else "AGENCY-USCC-CHECK"]


@pytest.mark.parametrize("code", REAL)
def test_every_swap_of_two_different_neighbours_is_noticed(code: str) -> None:
    for place in range(17):
        if code[place] != code[place + 1]:
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            assert len(code_faults(swapped)) == 1


@given(code=codes, data=st.data())
def test_changes_and_swaps_are_noticed_in_any_code(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
    assert code_faults(code[:place] + other + code[place + 1 :])
    place = data.draw(st.integers(0, 16))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert swapped == code or code_faults(swapped)


def test_a_wrong_check_character_is_corrected_in_the_message() -> None:
    [violation] = faults(unified_social_credit_code="11341702486344515A")
    assert (violation.expected, violation.actual) == ("H", "11341702486344515A")


@pytest.mark.parametrize(
    "code",
    [
        "",
        REAL[0][:-1],
        REAL[0] + "0",
        REAL[0].lower(),
        REAL[0] + "\n",
        " " + REAL[0],
        *(REAL[2][:8] + letter + REAL[2][9:] for letter in "IOSVZ"),
        "１" + REAL[0][1:],
        "1134170２486344515H",
        11341702486344515,
        b"11341702486344515H",
        True,
    ],
)
def test_what_has_not_the_shape_of_a_code_is_refused(code: object) -> None:
    assert not is_well_formed(code)
    assert code_faults(code) == ["AGENCY-USCC"]


@pytest.mark.parametrize("code", ["341702", "110000", "341702001", "999999", None])
def test_a_division_code_has_six_or_nine_digits(code: str | None) -> None:
    assert faults(division_code=code) == []


@pytest.mark.parametrize(
    "code",
    [
        *("", "041702", "34170", "3417021", "34170200", "3417020010", "34170A", "３４１７０２"),
        *("341702\n", " 341702", 341702, True),
    ],
)
def test_anything_else_is_no_division_code(code: object) -> None:
    [violation] = faults(division_code=code)
    assert (violation.code, violation.cells) == ("AGENCY-DIVISION", ("division_code",))
    assert violation.actual == (code if code != "341702\n" else "341702\\n")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "TEXT-EMPTY"),
        ("——", "TEXT-EMPTY"),
        (" 云溪县商务局", "TEXT-SPACE"),
        ("云溪县商务局\u3000", "TEXT-SPACE"),
        ("云溪县\n商务局", "TEXT-CONTROL"),
        ("云溪县\ud800商务局", "TEXT-CONTROL"),
        ("局" * 501, "TEXT-LENGTH"),
        (None, "TEXT-TYPE"),
        (7, "TEXT-TYPE"),
        (b"name", "TEXT-TYPE"),
    ],
)
def test_an_agency_has_a_name(name: object, code: str) -> None:
    [violation] = faults(name=name)
    assert (violation.code, violation.cells) == (code, ("name",))


def test_all_faults_of_an_agency_are_told_together() -> None:
    found = faults(
        name="",
        level="county",
        unified_social_credit_code="x",
        division_code="y",
        contact="z",
    )
    assert [(violation.code, violation.cells, violation.expected) for violation in found] == [
        ("TEXT-EMPTY", ("name",), None),
        ("FIELD-TYPE", ("level",), "Level"),
        ("FIELD-TYPE", ("contact",), "Contact"),
        ("AGENCY-USCC", ("unified_social_credit_code",), None),
        ("AGENCY-DIVISION", ("division_code",), None),
    ]
    assert [violation.actual for violation in found] == ["", "county", "z", "x", "y"]


def test_a_contact_is_lines_of_text_that_may_be_empty() -> None:
    assert Contact() == Contact(address="", telephone="", postcode="", email="")
    contact = Contact(address="云溪县青云路 1 号", telephone="0000-0000000", email="a@example.org")
    assert Agency("云溪县商务局", contact=contact).contact.postcode == ""
    with pytest.raises(InvalidReportError) as caught:
        Contact(address=" ", telephone=None, postcode="1\n", email=" x")  # type: ignore[arg-type]
    assert [(violation.code, violation.cells) for violation in caught.value.violations] == [
        ("TEXT-SPACE", ("address",)),
        ("TEXT-TYPE", ("telephone",)),
        ("TEXT-CONTROL", ("postcode",)),
        ("TEXT-SPACE", ("email",)),
    ]


def test_a_contact_may_have_an_empty_line_of_another_kind_of_text() -> None:
    class Line(str):
        pass

    assert Contact(address=Line("")) == Contact()


@pytest.mark.parametrize(
    ("level", "chinese", "english"),
    [
        (Level.NATIONAL, "国家级", "National"),
        (Level.PROVINCE, "省级", "Province"),
        (Level.CITY, "市级", "City"),
        (Level.COUNTY, "县级", "County"),
        (Level.TOWNSHIP, "乡级", "Township"),
    ],
)
def test_levels_have_names(level: Level, chinese: str, english: str) -> None:
    assert (level.label(), level.label("en")) == (chinese, english)
    assert len({level.label(locale) for locale in LOCALES}) >= 2
    assert Agency("云溪县商务局", level=level).level is level
    assert Level(english.lower()) is level


def test_an_agency_needs_only_a_name() -> None:
    agency = Agency("云溪县商务局")
    assert agency == Agency("云溪县商务局", None, None, None, Contact())
    with pytest.raises(TypeError):
        Contact("云溪县")  # type: ignore[call-arg]
