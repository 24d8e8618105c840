# SPDX-License-Identifier: Apache-2.0
"""Where each label and each figure stands in the printed grid, with merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from attrs import field, frozen

from gaidisclosure.form.layout import Block, Item, Table, chains, path_of


@frozen
class Span:
    """A place in a printed table: row and column from 0, and the size in both."""

    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@frozen
class Label:
    """A label at its place, with the code of its translation."""

    text: str
    code: str
    span: Span


@frozen
class PrintedTable:
    """A table as printed: labels, and the places of the figures by path."""

    height: int
    width: int
    labels: tuple[Label, ...]
    figures: Mapping[str, Span] = field(hash=False)


def printed(table: Table) -> PrintedTable:
    """Return a table as printed, its blocks one below the other."""
    labels: list[Label] = []
    figures: dict[str, Span] = {}
    top = 0
    for block in table.blocks:
        frame = _Frame.of(block, top)
        labels += frame.labels()
        figures |= {path_of((table.key, path)): span for path, span in frame.figures()}
        top = frame.bottom
    width = max(span.column + span.colspan for span in figures.values())
    return PrintedTable(top, width, tuple(labels), figures)


@frozen
class _Frame:
    """The measures of one block: where its header ends and where its columns begin."""

    block: Block
    top: int
    head: int
    """The first row below the column labels."""
    stub: int
    """The first column after the row labels."""
    edges: tuple[int, ...]
    """Where each lowest column begins, and where the last one ends."""

    @classmethod
    def of(cls, block: Block, top: int) -> _Frame:
        leaves = len(chains(block.columns))
        depth = max(item.depth for item in block.rows) if block.corner else 0
        spans = block.spans or (depth, *(1,) * leaves)
        header = max(item.depth for item in block.columns)
        return cls(
            block=block,
            top=top + bool(block.title),
            head=top + bool(block.title) + header,
            stub=spans[0],
            edges=tuple(accumulate(spans)),
        )

    @property
    def bottom(self) -> int:
        return self.head + len(chains(self.block.rows))

    def labels(self) -> Iterator[Label]:
        block = self.block
        if block.title:
            span = Span(self.top - 1, 0, 1, self.edges[-1])
            yield Label(block.title, block.title_code, span)
        if block.corner:
            span = Span(self.top, 0, self.head - self.top, self.stub)
            yield Label(block.corner, block.corner_code, span)
        for item, run in _placed(block.columns, 0, self.top, self.head):
            left, right = self.edges[run.first], self.edges[run.last]
            yield _label(item, Span(run.level, left, run.depth, right - left))
        if block.corner:
            for item, run in _placed(block.rows, self.head, 0, self.stub):
                yield _label(item, Span(run.first, run.level, run.last - run.first, run.depth))

    def figures(self) -> Iterator[tuple[str, Span]]:
        for down, row in enumerate(chains(self.block.rows)):
            for across, column in enumerate(chains(self.block.columns)):
                left, right = self.edges[across], self.edges[across + 1]
                span = Span(self.head + down, left, 1, right - left)
                yield path_of((row.path, column.path)), span


def _label(item: Item, span: Span) -> Label:
    return Label(item.label, item.code, span)


@frozen
class _Run:
    """The lowest labels that a label covers, and its levels."""

    first: int
    last: int
    level: int
    depth: int


def _placed(
    items: tuple[Item, ...], first: int, level: int, end: int
) -> Iterator[tuple[Item, _Run]]:
    """Yield each label with its run, the lowest filling the levels that are left."""
    for item in items:
        last = first + len(item.leaves)
        yield item, _Run(first, last, level, 1 if item.children else end - level)
        yield from _placed(item.children, first, level + 1, end)
        first = last
