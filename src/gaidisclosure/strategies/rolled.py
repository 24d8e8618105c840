# SPDX-License-Identifier: Apache-2.0
"""Table 2 of a year that begins where the year before ended, 滚动.

Nothing here needs Hypothesis.
"""

from __future__ import annotations

from typing import Any

from attrs import evolve

from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.model import (
    DocumentCounts2021,
    FeeItems2019,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    ServiceCounts2019,
)
from gaidisclosure.model.fields import parts

Disclosure = ProactiveDisclosure2021 | ProactiveDisclosure2019


def rolled(table: Disclosure, before: Disclosure | None) -> Disclosure:
    """Return table 2 with the state at the end of the year before taken over.

    In the first year of a form, what was drawn is taken for the state before that year.
    """
    earlier = _parts_of(before) if before else {}
    blocks = {name: _rolled(part, earlier.get(name)) for name, part in _parts_of(table).items()}
    return evolve(table, **blocks)


def _parts_of(table: Disclosure) -> dict[str, Any]:
    """Return the blocks of table 2 by name."""
    return {name: getattr(table, name) for name in parts(type(table))}


def _rolled(part: Any, before: Any) -> Any:
    """Return a block of table 2 that begins where the year before ended."""
    match part:
        case DocumentCounts2021():
            known = isinstance(before, DocumentCounts2021)
            return _stock(part, before.in_force if known else part.in_force)
        case ServiceCounts2019() | FeeItems2019():
            previous = max(before.previous + before.change, 0) if before else part.previous
            change = min(max(part.change, -previous), MAX_COUNT - previous)
            return evolve(part, previous=previous, change=change)
        case _:
            return part


def _stock(part: DocumentCounts2021, before: int) -> DocumentCounts2021:
    """Return the documents issued and repealed, and in force after that (件)."""
    issued = min(part.issued, MAX_COUNT - before)
    repealed = min(part.repealed, before + issued)
    return DocumentCounts2021(issued=issued, repealed=repealed, in_force=before + issued - repealed)
