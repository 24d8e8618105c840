# SPDX-License-Identifier: Apache-2.0
"""All other rules over columns: origin, single figures and plausibility.

A comparison of whole columns leaves a few rows for each rule. Only for these the rule itself is
called.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gaidisclosure.bulk.arrays import Batch
from gaidisclosure.bulk.masks import Columns, Flags, Mask, held, mask_of
from gaidisclosure.bulk.origins import period_of
from gaidisclosure.bulk.rules import BIT, mask_of_codes
from gaidisclosure.checks import FEN_DECIMALS, LARGE_FEES, MAX_DECIMALS, Particulars, implausible
from gaidisclosure.form import Edition
from gaidisclosure.model.period import YEARS

_FEES: Final = "proactive_disclosure.fees"
_RULES: Final = "proactive_disclosure.government_rules."
_YUAN_DECIMALS: Final = 2
"""Most decimals of an amount in 元."""


def others_mask(batch: Batch, columns: Columns, singly: Flags) -> Mask:
    """Return the mask of the rules other than identities that each row breaks.

    Args:
        batch: The rows.
        columns: Their figures.
        singly: The rows whose figures are judged one by one. Only their origin is judged here.
    """
    plain = ~singly
    flags = [
        *_origin(batch),
        *((code, found & plain) for code, found in _figures(batch.form, columns)),
    ]
    mask = mask_of(batch.rows, ((BIT[code], found) for code, found in flags))
    return mask | _implausible(batch, columns, plain)


def _origin(batch: Batch) -> Iterator[tuple[str, Flags]]:
    """Yield the rules on agency and period, with the rows that break them."""
    yield "AGENCY-MISSING", ~held(batch.told("agency"))
    given, period = batch.told("year"), period_of(batch)
    has_year, has_period = held(given), held(period.start)
    year: NDArray[np.int64] = given.fill_null(0).to_numpy(zero_copy_only=False)
    yield "PERIOD-MISSING", ~has_year & ~has_period | period.impossible
    yield "PERIOD-YEAR", has_year & ~has_period & ((year < YEARS.start) | (year >= YEARS.stop))
    yield "PERIOD-DISAGREES", has_year & has_period & (year != period.year)


def _figures(form: Edition, columns: Columns) -> Iterator[tuple[str, Flags]]:
    """Yield the rules on single figures, with the rows that break them."""
    if (blank := columns.absent(form.cells)) is not None:
        yield "CELL-BLANK", blank
    if form.unofficial:
        yield "CELL-UNDIVIDED", _any(columns, form.unofficial)
    for halves in columns.amounts.values():
        yield "CELL-FEN", ~_whole(halves, MAX_DECIMALS - FEN_DECIMALS)


def _any(columns: Columns, cells: tuple[str, ...]) -> Flags:
    """Return the rows in which any of these counts is not zero."""
    found = columns.counts[cells[0]].copy()
    for cell in cells[1:]:
        found |= columns.counts[cell]
    some: Flags = found != 0
    return some


def _whole(halves: NDArray[np.uint64], digits: int) -> Flags:
    """Return the rows whose amount ends in this number of zeros.

    Args:
        halves: The lower and the upper half of amounts that are not negative.
        digits: The number of zeros in the units of the column, at most 13, as five to that power
            must lie below 2**32.
    """
    twos, fives = np.uint64(2**digits - 1), np.uint64(5**digits)
    rest = halves[:, 0] % fives
    if halves[:, 1].any():
        rest = (rest + halves[:, 1] % fives * np.uint64(2**64 % 5**digits)) % fives
    found: Flags = (rest == 0) & (halves[:, 0] & twos == 0)
    return found


def _implausible(batch: Batch, columns: Columns, plain: Flags) -> Mask:
    """Return the warnings about figures that depend on the name of the agency."""
    mask = np.zeros(batch.rows, np.uint64)
    fees, rules = _large_fees(columns), _rules(batch.form, columns)
    (rows,) = np.nonzero((fees | rules) & plain & held(batch.told("agency")))
    if not rows.size:
        return mask
    names, levels = (batch.told(name).take(rows) for name in ("agency", "level"))
    for row, name, level in zip(rows.tolist(), names.to_pylist(), levels.to_pylist(), strict=True):
        mask[row] = _warned(batch.form, name, level or "", bool(fees[row]), bool(rules[row]))
    return mask


def _large_fees(columns: Columns) -> Flags:
    """Return the rows with fees that may be an amount in 元."""
    halves = columns.amounts.get(_FEES)
    if halves is None:
        return np.zeros(columns.rows, np.bool_)
    large = (halves[:, 0] >= np.uint64(LARGE_FEES * 10**MAX_DECIMALS)) | (halves[:, 1] > 0)
    if not large.any():
        return large
    return large & _whole(halves, MAX_DECIMALS - _YUAN_DECIMALS)


def _rules(form: Edition, columns: Columns) -> Flags:
    """Return the rows with 规章 of any kind."""
    return _any(columns, tuple(path for path in form.cells if path.startswith(_RULES)))


@lru_cache(65_536)
def _warned(form: Edition, agency: str, level: str, fees: bool, rules: bool) -> int:
    """Return the mask of the rules that warn of an agency with such figures."""
    figures = {path: int(rules) for path in form.cells if path.startswith(_RULES)}
    told = Particulars(agency=agency, level=level)
    found = implausible(form, figures | {_FEES: LARGE_FEES * fees}, told)
    return mask_of_codes(each.code for each in found)
