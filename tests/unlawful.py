# SPDX-License-Identifier: Apache-2.0
"""Figures that no report can have, 不可能的数据, and the rule that each breaks: the one table."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import Kind

Bad = tuple[object, str]

IN_JSON: Final[list[Bad]] = [
    (True, "CELL-TYPE"),
    (2.0, "CELL-TYPE"),
    ("7", "CELL-TYPE"),
    (None, "CELL-TYPE"),
    ([1], "CELL-TYPE"),
    (-1, "CELL-NEGATIVE"),
    (MAX_COUNT + 1, "CELL-SIZE"),
]
"""For a count, what a document can give as well."""

BAD: Final[dict[str, list[Bad]]] = {
    "count": [
        *IN_JSON,
        (float("nan"), "CELL-TYPE"),
        (Kind.COUNT, "CELL-TYPE"),
        (Decimal(7), "CELL-FRACTION"),
        (Decimal("sNaN"), "CELL-FRACTION"),
        (10**5000, "CELL-SIZE"),
    ],
    "change": [
        (False, "CELL-TYPE"),
        (-2.0, "CELL-TYPE"),
        ("-7", "CELL-TYPE"),
        (Decimal(-7), "CELL-FRACTION"),
        (-MAX_COUNT - 1, "CELL-SIZE"),
    ],
    "money": [
        (True, "CELL-TYPE"),
        (1.9, "CELL-TYPE"),
        ("1.9", "CELL-TYPE"),
        (Decimal("-0.1"), "CELL-NEGATIVE"),
        (Decimal("NaN"), "CELL-SIZE"),
        (Decimal("sNaN"), "CELL-SIZE"),
        (Decimal("1E+15"), "CELL-SIZE"),
        (Decimal("1E-16"), "CELL-DECIMALS"),
        (Decimal("1E-99999999"), "CELL-DECIMALS"),
    ],
}
"""For each kind of cell."""

ANY: Final = [bad for each in BAD.values() for bad, _ in each]
