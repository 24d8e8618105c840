# SPDX-License-Identifier: Apache-2.0
"""Cells by the names that people use, 查找单元格: labels of the form in any language.

``"予以公开 / 自然人"`` names a cell by its row and its column. The order of the labels, ordinals,
punctuation, white space and remarks in brackets do not matter; every label must fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import combinations, product
from typing import Final
from unicodedata import normalize

from gaidisclosure.form.edition import Edition
from gaidisclosure.form.layout import Chain, Item
from gaidisclosure.i18n import LOCALES

SEPARATOR: Final = " / "
"""Stands between labels of a row and a column, as in :meth:`FormCell.label`."""

_ORDINAL: Final = re.compile(r"(?:^|(?<=\s))\(?(?:[一二三四五六七八九十]+|\d{1,2}|[IV]+)\s*[)、.]")
_REMARK: Final = re.compile(r"(?<=.)\([^()]*\)$")
_MARKS: Final = re.compile(r"[\W_]+")
_LONGEST: Final = 400
"""No two labels of the form together are longer than this, in characters."""
_MOST_LABELS: Final = 6
"""No cell has more labels than this, in its row and its column together."""

Run = frozenset[tuple[str, int]]
"""Labels that follow each other in a row or column, by side and level."""


def cells_named(form: Edition, name: str, table: str = "") -> tuple[str, ...]:
    """Return the paths of the cells that a name fits, in printed order.

    Args:
        form: The form.
        name: Labels of the form with ``" / "`` between them.
        table: The key of the only table to look at, such as ``request_handling``.

    >>> from gaidisclosure.form import EDITION_2021
    >>> cells_named(EDITION_2021, "自然人 / 予以公开")
    ('request_handling.outcomes.disclosed.natural_person',)
    """
    return _fitting(form, [_bare(label) for label in name.split(SEPARATOR)], table)


def nearest_cells(form: Edition, name: str) -> tuple[str, ...]:
    """Return the paths of at most three cells that a mistyped path or name may mean.

    >>> from gaidisclosure.form import EDITION_2021
    >>> nearest_cells(EDITION_2021, "request_handling.recieved.natural_person")[:1]
    ('request_handling.received.natural_person',)
    """
    if len(name) > _LONGEST:
        return ()
    if close := get_close_matches(name, form.cells, n=3, cutoff=0.7):
        return tuple(close)
    if parts := [path for path in form.cells if f".{name}." in f".{path}."]:
        return tuple(parts[:3])
    likest = [_likest(form, _bare(label)) for label in name.split(SEPARATOR)]
    return _fitting(form, likest, "")[:3]


def _fitting(form: Edition, names: Sequence[str], table: str) -> tuple[str, ...]:
    """Return the cells with these names, each for labels of its own."""
    if len(names) > _MOST_LABELS:
        return ()
    found = [_index(form).get(name, {}) for name in names]
    return tuple(
        path
        for path in form.cells
        if path.startswith(table)
        and all(path in runs for runs in found)
        and any(map(_are_disjoint, product(*(runs[path] for runs in found))))
    )


def _are_disjoint(runs: tuple[Run, ...]) -> bool:
    return len({place for run in runs for place in run}) == sum(map(len, runs))


def _likest(form: Edition, name: str) -> str:
    """Return the shortest name that holds this one, or else the one most like it."""
    holding = [known for known in _index(form) if name in known] if name else []
    close = get_close_matches(name, _index(form), n=1, cutoff=0.5)
    return min(holding, key=len, default="") or next(iter(close), "")


@cache
def _index(form: Edition) -> Mapping[str, Mapping[str, list[Run]]]:
    """Return by name the cells that have it, each with the labels that it stands for."""
    found: dict[str, dict[str, list[Run]]] = {}
    for path, cell in form.cells.items():
        for name, run in (*_names_of(cell.row, "row"), *_names_of(cell.column, "column")):
            found.setdefault(name, {}).setdefault(path, []).append(run)
    return found


@cache
def _names_of(chain: Chain, side: str) -> tuple[tuple[str, Run], ...]:
    """Return the names of each label of a row or column, and of runs of labels."""
    ends = range(len(chain.items) + 1)
    return tuple(
        (name, frozenset((side, place) for place in range(first, last)))
        for first, last in combinations(ends, 2)
        for name in sorted({*_spellings(chain.items[first:last])} - {""})
    )


def _spellings(run: tuple[Item, ...]) -> Iterator[str]:
    for locale in LOCALES:
        labels = [item.label_in(locale) for item in run]
        yield "".join(map(_bare, labels))
        yield "".join(_bare(_REMARK.sub("", normalize("NFKC", label))) for label in labels)


@lru_cache(maxsize=4096)
def _bare(label: str) -> str:
    """Return a label without ordinals, marks and white space.

    >>> _bare("（三）不予公開"), _bare("II. Requests brought forward")
    ('不予公開', 'requestsbroughtforward')
    """
    unnumbered = _ORDINAL.sub("", normalize("NFKC", label).strip())
    return _MARKS.sub("", unnumbered).casefold()
