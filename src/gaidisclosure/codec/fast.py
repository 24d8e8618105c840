"""Accepting a lawful document at speed; what is not surely right is left to the careful way.

A compiled decoder fills the classes of the model. It takes no notice of keys that are unknown or
given twice; but every known key is there, so there are such keys exactly if there are more colons
in the document than keys known and colons in its texts. Texts are taken as they are only where
line breaks are the one escape in them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Final

import msgspec
from attrs import frozen
from cattrs import Converter

from gaidisclosure.codec.converter import configured, converter
from gaidisclosure.codec.envelope import REPORT, envelope
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.model import (
    APPLICANTS,
    REPORTS,
    AnnualReport2019,
    AnnualReport2021,
    ApplicantCounts,
)
from gaidisclosure.model.decoded import Texts, is_lawful, texts_of

Report = AnnualReport2021 | AnnualReport2019

encode: Final = msgspec.json.Encoder().encode
"""JSON bytes of plain data: UTF-8, no white space, members in the order given."""


_COLUMNS: Final = (*APPLICANTS, "total")
_Row: Final = msgspec.defstruct("_Row", [(name, int) for name in _COLUMNS], gc=False)
"""A row of table 3 on its way to bytes; it takes less time than a dictionary."""
_figures: Final = attrgetter(*_COLUMNS)


@cache
def writer() -> Converter:
    """The converter in front of the encoder: its data is only good for being encoded."""
    made = Converter()
    made.register_unstructure_hook(ApplicantCounts, _row)
    return configured(made)


def _row(row: ApplicantCounts) -> msgspec.Struct:
    return _Row(*_figures(row))


@frozen
class _Shape:
    """What every document of an edition has: its opening, its keys, its one amount of money."""

    opening: bytes
    keys: int
    money: bytes
    amount: Callable[[Report], object]
    decode: Callable[[bytes], Report]


@cache
def _shapes() -> tuple[_Shape, ...]:
    return tuple(_shape(edition) for edition in sorted(REPORTS, reverse=True))


def _shape(edition: str) -> _Shape:
    report = REPORTS[edition].zero("0", 2000)
    money = next(cell.path for cell in report.form.cells.values() if cell.kind is Kind.MONEY)
    return _Shape(
        opening=encode(envelope(REPORT, edition))[:-1],
        keys=encode(converter().unstructure(report)).count(b":"),
        money=b'"%b":"' % money.rpartition(".")[2].encode(),
        amount=attrgetter(money),
        decode=msgspec.json.Decoder(REPORTS[edition]).decode,
    )


def accepted(data: bytes) -> Report | None:
    """The report, if the document is surely lawful; ``None`` says nothing about why not."""
    for shape in _shapes():
        if data.startswith(shape.opening):
            try:
                report = shape.decode(data)
                texts = texts_of(report)
                if _is_exact(data, report, texts, shape) and is_lawful(report, texts):
                    return report
            except (msgspec.MsgspecError, UnicodeError, InvalidReportError, RecursionError):
                return None
    return None


def _is_exact(data: bytes, report: Report, texts: Texts, shape: _Shape) -> bool:
    """Whether the document has each key once and no other, and its texts and money as they are."""
    colons = data.count(b":") - shape.keys
    return (
        (colons == 0 or colons == texts.whole.count(":"))
        and _backslashes(data, texts.breaks) == texts.breaks
        and b"\xc2" not in data  # what begins control characters beyond ASCII, and Latin letters
        and shape.money + str(shape.amount(report)).encode() + b'"' in data
    )


def _backslashes(data: bytes, most: int) -> int:
    """How many there are, or one more than the most: they are few, so go from one to the next."""
    count, place = 0, data.find(b"\\")
    while place >= 0 and count <= most:
        count += 1
        place = data.find(b"\\", place + 1)
    return count
