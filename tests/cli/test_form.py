# SPDX-License-Identifier: Apache-2.0
"""``form``: an edition in every layout, and what its identities can tell."""

from __future__ import annotations

import json

import pytest

from gaidisclosure.explain import as_csv, exported
from gaidisclosure.form import EDITION_2021_UNDIVIDED, EDITIONS
from gaidisclosure.zh.widths import width
from tests.cli.command_line import Command


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", ["zh", "zh-Hant", "en"])
def test_a_person_finds_every_cell_and_every_identity(
    command: Command, edition: str, lang: str
) -> None:
    result = command("form", edition, "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    form = EDITIONS[edition]
    joined = "".join(line.strip() for line in lines)
    for path in form.cells:
        assert path in joined
    for code in form.identities:
        assert any(f"{line.strip()} ".startswith(f"{code} ") for line in lines)
    assert form.document in lines[0]
    assert max(width(line) for line in lines if " " in line.strip()) <= 80


def test_programs_get_the_export(command: Command) -> None:
    result = command("form", "2021", "--format", "json")
    assert json.loads(result.stdout) == exported("2021")
    result = command("form", "2021-undivided", "--format", "json")
    assert json.loads(result.stdout) == exported("2021-undivided")
    assert command("form", "2019", "--format", "json").stdout.count("\n") > 1000


def test_spreadsheets_get_a_table(command: Command) -> None:
    result = command("form", "2019", "--format", "csv", "--lang", "en")
    assert result.stdout_bytes == as_csv(EDITIONS["2019"], "en").encode("utf-8-sig")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfwhat,code,")


def test_properties_are_told(command: Command) -> None:
    text = command("form", "2021", "--properties", "--lang", "en").stdout
    assert text.count("Fewest figures to change together") == 3
    assert "Independent ones (rank): 37" in text
    assert "Ones that follow from others: 2" in text
    assert "Smallest sets that add up to zero: 3" in text
    assert "one wrong figure is located" in text
    assert "    T3-ROW:received + T3-ROW:brought_forward − T3-ROW:carried_forward" in text


def test_properties_as_data(command: Command) -> None:
    data = json.loads(command("form", "2021", "--properties", "--format", "json").stdout)
    numbers = [
        [each[name] for name in ("table", "cells", "identities", "rank", "redundant", "distance")]
        for each in data["tables"]
    ]
    assert numbers == [[2, 10, 0, 0, 0, 1], [3, 175, 39, 37, 2, 4], [4, 15, 3, 3, 0, 2]]
    assert [len(each) for each in data["tables"][1]["dependencies"]] == [11, 29, 38]
    assert sum(data["tables"][1]["unnoticed"].values()) == 0


def test_the_undivided_form_is_one_of_2021(command: Command) -> None:
    text = command("form", "2021-undivided").stdout
    assert "request_handling.outcomes.other.natural_person" in text
    assert f"单元格 {len(EDITION_2021_UNDIVIDED.cells)} 个" in text


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["2018"], "2019"),
        (["2021", "--format", "xml"], "csv"),
        (["2021", "--format", "csv", "--properties"], "--properties"),
    ],
)
def test_mistakes_are_explained(command: Command, args: list[str], said: str) -> None:
    result = command("form", *args)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["form", "schema"])
def test_the_edition_in_force_is_the_default(command: Command, name: str) -> None:
    assert command(name).stdout == command(name, "2021").stdout != command(name, "2019").stdout


@pytest.mark.parametrize(
    ("lang", "fees", "unit", "count"),
    [
        ("zh", "本年收费金额（单位：万元）", "万元", "规章 / 本年制发件数（件）"),
        ("zh-Hant", "本年收費金額（單位：萬元）", "萬元", "規章 / 本年制發件數（件）"),
        ("en", "(unit: 10,000 yuan)", "10,000 yuan", "Government rules / Issued this year (items)"),
    ],
)
def test_a_unit_stands_once(command: Command, lang: str, fees: str, unit: str, count: str) -> None:
    lines = [line.strip() for line in command("form", "--lang", lang).stdout.splitlines()]
    assert count in lines
    (money,) = (line for line in lines if unit in line)
    assert money.endswith(fees)
    assert money.count(unit) == 1
