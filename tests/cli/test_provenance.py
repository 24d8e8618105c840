# SPDX-License-Identifier: Apache-2.0
"""``show --sources``: what is printed, how it was read and where it stands; and all doubts."""

from __future__ import annotations

import pytest
from attrs import evolve

from gaidisclosure import AnnualReport2021, Draft
from gaidisclosure.cli.commands.show import provenance
from gaidisclosure.document import Place
from gaidisclosure.draft import Cell, Doubt, How

LICENSING = "proactive_disclosure.licensing"
PENALTIES = "proactive_disclosure.penalties"


def placed(draft: Draft, **places: Place) -> Draft:
    cells = {
        f"proactive_disclosure.{name}": Cell.printed("１２件", place=place)
        for name, place in places.items()
    }
    return evolve(draft, cells=cells)


def test_a_cell_with_everything_that_is_known(draft: Draft) -> None:
    found = provenance(placed(draft, licensing=Place(line=7)), "zh_Hans")
    assert found == "12  “１２件”  换算读入  第 7 行  行政许可 / 本年处理决定数量"


def test_a_cell_of_which_nothing_is_known(draft: Draft) -> None:
    blank = evolve(draft, cells={LICENSING: Cell.printed("")})
    assert provenance(blank, "zh_Hans").split() == ["行政许可", "/", "本年处理决定数量"]


def test_doubts_stand_below_with_their_places(draft: Draft) -> None:
    doubts = (
        Doubt("reading.doubt.ignored", (LICENSING,), "5", Place(line=3)),
        Doubt("reading.doubt.edition", found="2023"),
    )
    shown = provenance(evolve(placed(draft, licensing=Place()), doubts=doubts), "zh_Hans")
    assert "存疑 2 处：" in shown
    assert "  · 第 3 行：多出的“5”" in shown
    assert "  · 报告年度为2023年" in shown


@pytest.mark.parametrize("how", list(How))
@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_every_way_of_reading_has_words(draft: Draft, how: How, locale: str) -> None:
    cells = {LICENSING: evolve(Cell.printed("3"), how=how)}
    assert provenance(evolve(draft, cells=cells), locale)


def test_the_command_says_that_there_are_doubts(command, saved) -> None:  # type: ignore[no-untyped-def]
    from gaidisclosure import to_text

    text = to_text(AnnualReport2021.zero("云溪县商务局", 2023))
    name = saved(text.replace("4.保护第三方合法权益", "4.保护第三方合法权利"), "doubt.txt")
    checked = command("check", name)
    assert "读入时存疑 1 处" in checked.stdout
    shown = command("show", "--sources", name)
    assert "4.保护第三方合法权利" in shown.stdout
    assert shown.exit_code == 0
