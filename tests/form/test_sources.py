# SPDX-License-Identifier: Apache-2.0
"""What the rows of the form rest on: article, paragraph, items, and how sure that is."""

from __future__ import annotations

import pytest

from gaidisclosure.form import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNDIVIDED,
    FEE_RULES,
    REGULATION,
    Citation,
)
from tests import contract

Hook = tuple[int, int | None, tuple[int, ...]]

OUTCOMES: dict[str, list[Hook]] = {
    "received": [(31, None, ())],
    "outcomes.disclosed": [(36, None, (1, 2))],
    "outcomes.partially_disclosed": [(37, None, ())],
    "outcomes.withheld.state_secrets": [(14, None, ())],
    "outcomes.withheld.prohibited_by_law": [(14, None, ())],
    "outcomes.withheld.security_and_stability": [(14, None, ())],
    "outcomes.withheld.third_party_rights": [(15, None, ()), (32, None, ())],
    "outcomes.withheld.internal_affairs": [(16, 1, ())],
    "outcomes.withheld.process_information": [(16, 2, ())],
    "outcomes.withheld.enforcement_files": [(16, 2, ())],
    "outcomes.withheld.administrative_inquiry": [(36, None, (7,))],
    "outcomes.unavailable.not_held": [(36, None, (4, 5))],
    "outcomes.unavailable.requires_creation": [(38, None, ())],
    "outcomes.unavailable.still_unclear": [(30, None, ())],
    "outcomes.not_processed.petition": [(39, 1, ())],
    "outcomes.not_processed.repeated": [(36, None, (6,))],
    "outcomes.not_processed.published_material": [(39, 2, ())],
    "outcomes.not_processed.excessive": [(35, None, ())],
    "outcomes.other.supplement_overdue": [(30, None, ())],
}
"""Rows of table 3 with an article of the Regulation; the others have none, or two documents."""

ITEMS = {
    "2021": {
        1: ("government_rules", "normative_documents"),
        5: ("licensing",),
        6: ("penalties", "compulsion"),
        8: ("fees",),
    },
    "2019": {
        1: ("government_rules", "normative_documents"),
        5: ("licensing", "other_services"),
        6: ("penalties", "compulsion"),
        8: ("fees",),
        9: ("procurement",),
    },
}
SOURCED = "outcomes.unavailable.not_held"
FEE_OVERDUE = "outcomes.other.fee_overdue"


@pytest.mark.parametrize("form", [EDITION_2021, EDITION_2019, EDITION_2021_UNDIVIDED])
def test_rows_of_table_3_rest_on_their_articles(form: object) -> None:
    cells = [cell for cell in form.cells.values() if cell.table == 3]  # type: ignore[attr-defined]
    for cell in cells:
        row = cell.row.path
        if row != FEE_OVERDUE:
            hooks = [(c.article, c.paragraph, c.items) for c in cell.citations]
            assert hooks == OUTCOMES.get(row, [])
            assert {c.document for c in cell.citations} <= {REGULATION}
            basis = "sourced" if row == SOURCED else "inferred"
            assert {c.basis for c in cell.citations} <= {basis}


def test_an_unpaid_fee_rests_on_the_article_and_on_the_rules_on_fees() -> None:
    cell = EDITION_2021.cells[f"{contract.T3}.{FEE_OVERDUE}.total"]
    assert cell.citations == (Citation(42), Citation(document=FEE_RULES))
    assert [citation.text() for citation in cell.citations] == [
        "国务院令第711号第四十二条",
        "国办函〔2020〕109号",
    ]


@pytest.mark.parametrize(("name", "form"), [("2021", EDITION_2021), ("2019", EDITION_2019)])
def test_rows_of_table_2_rest_on_an_item_of_article_20(name: str, form: object) -> None:
    expected = {row: item for item, rows in ITEMS[name].items() for row in rows}
    cells = [cell for cell in form.cells.values() if cell.table == 2]  # type: ignore[attr-defined]
    for cell in cells:
        item = expected[cell.row.path]
        assert cell.citations == (Citation(20, items=(item,), basis="sourced"),)
    assert {cell.row.path for cell in cells} == set(expected)


def test_table_4_cites_nothing() -> None:
    cells = [cell for cell in EDITION_2021.cells.values() if cell.table == 4]
    assert not any(cell.citations for cell in cells)


@pytest.mark.parametrize(
    ("citation", "chinese", "english"),
    [
        (Citation(14), "国务院令第711号第十四条", "国务院令第711号, art. 14"),
        (Citation(16, 2), "国务院令第711号第十六条第二款", "国务院令第711号, art. 16 para. 2"),
        (
            Citation(36, items=(1, 2)),
            "国务院令第711号第三十六条第（一）、（二）项",
            "国务院令第711号, art. 36 item (1), (2)",
        ),
        (Citation(document=FEE_RULES), "国办函〔2020〕109号", "国办函〔2020〕109号"),
    ],
)
def test_a_citation_in_words(citation: Citation, chinese: str, english: str) -> None:
    assert citation.text() == chinese
    assert citation.text("en") == english
