# SPDX-License-Identifier: Apache-2.0
"""Every message is named in the source: in full, or by a pattern and words that it is filled with.

Codes such as ``cli.help.check`` are put together from ``f"cli.help.{name}"`` and ``"check"``. So a
code is found if some pattern matches it and each part that is filled in is a word of the source,
or is itself put together in this way, as ``MEMBER-BLANK`` is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from gaidisclosure.i18n import codes

ROOT = Path(__file__).parents[2]
DOMAINS = sorted({path.stem for path in ROOT.glob("src/gaidisclosure/locale/*/*/*.po")})
FILLED = "\0"
"""Stands for what is filled in."""
STRING = re.compile(r"\"([^\"\n]*)\"|`([^`\n]*)`")
INSERTED = re.compile(r"\$\{[^}]*\}")
WORD = re.compile(r"\w[\w-]*")
TELLING = re.compile(r"\w{3}|-")
"""Part of any pattern that counts: one of fillings alone would match every code."""


def in_python(source: str) -> Iterator[str]:
    """Yield strings, and names of fields and arguments."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str() as said):
                yield said
            case ast.keyword(arg=str() as said) | ast.AnnAssign(target=ast.Name(id=said)):
                yield said
            case ast.JoinedStr(values=parts):
                yield "".join(
                    getattr(each, "value", "") if isinstance(each, ast.Constant) else FILLED
                    for each in parts
                )


def in_script(source: str) -> Iterator[str]:
    return (INSERTED.sub(FILLED, "".join(found)) for found in STRING.findall(source))


PYTHON = [path.read_text("utf-8") for path in ROOT.glob("src/gaidisclosure/**/*.py")]
SCRIPTS = [path.read_text("utf-8") for path in ROOT.glob("javascript/*.mjs")]
SAID = {
    *(said for each in PYTHON for said in in_python(each)),
    *(said for each in SCRIPTS for said in in_script(each)),
}
WORDS = {word for said in SAID for word in WORD.findall(said)} | {"one", "other"}
PATTERNS = [
    re.compile("(.+)".join(map(re.escape, re.split(f"{FILLED}+", said))), re.DOTALL)
    for said in SAID
    if FILLED in said and TELLING.search(said)
]


@cache
def is_named(code: str) -> bool:
    return code in SAID or any(
        map(is_filled, filter(None, (each.fullmatch(code) for each in PATTERNS)))
    )


def is_filled(found: re.Match[str]) -> bool:
    parts = (part for group in found.groups() for part in group.split("."))
    return all(part in WORDS or is_named(part) for part in parts)


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_message_is_left_that_nothing_says(domain: str) -> None:
    assert [code for code in codes(domain, "en") if not is_named(code)] == []


@pytest.mark.parametrize(
    "code", ["checks.FIELD-MISSING", "document.too_many_files", "cli.help.chek"]
)
def test_a_message_that_nothing_says_is_found(code: str) -> None:
    assert not is_named(code)
