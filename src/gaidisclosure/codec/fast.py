"""Accepting a canonical document at speed; what is not surely right is left to the careful way.

A document whose bytes have exactly the shape that :func:`~gaidisclosure.codec.dumps` gives has no
key that is unknown, missing or given twice. So its tables, with the digits taken out, are compared
to what they must be, and a compiled decoder fills the classes of the model directly.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import msgspec
from attrs import frozen
from cattrs import Converter

from gaidisclosure.codec.converter import configured, converter
from gaidisclosure.codec.envelope import REPORT, envelope
from gaidisclosure.codec.outline import outline
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2019,
    AnnualReport2021,
    ApplicantCounts,
    ReportingPeriod,
)
from gaidisclosure.model.decoded import is_lawful

Report = AnnualReport2021 | AnnualReport2019

encode: Final = msgspec.json.Encoder().encode
"""JSON bytes of plain data: UTF-8, no white space, members in the order given."""

# No sign: so no count can be negative, and a decrease in the trial form takes the careful way.
_DIGITS: Final = b"0123456789."
_NARRATIVE: Final = b',"narrative":'


class _Row(msgspec.Struct, gc=False):
    """A row of table 3 on its way to bytes; it takes less time than a dictionary."""

    natural_person: int
    commercial_enterprise: int
    research_institution: int
    public_interest_organization: int
    legal_service_institution: int
    other_organization: int
    total: int


@cache
def writer() -> Converter:
    """The converter in front of the encoder: its data is only good for being encoded."""
    made = Converter()
    made.register_unstructure_hook(ApplicantCounts, _row)
    return configured(made)


def _row(row: ApplicantCounts) -> _Row:
    return _Row(
        row.natural_person,
        row.commercial_enterprise,
        row.research_institution,
        row.public_interest_organization,
        row.legal_service_institution,
        row.other_organization,
        row.total,
    )


@frozen
class _Shape:
    """What the canonical document of an edition looks like, figures aside."""

    opening: bytes
    tables: bytes
    decode: Callable[[bytes], Report]


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(_shape(edition) for edition in REPORTS)


def _shape(edition: str) -> _Shape:
    opening = encode(envelope(REPORT, edition))[:-1]
    data = encode(converter().unstructure(REPORTS[edition].zero("0", 2000)))
    tables = data[data.index(b',"proactive_disclosure"') : data.index(_NARRATIVE)]
    return _Shape(
        opening=opening,
        tables=tables.translate(None, _DIGITS),
        decode=msgspec.json.Decoder(REPORTS[edition]).decode,
    )


@cache
def _writers() -> tuple[Callable[[Agency], object], Callable[[ReportingPeriod], object]]:
    find = converter().get_unstructure_hook
    return find(Agency), find(ReportingPeriod)


def accepted(data: bytes) -> Report | None:
    """The report, if the document is canonical and lawful; ``None`` says nothing about why not."""
    for shape in _shapes():
        if data.startswith(shape.opening):
            try:
                return _accepted(data, shape)
            except (msgspec.MsgspecError, InvalidReportError, RecursionError):
                return None
    return None


def _accepted(data: bytes, shape: _Shape) -> Report | None:
    report = shape.decode(data)
    return report if _is_canonical(data, report, shape) and is_lawful(report) else None


def _is_canonical(data: bytes, report: Report, shape: _Shape) -> bool:
    """Whether the bytes have the one shape that this report is written in."""
    write_agency, write_period = _writers()
    agency, period = encode(write_agency(report.agency)), encode(write_period(report.period))
    head = b'%b,"agency":%b,"period":%b' % (shape.opening, agency, period)
    end = data.find(_NARRATIVE, len(head) + len(shape.tables))
    tables = data[len(head) : end]
    return (
        data.startswith(head)
        and tables.translate(None, _DIGITS) == shape.tables
        and b'"%b"' % _money(report).encode() in tables
        and outline().fits(data[end + len(_NARRATIVE) : -1], report.narrative)
        and data.endswith(b"}")
    )


def _money(report: Report) -> str:
    """The amount of money in the tables, as it is written: their only string."""
    if isinstance(report, AnnualReport2021):
        return str(report.proactive_disclosure.fees)
    return str(report.proactive_disclosure.procurement.amount)
