# SPDX-License-Identifier: Apache-2.0
"""Agencies, 行政机关: invented ones, and now and then one with any valid name."""

from __future__ import annotations

from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.model import Agency, Contact, Level
from gaidisclosure.strategies.invented import CONTACTS, MOST_CODES, credit_code, invented
from gaidisclosure.strategies.values import lines, names

_RARELY: Final = 32
"""One in this many agencies is not one of ours, but anything valid."""


def unified_social_credit_codes() -> SearchStrategy[str]:
    """Draw a 统一社会信用代码 with its check character, shrinking to zeros after 11."""
    return st.integers(0, MOST_CODES - 1).map(credit_code)


def contacts() -> SearchStrategy[Contact]:
    """Draw a contact, 联系方式, invented or any valid text, shrinking to an empty one."""
    some = lines(max_size=20)
    anything = st.builds(Contact, address=some, telephone=some, postcode=some, email=some)
    return st.sampled_from(CONTACTS) | anything


@cache
def _ready() -> SearchStrategy[int]:
    return st.integers(0, len(invented()) * _RARELY - 1)


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
    turn, number = divmod(draw(_ready()), len(invented()))
    return draw(_any_agency()) if turn == _RARELY - 1 else invented()[number]


@st.composite
def agencies(draw: DrawFn) -> Agency:
    """Draw an agency, 行政机关, shrinking to 云溪县商务局 and nothing else known."""
    return draw_agency(draw)
