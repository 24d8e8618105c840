# SPDX-License-Identifier: Apache-2.0
"""The header that this library writes below a title, 报头."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from attrs import evolve

from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import HEADER
from gaidisclosure.model import Agency, Contact, Level, ReportingPeriod
from gaidisclosure.reading.text.title import Origin
from gaidisclosure.zh.dates import read_date

__all__ = ["read_header"]

_Value = TypeVar("_Value", Agency, Contact)

_COLON: Final = "："
_KEYS: Final = {item.label: key for key, item in HEADER.items()}
_ORDER: Final = list(HEADER)
_LEVELS: Final = {level.label(): level for level in Level}
_YEAR: Final = re.compile("([0-9]{1,9})年")


def read_header(blocks: Sequence[Paragraph | Grid]) -> Origin | None:
    """Read a title and the header below it, or return ``None`` without such a header.

    The header is lines with the labels of :data:`~gaidisclosure.form.HEADER` in their order, of
    which the last is never missing.
    """
    said: dict[str, str] = {}
    for block in blocks[1 : len(_ORDER) + 1]:
        key, value = _field(block)
        if key is None or (said and _ORDER.index(key) <= _ORDER.index(list(said)[-1])):
            return None
        said[key] = value
        if key == _ORDER[-1]:
            return _origin(blocks[0], said)
    return None


def _field(block: Paragraph | Grid) -> tuple[str | None, str]:
    if isinstance(block, Grid) or block.indented:
        return None, ""
    label, _, value = block.text.partition(_COLON)
    return _KEYS.get(label), value.strip()


def _origin(title: Paragraph | Grid, said: dict[str, str]) -> Origin | None:
    if isinstance(title, Grid) or title.indented:
        return None
    period = _period(said.get("period", ""))
    year = _YEAR.fullmatch(said.get("year", ""))
    return Origin(
        title=title.text,
        agency=_agency(said),
        year=int(year[1]) if year else None,
        period=period,
        end=len(said) + 1,
    )


def _agency(said: dict[str, str]) -> Agency | None:
    """Return the agency with its lawful fields, or ``None`` without a name."""
    try:
        agency = Agency(said.get("agency", ""))
    except InvalidReportError:
        return None
    for key in ("unified_social_credit_code", "division_code"):
        agency = _with(agency, key, said.get(key))
    contact = Contact()
    for key in ("address", "telephone", "postcode", "email"):
        contact = _with(contact, key, said.get(key))
    return evolve(agency, level=_LEVELS.get(said.get("level", "")), contact=contact)


def _with(value: _Value, key: str, said: str | None) -> _Value:
    """Return the value with one more field, unless that is unlawful."""
    try:
        return evolve(value, **{key: said}) if said else value  # type: ignore[arg-type]
    except InvalidReportError:
        return value


def _period(said: str) -> ReportingPeriod | None:
    start, _, end = said.partition("至")
    days = (read_date(start), read_date(end))
    try:
        return ReportingPeriod(*days)  # type: ignore[arg-type]
    except InvalidReportError:
        return None
