# SPDX-License-Identifier: Apache-2.0
"""Exact sums of figures, 合计, cell by cell, across forms."""

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

Brackets may follow, with 本级 or a second name, such as that of the foreign affairs office.
"""
_GOVERNMENT: Final = "人民政府"


def addends(
    members: Sequence[tuple[Member, Filled]], without_rules: Iterable[Member]
) -> tuple[Edition, dict[Member, Figures]]:
    """Return the form of a sum, and what each member adds to its cells.

    Args:
        members: The members with their figures, all of one edition.
        without_rules: Those whose 规章 do not count.
    """
    form, offices = _common_form([each for _, each in members]), {*without_rules}
    rules = dict.fromkeys((path for path in form.cells if path.startswith(_RULES)), 0)
    return form, {
        member: {**in_form(each.figures, form), **(rules if member in offices else {})}
        for member, each in members
    }


def _common_form(members: Sequence[Filled]) -> Edition:
    """Return the form of a sum.

    It has （六）其他处理 in one row if a member has it so, with other figures than 0.
    """
    for each in members:
        if any(each.figures[path] != 0 for path in each.form.unofficial):
            return each.form
    return members[0].form.official


def in_form(figures: Figures, form: Edition) -> Figures:
    """Return the figures of a member on the form of a sum.

    If that form has （六）其他处理 in one row, three rows are added up. If it has three, a member's
    one row holds only zeros.

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
    """Return the figure of a cell that the member's form splits into three rows."""
    column = path.rpartition(".")[2]
    rows = (
        each for each in figures if each.startswith(f"{_OTHER}.") and each.endswith(f".{column}")
    )
    return total(figures[row] for row in rows)


def total(figures: Iterable[Number | None]) -> Number | None:
    """Return the exact sum, or ``None`` if a figure is not known."""
    known: list[Number] = []
    for figure in figures:
        if figure is None:
            return None
        known.append(figure)
    return added(known)


def offices(members: Sequence[tuple[Member, Filled]]) -> dict[Member, Member]:
    """Return the general offices that report 规章 and whose government is a member."""
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
