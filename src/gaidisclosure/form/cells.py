# SPDX-License-Identifier: Apache-2.0
"""The figures of a form by their paths, 单元格, as they follow from its tables."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from gaidisclosure.form.layout import Block, Chain, Kind, Table, chains, path_of
from gaidisclosure.form.printed import PrintedTable, Span
from gaidisclosure.form.sources import Citation
from gaidisclosure.i18n import OFFICIAL, AnyLocale


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

    def label(self, locale: AnyLocale | None = OFFICIAL) -> str:
        """Return the labels of its row and of its column, outermost first."""
        sides = (self.row.label_in(locale), self.column.label_in(locale))
        return " / ".join(side for side in sides if side)


def cells_of(table: Table, grid: PrintedTable) -> Iterator[FormCell]:
    """Yield the cells of a table in printed order."""
    for block, rows, columns in lines_of(table):
        for row in rows:
            for column in columns:
                path = cell_path(table, row, column)
                yield FormCell(
                    path=path,
                    table=table.number,
                    row=row,
                    column=column,
                    kind=column.leaf.kind,
                    span=grid.figures[path],
                    citations=block.citations + row.leaf.citations,
                )


def lines_of(table: Table) -> Iterator[tuple[Block, tuple[Chain, ...], tuple[Chain, ...]]]:
    """Yield each block of a table with its rows and its columns."""
    return ((block, chains(block.rows), chains(block.columns)) for block in table.blocks)


def cell_path(table: Table, row: Chain, column: Chain) -> str:
    """Return the path of the cell where a row and a column meet."""
    return path_of((table.key, row.path, column.path))
