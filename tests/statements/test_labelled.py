# SPDX-License-Identifier: Apache-2.0
"""The labelled sentences: every fact is found, and nothing is blamed without reason."""

from __future__ import annotations

import pytest

from tests.statements.labelled import Row, rows, table


@pytest.fixture(scope="module")
def found() -> list[Row]:
    return list(rows())


def test_every_fact_is_found(found: list[Row]) -> None:
    print(table(found))
    assert sum(len(row.facts) for row in found) > 600
    assert [(row.id, row.missed()) for row in found if row.missed()] == []


def test_nothing_is_blamed_or_confirmed_without_reason(found: list[Row]) -> None:
    assert [(row.id, row.wrong()) for row in found if row.wrong()] == []


def test_every_span_slices_to_its_text(found: list[Row]) -> None:
    for row in found:
        for claim in row.found:
            assert claim.text == row.sentence[slice(*claim.span)]
