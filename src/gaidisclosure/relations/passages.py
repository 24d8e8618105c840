# SPDX-License-Identifier: Apache-2.0
"""The share of a text that repeats another, 文字重复, by common runs of characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from gaidisclosure.model import Narrative
from gaidisclosure.model.narrative import TEXTS

_RUN: Final = 10
"""Fewest characters of a run: every report has 政府信息公开工作, with eight."""
_STEP: Final = 5
"""Distance of indexed runs, so that ``_RUN + _STEP - 1`` characters contain one."""
_SET_ASIDE: Final = re.compile(r"\s+|(?:19|20)\d\d(?=\s*年)")
_PARTS: Final = tuple(dict.fromkeys(path.partition(".")[0] for path in TEXTS))


def shares(before: Narrative, after: Narrative) -> dict[str, float]:
    """Return the share of each part that repeats an earlier text, 0 to 1.

    The parts are ``preface``, ``overview`` with all its aspects, ``problems_and_improvements``
    and ``other_matters``. Parts that are empty in the later text are left out.

    >>> shares(Narrative(preface="现公布2022年年报。"), Narrative(preface="现公布2023年年报。"))
    {'preface': 1.0}
    """
    old, new = parts(before), parts(after)
    return {part: repeated(old[part], said) for part, said in new.items() if said}


def parts(narrative: Narrative) -> Mapping[str, str]:
    """Return the text of each part, without white space and the digits of years."""
    found: dict[str, list[str]] = {part: [] for part in _PARTS}
    for path in TEXTS:
        found[path.partition(".")[0]].append(attrgetter(path)(narrative))
    return {part: _SET_ASIDE.sub("", "".join(said)) for part, said in found.items()}


def repeated(old: str, new: str) -> float:
    """Return the share of a text that consists of runs of an earlier one, 0 to 1.

    Runs of fewer than 10 characters do not count, unless the texts are equal. Runs of 14 or more
    always do, except perhaps for their end if the earlier text repeats itself. The time is linear
    in the length of both texts.

    >>> repeated("甲乙丙丁戊己庚辛壬癸", "子丑甲乙丙丁戊己庚辛壬癸寅卯辰巳午未申酉")
    0.5
    """
    if old == new:
        return 1.0
    starts = reversed(range(0, len(old), _STEP))
    places = {old[at : at + _RUN]: at for at in starts}  # the first of equal ones
    found = at = reach = 0
    while at + _RUN <= len(new):
        place = places.get(new[at : at + _RUN])
        if place is None:
            at += 1
        else:
            start = at - _back(old, new, place, at, reach)
            reach = at = at + _ahead(old, new, place, at)
            found += reach - start
    return found / len(new) if found else 0.0


def _back(old: str, new: str, place: int, at: int, reach: int) -> int:
    """Return the number of equal characters just before two positions."""
    count = 0
    while count < min(place, at - reach) and old[place - count - 1] == new[at - count - 1]:
        count += 1
    return count


def _ahead(old: str, new: str, place: int, at: int) -> int:
    """Return the number of equal characters from two positions onwards."""
    most = min(len(old) - place, len(new) - at)
    count = _RUN
    while count < most and old[place + count] == new[at + count]:
        count += 1
    return count
