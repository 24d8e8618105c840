# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies, 随机年报: reports and drafts for tests of other programs.

They draw consistent values by construction, reject nothing, and shrink to zeros. With Hypothesis
installed, ``st.from_type(AnnualReport)`` needs no import from here. Without it, :func:`sample`
gives plain test data.

>>> from hypothesis import given, settings
>>> from gaidisclosure.strategies import request_handlings
>>> @settings(max_examples=5, database=None)
... @given(request_handlings(edition="2021", size="office"))
... def requests_balance(table):
...     came_in = table.received.total + table.brought_forward.total
...     assert came_in == table.outcomes.total.total + table.carried_forward.total
>>> requests_balance()
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from gaidisclosure.errors import MissingExtraError

if TYPE_CHECKING:
    from gaidisclosure.slips import SlipName as Slip
    from gaidisclosure.strategies.agency import agencies as agencies
    from gaidisclosure.strategies.agency import contacts as contacts
    from gaidisclosure.strategies.agency import (
        unified_social_credit_codes as unified_social_credit_codes,
    )
    from gaidisclosure.strategies.draft import cells as cells
    from gaidisclosure.strategies.draft import drafts as drafts
    from gaidisclosure.strategies.faulty import Corrupted as Corrupted
    from gaidisclosure.strategies.faulty import corrupted as corrupted
    from gaidisclosure.strategies.faulty import violating as violating
    from gaidisclosure.strategies.membership import Membership as Membership
    from gaidisclosure.strategies.membership import members as members
    from gaidisclosure.strategies.narrative import narratives as narratives
    from gaidisclosure.strategies.narrative import overviews as overviews
    from gaidisclosure.strategies.options import Size as Size
    from gaidisclosure.strategies.plain import sample as sample
    from gaidisclosure.strategies.planted import PlantedError as PlantedError
    from gaidisclosure.strategies.report import annual_reports as annual_reports
    from gaidisclosure.strategies.report import reporting_periods as reporting_periods
    from gaidisclosure.strategies.series import report_series as report_series
    from gaidisclosure.strategies.tables import applicant_counts as applicant_counts
    from gaidisclosure.strategies.tables import case_results as case_results
    from gaidisclosure.strategies.tables import proactive_disclosures as proactive_disclosures
    from gaidisclosure.strategies.tables import request_handlings as request_handlings
    from gaidisclosure.strategies.tables import review_litigations as review_litigations
    from gaidisclosure.strategies.values import amounts as amounts
    from gaidisclosure.strategies.values import counts as counts
    from gaidisclosure.strategies.values import lines as lines
    from gaidisclosure.strategies.values import names as names
    from gaidisclosure.strategies.values import paragraphs as paragraphs

__all__ = [
    "Corrupted",
    "Membership",
    "PlantedError",
    "Size",
    "Slip",
    "agencies",
    "amounts",
    "annual_reports",
    "applicant_counts",
    "case_results",
    "cells",
    "contacts",
    "corrupted",
    "counts",
    "drafts",
    "lines",
    "members",
    "names",
    "narratives",
    "overviews",
    "paragraphs",
    "proactive_disclosures",
    "report_series",
    "reporting_periods",
    "request_handlings",
    "review_litigations",
    "sample",
    "unified_social_credit_codes",
    "violating",
]

_PLAIN = {"options": ("Size",), "plain": ("sample",), "planted": ("PlantedError",)}
"""The names that need no Hypothesis, by module."""
_ROOMS = _PLAIN | {
    "agency": ("agencies", "contacts", "unified_social_credit_codes"),
    "draft": ("cells", "drafts"),
    "faulty": ("Corrupted", "Slip", "corrupted", "violating"),
    "membership": ("Membership", "members"),
    "narrative": ("narratives", "overviews"),
    "report": ("annual_reports", "reporting_periods"),
    "series": ("report_series",),
    "tables": (
        "applicant_counts",
        "case_results",
        "proactive_disclosures",
        "request_handlings",
        "review_litigations",
    ),
    "values": ("amounts", "counts", "lines", "names", "paragraphs"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

# Type checkers see the names above and no others.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if _HOMES[name] not in _PLAIN:
            _need_hypothesis()
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        there = find_spec("hypothesis")
        return [name for name in __all__ if there or _HOMES[name] in _PLAIN]


def _need_hypothesis() -> None:
    try:
        import_module("hypothesis")
    except ImportError as error:
        raise MissingExtraError(
            "errors.missing_extra", extra="strategies", package="hypothesis"
        ) from error
