# SPDX-License-Identifier: Apache-2.0
"""The rules other than identities as bits of a mask, and the codes of masks.

They cover everything in a verdict besides identities and ``T3-BLANKS``: rules for single figures,
gaps, and warnings.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from gaidisclosure.bulk.columns import form_named
from gaidisclosure.form import SECTIONS, Edition, FormKey

_ERRORS: Final = (
    "CELL-NEGATIVE",
    "CELL-FRACTION",
    "CELL-SIZE",
    "CELL-DECIMALS",
    "PERIOD-YEAR",
    "PERIOD-DISAGREES",
)
_GAPS: Final = (
    "AGENCY-MISSING",
    "PERIOD-MISSING",
    "CELL-BLANK",
    "CELL-NOT-APPLICABLE",
    "CELL-TEXT",
    "CELL-MISSING",
    "CELL-UNDIVIDED",
)
_WARNINGS: Final = (
    "CELL-FEN",
    "FEES-YUAN",
    "RULES-POWER",
    *(f"PART-EMPTY:{part.item.key}" for part in SECTIONS if not part.table),
    "FEE-SILENT",
    "TITLE-OTHER:year",
    "TITLE-OTHER:agency",
    "PUBLISHED-EARLY",
)
OTHERS: Final = (*_ERRORS, *_GAPS, *_WARNINGS)
"""The codes of the mask ``others``, lowest bit first: errors, gaps, warnings."""
BIT: Final = {code: at for at, code in enumerate(OTHERS)}
"""The bit of each of them."""
BLANKS: Final = "T3-BLANKS"

ERRORS: Final = (1 << len(_ERRORS)) - 1
"""The bits of the errors, which make a row invalid."""
GAPS: Final = (1 << len(_ERRORS) + len(_GAPS)) - 1 - ERRORS
"""The bits of the gaps, which make it incomplete."""


def codes(
    result: Any, edition: FormKey | Edition = "2021", column: str = "failed"
) -> list[tuple[str, ...]]:
    """Return the codes that the masks of each row stand for, in order of the form.

    Args:
        result: The result of :func:`check_batch` or :func:`check_frame`, or some of its rows.
        edition: The key of the form.
        column: ``"failed"`` for all violations, gaps and warnings, those of ``blanks`` and
            ``others`` included; ``"not_evaluable"`` for the identities that could not be evaluated.

    >>> from gaidisclosure import Draft, bulk
    >>> table = bulk.to_table([Draft.blank("云溪县商务局", 2023)])
    >>> result = bulk.check_batch(table)
    >>> codes(result), len(codes(result, column="not_evaluable")[0])
    ([('CELL-BLANK',)], 42)
    """
    identities = tuple(form_named(edition).identities)
    if column != "failed":
        return [_named(mask, identities) for mask in _listed(result[column])]
    masks = (_listed(result[name]) for name in ("failed", "blanks", "others"))
    return [
        (*_named(failed, identities), *[BLANKS] * (blanks is True), *_named(others, OTHERS))
        for failed, blanks, others in zip(*masks, strict=True)
    ]


def _listed(column: Any) -> list[Any]:
    """Return the values of a column of Arrow, or of a frame of pandas or polars."""
    found: list[Any] = (column.to_pylist if hasattr(column, "to_pylist") else column.to_list)()
    return found


@cache
def _named(mask: int, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for at, name in enumerate(names) if mask >> at & 1)


def mask_of_codes(found: Iterable[str]) -> int:
    """Return the mask of codes, ignoring those that are not in :data:`OTHERS`."""
    return sum(1 << BIT[code] for code in {*found} if code in BIT)
