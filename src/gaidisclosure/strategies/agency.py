# SPDX-License-Identifier: Apache-2.0
"""Agencies, 行政机关: of invented places, and now and then under any valid name."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.model import Agency, Contact, Level
from gaidisclosure.model.uscc import ALPHABET, check_character
from gaidisclosure.strategies.values import lines, names

_PLACES: Final = (
    ("云溪县", Level.COUNTY),
    ("青禾市", Level.CITY),
    ("北原区", Level.COUNTY),
    ("松岚省", Level.PROVINCE),
    ("云溪县桃湾镇", Level.TOWNSHIP),
    ("北原自治旗", Level.COUNTY),
    ("国家青禾", Level.NATIONAL),
)
_OFFICES: Final = (
    "商务局",
    "人民政府",
    "人民政府办公室",
    "财政局",
    "教育体育局",
    "自然资源和规划局",
    "市场监督管理局",
    "卫生健康委员会",
    "档案馆（史志办）",
    "12345热线服务中心",
)
_NAMES: Final = tuple(
    (place + office, level) for (place, level), office in product(_PLACES, _OFFICES)
)

_ADDRESS: Final = "云溪县文昌路6号政务大楼3楼（办公室）"
_CONTACTS: Final = (
    Contact(),
    Contact(telephone="000-1234567"),
    Contact(address=_ADDRESS, telephone="000-7654321转8001", postcode="000000"),
    Contact(address=_ADDRESS, telephone="12345", postcode="000000", email="info@yunxi.example"),
)
_REGISTRANTS: Final = ("11", "12", "13", "19", "51", "91", "N1", "Y9")
_ORGANIZATION: Final = 9
_DIVISIONS: Final = 10**6
_MOST_CODES: Final = len(_REGISTRANTS) * _DIVISIONS * len(ALPHABET) ** _ORGANIZATION
_RARELY: Final = 32
"""One in this many agencies is not one of ours, but anything valid."""


def unified_social_credit_codes() -> SearchStrategy[str]:
    """Draw a 统一社会信用代码 with its check character, shrinking to zeros after 11."""
    return st.integers(0, _MOST_CODES - 1).map(_credit_code)


def _credit_code(number: int) -> str:
    """Return the code that a number stands for.

    >>> _credit_code(0)
    '11000000000000000U'
    """
    organization = ""
    for _ in range(_ORGANIZATION):
        number, digit = divmod(number, len(ALPHABET))
        organization += ALPHABET[digit]
    registrant, division = divmod(number, _DIVISIONS)
    body = f"{_REGISTRANTS[registrant]}{division:06}{organization}"
    return body + check_character(body)


def contacts() -> SearchStrategy[Contact]:
    """Draw a contact, 联系方式, invented or any valid text, shrinking to an empty one."""
    return _contacts()


@cache
def _contacts() -> SearchStrategy[Contact]:
    some = lines(max_size=20)
    anything = st.builds(Contact, address=some, telephone=some, postcode=some, email=some)
    return st.sampled_from(_CONTACTS) | anything


@cache
def _invented() -> tuple[Agency, ...]:
    """Return ready agencies, with more known of each in a row of five."""
    return tuple(
        Agency(
            name,
            level=level if number % 5 > 0 else None,
            division_code=f"{990_000 + number}" + "001" * (level is Level.TOWNSHIP)
            if number % 5 > 1
            else None,
            unified_social_credit_code=_credit_code(number) if number % 5 > 2 else None,
            contact=_CONTACTS[number % len(_CONTACTS)] if number % 5 > 3 else Contact(),
        )
        for number, (name, level) in enumerate(_NAMES)
    )


@cache
def _ready() -> SearchStrategy[int]:
    return st.integers(0, len(_invented()) * _RARELY - 1)


@cache
def _any_agency() -> SearchStrategy[Agency]:
    divisions = st.integers(0, 2 * 900_000 - 1).map(_division)
    return st.builds(
        Agency,
        names(),
        level=st.none() | st.sampled_from(Level),
        unified_social_credit_code=st.none() | unified_social_credit_codes(),
        division_code=st.none() | divisions,
        contact=contacts(),
    )


def _division(code: int) -> str:
    """Return six digits, or for an odd number nine, of a township in the same county."""
    return str(100_000 + code // 2) + ("001" if code % 2 else "")


def draw_agency(draw: DrawFn) -> Agency:
    """Draw an agency, mostly at once."""
    turn, number = divmod(draw(_ready()), len(_invented()))
    return draw(_any_agency()) if turn == _RARELY - 1 else _invented()[number]


@st.composite
def agencies(draw: DrawFn) -> Agency:
    """Draw an agency, 行政机关, shrinking to 云溪县商务局 and nothing else known."""
    return draw_agency(draw)
