"""The figures of a JSON report that its own rules refuse, so that they can be shown and judged."""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Any

from gaidisclosure.cli.plain import sound
from gaidisclosure.codec import converter
from gaidisclosure.codec.envelope import REPORT
from gaidisclosure.codec.syntax import parse
from gaidisclosure.codec.tables import structured_fields
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.form import EDITIONS, Kind
from gaidisclosure.model import Agency, Narrative, ReportingPeriod

_FIELDS = {"agency": Agency, "period": ReportingPeriod, "narrative": Narrative}


def draft_of_figures(data: bytes, error: InvalidJSONError) -> Draft:
    """The draft of a JSON report whose figures or fields are at fault, but not its shape.

    The error again, where the document is no report of ours at all.
    """
    if any(fault.family.startswith("JSON-") for fault in error.violations):
        raise error
    tree = parse(data)
    if tree["kind"] != REPORT:
        raise error
    found = structured_fields(converter(), tree, _FIELDS, [])
    return Draft(
        edition=tree["edition"],
        issuer=found["agency"],
        period=found["period"],
        year=found["period"] and found["period"].year,
        narrative=found.get("narrative") or Narrative(),
        cells={
            path: _cell(reduce(getitem, path.split("."), tree), cell.kind)
            for path, cell in EDITIONS[tree["edition"]].cells.items()
        },
    )


def _cell(value: Any, kind: Kind) -> Cell:
    if value is None:
        return BLANK
    return Cell.printed(sound(str(value)), money=kind is Kind.MONEY)
