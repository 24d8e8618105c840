# SPDX-License-Identifier: Apache-2.0
"""The identities of a form over columns, 按列校验: which fail, and which cannot be evaluated.

A blank lies anywhere between zero and the largest count. So an identity fails whatever its blanks
hold if one side falls short of the other even with the largest counts in its blanks. All figures
here are at most that large, so that no sum overflows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Edition, Identity, Kind

__all__ = ["Columns", "Mask", "identity_masks", "read_columns"]

Counts = NDArray[np.int64]
Mask = NDArray[np.uint64]
"""One bit for each rule, in the order of the form."""
Flags = NDArray[np.bool_]
"""One truth value a row."""

LARGEST: Final = np.int64(MAX_COUNT)
_SURE: Final = np.int64(2**49)
"""Counts below it are lawful, as the bits of several together can tell at once."""


@frozen
class Columns:
    """The figures of some rows as arrays by cell path, zero where there is none.

    ``absent`` holds the rows without a figure, for cells that have such rows. ``amounts`` are the
    cells with money, as the lower and the upper half of 128 bits.
    """

    rows: int
    counts: Mapping[str, Counts]
    amounts: Mapping[str, NDArray[np.uint64]]
    absent: Mapping[str, Flags]

    def blanks(self, cells: tuple[str, ...]) -> NDArray[np.int64] | None:
        """Return the number of these cells without a figure in each row, ``None`` for no row."""
        found = [self.absent[cell] for cell in cells if cell in self.absent]
        if not found:
            return None
        if len(found) == 1:
            return found[0].astype(np.int64)
        return np.add.reduce(found, dtype=np.int8).astype(np.int64)

    def added(self, cells: tuple[str, ...]) -> Counts:
        """Return the sum of some counts in each row."""
        first, *others = cells
        if not others:
            return self.counts[first]
        total = self.counts[first] + self.counts[others[0]]
        for cell in others[1:]:
            total += self.counts[cell]
        return total


def read_columns(form: Edition, arrays: Mapping[str, Any]) -> Columns:
    """Return the figures of Arrow arrays, those of counts without copying where none is null.

    Args:
        form: The form.
        arrays: The array of each cell by path, ``int64`` or ``decimal128(30, 15)``.
    """
    rows = len(next(iter(arrays.values())))
    counts: dict[str, Counts] = {}
    amounts: dict[str, NDArray[np.uint64]] = {}
    absent: dict[str, Flags] = {}
    for path, array in arrays.items():
        validity, data = array.buffers()
        if array.null_count:
            absent[path] = _absent(validity, array.offset, rows)
        if form.cells[path].kind is Kind.MONEY:
            halves = np.frombuffer(data, np.uint64, 2 * rows, 16 * array.offset).reshape(rows, 2)
            amounts[path] = np.where(absent[path][:, None], 0, halves) if path in absent else halves
        else:
            given = np.frombuffer(data, np.int64, rows, 8 * array.offset)
            counts[path] = given * ~absent[path] if path in absent else given
    return Columns(rows, counts, amounts, absent)


def _absent(validity: Any, offset: int, rows: int) -> Flags:
    """Return the rows whose bit of validity is not set."""
    first, skipped = divmod(offset, 8)
    held = np.frombuffer(validity, np.uint8, -(-(skipped + rows) // 8), first)
    bits = np.unpackbits(held, count=skipped + rows, bitorder="little")[skipped:]
    return bits == 0


def unsure(columns: Columns, form: Edition) -> Flags:
    """Return the rows in which a count may be too large to be lawful.

    All bits of the counts of a row are put together, which shows the highest.
    """
    found = np.zeros(columns.rows, np.int64)
    for path, counts in columns.counts.items():
        found |= np.abs(counts) if form.cells[path].kind is Kind.CHANGE else np.maximum(counts, ~counts)
    return (found < 0) | (found >= _SURE)


def identity_masks(form: Edition, columns: Columns) -> tuple[Mask, Mask]:
    """Return which identities fail and which cannot be evaluated, in each row.

    Args:
        form: The form.
        columns: Its columns, without a count beyond the largest one.
    """
    failed = np.zeros(columns.rows, np.uint64)
    unknown = np.zeros(columns.rows, np.uint64)
    for bit, identity in _bits(form):
        fails, is_unknown = _judged(columns, identity)
        if fails.any():
            failed |= np.where(fails, bit, np.uint64(0))
        if is_unknown is not None:
            unknown |= np.where(is_unknown, bit, np.uint64(0))
    return failed, unknown


@cache
def _bits(form: Edition) -> tuple[tuple[np.uint64, Identity], ...]:
    return tuple((np.uint64(1 << at), each) for at, each in enumerate(form.identities.values()))


def _judged(columns: Columns, identity: Identity) -> tuple[Flags, Flags | None]:
    """Return where an identity fails, and where it cannot be evaluated if that is anywhere."""
    left, right = columns.added(identity.left), columns.added(identity.right)
    on_left, on_right = columns.blanks(identity.left), columns.blanks(identity.right)
    if on_left is None and on_right is None:
        return left != right, None
    most_left = left if on_left is None else left + on_left * LARGEST
    most_right = right if on_right is None else right + on_right * LARGEST
    fails = (most_left < right) | (most_right < left)
    blank = (most_left != left) | (most_right != right)
    return fails, blank & ~fails
