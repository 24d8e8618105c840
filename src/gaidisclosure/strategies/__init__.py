"""Hypothesis strategies, 随机年报: reports, tables, rows and drafts for other programs' tests.

What they draw is lawful by construction, nothing is ever rejected, and all zero is the simplest
value. With Hypothesis installed, ``st.from_type(AnnualReport)`` needs no import from here.

>>> from hypothesis import find
>>> report = find(annual_reports(), lambda report: report.request_handling.received.total > 9)
>>> report.request_handling.received.total, report.request_handling.outcomes.disclosed.total
(10, 10)
"""

from gaidisclosure.errors import MissingExtraError

try:
    import hypothesis as _hypothesis  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ImportError as error:
    raise MissingExtraError(
        "errors.missing_extra", extra="strategies", package="hypothesis"
    ) from error

from gaidisclosure.strategies.agency import agencies, contacts, unified_social_credit_codes
from gaidisclosure.strategies.corrupted import Corrupted, PlantedError, corrupted
from gaidisclosure.strategies.draft import cells, drafts
from gaidisclosure.strategies.narrative import narratives, overviews
from gaidisclosure.strategies.period import reporting_periods
from gaidisclosure.strategies.report import annual_reports
from gaidisclosure.strategies.rows import amounts, applicant_counts, case_results, counts
from gaidisclosure.strategies.sizes import Size
from gaidisclosure.strategies.slipping import Slip
from gaidisclosure.strategies.tables import (
    proactive_disclosures,
    request_handlings,
    review_litigations,
)
from gaidisclosure.strategies.texts import lines, names, paragraphs
from gaidisclosure.strategies.violating import violating

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
