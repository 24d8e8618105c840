# SPDX-License-Identifier: Apache-2.0
"""Labels of the form as words of a sentence, 简称."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gaidisclosure.form import FORMS, Edition, Item
from gaidisclosure.form.layout import Chain
from gaidisclosure.i18n import AnyLocale, negotiate, text

__all__ = ["bare", "short_label"]

_ORDINAL: Final = re.compile(r"^(?:（[一-龥]+）|\(\d+\)|\d+\.|[一-龥]、|[IVX]+\.)\s*")
_REMARK: Final = re.compile(r"\s*(?:（.*）|\(.*\))$")


def bare(label: str) -> str:
    """Return a label of the form without ordinal and bracketed remark.

    >>> bare("（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    '部分公开'
    """
    return _REMARK.sub("", _ORDINAL.sub("", label))


def short_label(form: Edition, name: str, locale: AnyLocale | None = None) -> str:
    """Return the words for a row, a block or a cell of the form by its path.

    Args:
        form: The form.
        name: The path.
        locale: The language.

    >>> from gaidisclosure.form import EDITION_2021
    >>> short_label(EDITION_2021, "request_handling.outcomes.withheld")
    '不予公开'
    """
    return _short_label(form, name, negotiate(locale))


@lru_cache(maxsize=1024)
def _short_label(form: Edition, name: str, locale: str) -> str:
    # A word may be one of the other edition, whose cells the form does not have.
    found = next(
        cell
        for each in (form, *FORMS.values())
        for path, cell in each.cells.items()
        if f"{path}.".startswith(f"{name}.")
    )
    table = form.table(found.table).key
    if found.path == name or found.table != _REQUESTS:
        sides = [
            _named(found.row, locale),
            _named(_above_total(found.path, name, found.column), locale),
        ]
        return text("statements.of", locale).join(filter(None, sides))
    depth = name.removeprefix(f"{table}.").count(".") + 1
    keyed = [item for item in found.row.items if item.key]
    return bare(keyed[depth - 1].label_in(locale))


_REQUESTS: Final = 3


def _above_total(path: str, name: str, column: Chain) -> Chain:
    """Return the labels of a column, without that of the total row."""
    return column if path == name else column.parent


def _named(chain: Chain, locale: str) -> str:
    """Return the label of a row or column next to those above it that tell it apart."""
    items = [item for item in chain.items[chain.common :] if item.label and not item.total]
    return " ".join(bare(item.label_in(locale)) for item in _distinct(items))


def _distinct(items: list[Item]) -> list[Item]:
    return [item for at, item in enumerate(items) if item not in items[:at]]
