# SPDX-License-Identifier: Apache-2.0
"""The agency and the period of rows, 报告主体, as far as a report can have them.

Tables of other programs have names with spaces around them, other words for levels, codes of other
lengths, and periods without an end. No report can have these, so a row with them counts as without
an agency or a period.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from gaidisclosure.bulk.arrays import Batch, cast
from gaidisclosure.bulk.columns import ArrowTable, arrow
from gaidisclosure.bulk.masks import Flags, held
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Agency, Level
from gaidisclosure.model.period import YEARS

_FACTS: Final = ("agency", "level", "unified_social_credit_code", "division_code")
_A_NAME: Final = "甲"
_SOME: Final = 65_536


def with_known_agencies(table: ArrowTable) -> ArrowTable:
    """Return a table with null in place of agencies that no report can have.

    Each fact is judged once for the whole table, as many rows share it.
    """
    compute = arrow("pyarrow.compute")
    if isinstance(table, arrow().RecordBatch):
        table = arrow().Table.from_batches([table])
    for name in _FACTS:
        at = table.schema.get_field_index("agency")
        if at < 0 or table.schema.get_field_index(name) < 0:
            continue  # no such column, or several, which are refused later
        given = cast(table[name], arrow().string(), name)
        if unfit := _unfit(name, given):
            flags = compute.is_in(given, value_set=arrow().array(unfit))
            agencies = cast(table["agency"], arrow().string(), "agency")
            table = table.set_column(at, "agency", compute.if_else(flags, None, agencies))
    return table


def _unfit(name: str, given: Any) -> list[str]:
    """Return the facts that no agency can have."""
    facts = given.unique()
    parts = (facts.slice(start, _SOME).to_pylist() for start in range(0, len(facts), _SOME))
    return [each for part in parts for each in part if not _fits(name, each)]


@lru_cache(65_536)
def _fits(name: str, fact: str | None) -> bool:
    if not fact:  # an empty text counts as missing, but not as a name
        return fact is None or name != "agency"
    if name == "level":
        return fact in [*Level]
    fields: dict[str, Any] = {"name": _A_NAME, name.replace("agency", "name"): fact}
    try:
        Agency(**fields)
    except InvalidReportError:
        return False
    return True


@frozen
class Period:
    """The first and the last days of rows as Arrow arrays, null if impossible."""

    start: Any
    end: Any
    year: NDArray[np.int64]
    """The year of the first day, meaningless where there is none."""
    impossible: Flags
    """The rows with days that are not a period."""


def period_of(batch: Batch) -> Period:
    """Return the periods of the rows of a batch."""
    start, end = batch.told("period_start"), batch.told("period_end")
    first, last, has_start, has_end = _since(start), _since(end), held(start), held(end)
    years = first.astype("datetime64[Y]")
    year = years.astype(np.int64) + 1970
    next_year = (years + 1).astype("datetime64[D]")
    outside = (year < YEARS.start) | (year >= YEARS.stop) | (first > last) | (last >= next_year)
    impossible = (has_start != has_end) | (has_start & has_end & outside)
    if impossible.any():
        flags = arrow().array(impossible)
        start, end = (arrow("pyarrow.compute").if_else(flags, None, days) for days in (start, end))
    return Period(start, end, year, impossible)


def _since(days: Any) -> NDArray[np.datetime64]:
    """Return days as numpy has them, 1970-01-01 for null."""
    found = days.cast(arrow().int32()).fill_null(0).to_numpy().astype("datetime64[D]")
    return np.asarray(found)
