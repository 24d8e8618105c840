# SPDX-License-Identifier: Apache-2.0
"""Known misprints in texts, 常见错字: titles, numbers and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from gaidisclosure.form import NOTICE_2019, NOTICE_2021, REGULATION

_DECREE: Final = re.compile(r"国务院(?:令)?第?\s*(?P<number>[0-9]{3})\s*[条号](?:令)?")
_NUMBER: Final = "711"
_OFFICE: Final = re.compile("(?:过|国)(?:办|半)公开办?函|国办公开函")
_RIGHT: Final = "国办公开办函"
_NOTICE: Final = re.compile(
    "[《“](?P<title>[^《》“”]{0,60}年度报告格式[^《》“”]{0,20})[》”]"
    r"[^《》“”，。；]{0,4}[（(]?国办公开办函\s*[〔\[［（(](?P<year>[0-9]{4})[〕\]］）)]\s*(?P<number>[0-9]{1,3})号"
)
_TRIAL: Final = "试行"
_NAME: Final = re.compile("(?P<place>[一-龥]{2,6}[省市县区州盟旗乡镇])(?P<rest>[一-龥]{2,30})")


@frozen
class Misprint:
    """Words that are likely meant to be others, 疑似错字, and their place in the text."""

    kind: str
    start: int
    end: int
    said: str
    right: str


def misprints_in(text: str) -> Iterator[Misprint]:
    """Yield the known misprints of a text in their order.

    Args:
        text: The text as printed.

    >>> text = "根据国务院令第711条、过半公开办函〔2021〕30号"
    >>> [(each.said, each.right) for each in misprints_in(text)]
    [('国务院令第711条', '国务院令第711号'), ('过半公开办函', '国办公开办函')]
    """
    found = [*_decrees(text), *_offices(text), *_notices(text)]
    yield from sorted(found, key=lambda each: each.start)


def _decrees(text: str) -> Iterator[Misprint]:
    for match in _DECREE.finditer(text):
        if match["number"] == _NUMBER and match[0].endswith("条"):
            yield Misprint("MISPRINT", *match.span(), match[0], REGULATION)


def _offices(text: str) -> Iterator[Misprint]:
    for match in _OFFICE.finditer(text):
        if match[0] != _RIGHT:
            yield Misprint("MISPRINT", *match.span(), match[0], _RIGHT)


def _notices(text: str) -> Iterator[Misprint]:
    """Yield titles of notices that carry the number of another notice."""
    for match in _NOTICE.finditer(text):
        is_trial = _TRIAL in match["title"]
        right = NOTICE_2019 if is_trial else NOTICE_2021
        number = f"国办公开办函〔{match['year']}〕{match['number']}号"
        if number != right and number in {NOTICE_2019, NOTICE_2021}:
            start = match.start("year") - len("国办公开办函〔")
            yield Misprint("MISPRINT", start, match.end(), text[start : match.end()], right)


def other_places_in(text: str, agency: str) -> Iterator[Misprint]:
    """Yield names like the agency's own that name another place.

    Args:
        text: A title, or the first sentences of a text.
        agency: The name of the agency.

    >>> [each.said for each in other_places_in("望川县商务局2023年度报告", "云溪县商务局")]
    ['望川县商务局']
    """
    own = _NAME.fullmatch(agency)
    if own is None:
        return
    level = own["place"][-1]
    place = (
        "(?:(?<![一-龥])|(?<=由))"
        + f"(?P<place>(?:(?!由)[一-龥]){{2,6}}{level})"
        + re.escape(own["rest"])
    )
    for match in re.finditer(place, text):
        if own["place"] not in match["place"]:
            yield Misprint("BODY", *match.span(), match[0], agency)
