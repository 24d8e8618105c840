# SPDX-License-Identifier: Apache-2.0
"""The entry point for Hypothesis: strategies for the types of the library, 类型登记.

Hypothesis calls :func:`register` when it is imported, so that ``st.from_type(AnnualReport)`` and
``st.builds`` work in any project without an import from here. That must cost every project next to
nothing, so no room is loaded for it: a room that is loaded later registers its types by itself, see
:func:`gaidisclosure.model.protocols.offer_types`. A strategy is made when somebody asks for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from operator import attrgetter, methodcaller
from typing import Any, Final

from hypothesis import strategies as st

from gaidisclosure import strategies

Make = Callable[[object], st.SearchStrategy[Any]]
"""Makes a strategy, given the room of strategies."""


def register() -> None:
    """Register the types of each room that is loaded, as others register their own."""
    for room in _TYPES:
        if room in sys.modules:
            register_types(room)


def register_types(room: str) -> None:
    """Register a strategy for each type of a room that can be drawn."""
    types = import_module(room)
    makers = [(getattr(types, name), make) for name, make in _TYPES[room].items()]
    for cls, make in makers:
        if make in _TABLES.values():
            for part, path in _parts(cls):
                st.register_type_strategy(part, _asked(make, path))
    for cls, make in makers:
        st.register_type_strategy(cls, _asked(make))


def _parts(cls: type[Any], above: str = "") -> Iterator[tuple[type[Any], str]]:
    """Yield the classes inside a table, each with the path to its first value."""
    from gaidisclosure.model.fields import parts  # noqa: PLC0415

    for name, part in parts(cls).items():
        yield from _parts(part, f"{above}{name}.")
        yield part, above + name


def _asked(make: Make, path: str = "") -> Callable[[object], st.SearchStrategy[Any]]:
    if not path:
        return lambda _: make(strategies)
    return lambda _: make(strategies).map(attrgetter(path))


def _verdicts(_: object) -> st.SearchStrategy[Any]:
    return strategies.drafts().map(methodcaller("check"))


_TABLES: Final[Mapping[str, Make]] = {
    "ProactiveDisclosure2019": methodcaller("proactive_disclosures", edition="2019"),
    "ProactiveDisclosure2021": methodcaller("proactive_disclosures", edition="2021"),
    "RequestHandling2019": methodcaller("request_handlings", edition="2019"),
    "RequestHandling2021": methodcaller("request_handlings", edition="2021"),
    "ReviewLitigation": methodcaller("review_litigations"),
}
_TYPES: Final[Mapping[str, Mapping[str, Make]]] = {
    "gaidisclosure.model": {
        **_TABLES,
        "AnnualReport": methodcaller("annual_reports"),
        "AnnualReport2019": methodcaller("annual_reports", edition="2019"),
        "AnnualReport2021": methodcaller("annual_reports", edition="2021"),
        "ApplicantCounts": methodcaller("applicant_counts"),
        "CaseResults": methodcaller("case_results"),
        "Agency": methodcaller("agencies"),
        "Contact": methodcaller("contacts"),
        "Narrative": methodcaller("narratives"),
        "Overview": methodcaller("overviews"),
        "ReportingPeriod": methodcaller("reporting_periods"),
    },
    "gaidisclosure.draft": {
        "Cell": methodcaller("cells"),
        "Draft": methodcaller("drafts"),
        "Verdict": _verdicts,
    },
}
