# SPDX-License-Identifier: Apache-2.0
"""What each topic may mean, written by hand: its family, and each reading with its grounds."""

from __future__ import annotations

import pytest

from gaidisclosure.form import NOTICE_2019, NOTICE_2021
from gaidisclosure.topics import (
    BASES,
    CONCLUDED,
    DECISIONS,
    DOCUMENTS,
    HANDLED,
    IN,
    ONLY_NEW,
    OUTCOMES,
    ROWS,
    TOPICS,
    Reading,
)

# A reading is F, T or P for the form of 2021, the trial form or practice, then what is added, then
# what is taken off. The shorthand: R is received, B brought forward, C carried forward, O the total
# of outcomes, o. a row of outcomes, v review, d and a suits without and after it, p. table 2.
TABLE = """
rules_issued documents: F p.government_rules.issued / T p.government_rules.made
rules_repealed documents: F p.government_rules.repealed
rules_in_force documents: F p.government_rules.in_force
rules_published documents: F p.government_rules.published
rules_total_published documents: F p.government_rules.total_published
normative_issued documents: F p.normative_documents.issued / T p.normative_documents.made
normative_repealed documents: F p.normative_documents.repealed
normative_in_force documents: F p.normative_documents.in_force
normative_published documents: F p.normative_documents.published
normative_total_published documents: F p.normative_documents.total_published
licensing decisions: F p.licensing / T p.licensing.decisions
penalties decisions: F p.penalties / T p.penalties.decisions
compulsion decisions: F p.compulsion / T p.compulsion.decisions
other_services decisions: T p.other_services.decisions
licensing_previous decisions: T p.licensing.previous
penalties_previous decisions: T p.penalties.previous
compulsion_previous decisions: T p.compulsion.previous
other_services_previous decisions: T p.other_services.previous
fees_previous decisions: T p.fees.previous
procurement decisions: T p.procurement.projects
fees fees: F p.fees
procurement_amount fees: T p.procurement.amount
review cases: F v
review_upheld cases: F v.upheld
review_corrected cases: F v.corrected
review_other cases: F v.other
review_pending cases: F v.pending
litigation cases: F d a / P d / P a
litigation_upheld cases: F d.upheld a.upheld / P d.upheld / P a.upheld
litigation_corrected cases: F d.corrected a.corrected / P d.corrected / P a.corrected
litigation_other cases: F d.other a.other / P d.other / P a.other
litigation_pending cases: F d.pending a.pending / P d.pending / P a.pending
litigation_direct cases: F d
litigation_direct_upheld cases: F d.upheld
litigation_direct_corrected cases: F d.corrected
litigation_direct_other cases: F d.other
litigation_direct_pending cases: F d.pending
litigation_after_review cases: F a
litigation_after_review_upheld cases: F a.upheld
litigation_after_review_corrected cases: F a.corrected
litigation_after_review_other cases: F a.other
litigation_after_review_pending cases: F a.pending
review_and_litigation cases: F v d a
review_and_litigation_upheld cases: F v.upheld d.upheld a.upheld
review_and_litigation_corrected cases: F v.corrected d.corrected a.corrected
review_and_litigation_other cases: F v.other d.other a.other
review_and_litigation_pending cases: F v.pending d.pending a.pending
natural_person applicants: P R.1 / P R.1 B.1 / P O.1
organizations applicants: P R.2 R.3 R.4 R.5 R.6 / P R.2 R.3 R.4 R.5 R.6 B.2 B.3 B.4 B.5 B.6 /
  P O.2 O.3 O.4 O.5 O.6
commercial_enterprise applicants: P R.2 / P R.2 B.2 / P O.2
research_institution applicants: P R.3 / P R.3 B.3 / P O.3
public_interest_organization applicants: P R.4 / P R.4 B.4 / P O.4
legal_service_institution applicants: P R.5 / P R.5 B.5 / P O.5
other_organization applicants: P R.6 / P R.6 B.6 / P O.6
disclosed outcomes: F o.disclosed
partially_disclosed outcomes: F o.partially_disclosed
withheld outcomes: F o.withheld
state_secrets outcomes: F o.withheld.state_secrets
prohibited_by_law outcomes: F o.withheld.prohibited_by_law
security_and_stability outcomes: F o.withheld.security_and_stability
third_party_rights outcomes: F o.withheld.third_party_rights
internal_affairs outcomes: F o.withheld.internal_affairs
process_information outcomes: F o.withheld.process_information
enforcement_files outcomes: F o.withheld.enforcement_files
administrative_inquiry outcomes: F o.withheld.administrative_inquiry
unavailable outcomes: F o.unavailable
not_held outcomes: F o.unavailable.not_held
requires_creation outcomes: F o.unavailable.requires_creation
still_unclear outcomes: F o.unavailable.still_unclear
not_processed outcomes: F o.not_processed
petition outcomes: F o.not_processed.petition
repeated outcomes: F o.not_processed.repeated
published_material outcomes: F o.not_processed.published_material
excessive outcomes: F o.not_processed.excessive
confirmation outcomes: F o.not_processed.confirmation
other outcomes: F o.other / P o.other - o.other.supplement_overdue
supplement_overdue outcomes: F o.other.supplement_overdue
fee_overdue outcomes: F o.other.fee_overdue
other_reason outcomes: F o.other.other
disclosed_or_partially outcomes: P o.disclosed o.partially_disclosed
not_processed_or_other outcomes: P o.not_processed o.other / P o.other /
  P o.unavailable o.not_processed o.other
received received: F R / P R B
in received: P R B
brought_forward received: F B
carried_forward carried: F C
outcomes_total outcomes: F O / P O - B / P O - o.other / P O - o.other B /
  P O - o.other.supplement_overdue / P O - o.other.fee_overdue / P O - o.other.other
completion_rate share: F O / P O - B / P O - o.other / P O - o.other B /
  P O - o.other.supplement_overdue / P O - o.other.fee_overdue / P O - o.other.other
"""
SHORT = {
    "R": "request_handling.received",
    "B": "request_handling.brought_forward",
    "C": "request_handling.carried_forward",
    "O": "request_handling.outcomes.total",
    "o": "request_handling.outcomes",
    "v": "review_litigation.review",
    "d": "review_litigation.litigation_direct",
    "a": "review_litigation.litigation_after_review",
    "p": "proactive_disclosure",
    "1": "natural_person",
    "2": "commercial_enterprise",
    "3": "research_institution",
    "4": "public_interest_organization",
    "5": "legal_service_institution",
    "6": "other_organization",
}
GROUNDS = {"F": NOTICE_2021, "T": NOTICE_2019, "P": ""}
COMPARED = [key for key, topic in TOPICS.items() if topic.readings]
ITEMS = ("licensing", "other_services", "penalties", "compulsion", "fees")


