# SPDX-License-Identifier: Apache-2.0
"""The sum of figures, 合计, cell by cell and exact, across forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from gaidisclosure.checks import Number, added
from gaidisclosure.form import Edition
from gaidisclosure.relations.agencies import same_name
from gaidisclosure.relations.members import Figures, Filled, Member

_RULES: Final = "proactive_disclosure.government_rules."
"""The beginning of the cells for 规章."""
_OTHER: Final = "request_handling.outcomes.other"
_OFFICE: Final = re.compile(r"((人民政府|政府|)办公[厅室]|(人民)?政府办)(\([^()]*\))?\Z")
"""The end of the name of a government's general office, after the region.

An office has a second name in brackets where it is also that of foreign affairs, or 本级.
"""
_GOVERNMENT: Final = "人民政府"


def addends(
    members: Sequence[tuple[Member, Filled]], without_rules: Iterable[Member]
) -> tuple[Edition, dict[Member, Figures]]:
    """Return the form of a sum, and what each member adds to each of its cells.

    Args:
        members: The members with their figures, all on one edition.
        without_rules: Those of them whose 规章 do not count.
    """
    form, offices = _common_form([each for _, each in members]), {*without_rules}
    rules = dict.fromkeys((path for path in form.cells if path.startswith(_RULES)), 0)
    return form, {
        member: {**in_form(each.figures, form), **(rules if member in offices else {})}
        for member, each in members
    }


def _common_form(members: Sequence[Filled]) -> Edition:
    """Return the form in which a sum can be told.

    It has （六）其他处理 in one row as soon as one member does, unless nothing stands there.
    """
    for each in members:
        if any(each.figures[path] != 0 for path in each.form.unofficial):
            return each.form
    return members[0].form.official


def in_form(figures: Figures, form: Edition) -> Figures:
    """Return the figures of a member in the form of a sum.

    The three rows of （六）其他处理 are added up for a form that has one. The one row holds only
    zeros if the form of the sum has three.

    >>> from gaidisclosure import AnnualReport2021
    >>> from gaidisclosure.form import EDITION_2021_UNDIVIDED
    >>> zero = AnnualReport2021.zero("云溪县商务局", 2023).figures()
    >>> overdue = {"request_handling.outcomes.other.fee_overdue.total": 2}
    >>> figures = in_form(zero | overdue, EDITION_2021_UNDIVIDED)
    >>> figures["request_handling.outcomes.other.total"]
    2
    """
    return {
        path: figures[path] if path in figures else _divided(figures, path) for path in form.cells
    }


def _divided(figures: Figures, path: str) -> Number | None:
    """Return the figure of a cell that another form splits into three rows."""
    column = path.rpartition(".")[2]
    rows = (
        each for each in figures if each.startswith(f"{_OTHER}.") and each.endswith(f".{column}")
    )
    return total(figures[row] for row in rows)


def total(figures: Iterable[Number | None]) -> Number | None:
    """Return the exact sum, ``None`` if one of the figures is not known."""
    known: list[Number] = []
    for figure in figures:
        if figure is None:
            return None
        known.append(figure)
    return added(known)


def offices(members: Sequence[tuple[Member, Filled]]) -> dict[Member, Member]:
    """Return the general offices that report 规章 with their government, if a member."""
    known = {same_name(member.name): member for member, _ in members}
    found: dict[Member, Member] = {}
    for member, each in members:
        reports = any(
            figure != 0 for path, figure in each.figures.items() if path.startswith(_RULES)
        )
        end = _OFFICE.search(name := same_name(member.name))
        if reports and end and (government := known.get(name[: end.start()] + _GOVERNMENT)):
            found[member] = government
    return found
