# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure conform``: the conformance suite, on any program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from gaidisclosure.cli import speech
from gaidisclosure.cli.output import Line, complain, not_written, sound, tell
from gaidisclosure.cli.speech import Command
from gaidisclosure.conformance import answer, cases, whole
from gaidisclosure.conformance.mutants import Tally, tally
from gaidisclosure.conformance.runner import Difference, Result, asked, compared
from gaidisclosure.conformance.suite import line
from gaidisclosure.errors import UnansweredError
from gaidisclosure.i18n import text

_SHOWN: Final = 5
_OURSELVES: Final = "gaidisclosure"


@click.command("conform", cls=Command)
@click.argument("command", nargs=-1, metavar="[-- COMMAND...]")
@speech.layout
@click.option("--export", metavar="FILE")
@click.option("--mutants", is_flag=True)
@click.option("--answer", "answering", is_flag=True)
@speech.lang
@click.pass_context
def conform(
    context: click.Context,
    command: tuple[str, ...],
    layout: str,
    export: str | None,
    mutants: bool,
    answering: bool,
) -> None:
    """Judge an implementation by the suite, write the suite, or prove its strength."""
    locale = speech.locale_of(context)
    if answering:
        _answer_requests()
    elif export is not None:
        context.exit(_export(export, locale))
    elif mutants:
        context.exit(_tell_tally(tally(cases()), layout, locale))
    else:
        context.exit(_judge(command, layout, locale))


def _answer_requests() -> None:
    """Answer requests as the program under test: one answer a line, as they come."""
    for request in sys.stdin.buffer:
        given = json.loads(request)
        sys.stdout.buffer.write(line({"id": given["id"]} | answer(given["document"])))
    sys.stdout.buffer.flush()


def _export(name: str, locale: str) -> int:
    if name == "-":
        click.echo(whole(), nl=False)
        return 0
    try:
        Path(name).write_bytes(whole())
    except OSError as error:
        return not_written(name, error, locale)
    return 0


def _judge(command: tuple[str, ...], layout: str, locale: str) -> int:
    known = list(cases())
    try:
        if command:
            answers: dict[str, Any] = dict(asked(command, known))
        else:
            answers = {case["id"]: answer(case["document"]) for case in known}
    except UnansweredError as error:
        complain(command[0], error.message(locale), locale)
        return 2
    found = compared(known, answers)
    tell(_data(found), _lines(found, " ".join(command) or _OURSELVES, locale), layout)
    return 0 if found.right == found.cases else 1


def _lines(found: Result, name: str, locale: str) -> Iterator[Line]:
    numbers = {"right": found.right, "cases": found.cases}
    yield 0, text("cli.conform.result", locale, name=name, **numbers)
    members = text("cli.list", locale).join(["failed", *sorted(found.claimed)])
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
        "compared": ["failed", *sorted(found.claimed)],
        "differences": [
            {"id": each.case, "member": each.member, "expected": each.expected, "found": each.found}
            for each in found.differences
        ],
    }


def _tell_tally(found: Tally, layout: str, locale: str) -> int:
    alive = [
        {"kind": each.kind, "code": each.code, "left": each.left, "right": each.right}
        for each in found.alive
    ]
    data = {"made": dict(found.made), "killed": found.killed, "alive": alive}
    tell(data, _tally_lines(found, locale), layout)
    return 1 if alive else 0


def _tally_lines(found: Tally, locale: str) -> Iterator[Line]:
    total = sum(found.made.values())
    yield 0, text("cli.conform.tally", locale, killed=found.killed, total=total)
    for kind, made in found.made.items():
        left = sum(each.kind == kind for each in found.alive)
        words = text(f"conformance.mutant.{kind}", locale)
        yield 1, text("cli.conform.kind", locale, kind=words, killed=made - left, total=made)
