# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure conform``: the conformance suite, on any program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
from attrs import frozen

from gaidisclosure.cli import speech
from gaidisclosure.cli.output import Line, complain, not_written, sound, tell
from gaidisclosure.cli.speech import Command
from gaidisclosure.conformance import answered, cases, whole
from gaidisclosure.conformance.runner import Difference, Result, asked, compared, request
from gaidisclosure.conformance.suite import SECTIONS, line, lines
from gaidisclosure.errors import UnansweredError
from gaidisclosure.i18n import text

_SHOWN: Final = 5
_OURSELVES: Final = "gaidisclosure"


@click.command("conform", cls=Command)
@click.argument("command", nargs=-1, metavar="[-- COMMAND...]")
@speech.layout
@click.option("--section", type=click.Choice([*SECTIONS]))
@click.option("--export", metavar="FILE")
@click.option("--answer", "answering", is_flag=True)
@speech.lang
@click.pass_context
def conform(
    context: click.Context,
    /,
    command: tuple[str, ...],
    export: str | None,
    answering: bool,
    **chosen: Any,
) -> None:
    """Judge an implementation by the suite, or write the suite."""
    session = _Session(locale=speech.locale_of(context), **chosen)
    if answering:
        _answer_requests()
    elif export is not None:
        context.exit(session.export(export))
    else:
        context.exit(session.judge(command))


@frozen
class _Session:
    """A run of the command, with its section and the format of its output."""

    section: str | None
    layout: str
    locale: str

    def export(self, name: str) -> int:
        """Write the cases to a file or the standard output, and return the exit status."""
        data = whole() if self.section is None else lines(cases(self.section))
        if name == "-":
            click.echo(data, nl=False)
            return 0
        try:
            Path(name).write_bytes(data)
        except OSError as error:
            return not_written(name, error, self.locale)
        return 0

    def judge(self, command: tuple[str, ...]) -> int:
        """Print the result of a program, or of this library, and return the exit status."""
        known = list(cases(self.section))
        try:
            if command:
                answers: dict[str, Any] = dict(asked(command, known))
            else:
                answers = {case["id"]: answered(request(case)) for case in known}
        except UnansweredError as error:
            complain(command[0], error.message(self.locale), self.locale)
            return 2
        found = compared(known, answers)
        told = _lines(found, " ".join(command) or _OURSELVES, self.locale)
        tell(_data(found), told, self.layout)
        return 0 if found.right == found.cases else 1


def _answer_requests() -> None:
    """Answer requests like a program under test: one answer a line, as they come."""
    for given in map(json.loads, sys.stdin.buffer):
        sys.stdout.buffer.write(line({"id": given["id"]} | answered(given)))
    sys.stdout.buffer.flush()


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
