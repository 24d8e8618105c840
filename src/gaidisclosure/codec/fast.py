"""Accepting a canonical document at speed; what is not surely right is left to the careful way.

A document whose bytes have exactly the shape that :func:`~gaidisclosure.codec.dumps` gives has no
key that is unknown, missing or given twice. So its tables, with the digits taken out, are compared
to what they must be, and a compiled decoder fills the classes of the model directly.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal

import msgspec
from attrs import frozen

from gaidisclosure.codec.envelope import REPORT, envelope
from gaidisclosure.codec.converter import converter
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    ReportingPeriod,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
)

_FIGURES: Final = b"0123456789.-"

encode: Final = msgspec.json.Encoder().encode


class _Wire(msgspec.Struct):
    format: Literal["gaidisclosure"]
    version: Literal[1]
    kind: Literal["report"]
    agency: Agency
    period: ReportingPeriod
    review_litigation: ReviewLitigation
    narrative: Narrative


class _Wire2021(_Wire):
    proactive_disclosure: ProactiveDisclosure2021
    request_handling: RequestHandling2021


class _Wire2019(_Wire):
    proactive_disclosure: ProactiveDisclosure2019
    request_handling: RequestHandling2019


@frozen
class _Shape:
    """What the canonical document of an edition must look like, figures aside."""

    opening: bytes
    tables: bytes
    money: str
    decode: Any
    report: type[AnnualReport2021] | type[AnnualReport2019]


def accepted(data: bytes) -> AnnualReport2021 | AnnualReport2019 | None:
    """The report, if the document is canonical and lawful; ``None`` says nothing about why not."""
    for shape in _shapes():
        if data.startswith(shape.opening):
            try:
                return _accepted(data, shape)
            except (msgspec.MsgspecError, InvalidReportError, RecursionError):
                return None
    return None
