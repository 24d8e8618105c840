# SPDX-License-Identifier: Apache-2.0
"""Reports to be summed, and what is told of their sum."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import gaidisclosure as gd
from gaidisclosure.relations import Consolidation

GOVERNMENT = "云溪县人民政府"
LICENSING = "proactive_disclosure.licensing"
RECEIVED = "request_handling.received.natural_person"
OTHER = "request_handling.outcomes.other"
CODE = "11341702486344515H"


def zero(name: str = "云溪县商务局", year: int = 2023, code: str | None = None) -> gd.Draft:
    agency = gd.Agency(name, unified_social_credit_code=code)
    return gd.Draft.from_report(gd.AnnualReport2021.zero(agency, year))


def some(name: str, **cells: int | str | Decimal | None) -> gd.Draft:
    return zero(name).replace({f"proactive_disclosure.{path}": n for path, n in cells.items()})


def summed(*given: Any, **options: Any) -> Consolidation:
    return gd.consolidate(given, agency=options.pop("agency", GOVERNMENT), **options)


def codes(found: Consolidation) -> list[str]:
    return [each.code.removeprefix("MEMBER-") for each in found.findings]


def told(found: Consolidation) -> list[tuple[str, ...]]:
    """The codes of all findings, each with the members that it is about."""
    return [(code, *each.sources) for code, each in zip(codes(found), found.findings, strict=True)]


def left_out(found: Consolidation) -> dict[str, str]:
    return {each.source: each.reason.code for each in found.left_out if each.reason}
