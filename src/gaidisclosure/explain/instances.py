# SPDX-License-Identifier: Apache-2.0
"""The columns, rows, cells and parts that codes of rules name, 代码的后缀."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from gaidisclosure.form import FORMS, SECTIONS, Edition, Kind

_BROUGHT: Final = "request_handling.brought_forward."
_PARTS: Final = ("overview", "problems_and_improvements")


@cache
def instances() -> Mapping[str, tuple[str, ...]]:
    """Return all that can follow the colon in a code, by the code of its rule.

    >>> instances()["YEAR-STOCK"]
    ('government_rules', 'normative_documents')
    """
    forms = FORMS.values()
    paths = dict.fromkeys(path for form in forms for path in form.cells)
    sized = {path: kind for form in forms for path, kind in _sized(form)}
    return {
        "PART-EMPTY": tuple(part.item.key for part in SECTIONS if not part.table),
        "TITLE-OTHER": ("year", "agency"),
        "YEAR-CARRY": tuple(
            path.removeprefix(_BROUGHT) for path in paths if path.startswith(_BROUGHT)
        ),
        "YEAR-STOCK": tuple(path.split(".")[1] for path in paths if path.endswith(".in_force")),
        "YEAR-SIZE": tuple(sized),
        "YEAR-UNIT": tuple(path for path, kind in sized.items() if kind is Kind.MONEY),
        "YEAR-TEXT": _PARTS,
    }


def _sized(form: Edition) -> Iterator[tuple[str, Kind]]:
    """Yield each cell whose size is compared between years, with its kind."""
    for path, cell in form.cells.items():
        is_judged = path not in form.totals and not path.startswith(_BROUGHT)
        if is_judged and cell.kind is not Kind.CHANGE:
            yield path, cell.kind
