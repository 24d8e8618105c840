# SPDX-License-Identifier: Apache-2.0
"""The tables on the page about file formats say what the formats themselves say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from gaidisclosure.formats.detection import FORMATS, Format

ROOT = Path(__file__).parents[2]
WORDS = {
    "zh": {"text": "纯文本", "picture": "图片", "encrypted": "有打开密码的文件"},
    "en": {"text": "plain", "picture": "pictures", "encrypted": "password"},
}
READ = [each for each in FORMATS if each.parse]
UNREAD = [each for each in FORMATS if not each.parse and each.name not in ("zip", "OLE/ZIP")]


def rows(language: str, number: int) -> list[list[str]]:
    page = (ROOT / "docs" / language / "formats.md").read_text("utf-8")
    table = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)[number]
    return [line.strip("| ").split("|") for line in table.splitlines()[2:]]


def named(cell: str) -> Sequence[str]:
    return re.split(r"[\s、,，()（）]+", cell)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("each", READ, ids=lambda each: each.name)
def test_what_is_read_stands_once_with_what_is_to_be_installed(language: str, each: Format) -> None:
    word = WORDS[language].get(each.name, each.name.split()[0].upper())
    (row,) = [row for row in rows(language, 0) if word in named(row[0])]
    assert ("[" in row[1]) == (each.extra is not None)
    assert each.extra is None or f"`gaidisclosure[{each.extra}]`" in row[1]


@pytest.mark.parametrize("language", WORDS)
def test_what_is_only_told_apart_stands_with_what_to_do(language: str) -> None:
    listed = {word for row in rows(language, 2) for word in named(row[0])}
    for each in UNREAD:
        word = WORDS[language].get(each.name)
        assert listed.issuperset([word] if word else re.split("[/ ]", each.name))


def test_every_extra_can_be_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {each.extra for each in READ if each.extra} <= project["optional-dependencies"].keys()
