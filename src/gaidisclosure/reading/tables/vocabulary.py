# SPDX-License-Identifier: Apache-2.0
"""The labels that the form prints, 词表, with the places that they name.

A label is known by its :func:`~gaidisclosure.reading.tables.stems.stem`, so that ordinals, brackets
and white space do not matter. One stem can name several places, as 其他 and 总计 do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

from attrs import define, field, frozen

from gaidisclosure.form import EDITIONS, SECTIONS, Edition
from gaidisclosure.form.layout import Block, Item, Table, chains, path_of
from gaidisclosure.reading.tables.stems import stem

WORDINGS: Final = MappingProxyType(
    {
        "行政规范性文件": ("规范性文件", "规范性档案"),
        "规范性文件": ("行政规范性文件", "规范性档案"),
        "本年收费金额单位万元": ("本年收费金额", "本年收费金额单位元", "收费金额"),
        "本年新收政府信息公开申请数量": ("本年新收申请数量", "新收政府信息公开申请数量"),
        "上年结转政府信息公开申请数量": ("上年结转申请数量", "上年度结转政府信息公开申请数量"),
        "结转下年度继续办理": ("结转下年继续办理", "结转下年度办理"),
        "其他": ("其它",),
        "总计": ("合计",),
        "其他结果": ("其它结果",),
        "结果维持": ("维持",),
        "结果纠正": ("纠正",),
        "未经复议直接起诉": ("直接起诉",),
        "本年度办理结果": ("本年办理结果",),
        "部分公开区分处理的只计这一情形不计其他情形": ("部分公开",),
        "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请": ("逾期不补正",),
        "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请": (
            "逾期不缴费",
            "逾期未缴费",
        ),
    }
)
"""Other wordings that agencies print, by the stem of the label."""


class Role(Enum):
    """The part of a table that a label names."""

    ROW = auto()
    GROUP = auto()
    COLUMN = auto()
    BLOCK = auto()
    OTHER = auto()


SIDE: Final = (Role.ROW, Role.BLOCK)
"""Parts with figures: rows, or the blocks of a table whose rows have no labels."""


@frozen
class Word:
    """A label of one table, with the number of its row, column or block."""

    stem: str
    table: int
    role: Role
    number: int = 0


@frozen
class Row:
    """A row of figures: its cells in printed order, and the stem of its lowest label.

    ``columns`` are the columns of the printed grid in which the cells begin, counted from the first
    of them, and the one after the last. ``spare`` is the number of columns that the lowest label
    covers, less one.
    """

    number: int
    paths: tuple[str, ...]
    stem: str
    columns: tuple[int, ...]
    spare: int = 0


@frozen(eq=False)
class FormTable:
    """The rows of a table of the form."""

    number: int
    rows: tuple[Row, ...]
    has_blocks: bool
    """``True`` if labels stand only above the figures, and none in front of a row."""
    width: int
    """Most figures of a row."""
    narrowest: int
    """Fewest figures of a row."""


@define(frozen=True, slots=False, eq=False)
class Vocabulary:
    """All labels of one form."""

    form: Edition
    tables: Mapping[int, FormTable]
    words: Mapping[str, tuple[Word, ...]]
    groups: Mapping[str, range] = field(factory=dict[str, range])
    """The rows of each group, by the stem of its label."""

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Every text with which a label begins."""
        return frozenset(known[:end] for known in self.words for end in range(1, len(known) + 1))

    @cached_property
    def stems(self) -> Mapping[int, frozenset[str]]:
        """The stems of the labels as issued, by table."""
        found = ((table, grid.labels) for table, grid in self.form.printed_tables.items())
        return {table: frozenset(stem(label.text) for label in labels) for table, labels in found}


def printed_vocabulary(form: Edition) -> Vocabulary:
    """Return the labels of a form as one document prints it, without caching them."""
    return vocabulary.__wrapped__(form)