def long(paths: str) -> tuple[str, ...]:
    return tuple(
        ".".join(SHORT.get(part, part) for part in each.split(".")) for each in paths.split()
    )


def written(reading: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    grounds, _, paths = reading.strip().partition(" ")
    plus, _, minus = paths.partition(" - ")
    return long(plus), long(minus), GROUNDS[grounds]


def found(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    citation, sides = reading.citation, reading.expression
    return sides.plus, sides.minus, citation.document if citation else ""


LINES = TABLE.replace("/\n  ", "/ ").strip().splitlines()
ROWS_OF_TABLE: dict[str, str] = {
    topic: readings for topic, _, readings in (line.partition(": ") for line in LINES)
}


@pytest.mark.parametrize("row", ROWS_OF_TABLE, ids=lambda row: row.split()[0])
def test_a_topic_means_this(row: str) -> None:
    key, family = row.split()
    topic = TOPICS[key]
    assert (topic.key, topic.family) == (key, family)
    assert [found(each) for each in topic.readings] == [
        written(each) for each in ROWS_OF_TABLE[row].split(" / ")
    ]


def test_no_other_topic_is_compared_but_changes_of_the_trial_form() -> None:
    named = {row.split()[0] for row in ROWS_OF_TABLE}
    assert {key for key in COMPARED if key not in named} == {f"{row}_change" for row in ITEMS}


@pytest.mark.parametrize("row", ITEMS)
def test_a_change_of_items_is_added_and_a_decrease_taken_off(row: str) -> None:
    cells = (f"proactive_disclosure.{row}.change",)
    for key, plus, minus in (("change", cells, ()), ("removed", (), cells)):
        topic = DECISIONS[f"{row}_{key}"]
        assert (topic.key, topic.family) == (f"{row}_change", "decisions")
        assert [found(each) for each in topic.readings] == [(plus, minus, NOTICE_2019)]
    assert TOPICS[f"{row}_change"] is DECISIONS[f"{row}_change"]


def test_a_verb_or_a_bracket_leaves_some_of_the_readings() -> None:
    sides = {
        "new": ONLY_NEW,
        "in": IN,
        "concluded": CONCLUDED,
        "handled": HANDLED,
    }
    assert {
        name: [found(each)[:2] for each in topic.readings] for name, topic in sides.items()
    } == {
        "new": [(long("R"), ())],
        "in": [(long("R B"), ())],
        "concluded": [(long("O"), ())],
        "handled": [
            (long("R"), ()),
            (long("R B"), ()),
            (long("O"), ()),
            (long("O"), long("B")),
            (long("O"), long("o.other")),
        ],
    }
    assert [(topic.key, topic.family) for topic in sides.values()] == [
        ("received", "received"),
        ("in", "received"),
        ("outcomes_total", "outcomes"),
        ("received", "received"),
    ]


def test_shares_are_of_concluded_answered_new_or_all_requests() -> None:
    assert [found(each)[:2] for each in BASES] == [
        (long("O"), ()),
        (long("O"), long("o.other")),
        (long("R"), ()),
        (long("R B"), ()),
    ]


def test_rows_of_outcomes_are_in_printed_order_by_their_paths() -> None:
    paths = [path.removeprefix("request_handling.outcomes.") for path in ROWS]
    assert paths[:4] == ["disclosed", "partially_disclosed", "withheld", "withheld.state_secrets"]
    assert paths[-3:] == ["other.supplement_overdue", "other.fee_overdue", "other.other"]
    assert len(paths) == 25
    assert OUTCOMES[:25] == tuple(ROWS.values())


def test_a_rate_of_results_is_of_the_cases_or_of_those_that_ended() -> None:
    upheld = [found(each) for each in TOPICS["review_upheld"].wholes]
    assert upheld == [(long("v"), (), NOTICE_2021), (long("v"), long("v.pending"), "")]
    lost = [found(each)[:2] for each in TOPICS["litigation_corrected"].wholes]
    assert lost == [
        (long("d a"), ()),
        (long("d"), ()),
        (long("a"), ()),
        (long("d a"), long("d.pending a.pending")),
    ]


def test_documents_are_keyed_by_kind_and_deed() -> None:
    assert list(DOCUMENTS) == [row.split()[0] for row in ROWS_OF_TABLE if row.endswith("documents")]
