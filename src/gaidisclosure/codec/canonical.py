# SPDX-License-Identifier: Apache-2.0
"""The canonical form of reports, whose bytes prove that a document is exact.

Equal reports give equal bytes. A compiled decoder fills the classes of the model, which check
themselves. It ignores unknown keys, keeps the last of several equal keys, fills in missing ones,
and reads any spelling of a text. Yet a document is exact if and only if the decoded report is
encoded to the same bytes, once white space and the spelling of texts are canonical too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Final

import msgspec
from cattrs import Converter

from gaidisclosure.codec.converter import configured
from gaidisclosure.codec.envelope import REPORT, envelope
from gaidisclosure.codec.syntax import parse
from gaidisclosure.draft import Draft
from gaidisclosure.model import (
    APPLICANTS,
    REPORTS,
    AnnualReport,
    AnyReport,
    ApplicantCounts,
)
from gaidisclosure.model.applicants import ZERO

encode: Final = msgspec.json.Encoder().encode
"""JSON bytes of plain data: UTF-8, no white space, members in the order given."""

_Row: Final = msgspec.defstruct("_Row", [(name, int) for name in (*APPLICANTS, "total")], gc=False)
"""A row of table 3 on its way to bytes, which takes less time than a dictionary."""
_figures: Final = attrgetter(*APPLICANTS, "total")

_NO_REQUESTS: Final = msgspec.Raw(encode(_Row(*_figures(ZERO))))
"""The most frequent row."""


def _writer() -> Converter:
    """Return the converter for data that only goes to the encoder."""
    made = Converter()
    made.register_unstructure_hook(
        ApplicantCounts, lambda row: _Row(*_figures(row)) if row.total else _NO_REQUESTS
    )
    return configured(made)


# Decoders and the writer are built while this module is imported, and so by one thread alone.
_DECODERS: Final[Mapping[bytes, Callable[[bytes], AnyReport]]] = {
    encode(envelope(REPORT, edition))[:-1] + b",": msgspec.json.Decoder(cls).decode
    for edition, cls in sorted(REPORTS.items(), reverse=True)
}
"""The decoder for each beginning of a document, the form in force first."""
_unstructure: Final = _writer().unstructure


def written(value: AnnualReport | Draft) -> bytes:
    """Return the canonical bytes of a report or a draft."""
    return encode(_unstructure(value))


def read(data: bytes) -> AnyReport | None:
    """Return the report in a document, or ``None`` if it needs a closer look.

    Raises:
        InvalidJSONError: The document is not JSON, or holds a key twice.
    """
    return _exact(data) or _exact(_respelled(data))


def _exact(data: bytes) -> AnyReport | None:
    """Return the report whose canonical bytes these are."""
    for opening, decode in _DECODERS.items():
        if data.startswith(opening):
            try:
                report = decode(data)
            except (msgspec.MsgspecError, UnicodeError, RecursionError):
                return None
            return report if written(report) == data else None
    return None


def _respelled(data: bytes) -> bytes:
    """Return a document in canonical spelling, or unchanged if it is not a report.

    It is enough to take white space away if there are no escapes that are never needed.
    """
    try:
        if b"\\u" in data or b"\\/" in data:
            return encode(parse(data))
        return msgspec.json.format(data, indent=-1)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        return data
