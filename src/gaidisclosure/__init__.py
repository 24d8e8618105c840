"""gaidisclosure: China's annual report on open government information, as a typed, checked model.

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
    from gaidisclosure import form as form
    from gaidisclosure import samples as samples
    from gaidisclosure import strategies as strategies
    from gaidisclosure._version import __version__ as __version__
    from gaidisclosure.checks import Violation as Violation
    from gaidisclosure.codec import dumps as dumps
    from gaidisclosure.codec import loads as loads
    from gaidisclosure.codec import schema as schema
    from gaidisclosure.draft import Cell as Cell
    from gaidisclosure.draft import Draft as Draft
    from gaidisclosure.draft import Verdict as Verdict
    from gaidisclosure.errors import GaidisclosureError as GaidisclosureError
    from gaidisclosure.errors import InvalidJSONError as InvalidJSONError
    from gaidisclosure.errors import InvalidReportError as InvalidReportError
    from gaidisclosure.errors import MissingExtraError as MissingExtraError
    from gaidisclosure.errors import UnreadableError as UnreadableError
    from gaidisclosure.errors import UnrealisableError as UnrealisableError
    from gaidisclosure.model import Agency as Agency
    from gaidisclosure.model import AnnualReport as AnnualReport
    from gaidisclosure.model import AnnualReport2019 as AnnualReport2019
    from gaidisclosure.model import AnnualReport2021 as AnnualReport2021
    from gaidisclosure.model import ApplicantCounts as ApplicantCounts
    from gaidisclosure.model import CaseResults as CaseResults
    from gaidisclosure.model import Contact as Contact
    from gaidisclosure.model import Level as Level
    from gaidisclosure.model import Narrative as Narrative
    from gaidisclosure.model import Outcomes2019 as Outcomes2019
    from gaidisclosure.model import Outcomes2021 as Outcomes2021
    from gaidisclosure.model import Overview as Overview
    from gaidisclosure.model import ProactiveDisclosure2019 as ProactiveDisclosure2019
    from gaidisclosure.model import ProactiveDisclosure2021 as ProactiveDisclosure2021
    from gaidisclosure.model import ReportingPeriod as ReportingPeriod
    from gaidisclosure.model import RequestHandling2019 as RequestHandling2019
    from gaidisclosure.model import RequestHandling2021 as RequestHandling2021
    from gaidisclosure.model import ReviewLitigation as ReviewLitigation
    from gaidisclosure.reading import read as read
    from gaidisclosure.reading import read_all as read_all
    from gaidisclosure.reading import read_text as read_text
    from gaidisclosure.writing import tables_to_text as tables_to_text
    from gaidisclosure.writing import to_prose as to_prose
    from gaidisclosure.writing import to_text as to_text

_ROOMS = {
    "_version": ("__version__",),
    "checks": ("Violation",),
    "codec": ("dumps", "loads", "schema"),
    "draft": ("Cell", "Draft", "Verdict"),
    "errors": (
        "GaidisclosureError",
        "InvalidJSONError",
        "InvalidReportError",
        "MissingExtraError",
        "UnreadableError",
        "UnrealisableError",
    ),
    "model": (
        "Agency",
        "AnnualReport",
        "AnnualReport2019",
        "AnnualReport2021",
        "ApplicantCounts",
        "CaseResults",
        "Contact",
        "Level",
        "Narrative",
        "Outcomes2019",
        "Outcomes2021",
        "Overview",
        "ProactiveDisclosure2019",
        "ProactiveDisclosure2021",
        "ReportingPeriod",
        "RequestHandling2019",
        "RequestHandling2021",
        "ReviewLitigation",
    ),
    "reading": ("read", "read_all", "read_text"),
    "writing": ("tables_to_text", "to_prose", "to_text"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}
_SUBMODULES = ("form", "samples", "strategies")

__all__ = sorted([*_HOMES, *_SUBMODULES])  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    if name in _SUBMODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
