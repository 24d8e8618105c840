# SPDX-License-Identifier: Apache-2.0
"""Rules that are no identities: what a broken one means for a report, and what it rests on."""

from __future__ import annotations

import pytest
from attrs import evolve

from gaidisclosure.checks import RULES, Rule
from gaidisclosure.form import Citation

BY_CODE = {rule.code: rule for rule in RULES}
COMPILED = (Citation(49, 2), Citation(50))


@pytest.mark.parametrize(
    "rule",
    [
        Rule("MEMBER-REPEATED", "note", (), "1 = count(members of one agency and year)", COMPILED),
        Rule("MEMBER-YEAR", "warning", (), "year of member = year of sum", COMPILED),
        Rule("MEMBER-UNREADABLE", "warning", (), "", COMPILED),
        Rule("MEMBER-UNMATCHED", "warning"),
    ],
    ids=lambda rule: rule.code,
)
def test_rules_on_members_of_a_sum_rest_on_practice_and_refuse_nothing(rule: Rule) -> None:
    assert BY_CODE[rule.code] == evolve(rule, basis="practice")


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("CELL-TYPE", "", ""),
        ("TITLE-OTHER", "见于已公布的年报", "seen in published reports"),
        (
            "PART-EMPTY",
            "国务院令第711号第五十条；国办公开办函〔2021〕30号（见于原文）",
            "国务院令第711号, art. 50; 国办公开办函〔2021〕30号 (read in the text)",
        ),
        (
            "FEE-SILENT",
            "国办函〔2020〕109号（见于已公布的年报）",
            "国办函〔2020〕109号 (seen in published reports)",
        ),
    ],
)
def test_the_grounds_of_a_rule_are_its_sources_and_how_certain_it_is(
    code: str, zh: str, en: str
) -> None:
    assert [BY_CODE[code].grounds(locale) for locale in ("zh", "en")] == [zh, en]
