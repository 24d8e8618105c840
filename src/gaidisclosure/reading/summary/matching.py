# SPDX-License-Identifier: Apache-2.0
"""Columns of a summary table, 各列, and the cells of a form that they name.

A column is known by a cell path, by the label that this library writes for a cell, or by labels of
the form in any order: those of the table, the block, the row and the column of the cell. Each has
to fit a different one of them, and all together must fit one cell only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from attrs import frozen

from gaidisclosure.form import FORMS, SECTIONS, Edition, FormCell
from gaidisclosure.form.layout import Block, Item
from gaidisclosure.i18n import LOCALES
from gaidisclosure.reading.tables.stems import stem, without_remark
from gaidisclosure.reading.tables.vocabulary import WORDINGS

_APART: Final = re.compile(r"\s+[/／|｜>＞]\s+|[\n|｜>＞]|\s*[—–_－]+\s*|(?<=\D)-(?=\D)|[/／]")
"""Signs between labels that stand in one cell."""
_NUMBER: Final = re.compile(r"[\W\d_]*")
"""The number of a column, 栏次, or strokes."""
_SHORTEST: Final = 4
"""Fewest characters of a shortened label."""
_SHORTEST_OF_SEVERAL: Final = 2
"""Fewest characters of a shortened label that is one of several."""
_FEWEST: Final = 5
"""Fewest columns under one heading that can be that of the whole table."""
_MOST_LABELS: Final = 8
"""Most labels of one cell."""

_Parts = Mapping[str, frozenset[int]]
"""The cells that a name fits, by path: the numbers of the labels that it can be."""


@frozen
class Columns:
    """The columns of a table as cells of one form."""

    cells: Mapping[int, str]
    """The path of the cell by column, if no other column names it."""
    contested: Mapping[str, tuple[int, ...]]
    """The columns that name the same cell, by its path."""


def columns_of(labels: Mapping[int, Sequence[str]]) -> Mapping[str, Columns]:
    """Return the columns as cells of each form, by its key.

    A column that names a cell of any form in full is not compared with shortened labels.

    Args:
        labels: The headings of each column, from the top to the bottom.
    """
    shown = _distinctive(labels)
    exact = {key: _exact(form, shown) for key, form in FORMS.items()}
    known = {column for found in exact.values() for column in found}
    rest = {column: each for column, each in shown.items() if column not in known}
    return {key: _columns(form, exact[key], rest) for key, form in FORMS.items()}


def _columns(form: Edition, exact: Mapping[int, str], rest: Mapping[int, Sequence[str]]) -> Columns:
    alike = {column: path for column, each in rest.items() if (path := _path(form, each, False))}
    named: defaultdict[str, list[int]] = defaultdict(list)
    for column, path in exact.items():
        named[path].append(column)
    for column, path in alike.items():
        if path not in named or named[path][0] in alike:
            named[path].append(column)
    return Columns(
        {columns[0]: path for path, columns in named.items() if len(columns) == 1},
        {path: tuple(columns) for path, columns in named.items() if len(columns) > 1},
    )


def _exact(form: Edition, labels: Mapping[int, Sequence[str]]) -> dict[int, str]:
    found = ((column, _path(form, each, True)) for column, each in labels.items())
    return {column: path for column, path in found if path}


def _distinctive(labels: Mapping[int, Sequence[str]]) -> dict[int, Sequence[str]]:
    """Return the headings without column numbers and titles of the whole table."""
    several = [set(each) for each in labels.values() if len(each) > 1]
    common = set[str].intersection(*several) if len(several) >= _FEWEST else set[str]()
    idle = {each for each in common if not is_label(each)}
    return {
        column: [one for one in each if one not in idle and not _NUMBER.fullmatch(one)]
        for column, each in labels.items()
    }


def is_label(text: str, *, exact: bool = True) -> bool:
    """Tell if a text is a label of any form, or names a table of it.

    Unless ``exact``, it may be a shortened one.

    >>> is_label("表三"), is_label("一、本年新收"), is_label("一、本年新收", exact=False)
    (True, False, True)
    """
    return any(
        _parts(form, text) or (not exact and _longer(form, text, _SHORTEST))
        for form in FORMS.values()
    )


def path_named(form: Edition, text: str) -> str | None:
    """Return the path of the cell that a path or one of our labels names."""
    if text in form.cells:
        return text
    return _whole(form).get(_stem_of(text))


def _stem_of(text: str) -> str:
    """Return a label of ours as it is compared: stems of row and column."""
    return "/".join("".join(map(stem, part.split())) for part in text.split(" / "))


@cache
def _whole(form: Edition) -> Mapping[str, str]:
    return {
        _stem_of(cell.label(locale)): path
        for path, cell in form.cells.items()
        for locale in LOCALES
    }


def _path(form: Edition, labels: Sequence[str], exact: bool) -> str | None:
    """Return the only cell that headings name, shortened ones too unless ``exact``."""
    if path := _told(form, labels):
        return path
    names = tuple(name for label in labels for name in _names(form, label))
    if not names or len(names) > _MOST_LABELS:
        return None
    for found in _ways(form, names, exact):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _ways(form: Edition, names: tuple[str, ...], exact: bool) -> Iterator[tuple[str, ...]]:
    """Yield the cells that names fit in full, then those that they fit shortened.

    A name in two rows, as of a merged cell, counts twice or else once. The lowest may be shortened
    even if another cell has it in full: 其他 below 行政复议 is 其他结果.
    """
    once = tuple(dict.fromkeys(names))
    for told in (names, once):
        yield _fitting([_parts(form, name) for name in told])
    if not exact:
        shortest = _SHORTEST if len(once) == 1 else _SHORTEST_OF_SEVERAL
        parts = [_parts(form, name) or _longer(form, name, shortest) for name in once]
        yield _fitting(parts)
        yield _fitting([*parts[:-1], _longer(form, once[-1], shortest)])


def _told(form: Edition, labels: Sequence[str]) -> str | None:
    """Return the cell whose path or label is the lowest heading, or all together."""
    if not labels:
        return None
    path = path_named(form, labels[-1])
    if path and not all(path in _parts(form, above) for above in labels[:-1]):
        return None
    return path or path_named(form, " / ".join(labels))


def _names(form: Edition, label: str) -> list[str]:
    """Return the labels in a heading: the heading, if it is one, or its parts."""
    if _parts(form, label):
        return [label]
    return [part for part in _APART.split(label) if part.strip()]


def _fitting(found: Sequence[_Parts]) -> tuple[str, ...]:
    paths = set(found[0]).intersection(*found[1:])
    return tuple(path for path in paths if _apart([each[path] for each in found]))


def _apart(places: Sequence[frozenset[int]]) -> bool:
    """Tell if each name can be a different label of the cell."""
    chosen = {frozenset[int]()}
    for parts in places:
        chosen = {taken | {part} for taken in chosen for part in parts - taken}
    return bool(chosen)


def _parts(form: Edition, name: str) -> _Parts:
    """Return the cells that have a label, in full but for a remark after it."""
    index = _index(form)
    return index.get(stem(name)) or index.get(stem(without_remark(name))) or {}


@lru_cache(1024)
def _longer(form: Edition, name: str, shortest: int) -> _Parts:
    """Return the cells of labels that begin with a name, or else contain it.

    A name of fewer characters than ``shortest`` has none.
    """
    said = stem(without_remark(name)) or stem(name)
    if len(said) < shortest:
        return {}
    index = _index(form)
    begun = [each for known, each in index.items() if known.startswith(said)]
    return _joined(begun or [each for known, each in index.items() if said in known])


def _joined(found: Sequence[_Parts]) -> _Parts:
    joined: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for each in found:
        for path, parts in each.items():
            joined[path] |= parts
    return dict(joined)


@cache
def _index(form: Edition) -> Mapping[str, _Parts]:
    """Return the cells by the name of each of their labels."""
    found: dict[str, dict[str, frozenset[int]]] = {}
    for path, cell in form.cells.items():
        for number, names in enumerate(_labels(form, cell)):
            for name in names:
                parts = found.setdefault(name, {})
                parts[path] = parts.get(path, frozenset()) | {number}
    found.pop("", None)
    return found


def _labels(form: Edition, cell: FormCell) -> Iterator[frozenset[str]]:
    """Yield the spellings of each label of a cell, that of its table first."""
    yield _tables(cell.table)
    block = _block(form, cell)
    yield frozenset({stem(block.title)})
    yield frozenset({stem(block.corner)})
    for item in (*cell.row.items, *cell.column.items):
        yield _spelt(item)


def _block(form: Edition, cell: FormCell) -> Block:
    blocks = form.table(cell.table).blocks
    return next(each for each in blocks if cell.row.items[0] in each.rows)


@cache
def _tables(number: int) -> frozenset[str]:
    heading = next(part.item.label for part in SECTIONS if part.table == number)
    numeral = "〇一二三四"[number]
    short = stem(heading).removeprefix("政府信息公开").removesuffix("情况")
    named = {f"表{numeral}", f"附表{numeral}", f"第{numeral}部分", f"第{numeral}表"}
    return frozenset({stem(heading), short, *map(stem, named)})


@cache
def _spelt(item: Item) -> frozenset[str]:
    labels = [item.label_in(locale) for locale in LOCALES]
    own = {stem(each) for label in labels for each in (label, without_remark(label))}
    return frozenset(own | {each for name in own for each in WORDINGS.get(name, ())})
