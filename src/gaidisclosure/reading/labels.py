"""What labels and headings have in common however they are printed, 标签."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final
from unicodedata import normalize

from gaidisclosure.form import Edition, Item

__all__ = ["key", "label_keys", "plain", "row_keys", "rows"]

_LONGEST: Final = 120
"""No label or heading is longer than this, in characters."""
_ORDINAL: Final = re.compile(r"\(?[一二三四五六七八九十0-9]{1,3}[)、.,:]+")
_REMARK: Final = re.compile(r"\([^()]*\)")
_OTHERWISE: Final = {"规范性文件": "行政规范性文件"}
"""Labels that agencies print otherwise than the form, by key."""
_MARKS: Final = re.compile("[\"'“”‘’「」《》:。;]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A short text without white space, in compatibility form; empty for a long one.

    >>> plain("（一） 主动公开"), plain("⼆、")
    ('(一)主动公开', '二、')
    """
    return "".join(normalize("NFKC", text).split()) if len(text) <= _LONGEST else ""


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What tells a label from others: neither ordinal nor remark in brackets nor quotation marks.

    >>> key("３．危及“三安全一稳定”"), key("本年收费金额（单位：万元）"), key("12")
    ('危及三安全一稳定', '本年收费金额', '12')
    """
    bare = plain(text)
    name = _REMARK.sub("", _ORDINAL.sub("", bare, count=1) if _ORDINAL.match(bare) else bare)
    found = _MARKS.sub("", name or bare)
    return _OTHERWISE.get(found, found)


@cache
def rows(form: Edition, table: int) -> Mapping[str, tuple[str, ...]]:
    """The cells of each row of a table in printed order, by the key of its lowest label."""
    found: dict[str, list[str]] = {}
    for path, cell in form.cells.items():
        if cell.table == table:
            found.setdefault(key(cell.row.leaf.label), []).append(path)
    return MappingProxyType({label: tuple(paths) for label, paths in found.items()})


@cache
def row_keys(form: Edition, table: int) -> frozenset[str]:
    """The keys of all labels to the left of figures, those of groups included."""
    items = (item for block in form.table(table).blocks for item in block.rows)
    return frozenset(key(each.label) for item in items for each in _with_those_below(item))


@cache
def label_keys(form: Edition, table: int) -> frozenset[str]:
    """The keys of all labels that a table prints."""
    return frozenset(key(label.text) for label in form.grids[table].labels)


def _with_those_below(item: Item) -> list[Item]:
    return [item, *(each for child in item.children for each in _with_those_below(child))]
