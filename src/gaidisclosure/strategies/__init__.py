# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies, 随机年报: reports and drafts for tests of other programs.

They draw consistent values by construction, reject nothing, and shrink to zeros. With Hypothesis
installed, ``st.from_type(AnnualReport)`` needs no import from here.

>>> from hypothesis import given, settings
>>> @settings(max_examples=5, database=None)
... @given(request_handlings(edition="2021", size="office"))
... def requests_balance(table):
...     came_in = table.received.total + table.brought_forward.total
...     assert came_in == table.outcomes.total.total + table.carried_forward.total
>>> requests_balance()
"""

from gaidisclosure.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ImportError as error:
    raise MissingExtraError(
        "errors.missing_extra", extra="strategies", package="hypothesis"
    ) from error

from gaidisclosure.slips import SlipName as Slip
from gaidisclosure.strategies.agency import agencies, contacts, unified_social_credit_codes
from gaidisclosure.strategies.draft import cells, drafts
from gaidisclosure.strategies.faulty import Corrupted, PlantedError, corrupted, violating
from gaidisclosure.strategies.narrative import narratives, overviews
from gaidisclosure.strategies.report import annual_reports, reporting_periods
from gaidisclosure.strategies.tables import (
    applicant_counts,
    case_results,
    proactive_disclosures,
    request_handlings,
    review_litigations,
)
from gaidisclosure.strategies.values import Size, amounts, counts, lines, names, paragraphs

__all__ = [
    "Corrupted",
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
    "names",
    "narratives",
    "overviews",
    "paragraphs",
    "proactive_disclosures",
    "reporting_periods",
    "request_handlings",
    "review_litigations",
    "unified_social_credit_codes",
    "violating",
]