@cache
def vocabulary(form: Edition) -> Vocabulary:
    """Return the labels of a form.

    >>> from gaidisclosure.form import EDITIONS
    >>> known = vocabulary(EDITIONS["2021"])
    >>> [(word.table, word.role.name, word.number) for word in known.words["其他"]]
    [(3, 'COLUMN', 5), (3, 'ROW', 22)]
    """
    words: dict[str, dict[Word, None]] = {}
    groups: dict[str, range] = {}
    for word in _words(form, groups):
        for wording in (word.stem, *WORDINGS.get(word.stem, ())):
            words.setdefault(wording, {})[word] = None
    tables = {table.number: _table(form, table) for table in form.tables}
    return Vocabulary(form, tables, {known: tuple(found) for known, found in words.items()}, groups)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of every edition that a text names in full."""
    for form in EDITIONS.values():
        yield from vocabulary(form).words.get(stem(text), ())


def _table(form: Edition, table: Table) -> FormTable:
    rows = tuple(_rows(form, table))
    widths = [len(row.paths) for row in rows]
    return FormTable(table.number, rows, not table.blocks[0].corner, max(widths), min(widths))


def _words(form: Edition, groups: dict[str, range]) -> Iterator[Word]:
    for table in form.tables:
        first = 0
        if not table.blocks[0].corner:
            yield from (Word(name, table.number, Role.OTHER) for name in _above(table.number))
        for block in table.blocks:
            for label in (block.title, block.corner):
                if label:
                    yield Word(stem(label), table.number, Role.OTHER)
            yield from _column_words(form, table, block)
            yield from _row_words(table, block.rows, first, groups)
            first += len(chains(block.rows))


def _above(table: int) -> Iterator[str]:
    """Yield the heading of a table without labels of rows, and its last words."""
    name = stem(next(part.heading for part in SECTIONS if part.table == table))
    yield from (name, name.removeprefix("政府信息公开").removesuffix("情况"))


def _column_words(form: Edition, table: Table, block: Block) -> Iterator[Word]:
    for chain in chains(block.columns):
        for item in chain.items[:-1]:
            role = Role.BLOCK if item.key else Role.OTHER
            yield Word(stem(item.label), table.number, role, _block_number(form, table, item))
    for number, chain in enumerate(chains(block.columns)):
        yield Word(stem(chain.leaf.label), table.number, Role.COLUMN, number)


def _block_number(form: Edition, table: Table, item: Item) -> int:
    return [row.stem for row in _rows(form, table)].index(stem(item.label)) if item.key else 0


def _row_words(
    table: Table, items: tuple[Item, ...], first: int, groups: dict[str, range]
) -> Iterator[Word]:
    for item in items:
        count = len(item.leaves)
        if item.children:
            groups[stem(item.label)] = range(first, first + count)
            yield Word(stem(item.label), table.number, Role.GROUP, first)
            yield from _row_words(table, item.children, first, groups)
        elif item.label:
            yield Word(stem(item.label), table.number, Role.ROW, first)
        first += count


def _rows(form: Edition, table: Table) -> Iterator[Row]:
    """Yield the rows of figures: those with a label, or the blocks of one without."""
    number = 0
    for block in table.blocks:
        for row in chains(block.rows):
            lines = [(row.leaf.label, chains(block.columns))]
            if not row.leaf.label:
                lines = [(item.label, chains((item,))) for item in _blocks(block.columns)]
            for label, columns in lines:
                paths = tuple(path_of((table.key, row.path, column.path)) for column in columns)
                spare = _spare(form, table, paths, label)
                yield Row(number, paths, stem(label), _columns(form, paths), spare)
                number += 1


def _spare(form: Edition, table: Table, paths: tuple[str, ...], label: str) -> int:
    line = form.cells[paths[0]].span.row
    spans = (
        each.span.colspan
        for each in form.printed_tables[table.number].labels
        if each.text == label and each.span.row == line
    )
    return next(spans, 1) - 1


def _columns(form: Edition, paths: tuple[str, ...]) -> tuple[int, ...]:
    places = [form.cells[path].span for path in paths]
    first = places[0].column
    edges = [place.column for place in places] + [places[-1].column + places[-1].colspan]
    return tuple(edge - first for edge in edges)


def _blocks(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if item.key:
            yield item
        else:
            yield from _blocks(item.children)
