"""The canonical form of a report: equal reports give equal bytes, so that bytes prove exactness.

A compiled decoder fills the classes of the model, which check themselves. It ignores unknown keys,
keeps the last of several equal keys, fills in what is left out, and reads any spelling of a text.
Yet a document is exact if and only if encoding what was decoded from it gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from gaidisclosure.codec.envelope import REPORT, envelope
from gaidisclosure.model import REPORTS, AnnualReport, AnnualReport2019, AnnualReport2021

Report = AnnualReport2021 | AnnualReport2019

encode: Final = msgspec.json.Encoder().encode
"""JSON bytes of plain data or of a value of the model: UTF-8, no white space, members in order."""

# Decoders are built while this module is imported, and so by one thread alone.
_DECODERS: Final[Mapping[bytes, Callable[[bytes], Report]]] = {
    encode(envelope(REPORT, edition))[:-1] + b",": msgspec.json.Decoder(cls).decode
    for edition, cls in sorted(REPORTS.items(), reverse=True)
}
"""The decoder for each beginning of a document, the form in force first."""
_OPENINGS: Final = dict(zip(sorted(REPORTS, reverse=True), _DECODERS, strict=True))


def written(report: AnnualReport) -> bytes:
    """Return the canonical bytes of a report."""
    return _OPENINGS[report.edition] + encode(report)[1:]


def exact(data: bytes) -> Report | None:
    """Return the report in canonical bytes, or ``None`` for any other document."""
    for opening, decode in _DECODERS.items():
        if data.startswith(opening):
            try:
                report = decode(data)
            except (msgspec.MsgspecError, UnicodeError, RecursionError):
                return None
            return report if written(report) == data else None
    return None


def compact(data: bytes) -> bytes:
    """Return a document without white space between its members, or as it is if it is not JSON."""
    try:
        return msgspec.json.format(data, indent=-1)
    except (msgspec.MsgspecError, RecursionError):
        return data
