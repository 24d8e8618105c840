# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure conform``: the conformance suite, on any program."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from gaidisclosure.cli import speech
from gaidisclosure.cli.output import Line, complain, not_written, sound, tell
from gaidisclosure.cli.speech import Command
from gaidisclosure.conformance import answered, cases, misreadings, mutants, whole
from gaidisclosure.conformance.mutants import Tally
from gaidisclosure.conformance.runner import Difference, Result, asked, compared, request
from gaidisclosure.conformance.suite import SECTIONS, line, lines
from gaidisclosure.errors import UnansweredError
from gaidisclosure.i18n import text

_SHOWN: Final = 5
_OURSELVES: Final = "gaidisclosure"
_TALLIES: Final[Mapping[str, Callable[..., Tally]]] = {
    "documents": mutants.tally,
    "figures": misreadings.tally,
}


@click.command("conform", cls=Command)
@click.argument("command", nargs=-1, metavar="[-- COMMAND...]")
@speech.layout
@click.option("--section", type=click.Choice([*SECTIONS]))
@click.option("--export", metavar="FILE")
@click.option("--mutants", "spoiling", is_flag=True)
@click.option("--answer", "answering", is_flag=True)
@speech.lang
@click.pass_context
def conform(
    context: click.Context,
    command: tuple[str, ...],
    layout: str,
    section: str | None,
    export: str | None,
    spoiling: bool,
    answering: bool,
) -> None:
    """Judge an implementation by the suite, write the suite, or prove its strength."""
    locale = speech.locale_of(context)
    if answering:
        _answer_requests()
    elif export is not None:
        context.exit(_export(export, section, locale))
    elif spoiling:
        context.exit(_spoil(section, layout, locale))
    else:
        context.exit(_judge(command, section, layout, locale))


def _answer_requests() -> None:
    """Answer requests as the program under test: one answer a line, as they come."""
    for given in map(json.loads, sys.stdin.buffer):
        sys.stdout.buffer.write(line({"id": given["id"]} | answered(given)))
    sys.stdout.buffer.flush()


def _export(name: str, section: str | None, locale: str) -> int:
    data = whole() if section is None else lines(cases(section))
    if name == "-":
        click.echo(data, nl=False)
        return 0
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        return not_written(name, error, locale)
    return 0


def _judge(command: tuple[str, ...], section: str | None, layout: str, locale: str) -> int:
    known = list(cases(section))
    try:
        if command:
            answers: dict[str, Any] = dict(asked(command, known))
        else:
            answers = {case["id"]: answered(request(case)) for case in known}
    except UnansweredError as error:
        complain(command[0], error.message(locale), locale)
        return 2
    found = compared(known, answers)
    tell(_data(found), _lines(found, " ".join(command) or _OURSELVES, locale), layout)
    return 0 if found.right == found.cases else 1


def _lines(found: Result, name: str, locale: str) -> Iterator[Line]:
    numbers = {"right": found.right, "cases": found.cases}
    yield 0, text("cli.conform.result", locale, name=name, **numbers)
    members = text("cli.list", locale).join(found.compared)
    yield 1, text("cli.conform.compared", locale, members=members)
    for each in found.differences[:_SHOWN]:
        yield 1, _difference(each, locale)
    if len(found.differences) > _SHOWN:
        yield 1, text("cli.more", locale, count=len(found.differences) - _SHOWN)


def _difference(found: Difference, locale: str) -> str:
    sides = {
        side: sound(json.dumps(value, ensure_ascii=False))[:300]
        for side, value in (("expected", found.expected), ("found", found.found))
    }
    return text("cli.conform.difference", locale, case=found.case, member=found.member, **sides)


def _data(found: Result) -> dict[str, Any]:
    return {
        "cases": found.cases,
        "right": found.right,
        "compared": found.compared,
        "differences": [
            {"id": each.case, "member": each.member, "expected": each.expected, "found": each.found}
            for each in found.differences
        ],
    }


def _spoil(section: str | None, layout: str, locale: str) -> int:
    """Tell the mistakes that the suite notices, section by section."""
    tallies = {
        name: _TALLIES[name](cases(name)) for name in SECTIONS if section is None or name == section
    }
    alive = [each.told() for found in tallies.values() for each in found.alive]
    data = {
        "made": dict(sum((Counter(found.made) for found in tallies.values()), Counter[str]())),
        "killed": sum(found.killed for found in tallies.values()),
        "alive": alive,
    }
    tell(data, _tally_lines(tallies, locale), layout)
    return 1 if alive else 0


def _tally_lines(tallies: Mapping[str, Tally], locale: str) -> Iterator[Line]:
    for name, found in tallies.items():
        total = sum(found.made.values())
        yield 0, text(f"cli.conform.tally.{name}", locale, killed=found.killed, total=total)
        for kind, made in found.made.items():
            left = sum(each.kind == kind for each in found.alive)
            words = text(f"conformance.mutant.{kind}", locale)
            yield 1, text("cli.conform.kind", locale, kind=words, killed=made - left, total=made)
