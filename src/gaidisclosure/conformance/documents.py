# SPDX-License-Identifier: Apache-2.0
"""Documents, 中立文档: drafts as JSON that any program can read.

The member ``edition`` is the key of the form. In ``cells``, a count is a number and an amount of
money a decimal in a string. A blank is ``null``, any other text that text in a string. A string
that spells a decimal number is a figure too: ``"1.5"`` in a cell for counts is a figure that no
count can be. A cell that the source lacks is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from gaidisclosure.checks import Number
from gaidisclosure.draft import BLANK, Cell, Draft
from gaidisclosure.form import Edition, Kind
from gaidisclosure.model import Agency
from gaidisclosure.zh.figures import State

_AGENCY: Final = Agency("云溪县政务服务局")
Cells = dict[str, int | str | None]
Data = dict[str, Any]


def written(form: Edition, figures: Mapping[str, Number]) -> Cells:
    """Return the cells of a report without any fault."""
    return {path: value_of(form, path, figures[path]) for path in form.cells}


def value_of(form: Edition, path: str, figure: Number) -> int | str:
    """Return the value of a cell that holds a figure."""
    if form.cells[path].kind is Kind.MONEY or isinstance(figure, Decimal):
        return f"{Decimal(figure):f}"
    return figure


def document(form: Edition, cells: Cells) -> Data:
    """Return the document of a draft on a form."""
    return {"edition": form.key, "cells": cells}


def draft_of(data: Mapping[str, Any]) -> Draft:
    """Return the draft that a document stands for, of a fictional agency and year.

    >>> draft = draft_of({"edition": "2021", "cells": {"proactive_disclosure.fees": "1.9"}})
    >>> draft.cells["proactive_disclosure.fees"].value
    Decimal('1.9')
    """
    return Draft(
        edition=data["edition"],
        issuer=_AGENCY,
        year=2021,
        cells={path: _cell(value) for path, value in data["cells"].items()},
    )


def _cell(value: int | str | None) -> Cell:
    if value is None:
        return BLANK
    if isinstance(value, int):
        return Cell.of(value)
    if _is_decimal(value):
        return Cell(value, Decimal(value), State.FIGURE)
    return Cell.printed(value)


def _is_decimal(text: str) -> bool:
    whole, point, decimals = text.removeprefix("-").partition(".")
    parts = [whole, decimals] if point else [whole]
    return all(part.isascii() and part.isdigit() for part in parts)
