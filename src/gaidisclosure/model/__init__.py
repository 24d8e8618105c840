# SPDX-License-Identifier: Apache-2.0
"""The report as frozen values, 年报模型, each of them consistent.

Tables hold the leaf figures and compute totals; the constructors refuse whatever is wrong, all of
it at once. What was merely printed is a :class:`gaidisclosure.draft.Draft`.
"""

from gaidisclosure.model.agency import Agency, Contact, Level
from gaidisclosure.model.applicants import APPLICANTS, ApplicantCounts
from gaidisclosure.model.disclosure import (
    DocumentCounts2019,
    DocumentCounts2021,
    FeeItems2019,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    Procurement2019,
    ServiceCounts2019,
)
from gaidisclosure.model.litigation import CaseResults, ReviewLitigation
from gaidisclosure.model.narrative import Narrative, Overview
from gaidisclosure.model.period import ReportingPeriod
from gaidisclosure.model.protocols import offer_types
from gaidisclosure.model.report import (
    REPORTS,
    AnnualReport,
    AnnualReport2019,
    AnnualReport2021,
    AnyReport,
    report_violations,
    tables_of,
)
from gaidisclosure.model.requests import (
    NotProcessed,
    OtherProcessing,
    Outcomes2019,
    Outcomes2021,
    RequestHandling2019,
    RequestHandling2021,
    Unavailable,
    Withheld,
)
from gaidisclosure.model.tables import FormTable, leaves

__all__ = [
    "APPLICANTS",
    "REPORTS",
    "Agency",
    "AnnualReport",
    "AnnualReport2019",
    "AnnualReport2021",
    "AnyReport",
    "ApplicantCounts",
    "CaseResults",
    "Contact",
    "DocumentCounts2019",
    "DocumentCounts2021",
    "FeeItems2019",
    "FormTable",
    "Level",
    "Narrative",
    "NotProcessed",
    "OtherProcessing",
    "Outcomes2019",
    "Outcomes2021",
    "Overview",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Procurement2019",
    "ReportingPeriod",
    "RequestHandling2019",
    "RequestHandling2021",
    "ReviewLitigation",
    "ServiceCounts2019",
    "Unavailable",
    "Withheld",
    "leaves",
    "report_violations",
    "tables_of",
]

offer_types(__name__)
