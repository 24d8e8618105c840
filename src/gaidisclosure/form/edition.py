"""An edition of the form, 版本: its tables, and the cells and identities that follow from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from attrs import define, field, frozen

from gaidisclosure.form.layout import Block, Chain, Kind, Table, chains, path_of
from gaidisclosure.form.printed import PrintedTable, Span, printed
from gaidisclosure.form.sources import Basis, Citation


@frozen
class FormCell:
    """One figure of the form, 单元格.

    >>> from gaidisclosure.form import EDITIONS
    >>> cell = EDITIONS["2021"].cells["request_handling.outcomes.other.other.other_organization"]
    >>> cell.label()
    '三、本年度办理结果 （六）其他处理 3.其他 / 法人或其他组织 其他'
    >>> cell.span
    Span(row=25, column=8, rowspan=1, colspan=1)
    """

    path: str
    table: int
    row: Chain
    column: Chain
    kind: Kind
    span: Span
    citations: tuple[Citation, ...]

    def label(self, locale: str | None = None) -> str:
        """The labels of its row and of its column, outermost first."""
        sides = (self.row.label_in(locale), self.column.label_in(locale))
        return " / ".join(side for side in sides if side)


@define(frozen=True, slots=False)
class Identity:
    """A sum that must hold, 勾稽关系: the left cells and the right cells add up to the same.

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
        """Takes what stands against all these paths out of a mapping that has them."""
        first, *others = self.cells
        return itemgetter(first, *others)


@define(frozen=True, slots=False, eq=False)
class Edition:
    """The whole form as data, 格式: what it prints, and what must hold.

    ``undivided`` marks the 2021 form as some agencies still print it: （六）其他处理 in one row.
    """

    name: str
    document: str
    tables: tuple[Table, ...] = field(repr=False)
    undivided: bool = False

    @cached_property
    def printed_tables(self) -> Mapping[int, PrintedTable]:
        """The printed grid of each table, by its number on the form (二 is 2)."""
        return MappingProxyType({table.number: printed(table) for table in self.tables})

    @cached_property
    def cells(self) -> Mapping[str, FormCell]:
        """Every figure of the form by its path, in printed order."""
        found = (
            cell
            for table in self.tables
            for cell in _cells(table, self.printed_tables[table.number])
        )
        return MappingProxyType({cell.path: cell for cell in found})

    @cached_property
    def identities(self) -> Mapping[str, Identity]:
        """Every identity by its code."""
        found = (identity for table in self.tables for identity in _identities(table))
        return MappingProxyType({identity.code: identity for identity in found})

    def table(self, number: int) -> Table:
        """The table of that number on the form: 2, 3 or 4."""
        return next(table for table in self.tables if table.number == number)


def _lines(table: Table) -> Iterator[tuple[Block, tuple[Chain, ...], tuple[Chain, ...]]]:
    return ((block, chains(block.rows), chains(block.columns)) for block in table.blocks)


def _path(table: Table, row: Chain, column: Chain) -> str:
    return path_of((table.key, row.path, column.path))


def _cells(table: Table, grid: PrintedTable) -> Iterator[FormCell]:
    for block, rows, columns in _lines(table):
        for row in rows:
            for column in columns:
                path = _path(table, row, column)
                yield FormCell(
                    path=path,
                    table=table.number,
                    row=row,
                    column=column,
                    kind=column.leaf.kind,
                    span=grid.figures[path],
                    citations=block.citations + row.leaf.citations,
                )


def _identities(table: Table) -> Iterator[Identity]:
    for _, rows, columns in _lines(table):
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
                    left=tuple(_path(table, row, sibling) for sibling in column.siblings),
                    right=(_path(table, row, column),),
                    basis="inferred",
                )


def _down(table: Table, rows: tuple[Chain, ...], columns: tuple[Chain, ...]) -> Iterator[Identity]:
    for row in rows:
        if row.leaf.total:
            for column in columns:
                yield Identity(
                    family=table.down,
                    instance=column.path,
                    left=tuple(_path(table, sibling, column) for sibling in row.siblings),
                    right=(_path(table, row, column),),
                    basis="inferred",
                )


def _balances(
    table: Table, rows: tuple[Chain, ...], columns: tuple[Chain, ...]
) -> Iterator[Identity]:
    if table.balance is None:
        return
    for column in columns:
        left, right = (
            tuple(_path(table, _summary(table, number, rows), column) for number in side)
            for side in (table.balance.left, table.balance.right)
        )
        yield Identity(table.balance.family, column.path, left, right, basis="sourced")


def _summary(table: Table, number: int, rows: tuple[Chain, ...]) -> Chain:
    """The row that stands for the n-th item: itself, or the total of what is below it."""
    item = table.blocks[0].rows[number - 1]
    below = [row for row in rows if row.items[0] is item]
    return below[0] if len(below) == 1 else next(row for row in below if row.leaf.total)
