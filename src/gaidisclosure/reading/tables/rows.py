# SPDX-License-Identifier: Apache-2.0
"""The labels and figures of one table in reading order, 行: which figures belong to which label.

A run is figures and blank cells that follow each other with no text between. Which label it
belongs to is not always the one before: where figures stand one line above their label, every run
belongs to the label behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import Final

from attrs import Factory, define, evolve

from gaidisclosure.reading.tables.labels import Mark, Marked
from gaidisclosure.reading.tables.stems import plain, stem
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import Role, Vocabulary

__all__ = ["Entry", "Run", "entries"]

Run = Sequence[Slot]
"""Figures and blank cells with no text between."""

_MOST_APART: Final = 80
"""So many slots without a label of a table are no part of it."""
_SIDE: Final = (Role.ROW, Role.BLOCK)


@define(eq=False)
class Entry:
    """A label, a run, or both; with neither it only divides, as headers and groups do."""

    label: Mark | None = None
    run: Run = ()
    group: Mark | None = None
    """The label of a group of rows that stands here, or above."""
    beside: bool = False
    """Whether label and run stand on one line, and so belong together."""

    @property
    def divides(self) -> bool:
        """Whether it is a header or a group."""
        return self.label is None and not self.run


def entries(found: Marked, table: int) -> list[Entry]:
    """The labels and runs of a table, in the order of print."""
    tokens = list(_tokens(found, _Reader.of(table, found.known)))
    if not any(token.run for token in tokens):
        tokens = list(_tokens(found, _Reader.of(table, found.known, blank=True)))
    _shift(tokens, table, min(len(row.paths) for row in found.known.rows[table]))
    group: Mark | None = None
    for token in tokens:
        group = token.group or (None if token.label and token.label.exact else group)
        token.group = group
    return [token for token in tokens if not token.divides]


@define
class _Reader:
    """Goes through the marks and knows whether it is inside the table, and what came before."""

    table: int
    known: Vocabulary
    width: int
    """The most figures of a row."""
    has_blocks: bool
    """Whether blocks are labelled above the figures, and rows not at all."""
    blank: bool = False
    inside: bool = False
    last: int = 0
    above: list[Entry] = Factory(list[Entry])

    @classmethod
    def of(cls, table: int, known: Vocabulary, *, blank: bool = False) -> _Reader:
        """The reader of a table; ``blank``: blank rows without a label count as well."""
        return cls(table, known, known.widths[table], table in known.unlabelled, blank)

    def enters(self, mark: Mark) -> bool:
        """Whether a mark belongs to the table or may do so."""
        if not (self.inside or mark.exact):
            return False
        tables = {word.table for word in mark.words} if mark.exact else set[int]()
        if tables == {self.table} or (self.inside and self.table in tables):
            self.inside, self.last = True, mark.first
        elif tables or mark.first - self.last > _MOST_APART:
            self.inside = False
        return self.inside

    def unpadded(self, run: Run) -> Run:
        """A run without what merged labels have left before it, in a table of unlabelled rows."""
        most = len(self.known.rows[self.table]) * self.width
        more = len(run) - most if self.has_blocks else 0
        return run[more:] if more > 0 and not any(slot.is_printed for slot in run[:more]) else run

    def is_whole(self, runs: Sequence[Run]) -> bool:
        """Whether runs are all that a table of unlabelled rows holds, as it is printed in a row."""
        rows = self.known.rows[self.table]
        whole = self.has_blocks and len(runs) == len(rows)
        return whole and any(slot.is_printed for run in runs for slot in run)

    def completes(self, mark: Mark) -> bool:
        """Whether a text is the end of the label before, which its figures have interrupted."""
        above = self.above[-1] if self.above else None
        if mark.exact or above is None or above.label is None or not above.run:
            return False
        words = self.known.words.get(stem(above.label.text + mark.text), ())
        if words:
            above.label = evolve(above.label, words=words, exact=True)
        return bool(words) or any(word.stem.endswith(stem(mark.text)) for word in above.label.words)

    def header(self, mark: Mark) -> bool:
        """Whether what could label a row labels a column, as 其他 and 总计 behind other columns."""
        if not mark.of(self.table, Role.COLUMN):
            return False
        ordinal = len(plain(mark.text)) > len(stem(mark.text))
        return not ordinal and not (self.above and self.above[-1].run)


def _tokens(found: Marked, reader: _Reader) -> Iterator[Entry]:
    strip = found.strip
    labels = _labels_apart(found, reader)
    ends = [*(mark.first for mark in labels[1:]), len(strip)]
    for mark, end in zip(labels, ends, strict=False):
        if not reader.enters(mark):
            continue
        runs = list(_divided(reader.unpadded(strip[mark.end : end]), reader.width))
        printed = any(slot.is_printed for run in runs for slot in run)
        if not printed and reader.completes(mark):
            continue
        for entry in _with_label(reader, mark, runs):
            reader.above.append(entry)
            yield entry


def _labels_apart(found: Marked, reader: _Reader) -> list[Mark]:
    """The texts that may be labels: what stands on one line behind a label or a figure is a cell.

    In a table whose rows have no labels, so is any text beside a figure.
    """
    kept: list[Mark] = []
    for mark in found.found:
        if mark.words or not _is_beside(mark, kept, found, reader):
            kept.append(mark)
    return kept


def _is_beside(mark: Mark, before: Sequence[Mark], found: Marked, reader: _Reader) -> bool:
    line = mark.slots[0].line
    same = takewhile(lambda other: other.slots[-1].line == line, reversed(before))
    if any(other.exact and other.of(reader.table, Role.ROW) for other in same):
        return True
    first = found.figures_from.get(line)
    return first is not None and (reader.has_blocks or mark.first > first)


def _with_label(reader: _Reader, mark: Mark, runs: list[Run]) -> Iterator[Entry]:
    """What a text and the runs behind it are; a text that is nothing known has runs, or is none."""
    if reader.is_whole(runs):
        yield Entry()
        yield from (Entry(run=run) for run in runs)
        return
    printed = bool(runs) and any(slot.is_printed for slot in runs[0])
    beside = printed and _same_line(mark, runs[0])
    is_label = bool(mark.of(reader.table, *_SIDE)) and (beside or not reader.header(mark))
    if is_label or (printed and not mark.words):
        own = runs[:1] if printed or mark.of(reader.table, Role.ROW) else []
        yield Entry(mark, own[0] if own else (), beside=beside)
        runs = runs[len(own) :]
    elif mark.words:
        groups = mark.of(reader.table, Role.GROUP)
        yield Entry(group=mark if groups else None)
    yield from (Entry(run=run) for run in _rows_of(reader, mark, runs))


def _rows_of(reader: _Reader, mark: Mark, runs: Sequence[Run]) -> Iterator[Run]:
    """Those runs without a label that are rows, and not blank cells that something else left."""
    lines = {slot.line for run in runs for slot in run if slot.is_printed}
    blank = reader.blank and bool(mark.of(reader.table, Role.COLUMN))
    for run in runs:
        if (blank and len(run) == reader.width) or not lines.isdisjoint(slot.line for slot in run):
            yield run


def _same_line(mark: Mark, run: Run) -> bool:
    return mark.slots[-1].line == run[0].line


def _divided(run: Run, width: int) -> Iterator[Run]:
    """A run as rows: by its lines if these hold several figures, and then by their number."""
    if run and len(run) <= width and run[0].line == run[-1].line:
        yield run
        return
    lines = [list(line) for _, line in groupby(run, key=lambda slot: slot.line)]
    if not _are_rows(lines):
        lines = [list(run)] if run else []
    for line in lines:
        figures = max((place for place, slot in enumerate(line, 1) if slot.is_printed), default=0)
        count = len(line) if len(line) % width == 0 else -(-figures // width) * width
        if width < count <= len(line):
            yield from (line[start : start + width] for start in range(0, count, width))
        else:
            yield line


def _shift(tokens: Sequence[Entry], table: int, least: int) -> None:
    """Give runs without a label to the labels behind them, where one of these has no run.

    What has fewer than the ``least`` cells of a row, all blank, is none: it begins the next row.
    """
    for at, token in enumerate(tokens):
        if token.label is None and token.run:
            chain = _chain(tokens, at, table, least)
            for giver, taker in reversed(list(pairwise(chain))):
                taker.run, giver.run = giver.run, ()


def _are_rows(lines: Sequence[Run]) -> bool:
    """Whether lines are rows, and not cells that have a line each, with blank ones behind some."""
    if any(line[0].columns for line in lines):
        return True
    figures = [sum(slot.is_printed for slot in line) for line in lines]
    alone = sum(count == len(line) == 1 for count, line in zip(figures, lines, strict=True))
    rows = sum(count > 0 for count in figures) - alone
    return rows > 0 and rows >= alone and (not alone or max(figures) > 1)


def _chain(tokens: Sequence[Entry], at: int, table: int, least: int) -> list[Entry]:
    """From a run without a label to the first label without a run; empty if there is none."""
    chain = [tokens[at]]
    for token in tokens[at + 1 :]:
        if token.group and token.divides:
            continue
        if token.label is None or token.beside or token.label.of(table, Role.BLOCK):
            break
        chain.append(token)
        if len(token.run) < least and not any(slot.is_printed for slot in token.run):
            return chain
    return []
