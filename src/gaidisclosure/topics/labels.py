# SPDX-License-Identifier: Apache-2.0
"""Labels of the form as words of a sentence, 简称."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gaidisclosure.form import FORMS, Edition
from gaidisclosure.form.layout import Chain
from gaidisclosure.i18n import AnyLocale, negotiate, text

_ORDINAL: Final = re.compile(r"^(?:（[一-龥]+）|\(\d+\)|\d+\.|[一-龥]、|[IVX]+\.)\s*")
_REMARK: Final = re.compile(r"\s*(?:（.*）|\(.*\))$")
_REQUESTS: Final = 3
"""The number of the table of requests, whose rows have labels above each other."""


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
        # Of a block, the labels of its columns: the lowest is that of its first cell.
        column = found.column if found.path == name else found.column.parent
        sides = (_named(found.row, locale), _named(column, locale))
        return text("statements.of", locale).join(filter(None, sides))
    depth = name.removeprefix(f"{table}.").count(".") + 1
    keyed = [item for item in found.row.items if item.key]
    return bare(keyed[depth - 1].label_in(locale))


def _named(chain: Chain, locale: str) -> str:
    """Return the label of a row or column next to those above it that tell it apart."""
    items = [item for item in chain.items[chain.common :] if item.label and not item.total]
    return " ".join(bare(item.label_in(locale)) for item in dict.fromkeys(items))
