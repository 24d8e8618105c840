# SPDX-License-Identifier: Apache-2.0
"""Sums and differences of cells, 取数口径: the figures that a word may stand for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from attrs import frozen

from gaidisclosure.checks import Number, added
from gaidisclosure.form import Citation, Edition
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.topics.labels import short_label

_TOTAL = ".total"


@lru_cache(maxsize=1024)
def cells_below(form: Edition, name: str) -> tuple[str, ...]:
    """Return the cells of a path to a row or cell, none if the form lacks it.

    A row of table 3 stands for its total, and a row with rows below it for their totals. So
    （六）其他处理 is three cells in the form of 2021 and one where it is printed undivided.

    >>> from gaidisclosure.form import EDITIONS
    >>> other = "request_handling.outcomes.other"
    >>> len(cells_below(EDITIONS["2021"], other)), len(cells_below(EDITIONS["2019"], other))
    (3, 1)
    """
    for whole in (name, name + _TOTAL):
        if whole in form.cells:
            return (whole,)
    below = (path for path in form.cells if path.startswith(f"{name}."))
    return tuple(path for path in below if path.endswith(_TOTAL))


@frozen(cache_hash=True)
class Expression:
    """Rows or cells that are added, and those that are taken off.

    >>> received = Expression(("request_handling.received", "request_handling.brought_forward"))
    >>> from gaidisclosure.form import EDITION_2021
    >>> received.cells(EDITION_2021)
    ('request_handling.received.total', 'request_handling.brought_forward.total')
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    def cells(self, form: Edition) -> tuple[str, ...]:
        """Return its cells in a form, empty if the form lacks one of them."""
        found = [cells_below(form, name) for name in (*self.plus, *self.minus)]
        return tuple(chain.from_iterable(found)) if all(found) else ()

    def value(self, form: Edition, figures: Mapping[str, Number | None]) -> Number | None:
        """Return its value, ``None`` if a cell is missing or blank.

        Args:
            form: The form.
            figures: The figure of every cell.
        """
        if not self.cells(form):
            return None
        parts: list[Number] = []
        for names, is_added in ((self.plus, True), (self.minus, False)):
            for name in names:
                for path in cells_below(form, name):
                    if (figure := figures.get(path)) is None:
                        return None
                    parts.append(figure if is_added else -figure)
        return added(parts)

    def label(self, form: Edition, locale: AnyLocale | None = None) -> str:
        """Return it in words of the form, such as 本年新收 + 上年结转.

        Args:
            form: The form.
            locale: The language.
        """
        plus = [short_label(form, name, locale) for name in self.plus]
        minus = [short_label(form, name, locale) for name in self.minus]
        return text("statements.minus", locale).join([" + ".join(plus), *minus])


@frozen
class Reading:
    """One thing that a word may mean, 读法, with that on which it rests.

    A reading without a citation rests on practice: published reports use the word so.
    """

    expression: Expression
    citation: Citation | None = None

    def grounds(self, locale: AnyLocale | None = None) -> str:
        """Return the place that it rests on, or the word for practice."""
        if self.citation:
            return self.citation.text(locale)
        return text("statements.practice", locale)
