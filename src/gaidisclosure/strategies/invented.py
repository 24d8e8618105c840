# SPDX-License-Identifier: Apache-2.0
"""Invented agencies, 虚构机关: their names, codes and contacts.

Nothing here needs Hypothesis.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Final

from gaidisclosure.model import Agency, Contact, Level
from gaidisclosure.model.uscc import ALPHABET, check_character

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
CONTACTS: Final = (
    Contact(),
    Contact(telephone="000-1234567"),
    Contact(address=_ADDRESS, telephone="000-7654321转8001", postcode="000000"),
    Contact(address=_ADDRESS, telephone="12345", postcode="000000", email="info@yunxi.example"),
)
_REGISTRANTS: Final = ("11", "12", "13", "19", "51", "91", "N1", "Y9")
_ORGANIZATION: Final = 9
_DIVISIONS: Final = 10**6
MOST_CODES: Final = len(_REGISTRANTS) * _DIVISIONS * len(ALPHABET) ** _ORGANIZATION


def credit_code(number: int) -> str:
    """Return the code that a number stands for.

    >>> credit_code(0)
    '11000000000000000U'
    """
    organization = ""
    for _ in range(_ORGANIZATION):
        number, digit = divmod(number, len(ALPHABET))
        organization += ALPHABET[digit]
    registrant, division = divmod(number, _DIVISIONS)
    body = f"{_REGISTRANTS[registrant]}{division:06}{organization}"
    return body + check_character(body)


@cache
def invented() -> tuple[Agency, ...]:
    """Return seventy ready agencies."""
    return tuple(agency_at(number) for number in range(len(_NAMES)))


def agency_at(number: int) -> Agency:
    """Return one of any number of agencies, none named like another.

    More is known of each in a row of five.

    >>> agency_at(0).name, agency_at(1).name, agency_at(75).name
    ('云溪县商务局', '云溪县人民政府', '云溪县第6街道办事处')
    """
    known = number % 5
    name, level = _name_at(number)
    division = f"{990_000 + number % 10_000}" + "001" * (level is Level.TOWNSHIP)
    return Agency(
        name,
        level=level if known > 0 else None,
        division_code=division if known > 1 else None,
        unified_social_credit_code=credit_code(number) if known > 2 else None,
        contact=CONTACTS[number % len(CONTACTS)] if known > 3 else Contact(),
    )


def _name_at(number: int) -> tuple[str, Level]:
    if number < len(_NAMES):
        return _NAMES[number]
    return f"云溪县第{number - len(_NAMES) + 1}街道办事处", Level.TOWNSHIP
