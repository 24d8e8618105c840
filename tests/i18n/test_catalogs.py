# SPDX-License-Identifier: Apache-2.0
"""Every code of every catalog, in every language that must have it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from gaidisclosure.i18n import LOCALES, codes

FOLDER = Path(__file__).parents[2] / "src" / "gaidisclosure" / "locale"
SOURCES = sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))
DOMAINS = sorted({path.stem for path in SOURCES})
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+")
NOUNS = re.compile(r"([\w ]+\|[\w ]+)?")
"""What may follow a number: its noun in the singular and in the plural."""
NUMERALS = {"zh": "number"}
"""The same number, written with Chinese numerals."""


def path_of(domain: str, locale: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / f"{domain}.po"


def catalog(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, abort_invalid=True)


def messages(domain: str, locale: str) -> dict[str, str]:
    path = path_of(domain, locale)
    entries = catalog(path) if path.exists() else ()
    return {str(entry.id): str(entry.string) for entry in entries if entry.id}


def is_label(code: str) -> bool:
    """Labels in simplified Chinese have their home in the form itself."""
    return ".label." in code


def placeholders(template: str) -> set[str]:
    names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    return {NUMERALS.get(name, name) for name in names}


def faults(template: str) -> list[str]:
    """Placeholders that are more than a plain name: they could reach into the value."""
    fields = [field for field in Formatter().parse(template) if field[1] is not None]
    return [
        repr(field)
        for field in fields
        if not (field[1] or "").isidentifier() or field[3] or not NOUNS.fullmatch(field[2] or "")
    ]


@pytest.mark.parametrize(
    "template", ["{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{}", "{0}", "{a:{b}}", "{a:b|{c}}"]
)
def test_the_guard_refuses_all_but_plain_names(template: str) -> None:
    assert faults(template)
    assert not faults("{{a.b}} {a} {a:thing is|things are}")


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_every_language(domain: str, locale: str) -> None:
    known = {code for each in LOCALES for code in messages(domain, each)}
    wanted = {code for code in known if locale != "zh_Hans" or not is_label(code)}
    assert set(messages(domain, locale)) == wanted


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_message_has_the_placeholders_of_the_source(domain: str, locale: str) -> None:
    source = messages(domain, "zh_Hans") or messages(domain, "en")
    for code, template in messages(domain, locale).items():
        assert not faults(template), code
        assert placeholders(template) == placeholders(source.get(code, template)), code


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_catalog_is_sorted_complete_and_of_its_language(path: Path) -> None:
    entries = [entry for entry in catalog(path) if entry.id]
    found = [str(entry.id) for entry in entries]
    assert found == sorted(found)
    assert path.read_text("utf-8").count("\nmsgid ") == len(found), "a code stands twice"
    assert all(CODE.fullmatch(code) and code.startswith(f"{path.stem}.") for code in found)
    assert not catalog(path).obsolete
    assert not [entry.id for entry in entries if entry.fuzzy or not str(entry.string).strip()]
    assert catalog(path).locale_identifier == path.parts[-3]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_the_compiled_catalog_is_the_source(path: Path) -> None:
    locale, domain = path.parts[-3], path.stem
    assert set(codes(domain, locale)) == set(messages(domain, locale))


def test_every_folder_is_a_language() -> None:
    assert {path.parts[-3] for path in SOURCES} == set(LOCALES)
