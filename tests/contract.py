# SPDX-License-Identifier: Apache-2.0
"""What the form prescribes, written down a second time by hand, as an oracle for the tests.

Nothing here comes from the library: paths, kinds and sums are those of the published contract.
A variant is an edition, or the 2021 form with （六）其他处理 printed as one row.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

VARIANTS = ("2021", "2019", "2021-undivided")
APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_interest_organization",
    "legal_service_institution",
    "other_organization",
)
COLUMNS = (*APPLICANTS, "total")
RESULTS = ("upheld", "corrected", "other", "pending")
BLOCKS = ("review", "litigation_direct", "litigation_after_review")
INFLOWS = ("received", "brought_forward")

_COMMON_OUTCOMES = (
    "outcomes.disclosed",
    "outcomes.partially_disclosed",
    "outcomes.withheld.state_secrets",
    "outcomes.withheld.prohibited_by_law",
    "outcomes.withheld.security_and_stability",
    "outcomes.withheld.third_party_rights",
    "outcomes.withheld.internal_affairs",
    "outcomes.withheld.process_information",
    "outcomes.withheld.enforcement_files",
    "outcomes.withheld.administrative_inquiry",
    "outcomes.unavailable.not_held",
    "outcomes.unavailable.requires_creation",
    "outcomes.unavailable.still_unclear",
    "outcomes.not_processed.petition",
    "outcomes.not_processed.repeated",
    "outcomes.not_processed.published_material",
    "outcomes.not_processed.excessive",
    "outcomes.not_processed.confirmation",
)
_DIVIDED = (
    "outcomes.other.supplement_overdue",
    "outcomes.other.fee_overdue",
    "outcomes.other.other",
)
OUTCOMES = {
    "2021": (*_COMMON_OUTCOMES, *_DIVIDED),
    "2019": (*_COMMON_OUTCOMES, "outcomes.other"),
    "2021-undivided": (*_COMMON_OUTCOMES, "outcomes.other"),
}
TABLE_2 = {
    "2021": {
        "government_rules.issued": "count",
        "government_rules.repealed": "count",
        "government_rules.in_force": "count",
        "normative_documents.issued": "count",
        "normative_documents.repealed": "count",
        "normative_documents.in_force": "count",
        "licensing": "count",
        "penalties": "count",
        "compulsion": "count",
        "fees": "money",
    },
    "2019": {
        "government_rules.made": "count",
        "government_rules.published": "count",
        "government_rules.total_published": "count",
        "normative_documents.made": "count",
        "normative_documents.published": "count",
        "normative_documents.total_published": "count",
        "licensing.previous": "count",
        "licensing.change": "change",
        "licensing.decisions": "count",
        "other_services.previous": "count",
        "other_services.change": "change",
        "other_services.decisions": "count",
        "penalties.previous": "count",
        "penalties.change": "change",
        "penalties.decisions": "count",
        "compulsion.previous": "count",
        "compulsion.change": "change",
        "compulsion.decisions": "count",
        "fees.previous": "count",
        "fees.change": "change",
        "procurement.projects": "count",
        "procurement.amount": "money",
    },
}
TABLE_2["2021-undivided"] = TABLE_2["2021"]

T2, T3, T4 = "proactive_disclosure", "request_handling", "review_litigation"


def edition(variant: str) -> str:
    return variant.partition("-")[0]


@cache
def table3_rows(variant: str) -> tuple[str, ...]:
    return (*INFLOWS, *OUTCOMES[variant], "outcomes.total", "carried_forward")


@cache
def cells(variant: str) -> dict[str, str]:
    """Every cell in printed order, with its kind."""
    found = {f"{T2}.{path}": kind for path, kind in TABLE_2[variant].items()}
    for row in table3_rows(variant):
        for column in COLUMNS:
            found[f"{T3}.{row}.{column}"] = "count"
    for block in BLOCKS:
        for result in (*RESULTS, "total"):
            found[f"{T4}.{block}.{result}"] = "count"
    return found


@cache
def identities(variant: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every sum that must hold: code, the cells on the left and those on the right."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in table3_rows(variant):
        left = tuple(f"{T3}.{row}.{column}" for column in APPLICANTS)
        found[f"T3-ROW:{row}"] = (left, (f"{T3}.{row}.total",))
    for column in COLUMNS:
        left = tuple(f"{T3}.{row}.{column}" for row in OUTCOMES[variant])
        found[f"T3-SUM:{column}"] = (left, (f"{T3}.outcomes.total.{column}",))
    for column in COLUMNS:
        left = tuple(f"{T3}.{row}.{column}" for row in ("received", "brought_forward"))
        right = tuple(f"{T3}.{row}.{column}" for row in ("outcomes.total", "carried_forward"))
        found[f"T3-BAL:{column}"] = (left, right)
    for block in BLOCKS:
        left = tuple(f"{T4}.{block}.{result}" for result in RESULTS)
        found[f"T4-SUM:{block}"] = (left, (f"{T4}.{block}.total",))
    return found


@cache
def leaves(variant: str) -> tuple[str, ...]:
    """The cells that are no totals."""
    return tuple(
        path
        for path in cells(variant)
        if not path.endswith(".total") and not path.startswith(f"{T3}.outcomes.total.")
    )


def with_totals(variant: str, given: Mapping[str, object]) -> dict[str, object]:
    """All cells in printed order, the totals added up from the leaves given."""
    figures = dict(given)
    sums = identities(variant)
    for code in (*(c for c in sums if c.startswith("T3-SUM")), *sums):
        left, right = sums[code]
        if len(right) == 1 and right[0] not in figures and all(path in figures for path in left):
            figures[right[0]] = sum(figures[path] for path in left)  # type: ignore[misc]
    return {path: figures[path] for path in cells(variant)}


def failed(variant: str, figures: Mapping[str, object]) -> set[str]:
    """The codes of the sums that the figures contradict; ``None`` is an unknown figure."""
    wrong = set()
    for code, (left, right) in identities(variant).items():
        sides = [[figures.get(path) for path in side] for side in (left, right)]
        if not any(figure is None for side in sides for figure in side):
            one, other = (sum(map(Fraction, side)) for side in sides)  # type: ignore[arg-type]
            if one != other:
                wrong.add(code)
    return wrong


def hopeless(variant: str, figures: Mapping[str, Any]) -> set[str]:
    """The codes of the sums with blanks that cannot agree whatever figures the blanks hold."""
    found = set()
    for code, missing in unknown(variant, figures).items():
        sides = identities(variant)[code]
        one, other = (sum(Fraction(figures[p]) for p in side if p not in missing) for side in sides)
        most = [999_999_999_999_999 * len(missing.intersection(side)) for side in sides]
        if one > other + most[1] or other > one + most[0]:
            found.add(code)
    return found


def unknown(variant: str, figures: Mapping[str, object]) -> dict[str, set[str]]:
    """The sums that cannot be looked at, with the cells that hold no figure."""
    return {
        code: missing
        for code, sides in identities(variant).items()
        if (missing := {path for side in sides for path in side if figures.get(path) is None})
    }


def vanishes(variant: str, weights: Mapping[str, int]) -> bool:
    """Whether the sums, each so many times, cancel out whatever the figures are."""
    total: dict[str, int] = {}
    for code, times in weights.items():
        for cells, sign in zip(identities(variant)[code], (times, -times), strict=True):
            for cell in cells:
                total[cell] = total.get(cell, 0) + sign
    return bool(weights) and all(weights.values()) and not any(total.values())
