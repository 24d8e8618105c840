# SPDX-License-Identifier: Apache-2.0
"""The draft of a JSON report that the model refuses, to be shown and checked.

A document of the right shape with wrong sums, unlawful figures or faulty fields holds a draft.
A document of another shape does not.
"""

from __future__ import annotations

from functools import reduce
from operator import getitem
from typing import Any

from attrs import frozen

from gaidisclosure.checks import Violation
from gaidisclosure.codec.converter import CONVERTER
from gaidisclosure.codec.documents import loads
from gaidisclosure.codec.envelope import REPORT
from gaidisclosure.codec.syntax import parse
from gaidisclosure.codec.tables import FIELDS, structured_fields
from gaidisclosure.draft import BLANK, Blanks, Cell, Doubt, Draft
from gaidisclosure.errors import InvalidJSONError, InvalidReportError
from gaidisclosure.form import EDITIONS, Kind
from gaidisclosure.model import (
    AnnualReport2019,
    AnnualReport2021,
    Narrative,
)


@frozen
class Loaded:
    """A draft that was read, 读入结果, and the faults of a refused JSON report."""

    draft: Draft
    faults: tuple[Violation, ...] = ()

    def seal(self, blanks: Blanks) -> AnnualReport2021 | AnnualReport2019:
        """Return the report.

        Raises:
            InvalidReportError: All that stands against it.
        """
        if self.faults:
            raise InvalidReportError(self.faults)
        return self.draft.seal(blanks)


def load_json(data: bytes) -> Loaded:
    """Return the draft in a JSON document, that of a refused report included.

    Faulty fields of a refused report are left out, each with a doubt.

    Raises:
        InvalidJSONError: The document has another shape.

    >>> from gaidisclosure import AnnualReport2021, dumps
    >>> data = dumps(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> loaded = load_json(data.replace(b'"upheld":0', b'"upheld":1', 1))
    >>> [violation.code for violation in loaded.draft.check().violations]
    ['T4-SUM:review']
    """
    try:
        value = loads(data)
    except InvalidJSONError as error:
        return Loaded(_of_figures(data, error), error.violations)
    return Loaded(value if isinstance(value, Draft) else Draft.from_report(value))


def _of_figures(data: bytes, error: InvalidJSONError) -> Draft:
    """Return the draft of a report that was refused.

    Raises:
        InvalidJSONError: The error itself, if it is about the shape of the document.
    """
    if any(fault.family.startswith("JSON-") for fault in error.violations):
        raise error
    tree = parse(data)
    if tree["kind"] != REPORT:
        raise error
    form = EDITIONS[tree["edition"]]
    found = structured_fields(CONVERTER, tree, FIELDS, [])
    faulty = (fault for fault in error.violations if form.cells.keys().isdisjoint(fault.cells))
    return Draft(
        edition=form,
        issuer=found["agency"],
        period=found["period"],
        year=found["period"] and found["period"].year,
        narrative=found.get("narrative") or Narrative(),
        cells={
            path: _cell(reduce(getitem, path.split("."), tree), cell.kind)
            for path, cell in form.cells.items()
        },
        doubts=tuple(Doubt("reading.doubt.json", found=str(fault.path)) for fault in faulty),
    )


def _cell(value: Any, of: Kind) -> Cell:
    if value is None:
        return BLANK
    text = str(value).encode("utf-8", "replace").decode()
    return Cell.printed(text, change=of is Kind.CHANGE)  # an amount that is not plain is refused
