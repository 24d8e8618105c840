# SPDX-License-Identifier: Apache-2.0
"""The identities of a form over columns, 按列校验: failed and not evaluable.

numpy reads the memory of Arrow without copying it. A blank may be anything from zero to the largest
count. So an identity fails whatever its blanks hold if a side without blanks is beyond the range of
the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from gaidisclosure.form import Edition, Identity, Kind

Counts = NDArray[np.int64]
Halves = NDArray[np.uint64]
"""Amounts of money as the lower and the upper half of 128 bits."""
Mask = NDArray[np.uint64]
"""Bits by rule, in the order of the rules."""
Flags = NDArray[np.bool_]
"""Truth values by row."""
Packed = NDArray[np.uint8]
"""Bits by row."""

_SURE: Final = np.int64(2**44)
"""Counts below it are lawful, and their sums lie below the largest lawful count.

So a blank can make up for any difference, and the number of blanks does not matter.
"""
_SIGN: Final = np.int64(-(2**63))


@frozen
class Columns:
    """The figures of some rows as arrays by cell path, zero where there is none.

    ``present`` has a bit for each row with a figure, for cells that lack some.
    """

    rows: int
    counts: Mapping[str, Counts]
    amounts: Mapping[str, Halves]
    present: Mapping[str, Packed]

    def added(self, cells: tuple[str, ...]) -> Counts:
        """Return the sum of some counts in each row."""
        first, *others = (self.counts[cell] for cell in cells)
        if not others:
            return first
        total = first + others[0]
        for each in others[1:]:
            total += each
        return total

    def absent(self, cells: Iterable[str]) -> Flags | None:
        """Return the rows in which any of these cells has no figure, ``None`` for none."""
        held = [self.present[cell] for cell in cells if cell in self.present]
        if not held:
            return None
        whole = held[0].copy()
        for each in held[1:]:
            whole &= each
        found: Flags = np.unpackbits(whole, count=self.rows, bitorder="little") == 0
        return found

    def held(self, cell: str) -> Flags:
        """Return the rows in which a cell has a figure."""
        if cell not in self.present:
            return np.ones(self.rows, np.bool_)
        found: Flags = np.unpackbits(self.present[cell], count=self.rows, bitorder="little") != 0
        return found


def read_columns(form: Edition, arrays: Mapping[str, Any]) -> Columns:
    """Return the figures of Arrow arrays, not copied unless some are null.

    Args:
        form: The form.
        arrays: The array of each cell by path, ``int64`` or ``decimal128(30, 15)``.
    """
    rows = len(next(iter(arrays.values())))
    counts: dict[str, Counts] = {}
    amounts: dict[str, Halves] = {}
    present: dict[str, Packed] = {}
    for path, array in arrays.items():
        validity, data = array.buffers()
        held = None
        if array.null_count:
            present[path] = packed = _packed(validity, array.offset, rows)
            held = np.unpackbits(packed, count=rows, bitorder="little")
        if form.cells[path].kind is Kind.MONEY:
            halves = np.frombuffer(data, np.uint64, 2 * rows, 16 * array.offset).reshape(rows, 2)
            amounts[path] = halves if held is None else halves * held[:, None]
        else:
            given = np.frombuffer(data, np.int64, rows, 8 * array.offset)
            counts[path] = given if held is None else np.multiply(given, held.view(np.int8))
    return Columns(rows, counts, amounts, present)


def held(array: Any) -> Flags:
    """Return the rows of an Arrow array that are not null."""
    found: Flags = array.is_valid().to_numpy(zero_copy_only=False)
    return found


def _packed(validity: Any, offset: int, rows: int) -> Packed:
    """Return a bit for each row, set if it has a value, that of the first row lowest."""
    first, skipped = divmod(offset, 8)
    held = np.frombuffer(validity, np.uint8, -(-(skipped + rows) // 8), first)
    if not skipped:
        return held
    bits = np.unpackbits(held, count=skipped + rows, bitorder="little")
    return np.packbits(bits[skipped:], bitorder="little")


def unsure(form: Edition, columns: Columns) -> Flags:
    """Return the rows with a negative figure, or with a very large count.

    The bits of all counts of a row are joined by *or*, which shows the highest bit of any.
    """
    found = np.zeros(columns.rows, np.int64)
    for path, counts in columns.counts.items():
        found |= np.abs(counts) if form.cells[path].kind is Kind.CHANGE else counts
    for halves in columns.amounts.values():
        found |= halves[:, 1].astype(np.int64) & _SIGN
    return (found < 0) | (found >= _SURE)


def identity_masks(form: Edition, columns: Columns) -> tuple[Mask, Mask, Mask]:
    """Return three masks of identities: failed, not evaluable, and open.

    An open one cannot be evaluated, and would not hold with zeros for its blanks. If a row has
    none, zeros fill all its blanks lawfully. The masks mean nothing in rows that are
    :func:`unsure`.
    """
    judged = [_judged(columns, each) for each in form.identities.values()]
    failed = ((at, fails) for at, (fails, *_) in enumerate(judged))
    unknown = ((at, flags) for at, (_, flags, _) in enumerate(judged) if flags is not None)
    is_open = ((at, flags) for at, (*_, flags) in enumerate(judged) if flags is not None)
    rows = columns.rows
    return mask_of(rows, failed), mask_of(rows, unknown), mask_of(rows, is_open)


def _judged(columns: Columns, identity: Identity) -> tuple[Flags, Flags | None, Flags | None]:
    """Return where an identity fails, where it cannot be evaluated, where it is open."""
    left, right = columns.added(identity.left), columns.added(identity.right)
    on_left, on_right = columns.absent(identity.left), columns.absent(identity.right)
    if on_left is None and on_right is None:
        return left != right, None, None
    short, long = left < right, left > right
    unequal = short | long
    if on_left is not None:
        short &= ~on_left
    if on_right is not None:
        long &= ~on_right
    fails = short | long
    unknown = _either(on_left, on_right) & ~fails
    return fails, unknown, unknown & unequal


def _either(one: Flags | None, other: Flags | None) -> Flags:
    found = [each for each in (one, other) if each is not None]
    return found[0] if len(found) == 1 else found[0] | found[1]


def mask_of(rows: int, rules: Iterable[tuple[int, Flags]]) -> Mask:
    """Return masks in which the bit of each rule is set in the rows of its flags.

    Args:
        rows: The number of rows.
        rules: The number of each rule, with its flags.
    """
    made = np.zeros((8, rows), np.uint8)
    for at, flags in rules:
        made[at >> 3] |= flags.view(np.uint8) << np.uint8(at & 7)
    return np.ascontiguousarray(made.T).view("<u8").reshape(rows).astype(np.uint64, copy=False)
