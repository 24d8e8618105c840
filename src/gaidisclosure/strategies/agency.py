"""Agencies, 行政机关: of places that do not exist, and now and then under any lawful name."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.model import Agency, Contact, Level
from gaidisclosure.model.uscc import check_character
from gaidisclosure.strategies.texts import lines, names

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
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION: Final = 9
_DIVISIONS: Final = 10**6
_MOST_CODES: Final = len(_REGISTRANTS) * _DIVISIONS * len(_ALPHABET) ** _ORGANIZATION
_RARELY: Final = 32
"""One of so many agencies is not one of ours, but anything lawful."""


def unified_social_credit_codes() -> SearchStrategy[str]:
    """A 统一社会信用代码 with its right check character; shrinks to zeros behind 11.

    >>> from hypothesis import find
    >>> find(unified_social_credit_codes(), lambda code: True)
    '11000000000000000U'
    """
    return st.integers(0, _MOST_CODES - 1).map(_credit_code)


def _credit_code(number: int) -> str:
    """The code of a number: its registrant, division and organization are digits of it."""
    organization = ""
    for _ in range(_ORGANIZATION):
        number, digit = divmod(number, len(_ALPHABET))
        organization += _ALPHABET[digit]
    registrant, division = divmod(number, _DIVISIONS)
    body = f"{_REGISTRANTS[registrant]}{division:06}{organization}"
    return body + check_character(body)


def contacts() -> SearchStrategy[Contact]:
    """Where questions go, 联系方式: invented, or any lawful text; shrinks to nothing known.

    >>> from hypothesis import find
    >>> find(contacts(), lambda contact: True)
    Contact()
    """
    return _contacts()


@cache
def _contacts() -> SearchStrategy[Contact]:
    some = lines(max_size=20)
    anything = st.builds(Contact, address=some, telephone=some, postcode=some, email=some)
    return st.sampled_from(_CONTACTS) | anything


@cache
def _invented() -> tuple[Agency, ...]:
    """Ready agencies, of which more is known the further down they stand in a row of five."""
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
    """Six digits, or nine: of two numbers one below the other."""
    return str(100_000 + code // 2) + ("001" if code % 2 else "")


def draw_agency(draw: DrawFn) -> Agency:
    """An agency from one draw, mostly."""
    turn, number = divmod(draw(_ready()), len(_invented()))
    return draw(_any_agency()) if turn == _RARELY - 1 else _invented()[number]


@st.composite
def agencies(draw: DrawFn) -> Agency:
    """An agency, 行政机关; shrinks to 云溪县商务局, of which nothing else is known.

    >>> from hypothesis import find
    >>> find(agencies(), lambda agency: True)
    Agency('云溪县商务局')
    """
    return draw_agency(draw)
