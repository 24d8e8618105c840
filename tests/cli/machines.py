# SPDX-License-Identifier: Apache-2.0
"""The formats for machines, read back as those programs do that show them."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, fromstring

import click
from click.testing import CliRunner

from gaidisclosure import Draft
from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import Judged, Judgement
from gaidisclosure.cli.outputs.document import Closing, Document, output_of
from gaidisclosure.cli.summary import Summary
from gaidisclosure.codec.refused import Loaded

HOSTILE = (
    "a\n::error::b.txt",
    "<a>&\"'.txt",
    "a%0A,b:c.txt",
    "\x1b[31m甲\x00\ufffe.txt",
    "\udce8\udca7\udc84.txt",
    "a\udcff\ud83d.txt",
    "all.zip/../../..\\c d#?.txt",
    "]]>\r\n##[add-mask]a.txt",
)


TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""The kinds of characters by which Unicode turns a text around."""


class Command(NamedTuple):
    """A workflow command as the runner of GitHub Actions understands it."""

    name: str
    properties: dict[str, str]
    message: str


def judged(draft: Draft, name: str = "a.txt") -> Judged:
    return Judged(name, Loaded(draft), draft.check())


def written(
    layout: str, *judgements: Judgement, faults: tuple[Fault, ...] = (), roster: str = ""
) -> str:
    """Return the document of some verdicts."""

    @click.command()
    def write() -> None:
        output = output_of(layout)
        document = Document(output, "en")
        for each in judgements:
            document.add(output.piece(each, "en", ("text",)))
        summaries = [Summary.of(each, "en", listed=False) for each in judgements]
        document.close(Closing(summaries, faults, roster, "en"))

    result = CliRunner().invoke(write, catch_exceptions=False)
    return result.stdout_bytes.decode()


def results(document: str) -> list[dict[str, Any]]:
    """Return the results of a SARIF document."""
    (run,) = json.loads(document)["runs"]
    found: list[dict[str, Any]] = run["results"]
    return found


def suites(document: str) -> list[Element]:
    """Return the suites of a JUnit document."""
    return [*fromstring(document.encode()).iter("testsuite")]


def commands(log: str) -> Iterator[Command]:
    """Yield the commands in the log of a step, which the runner reads line by line."""
    for line in log.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        assert "##[" not in line.split("::")[0]
        if not line.lstrip().startswith("::"):
            continue
        head, _, message = line.lstrip()[2:].partition("::")
        name, _, properties = head.partition(" ")
        pairs = (each.partition("=") for each in properties.split(","))
        yield Command(
            name, {key: _unescaped(value) for key, _, value in pairs}, _unescaped(message)
        )


def is_control(character: str) -> bool:
    """Tell if a character steers a terminal or turns a text around, other than at line ends."""
    if character in "\t\r\n":
        return False
    turns = unicodedata.bidirectional(character) in {*TURNS}
    return turns or unicodedata.category(character) in {"Cc", "Zl", "Zp"}


def _unescaped(value: str) -> str:
    for escape, character in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ):
        value = value.replace(escape, character)
    return value


def told(draft: Draft) -> Counter[tuple[str, frozenset[str]]]:
    """Return all that there is to say of a draft: its violations, and the cells of its gaps."""
    verdict = draft.check()
    found = Counter((each.code, frozenset(each.cells)) for each in verdict.violations)
    gaps = Counter((gap.code, frozenset([cell])) for gap in verdict.gaps for cell in gap.cells)
    return found + gaps
