# SPDX-License-Identifier: Apache-2.0
"""Number formats: the figures that they round, scale, divide or do not show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaidisclosure.formats.excel.cell_formats import BUILT_IN, is_plain, shown, shows_text


@pytest.mark.parametrize(
    "code",
    ["", "General", "general", "@", "0", "0_ ", "#,##0", "#,##0.00", "0.00_);(0.00)"],
)
@pytest.mark.parametrize("held", ["0", "12", "1234567", "3.5"])
def test_formats_that_show_the_figure(code: str, held: str) -> None:
    if held != "3.5" or "." in code or not code.startswith(("0", "#")):
        assert shown(held, code) is None


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("12.4", "0", "12"),
        ("12.5", "#,##0", "13"),
        ("-12.5", "0", "-13"),
        ("52.37", "0.0", "52.4"),
        ("1234567", "0,", "1235"),
        ("1234567", '0.0,,"百万"', "1.2百万"),
        ("12345", "0!.0,", "1.2"),
        ("12345", '0\\.0,"万"', "1.2万"),
        ("0.125", "0.0%", "12.5%"),
        ("15", BUILT_IN[9], "1500%"),
        ("9", '"-"', "-"),
        ("9", ";;;", ""),
        ("0", ";;;", ""),
        ("0.3", "#", ""),
        ("-5", "0;0", "5"),
        ("9", '"第1类"0', "第1类9"),
        ("9", '"1.2."0', "1.2.9"),
        ("20000", '[>=10000]0!.0,"万";0', "2.0万"),
        ("-3", '[>0]0;[=0]"-";"无"', "无"),
        ("7", '[>10]0;[<5]"少"', "少"),
        ("523700", '0"元"', "523700元"),
        ("12", '0"万件"', "12万件"),
        ("12", '0.0"亿元"', "12.0亿元"),
        ("12", '"约"0', "约12"),
        ("500", '"¥"#,##0', "¥500"),
        ("500", '"￥"#,##0;"￥"-#,##0', "￥500"),
        ("500", "[$¥-804]#,##0.00", "¥500.00"),
        ("500", "_ [$RMB]* #,##0_ ", "RMB500"),
        ("500", '0" RMB"', "500 RMB"),
        ("500", "[$$-409]#,##0", "$500"),
        ("500", BUILT_IN[5], "¥500"),
        ("-500", BUILT_IN[44], "(¥500.00)"),
    ],
)
def test_formats_that_show_another_figure(held: str, code: str, text: str) -> None:
    assert shown(held, code) == text


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ("0", '0;-0;"-"'),
        ("0", "0;-0;;@"),
        ("0", "#,##0_);(#,##0)"),
        ("0", BUILT_IN[41]),
        ("0", "0%"),
        ("0", "#"),
        ("12", '0"件"'),
        ("12", '[Red][DBNum1]"共"* General'),
        ("-5", BUILT_IN[37]),
        ("-5", "0"),
        ("-5", '0;"-"0'),
        ("20", '[>=10000]0!.0,"万";0'),
        ("45000", "yyyy-m-d"),
        ("12.5", "# ?/?"),
        ("12345", "0.00E+00"),
        ("1.23456789012345", "0." + "0" * 14),
        ("288.00000000000006", "0"),
        ("1e20", "0,"),
        ("nan", "0,"),
        ("TRUE", "0"),
        ("12", '0"件'),
        ("52.37", '0.00"万元"'),
        ("0", '0"元"'),
        ("0", '"¥"0'),
        ("12", "[$-804]0"),
        ("12", "0" * 300),
    ],
)
def test_figures_that_are_seen_as_they_are_held(held: str, code: str) -> None:
    assert shown(held, code) is None


def test_texts() -> None:
    assert [shows_text(code) for code in ("0", "0;;", "0;-0;;@", '0;-0;"-";"@"')] == [
        *(True, True, True),
        False,
    ]
    assert not shows_text(";;;")


def test_plain_formats() -> None:
    assert is_plain("0.00_ ")
    assert not any(map(is_plain, ("0,", "0%", ";;;", '0"件"', "yyyy", "[Red]0")))


@given(st.text('0#?,.%;"[]!\\_*@->=9y件G'), st.floats() | st.integers())
def test_any_format_is_read(code: str, value: float) -> None:
    assert isinstance(shown(str(value), code), str | None)
    assert isinstance(shows_text(code), bool)


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_are_seen_in_ordinary_formats(value: int) -> None:
    assert shown(str(value), "#,##0") is None
    assert shown(str(value), "0.00;[Red]-0.00") is None
