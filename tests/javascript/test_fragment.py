# SPDX-License-Identifier: Apache-2.0
"""The fragment for the editor of a site: what JavaScript makes of a draft is what Python writes."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.model import Narrative, ReportingPeriod
from gaidisclosure.pages.fragment import fragment_data
from tests.depth import examples
from tests.javascript.drawn import answers, drafts
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

TITLES = (
    "", "云溪县商务局2023年政府信息公开工作年度报告", "政府信息公开工作年度报告", "年报",
    "关于云溪县商务局2023年政府信息公开工作年度报告",
    "2023年度云溪县商务局政府信息公开工作年度报告",
    "云溪县2023商务局2023年政府信息公开工作年度报告", "《云溪县》2023年政府信息公开工作年度报告",
    "2023年政府信息公开工作年度报告", "云溪县12023年政府信息公开工作年度报告",
)  # fmt: skip
AGENCIES = ("云溪县商务局", "《云溪县》商务局", "关于甲", "二〇二三年筹备处", "云溪县2023办")


@needs_node
def test_every_draft_gives_the_fragment_of_python(copy: Path) -> None:
    random, some = Random(22), list[tuple[gd.Draft, str]]()
    for number, draft in enumerate(drafts(examples(60), seed=22)):
        words = evolve(draft.narrative, title=random.choice(TITLES) if number % 2 else "")
        changed = evolve(draft, edition=draft.form, narrative=words)
        if number % 3 == 0:
            who = random.choice([None, *map(gd.Agency, AGENCIES)])
            changed = evolve(changed, edition=draft.form, issuer=who, year=2023)
        some.append((changed, random.choice(LOCALES)))
    asked = [
        (
            draft.form.key,
            [["opened", gd.dumps(draft).decode()], ["fragmentOf", data(draft, locale)]],
        )
        for draft, locale in some
    ]
    for (draft, locale), answer in zip(some, answers(copy, asked), strict=True):
        assert answer["found"] == gd.to_html(draft, fragment=True, data=False, locale=locale)


def data(draft: gd.Draft, locale: str) -> object:
    return fragment_data(draft.form.key, locale)


@needs_node
def test_a_report_bears_no_mark(copy: Path) -> None:
    period = ReportingPeriod.of_year(2023)
    words = Narrative(preface="甲。\n乙 < 丙。", other_matters="无。")
    report = gd.AnnualReport2021(agency="云溪县商务局", period=period, narrative=words)
    steps = [["opened", gd.dumps(report).decode()], ["fragmentOf", fragment_data("2021")]]
    (answer,) = answers(copy, [("2021", steps)])
    assert answer["found"] == gd.to_html(report, fragment=True, data=False)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("key", FORMS)
def test_the_data_of_a_fragment_is_small(key: str, locale: str) -> None:
    written = json.dumps(fragment_data(key, locale), ensure_ascii=False).encode()
    assert len(written) < 9000
