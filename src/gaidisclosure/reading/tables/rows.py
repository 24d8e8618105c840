# SPDX-License-Identifier: Apache-2.0
"""The rows of one table in printed order, 行: labels and their figures.

The strip is cut at its labels. A piece is a label and the run after it. Each piece is judged by
itself and by the row above it. If figures stand one line above their labels, each run belongs to
the label after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby, pairwise, takewhile
from typing import Final, TypeAlias

from attrs import evolve, frozen

from gaidisclosure.reading.tables.labels import Label, LabelledStrip
from gaidisclosure.reading.tables.stems import plain, stem
from gaidisclosure.reading.tables.strip import Slot
from gaidisclosure.reading.tables.vocabulary import SIDE, FormTable, Role, Vocabulary
from gaidisclosure.zh.figures import State, read_figure

Run: TypeAlias = Sequence[Slot]
"""Figures and blank cells with no text between."""
_Piece: TypeAlias = tuple[Label, Run]

_MOST_APART: Final = 80
"""Most slots between a label of the form and one that may belong to its table."""
_LONGEST: Final = 60
"""Most characters of a label that is misspelt or unknown."""


@frozen(eq=False)
class PrintedRow:
    """A label, a run or both, or a divider with neither: a header, or a group."""

    label: Label | None = None
    run: Run = ()
    group: Label | None = None
    """The label of a group of rows that stands here, or above."""
    on_one_line: bool = False
    """``True`` if label and run stand on one line, and so belong together."""

    @property
    def divides(self) -> bool:
        """Tell if it is a header or the label of a group."""
        return self.label is None and not self.run


def printed_rows(found: LabelledStrip, number: int) -> list[PrintedRow]:
    """Return the labels and runs of a table, in printed order."""
    table = found.known.tables[number]
    pieces = list(_pieces(found, table))
    is_blank = table.has_blocks and _is_blank(pieces)
    rows = [PrintedRow()]
    for label, run in pieces:
        runs = list(_divided(_unpadded(run, table, found), table))
        whole = None if any(map(printed, runs)) else _completed(rows[-1], label, found.known)
        if whole:
            rows[-1] = whole
        else:
            rows += _of_piece(rows[-1], label, runs, table, is_blank=is_blank)
    return [row for row in accumulate(_shifted(rows, table), _below_group) if not row.divides]


def printed(run: Run) -> list[Slot]:
    """Return the slots of a run that are not blank."""
    return [slot for slot in run if slot.is_printed]


def _below_group(above: PrintedRow, row: PrintedRow) -> PrintedRow:
    """Return a row with the group of the row above, unless its label ends that."""
    # Witness: ``text-2019-no-sublabels``.
    ends = row.group or (row.label and row.label.exact)
    return row if ends else evolve(row, group=above.group)


def _pieces(found: LabelledStrip, table: FormTable) -> Iterator[_Piece]:
    """Yield the pieces of the strip that belong to a table or may do so."""
    labels = _labels_apart(found, table)
    ends = [*(label.first for label in labels[1:]), len(found.strip)]
    pieces = [
        (label, found.strip[label.end : end]) for label, end in zip(labels, ends, strict=False)
    ]
    inside = False
    for section in _sections(pieces):
        first = section[0][0]
        tables = {word.table for word in first.words}
        if tables != {table.number} and not (inside and table.number in tables):
            inside = False
            continue
        kept = [section[0], *takewhile(partial(_is_within, first), section[1:])]
        inside = len(kept) == len(section)
        yield from kept


def _labels_apart(found: LabelledStrip, table: FormTable) -> list[Label]:
    """Return the texts that may be labels, without those that are cells.

    A text after a label or a figure on its line is a cell. In a table whose rows have no labels, so
    is any text on the line of a figure, or below the label of a column.
    """
    kept: list[Label] = []
    for label in found.labels:
        if label.words or not _is_cell(label, kept, found, table):
            kept.append(label)
    return kept


def _is_cell(label: Label, before: Sequence[Label], found: LabelledStrip, table: FormTable) -> bool:
    line = label.slots[0].line
    same = takewhile(lambda other: other.slots[-1].line == line, reversed(before))
    if any(other.exact and other.of(table.number, Role.ROW) for other in same):
        return True
    if table.has_blocks and found.is_headed(label.slots[0], table.number):
        return True
    first = found.figures_from.get(line)
    return first is not None and (table.has_blocks or label.first > first)


def _sections(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    """Yield the pieces from each exact label to the next."""
    starts = [at for at, (label, _) in enumerate(pieces) if label.exact]
    for start, end in pairwise([*starts, len(pieces)]):
        yield pieces[start:end]


def _is_within(exact: Label, piece: _Piece) -> bool:
    """Tell if a piece is close to a label, and is not running text."""
    # Witness: ``text-2021-remark-below``.
    label, run = piece
    if label.first - exact.first > _MOST_APART:
        return False
    line = label.slots[-1].line
    return len(label.text) <= _LONGEST or any(slot.line == line for slot in printed(run[:1]))


def _of_piece(
    above: PrintedRow, label: Label, runs: Sequence[Run], table: FormTable, *, is_blank: bool
) -> list[PrintedRow]:
    """Return the rows of a piece.

    Blank rows without a label count if the table is blank, as in ``blank-form-2021.docx``.
    """
    if _is_whole(runs, table):
        return [PrintedRow(), *(PrintedRow(run=run) for run in runs)]
    row = _labelled(above, label, runs[0] if runs else (), table)
    rest = runs[1:] if row and row.run else runs
    lines = {slot.line for run in rest for slot in printed(run)}
    counts = is_blank and bool(label.of(table.number, Role.COLUMN))
    found = [
        PrintedRow(run=run)
        for run in rest
        if (counts and len(run) == table.width) or not lines.isdisjoint(slot.line for slot in run)
    ]
    return [row, *found] if row else found


def _is_blank(pieces: Sequence[_Piece]) -> bool:
    """Tell if a table has no figure, apart from lines below its grid."""
    in_grid = any(label.slots[0].columns for label, _ in pieces)
    slots = (slot for _, run in pieces for slot in printed(run))
    return not any(slot.columns or not in_grid for slot in slots)


def _completed(above: PrintedRow, label: Label, known: Vocabulary) -> PrintedRow | None:
    """Return the row above if a text is the end of its label, after its figures."""
    # Witness: labels over two lines of ``rows_of_tabs``.
    if label.exact or above.label is None or not above.run:
        return None
    if words := known.words.get(stem(above.label.text + label.text), ()):
        return evolve(above, label=evolve(above.label, words=words, exact=True))
    end = stem(label.text)
    return above if any(word.stem.endswith(end) for word in above.label.words) else None


def _is_whole(runs: Sequence[Run], table: FormTable) -> bool:
    """Tell if runs are a whole table without labels of rows."""
    # Witness: ``text-2021-end-of-a-page``.
    return table.has_blocks and len(runs) == len(table.rows) and any(map(printed, runs))


def _labelled(above: PrintedRow, label: Label, run: Run, table: FormTable) -> PrintedRow | None:
    """Return the row or divider that a text makes, if any."""
    has_figures = bool(printed(run))
    on_one_line = has_figures and label.slots[-1].line == run[0].line
    is_side = bool(label.of(table.number, *SIDE))
    is_label = is_side and (on_one_line or not _is_column(above, label, table))
    if is_label or (has_figures and not label.words):
        takes_run = has_figures or label.of(table.number, Role.ROW)
        return PrintedRow(label, run if takes_run else (), on_one_line=on_one_line)
    if label.words:
        return PrintedRow(group=label if label.of(table.number, Role.GROUP) else None)
    return None


def _is_column(above: PrintedRow, label: Label, table: FormTable) -> bool:
    """Tell if a label, such as 总计, is that of a column above all rows."""
    # Witness: ``text-2019-blank-pipes``.
    has_ordinal = len(plain(label.text)) > len(stem(label.text))
    return bool(label.of(table.number, Role.COLUMN)) and not has_ordinal and not above.run


def _unpadded(run: Run, table: FormTable, found: LabelledStrip) -> Run:
    """Return the run of a table in one row, without blanks or a label around it.

    Blanks before it are left from merged labels, and blanks after it from unused columns. If there
    are both, the cells are those with the most right totals.
    """
    # Witness: the layout ``html_unspanned``, and ``test_an_unused_column_beside_table_4``.
    most = len(table.rows) * table.width
    if table.has_blocks and len(run) >= most:
        run = _unlabelled(run, table.number, found)
    more = len(run) - most
    if not table.has_blocks or more <= 0:
        return run
    starts = [
        start
        for start in range(more, -1, -1)
        if not printed(run[:start]) and not printed(run[start + most :])
    ]
    ways = [run[start : start + most] for start in starts]
    return max(ways, key=lambda way: _sums(way, table.width), default=run)


def _unlabelled(run: Run, number: int, found: LabelledStrip) -> Run:
    """Return a run without the texts before its first figure, as 数量 before table 4.

    A text below the label of a column is a cell.
    """
    # Witness: ``test_a_text_in_the_first_cell_of_table_4``.
    first = next((at for at, slot in enumerate(run) if slot.is_value), 0)
    texts = [
        at
        for at, slot in enumerate(run[:first])
        if slot.state is State.TEXT and not found.is_headed(slot, number)
    ]
    return run[texts[-1] + 1 :] if texts else run


def _sums(run: Run, width: int) -> int:
    """Return the number of rows whose last figure is the sum of the others."""
    counts = [read_figure(slot.text)[1] or 0 for slot in run]
    rows = (counts[start : start + width] for start in range(0, len(counts), width))
    return sum(row[-1] == sum(row[:-1]) for row in rows)


def _divided(run: Run, table: FormTable) -> Iterator[Run]:
    """Yield a run as rows, by its lines or by the number of figures.

    If rows have labels, a line is one row, however many cells it has.
    """
    # Witness: ``text-2021-cell-a-line``.
    width = table.width
    if run and len(run) <= width and run[0].line == run[-1].line:
        yield run
        return
    lines = [list(line) for _, line in groupby(run, key=lambda slot: slot.line)]
    if not _are_rows(lines):
        lines = [list(run)] if run else []
    for line in lines:
        figures = max((place for place, slot in enumerate(line, 1) if slot.is_printed), default=0)
        count = len(line) if len(line) % width == 0 else -(-figures // width) * width
        is_row = not table.has_blocks and len(line) > 1 and line[0].line == line[-1].line
        if width < count <= len(line) and not is_row:
            yield from (line[start : start + width] for start in range(0, count, width))
        else:
            yield line


def _are_rows(lines: Sequence[Run]) -> bool:
    """Tell if lines are rows, and not single cells with blank lines among them."""
    if any(line[0].columns for line in lines):
        return True
    figures = [len(printed(line)) for line in lines]
    alone = sum(count == len(line) == 1 for count, line in zip(figures, lines, strict=True))
    rows = sum(count > 0 for count in figures) - alone
    return rows > 0 and rows >= alone and (not alone or max(figures) > 1)


def _shifted(rows: Sequence[PrintedRow], table: FormTable) -> Iterator[PrintedRow]:
    """Yield rows, with runs that stand above their labels moved to these."""
    # Witness: the figures above labels that ``tests/layouts/labels.py`` tears off.
    runs: dict[int, Run] = {}
    for at, row in enumerate(rows):
        if row.label is None and row.run:
            chain = _chain(rows, at, table)
            runs |= zip(chain, [(), *(rows[giver].run for giver in chain)], strict=False)
    yield from (evolve(row, run=runs.get(at, row.run)) for at, row in enumerate(rows))


def _chain(rows: Sequence[PrintedRow], at: int, table: FormTable) -> list[int]:
    """Return the rows from a run without a label to a label without a run.

    A few blank cells, fewer than a row has, are not a run. They begin the next row.
    """
    chain = [at]
    for number, row in enumerate(rows[at + 1 :], at + 1):
        if row.group and row.divides:
            continue
        if row.label is None or row.on_one_line or row.label.of(table.number, Role.BLOCK):
            break
        chain.append(number)
        if len(row.run) < table.narrowest and not printed(row.run):
            return chain
    return []
