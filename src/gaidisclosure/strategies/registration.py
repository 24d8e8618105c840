# SPDX-License-Identifier: Apache-2.0
"""The entry point for Hypothesis: strategies for the types of the library, 类型登记.

Hypothesis calls :func:`register` when it is imported, so that ``st.from_type(AnnualReport)`` and
``st.builds`` work in any project without an import from here. A strategy is made when somebody
asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from gaidisclosure import model
from gaidisclosure.draft import Cell, Draft, Verdict
from gaidisclosure.model.fields import hints
from gaidisclosure.strategies.agency import agencies, contacts
from gaidisclosure.strategies.draft import cells, drafts
from gaidisclosure.strategies.narrative import narratives, overviews
from gaidisclosure.strategies.report import annual_reports, reporting_periods
from gaidisclosure.strategies.tables import (
    applicant_counts,
    case_results,
    proactive_disclosures,
    request_handlings,
    review_litigations,
)

Make = Callable[[], SearchStrategy[Any]]


def register() -> None:
    """Register a strategy for each type of the model, for drafts and for verdicts."""
    for table, make in _TABLES.items():
        for part, path in _parts(table):
            st.register_type_strategy(part, _asked(make, path))
    for cls, make in (_TABLES | _VALUES).items():
        st.register_type_strategy(cls, _asked(make))


def _parts(cls: type[Any], above: str = "") -> Iterator[tuple[type[Any], str]]:
    """Yield the classes inside a table, each with the path to its first value."""
    for name, hint in hints(cls).items():
        if attrs.has(hint):
            yield from _parts(hint, f"{above}{name}.")
            yield hint, above + name


def _asked(make: Make, path: str = "") -> Callable[[object], SearchStrategy[Any]]:
    return lambda _: make().map(attrgetter(path)) if path else make()


_TABLES: Final[dict[type[Any], Make]] = {
    model.ProactiveDisclosure2019: lambda: proactive_disclosures(edition="2019"),
    model.ProactiveDisclosure2021: lambda: proactive_disclosures(edition="2021"),
    model.RequestHandling2019: lambda: request_handlings(edition="2019"),
    model.RequestHandling2021: lambda: request_handlings(edition="2021"),
    model.ReviewLitigation: review_litigations,
}
_VALUES: Final[dict[type[Any], Make]] = {
    model.AnnualReport: annual_reports,
    model.AnnualReport2019: lambda: annual_reports(edition="2019"),
    model.AnnualReport2021: lambda: annual_reports(edition="2021"),
    model.ApplicantCounts: applicant_counts,
    model.CaseResults: case_results,
    model.Agency: agencies,
    model.Contact: contacts,
    model.Narrative: narratives,
    model.Overview: overviews,
    model.ReportingPeriod: reporting_periods,
    Cell: cells,
    Draft: drafts,
    Verdict: lambda: drafts().map(Draft.check),
}
