# SPDX-License-Identifier: Apache-2.0
"""The voice of docstrings, as ``docs/developing/voice.md`` has it, in every room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "gaidisclosure"
ROOMS = sorted(
    path.name
    for path in PACKAGE.iterdir()
    if path.suffix == ".py" or (path / "__init__.py").exists()
)

LONGEST = 80
CLAUSES = re.compile(r"^(what|whether|how|so many|so much|one of so)\b|\b(so many|so much)\b", re.I)


def files(room: str) -> list[Path]:
    return [PACKAGE / room] if room.endswith(".py") else sorted((PACKAGE / room).rglob("*.py"))


def docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every string that stands alone: docstrings, and those below fields and constants."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            text = node.value.value
            if isinstance(text, str):
                yield node.lineno, text.strip().splitlines()[0]


def faults(line: str) -> Iterator[str]:
    if len(line) >= LONGEST:
        yield f"{len(line)} characters"
    if ";" in line:
        yield "a semicolon"
    if CLAUSES.search(line):
        yield "a clause for a summary"


@pytest.mark.parametrize("room", ROOMS)
def test_first_lines_are_short_and_plain(room: str) -> None:
    assert files(room)
    found = [
        f"{file.relative_to(PACKAGE)}:{number}: {', '.join(wrong)}: {line}"
        for file in files(room)
        for number, line in docstrings(ast.parse(file.read_text("utf-8")))
        if (wrong := [*faults(line)])
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "What a report may say of itself.",
        "Whether a figure is lawful.",
        "From so many files on, a bar tells how far it is.",
        "The figures; ``None`` where none is known.",
        "Return " + "the figures of " * 6 + "a form.",
    ],
)
def test_a_line_that_reads_as_translated_is_refused(line: str) -> None:
    assert [*faults(line)]
