# SPDX-License-Identifier: Apache-2.0
"""One English term for each official term: the glossary, and the names of the program."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

import gaidisclosure
from gaidisclosure import algebra
from gaidisclosure.form import ASPECTS, EDITIONS, SECTIONS
from gaidisclosure.i18n import codes, has, text

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8")
ROW = re.compile(r"^\| (\S+) \| (.+?) \| `(\w+)` \|", re.MULTILINE)
TERMS = [found.groups() for found in ROW.finditer(PAGE)]
LABELS = {
    label.code: label.text
    for edition in EDITIONS.values()
    for grid in edition.printed_tables.values()
    for label in grid.labels
} | {each.item.code: each.item.label for each in (*SECTIONS, *ASPECTS)}


def words(term: str) -> list[str]:
    """A term without what may be left out, in lower case."""
    return re.sub(r"\(.*?\)", "", term).lower().split()


def test_the_glossary_is_read() -> None:
    assert len(TERMS) > 50


@pytest.mark.parametrize("term", [term for term in TERMS if has(f"form.label.{term[2]}", "en")])
def test_a_label_says_what_the_glossary_says(term: tuple[str, str, str]) -> None:
    chinese, english, key = term
    label = text(f"form.label.{key}", "en").lower()
    assert all(word in label for word in words(english)), label
    assert chinese in LABELS.get(f"form.label.{key}", chinese)


def test_every_name_of_the_glossary_is_one_of_the_program() -> None:
    paths = {
        part for edition in EDITIONS.values() for path in edition.cells for part in path.split(".")
    }
    labels = {code.rpartition(".")[2] for code in codes("form", "en")}
    public = {*gaidisclosure.__all__, *dir(gaidisclosure.form), *dir(gaidisclosure.Draft)}
    kinds = (
        gaidisclosure.Verdict,
        gaidisclosure.Cell,
        algebra.Graph,
        algebra.Network,
        algebra.Properties,
    )
    members = {*dir(gaidisclosure.AnnualReport), *dir(algebra), "path"}
    members |= {name for kind in kinds for name in (*dir(kind), *attrs.fields_dict(kind))}
    assert [name for *_, name in TERMS if name not in paths | labels | public | members] == []
