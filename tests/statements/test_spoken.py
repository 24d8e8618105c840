# SPDX-License-Identifier: Apache-2.0
"""Sentences of many kinds, each with all of its claims: no claim comes or goes unseen."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITION_2021
from gaidisclosure.i18n import LOCALES
from gaidisclosure.statements import Setting, Tables, claims_in

SPOKEN = Path(__file__).parent / "spoken.csv"
REQUESTS = {
    "received.total": 37,
    "received.natural_person": 30,
    "received.commercial_enterprise": 7,
    "brought_forward.total": 2,
    "brought_forward.natural_person": 2,
    "outcomes.disclosed.total": 20,
    "outcomes.partially_disclosed.total": 6,
    "outcomes.withheld.process_information.total": 2,
    "outcomes.unavailable.not_held.total": 5,
    "outcomes.not_processed.repeated.total": 2,
    "outcomes.other.supplement_overdue.total": 1,
    "outcomes.other.other.total": 2,
    "outcomes.total.total": 38,
    "carried_forward.total": 1,
}
OTHERS = {
    "review_litigation.review.total": 3,
    "review_litigation.review.upheld": 2,
    "review_litigation.review.corrected": 1,
    "review_litigation.litigation_direct.total": 1,
    "review_litigation.litigation_direct.upheld": 1,
    "review_litigation.litigation_after_review.total": 1,
    "review_litigation.litigation_after_review.pending": 1,
    "proactive_disclosure.normative_documents.issued": 4,
    "proactive_disclosure.normative_documents.repealed": 1,
    "proactive_disclosure.normative_documents.in_force": 60,
    "proactive_disclosure.licensing": 126,
    "proactive_disclosure.penalties": 9,
    "proactive_disclosure.fees": 30,
}
FIGURES: dict[str, Number | None] = {
    **dict.fromkeys(EDITION_2021.cells, 0),
    **{f"request_handling.{path}": figure for path, figure in REQUESTS.items()},
    **OTHERS,
}


def spoken() -> list[dict[str, str]]:
    with SPOKEN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", spoken(), ids=lambda row: row["sentence"][:20])
def test_a_sentence_has_these_claims(row: dict[str, str]) -> None:
    tables = Tables(EDITION_2021, FIGURES)
    setting = Setting(tables=tables, agency=row["agency"], year=2023)
    found = list(claims_in(row["sentence"], setting, "overview.text"))
    told = ";".join(f"{each.topic}|{each.said}|{each.status.value}" for each in found)
    assert told == row["claims"]
    for claim in found:
        assert row["sentence"][slice(*claim.span)] == claim.text
        assert all(claim.message(locale) for locale in LOCALES)
