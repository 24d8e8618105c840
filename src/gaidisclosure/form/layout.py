# SPDX-License-Identifier: Apache-2.0
"""The parts of a printed table, 表格: labels in rows and columns, and blocks.

A label may have labels below it, as 三、本年度办理结果 has （一）予以公开 and others, and may be
the total of its siblings, 总计. Cells, their places and the identities all follow from this.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from gaidisclosure.form.sources import Citation
from gaidisclosure.i18n import OFFICIAL, AnyLocale, has, text


class Kind(StrEnum):
    """The kind of figure that a cell holds, 单位."""

    COUNT = "count"
    """A whole number of cases, documents or decisions (件), zero or more."""
    CHANGE = "change"
    """A whole number with a sign: 本年增/减 of the trial form."""
    MONEY = "money"
    """An amount in 万元, zero or more, with decimals."""


@frozen
class Item:
    """One label of the form, verbatim, with the labels below it.

    ``key`` is its name in the cell path (empty: the label is printed, but not part of the path).
    ``name`` tells it from others of the same key in the catalogs of translations.
    """

    key: str
    label: str
    children: tuple[Item, ...] = ()
    name: str = ""
    kind: Kind = Kind.COUNT
    total: bool = False
    citations: tuple[Citation, ...] = ()

    @property
    def code(self) -> str:
        """The stable code of the label, by which catalogs translate it."""
        return f"form.label.{self.name or self.key}"

    def label_in(self, locale: AnyLocale | None = OFFICIAL) -> str:
        """Return the label in a language, in zh_Hans as the form has it."""
        return text(self.code, locale) if has(self.code, locale) else self.label

    @property
    def depth(self) -> int:
        """The number of levels of labels, this one included."""
        return 1 + max((child.depth for child in self.children), default=0)

    @property
    def leaves(self) -> tuple[Item, ...]:
        """The lowest labels below this one: those that figures stand against."""
        if not self.children:
            return (self,)
        return tuple(leaf for child in self.children for leaf in child.leaves)


@frozen
class Chain:
    """A lowest label together with all labels above it, outermost first.

    ``common`` of the outermost stand over the whole side of the table, and so tell nothing apart.
    """

    items: tuple[Item, ...]
    common: int = 0

    @property
    def leaf(self) -> Item:
        """The lowest label."""
        return self.items[-1]

    @property
    def path(self) -> str:
        """The part of the cell path that the labels give."""
        return path_of(item.key for item in self.items)

    @property
    def parent(self) -> Chain:
        """The labels above the lowest one."""
        return Chain(self.items[:-1])

    @property
    def siblings(self) -> tuple[Chain, ...]:
        """The lowest labels that a total at this place adds up."""
        above = self.items[:-1]
        return tuple(
            Chain(above + chain.items)
            for chain in chains(above[-1].children)
            if not chain.leaf.total
        )

    def label_in(self, locale: AnyLocale | None = OFFICIAL) -> str:
        """Return the labels from the outermost distinctive one to the lowest."""
        told = self.items[self.common :]
        return " ".join(item.label_in(locale) for item in told if item.label)


def path_of(keys: Iterator[str] | tuple[str, ...]) -> str:
    """Return the path of the keys that are not empty."""
    return ".".join(key for key in keys if key)


def chains(items: tuple[Item, ...]) -> tuple[Chain, ...]:
    """Return the lowest labels in printed order, each with the labels above it."""
    common = int(len(items) == 1 and bool(items[0].children))
    return tuple(Chain(found, common) for item in items for found in _descents(item))


def _descents(item: Item) -> Iterator[tuple[Item, ...]]:
    if not item.children:
        yield (item,)
    for child in item.children:
        for found in _descents(child):
            yield (item, *found)


@frozen
class Block:
    """Rows and columns under one title, such as 第二十条第（一）项.

    ``spans`` are the widths of the label column and of the value columns in the printed grid.
    """

    rows: tuple[Item, ...]
    columns: tuple[Item, ...]
    corner: str = ""
    corner_code: str = ""
    title: str = ""
    title_code: str = ""
    spans: tuple[int, ...] = ()
    citations: tuple[Citation, ...] = ()


@frozen
class Balance:
    """The relation printed in the corner of table 3, 勾稽关系.

    The numbers are those of the items of the first level: 第一项 is 1.
    """

    family: str
    left: tuple[int, ...]
    right: tuple[int, ...]


@frozen
class Table:
    """One table of the form: its place in the path and on the form, and its blocks."""

    number: int
    key: str
    blocks: tuple[Block, ...]
    across: str = ""
    """The family of the identities that a total column gives."""
    down: str = ""
    """The family of the identities that a total row gives."""
    balance: Balance | None = None
