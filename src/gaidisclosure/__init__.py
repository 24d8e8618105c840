# SPDX-License-Identifier: Apache-2.0
"""gaidisclosure: a typed model of China's annual open government reports.

政府信息公开工作年度报告: read what was printed (:func:`read`, :func:`read_text`), check it
(:meth:`Draft.check`), seal it into a value that cannot be wrong (:class:`AnnualReport`), and write
it as JSON (:func:`dumps`) or Chinese text (:func:`to_text`).

>>> import gaidisclosure as gd
>>> report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
>>> gd.loads(gd.dumps(report)) == report
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaidisclosure import bulk as bulk
    from gaidisclosure import explain as explain
    from gaidisclosure import form as form
    from gaidisclosure import samples as samples
    from gaidisclosure import strategies as strategies
    from gaidisclosure._version import __version__ as __version__
    from gaidisclosure.checks import Finding as Finding
    from gaidisclosure.checks import Severity as Severity
    from gaidisclosure.checks import Status as Status
    from gaidisclosure.checks import Violation as Violation
    from gaidisclosure.codec import dumps as dumps
    from gaidisclosure.codec import from_data as from_data
    from gaidisclosure.codec import loads as loads
    from gaidisclosure.codec import schema as schema
    from gaidisclosure.codec import to_data as to_data
    from gaidisclosure.document import Place as Place
    from gaidisclosure.draft import Cell as Cell
    from gaidisclosure.draft import Conclusion as Conclusion
    from gaidisclosure.draft import Doubt as Doubt
    from gaidisclosure.draft import Draft as Draft
    from gaidisclosure.draft import Verdict as Verdict
    from gaidisclosure.draft.claims import find_claims as find_claims
    from gaidisclosure.errors import FontError as FontError
    from gaidisclosure.errors import GaidisclosureError as GaidisclosureError
    from gaidisclosure.errors import InvalidJSONError as InvalidJSONError
    from gaidisclosure.errors import InvalidReportError as InvalidReportError
    from gaidisclosure.errors import InvalidRowError as InvalidRowError
    from gaidisclosure.errors import MissingExtraError as MissingExtraError
    from gaidisclosure.errors import UnreadableError as UnreadableError
    from gaidisclosure.errors import UnrealisableError as UnrealisableError
    from gaidisclosure.filling import Filled as Filled
    from gaidisclosure.filling import Marked as Marked
    from gaidisclosure.filling import fill as fill
    from gaidisclosure.filling import mark as mark
    from gaidisclosure.i18n import language as language
    from gaidisclosure.model import Agency as Agency
    from gaidisclosure.model import AnnualReport as AnnualReport
    from gaidisclosure.model import AnnualReport2019 as AnnualReport2019
    from gaidisclosure.model import AnnualReport2021 as AnnualReport2021
    from gaidisclosure.model import AnyReport as AnyReport
    from gaidisclosure.model import ApplicantCounts as ApplicantCounts
    from gaidisclosure.model import CaseResults as CaseResults
    from gaidisclosure.model import Contact as Contact
    from gaidisclosure.model import DocumentCounts2019 as DocumentCounts2019
    from gaidisclosure.model import DocumentCounts2021 as DocumentCounts2021
    from gaidisclosure.model import FeeItems2019 as FeeItems2019
    from gaidisclosure.model import Level as Level
    from gaidisclosure.model import Narrative as Narrative
    from gaidisclosure.model import NotProcessed as NotProcessed
    from gaidisclosure.model import OtherProcessing as OtherProcessing
    from gaidisclosure.model import Outcomes2019 as Outcomes2019
    from gaidisclosure.model import Outcomes2021 as Outcomes2021
    from gaidisclosure.model import Overview as Overview
    from gaidisclosure.model import ProactiveDisclosure2019 as ProactiveDisclosure2019
    from gaidisclosure.model import ProactiveDisclosure2021 as ProactiveDisclosure2021
    from gaidisclosure.model import Procurement2019 as Procurement2019
    from gaidisclosure.model import ReportingPeriod as ReportingPeriod
    from gaidisclosure.model import RequestHandling2019 as RequestHandling2019
    from gaidisclosure.model import RequestHandling2021 as RequestHandling2021
    from gaidisclosure.model import ReviewLitigation as ReviewLitigation
    from gaidisclosure.model import ServiceCounts2019 as ServiceCounts2019
    from gaidisclosure.model import Unavailable as Unavailable
    from gaidisclosure.model import Withheld as Withheld
    from gaidisclosure.model.paths import find_cell as find_cell
    from gaidisclosure.pages.charts import Chart as Chart
    from gaidisclosure.pages.charts import ChartKind as ChartKind
    from gaidisclosure.pages.charts import at_a_glance as at_a_glance
    from gaidisclosure.pages.charts import chart as chart
    from gaidisclosure.pages.entry_page import entry_page as entry_page
    from gaidisclosure.pages.template import template as template
    from gaidisclosure.pages.verdict_page import verdict_page as verdict_page
    from gaidisclosure.reading import read as read
    from gaidisclosure.reading import read_all as read_all
    from gaidisclosure.reading import read_text as read_text
    from gaidisclosure.relations import Comparison as Comparison
    from gaidisclosure.relations import Consolidation as Consolidation
    from gaidisclosure.relations import Difference as Difference
    from gaidisclosure.relations import Member as Member
    from gaidisclosure.relations import ReportSeries as ReportSeries
    from gaidisclosure.relations import Roster as Roster
    from gaidisclosure.relations import SeriesVerdict as SeriesVerdict
    from gaidisclosure.relations import YearResult as YearResult
    from gaidisclosure.relations import compare as compare
    from gaidisclosure.relations import consolidate as consolidate
    from gaidisclosure.repair import Change as Change
    from gaidisclosure.repair import Repair as Repair
    from gaidisclosure.statements import Claim as Claim
    from gaidisclosure.statements import ClaimStatus as ClaimStatus
    from gaidisclosure.statements import TextRemark as TextRemark
    from gaidisclosure.writing import tables_to_text as tables_to_text
    from gaidisclosure.writing import to_docx as to_docx
    from gaidisclosure.writing import to_html as to_html
    from gaidisclosure.writing import to_pdf as to_pdf
    from gaidisclosure.writing import to_prose as to_prose
    from gaidisclosure.writing import to_text as to_text
    from gaidisclosure.writing import to_xlsx as to_xlsx
    from gaidisclosure.writing import write as write
    from gaidisclosure.writing import write_table as write_table
    from gaidisclosure.writing.notebook import load_ipython_extension as load_ipython_extension
    from gaidisclosure.writing.notebook import unload_ipython_extension as unload_ipython_extension
    from gaidisclosure.zh.figures import State as State

__all__ = [
    "Agency",
    "AnnualReport",
    "AnnualReport2019",
    "AnnualReport2021",
    "AnyReport",
    "ApplicantCounts",
    "CaseResults",
    "Cell",
    "Change",
    "Chart",
    "ChartKind",
    "Claim",
    "ClaimStatus",
    "Comparison",
    "Conclusion",
    "Consolidation",
    "Contact",
    "Difference",
    "DocumentCounts2019",
    "DocumentCounts2021",
    "Doubt",
    "Draft",
    "FeeItems2019",
    "Filled",
    "Finding",
    "FontError",
    "GaidisclosureError",
    "InvalidJSONError",
    "InvalidReportError",
    "InvalidRowError",
    "Level",
    "Marked",
    "Member",
    "MissingExtraError",
    "Narrative",
    "NotProcessed",
    "OtherProcessing",
    "Outcomes2019",
    "Outcomes2021",
    "Overview",
    "Place",
    "ProactiveDisclosure2019",
    "ProactiveDisclosure2021",
    "Procurement2019",
    "Repair",
    "ReportSeries",
    "ReportingPeriod",
    "RequestHandling2019",
    "RequestHandling2021",
    "ReviewLitigation",
    "Roster",
    "SeriesVerdict",
    "ServiceCounts2019",
    "Severity",
    "State",
    "Status",
    "TextRemark",
    "Unavailable",
    "UnreadableError",
    "UnrealisableError",
    "Verdict",
    "Violation",
    "Withheld",
    "YearResult",
    "__version__",
    "at_a_glance",
    "bulk",
    "chart",
    "compare",
    "consolidate",
    "dumps",
    "entry_page",
    "explain",
    "fill",
    "find_cell",
    "find_claims",
    "form",
    "from_data",
    "language",
    "load_ipython_extension",
    "loads",
    "mark",
    "read",
    "read_all",
    "read_text",
    "samples",
    "schema",
    "strategies",
    "tables_to_text",
    "template",
    "to_data",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_prose",
    "to_text",
    "to_xlsx",
    "unload_ipython_extension",
    "verdict_page",
    "write",
    "write_table",
]

_ROOMS = {
    "_version": ("__version__",),
    "checks": ("Finding", "Severity", "Status", "Violation"),
    "codec": ("dumps", "from_data", "loads", "schema", "to_data"),
    "document": ("Place",),
    "draft": ("Cell", "Conclusion", "Doubt", "Draft", "Verdict"),
    "draft.claims": ("find_claims",),
    "errors": (
        "FontError",
        "GaidisclosureError",
        "InvalidJSONError",
        "InvalidReportError",
        "InvalidRowError",
        "MissingExtraError",
        "UnreadableError",
        "UnrealisableError",
    ),
    "filling": ("Filled", "Marked", "fill", "mark"),
    "i18n": ("language",),
    "model": (
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
    ),
    "model.paths": ("find_cell",),
    "pages.charts": ("Chart", "ChartKind", "at_a_glance", "chart"),
    "pages.entry_page": ("entry_page",),
    "pages.template": ("template",),
    "pages.verdict_page": ("verdict_page",),
    "reading": ("read", "read_all", "read_text"),
    "relations": (
        "Comparison",
        "Consolidation",
        "Difference",
        "Member",
        "ReportSeries",
        "Roster",
        "SeriesVerdict",
        "YearResult",
        "compare",
        "consolidate",
    ),
    "repair": ("Change", "Repair"),
    "statements": ("Claim", "ClaimStatus", "TextRemark"),
    "writing": (
        "tables_to_text",
        "to_docx",
        "to_html",
        "to_pdf",
        "to_prose",
        "to_text",
        "to_xlsx",
        "write",
        "write_table",
    ),
    "writing.notebook": ("load_ipython_extension", "unload_ipython_extension"),
    "zh.figures": ("State",),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}
_SUBMODULES = ("bulk", "explain", "form", "samples", "strategies")

# Type checkers see the names above and no others.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        if name in _SUBMODULES:
            return import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return list(__all__)
