# SPDX-License-Identifier: Apache-2.0
"""The sums that a form implies, 勾稽关系, as they follow from its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from attrs import define

from gaidisclosure.form.cells import cell_path, lines_of
from gaidisclosure.form.layout import Chain, Table, path_of
from gaidisclosure.form.sources import Basis


@define(frozen=True, slots=False)
class Identity:
    """A sum that must hold, 勾稽关系: left and right cells add up to the same.

    >>> from gaidisclosure.form import EDITIONS
    >>> identity = EDITIONS["2021"].identities["T4-SUM:review"]
    >>> identity.left[0], identity.right
    ('review_litigation.review.upheld', ('review_litigation.review.total',))
    """

    family: str
    instance: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    basis: Basis

    @cached_property
    def code(self) -> str:
        """The stable code, such as ``T3-BAL:natural_person``."""
        return f"{self.family}:{self.instance}"

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The paths of all cells that it ties together, left ones first."""
        return self.left + self.right

    @cached_property
    def read(self) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
        """The function that reads the figures of all these cells from a mapping."""
        first, *others = self.cells
        return itemgetter(first, *others)


def identities_of(table: Table) -> Iterator[Identity]:
    """Yield the row sums, column sums and balances of a table, block by block."""
    for _, rows, columns in lines_of(table):
        yield from _across(table, rows, columns)
        yield from _down(table, rows, columns)
        yield from _balances(table, rows, columns)


def _across(
    table: Table, rows: tuple[Chain, ...], columns: tuple[Chain, ...]
) -> Iterator[Identity]:
    for row in rows:
        for column in columns:
            if column.leaf.total:
                yield Identity(
                    family=table.across,
                    instance=path_of((row.path, column.parent.path)),
                    left=tuple(cell_path(table, row, sibling) for sibling in column.siblings),
                    right=(cell_path(table, row, column),),
                    basis="inferred",
                )


def _down(table: Table, rows: tuple[Chain, ...], columns: tuple[Chain, ...]) -> Iterator[Identity]:
    for row in rows:
        if row.leaf.total:
            for column in columns:
                yield Identity(
                    family=table.down,
                    instance=column.path,
                    left=tuple(cell_path(table, sibling, column) for sibling in row.siblings),
                    right=(cell_path(table, row, column),),
                    basis="inferred",
                )


def _balances(
    table: Table, rows: tuple[Chain, ...], columns: tuple[Chain, ...]
) -> Iterator[Identity]:
    if table.balance is None:
        return
    for column in columns:
        left, right = (
            tuple(cell_path(table, _summary(table, number, rows), column) for number in side)
            for side in (table.balance.left, table.balance.right)
        )
        yield Identity(table.balance.family, column.path, left, right, basis="sourced")


def _summary(table: Table, number: int, rows: tuple[Chain, ...]) -> Chain:
    """Return the row of the n-th item, or the total of the rows below it."""
    item = table.blocks[0].rows[number - 1]
    below = [row for row in rows if row.items[0] is item]
    return below[0] if len(below) == 1 else next(row for row in below if row.leaf.total)
