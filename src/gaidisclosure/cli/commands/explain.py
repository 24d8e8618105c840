# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure explain``: the meaning of a code, or an identity in a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from gaidisclosure.checks import Rule, Status
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import named
from gaidisclosure.cli.output import Line, harmless, sound, tell
from gaidisclosure.cli.speech import Command
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.explain import (
    Example,
    Explanation,
    Reckoning,
    explain_identity,
    near_codes,
    reckon,
    rule_of,
)
from gaidisclosure.form import EDITIONS, Edition, EditionName
from gaidisclosure.i18n import text
from gaidisclosure.reading import read


@click.command("explain", cls=Command)
@click.argument("code", metavar="CODE")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--edition", type=click.Choice(list(EDITIONS)))
@speech.layout
@speech.lang
@click.pass_context
def explain(
    context: click.Context, code: str, file: str | None, edition: EditionName | None, layout: str
) -> None:
    """Explain a code, or work the identity out on the figures of a file."""
    locale = speech.locale_of(context)
    if file is not None:
        if edition or rule_of(code):
            name = "--edition" if edition else code
            raise click.UsageError(text("cli.explain.no_file", locale, name=name))
        context.exit(_in_file(code, file, layout, locale))
    name = edition or _edition_with(code)
    if rule := rule_of(code):
        tell(_rule_data(rule), _rule_lines(rule, locale), layout)
    elif code in EDITIONS[name].identities:
        found = explain_identity(code, name)
        tell(_data(found), _lines(found, locale), layout)
    else:
        raise click.UsageError(_unknown(code, name, locale))


def _edition_with(code: str) -> EditionName:
    """Return the newest edition that has the identity, or else the newest."""
    having = [form for form in EDITIONS.values() if code in form.identities]
    return (having or [*EDITIONS.values()])[-1].name


def _unknown(code: str, edition: EditionName, locale: str) -> str:
    names = text("cli.list", locale).join(near_codes(code, edition))
    return text("cli.explain.unknown", locale, code=code, edition=edition, names=names)


def _lines(found: Explanation, locale: str) -> Iterator[Line]:
    edition = found.form.name
    yield 0, text("cli.explain.head", locale, code=found.code, edition=edition)
    yield 1, found.words(locale)
    yield 1, text("cli.explain.formula", locale, formula=found.formula)
    yield 1, text("cli.explain.place", locale, part=found.place(locale))
    yield 1, text("cli.explain.grounds", locale, grounds=found.grounds(locale))
    yield 1, text("cli.explain.passing", locale)
    yield from _example(found.form, found.passing, locale)
    others = [code for code in found.failing.failed if code != found.code]
    names = text("cli.list", locale).join(others)
    yield 1, text(f"cli.explain.failing{'_with' if others else ''}", locale, names=names)
    yield from _example(found.form, found.failing, locale)


def _example(form: Edition, example: Example, locale: str) -> Iterator[Line]:
    for cell, figure in example.figures.items():
        yield 2, f"{form.cells[cell].label(locale)}{text('explain.colon', locale)}{figure}"


def _data(found: Explanation) -> dict[str, Any]:
    return {
        "code": found.code,
        "edition": found.form.name,
        "formula": found.formula,
        "table": found.table,
        "words": found.words("zh"),
        "words_en": found.words("en"),
        "grounds": found.grounds("zh"),
        "passing": dict(found.passing.figures),
        "failing": {"cells": dict(found.failing.figures), "failed": list(found.failing.failed)},
    }


def _rule_lines(rule: Rule, locale: str) -> Iterator[Line]:
    yield 0, rule.code
    yield 1, rule.words(locale)
    yield 1, text(f"cli.explain.{rule.consequence}", locale)
    if units := [text(f"explain.unit.{kind}", locale) for kind in rule.kinds]:
        yield (
            1,
            text("cli.explain.kinds", locale, units=text("checks.semicolon", locale).join(units)),
        )
    if rule.formula:
        yield 1, text("cli.explain.formula", locale, formula=rule.formula)
    if grounds := rule.grounds(locale):
        yield 1, text("cli.explain.grounds", locale, grounds=grounds)


def _rule_data(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "consequence": rule.consequence,
        "kinds": list(rule.kinds),
        "formula": rule.formula,
        "basis": rule.basis,
        "message": rule.words("zh"),
        "message_en": rule.words("en"),
    }


def _in_file(code: str, name: str, layout: str, locale: str) -> int:
    """Work an identity out on the figures of a file, and return the exit status."""
    try:
        draft = read(named(name).data())
    except UnreadableError as error:
        return refuse(name, error, locale)
    if code not in draft.form.identities:
        raise click.UsageError(_unknown(code, draft.edition, locale))
    found = reckon(draft, code)
    if layout == "json":
        tell(_reckoned(found, draft), (), layout)
    else:
        click.echo(harmless(found.text(locale)), nl=False)
    return 0 if found.finding.status is Status.PASSED else 1


def _reckoned(found: Reckoning, draft: Draft) -> dict[str, Any]:
    return {
        "code": found.identity.code,
        "edition": draft.edition,
        "status": found.finding.status,
        "cells": [
            {
                "cell": line.cell,
                "side": "left" if line.sign > 0 else "right",
                "printed": None if line.printed is None else sound(line.printed),
                "value": _number(line.value),
            }
            for line in found.lines
        ],
        "expected": _number(found.finding.expected),
        "actual": _number(found.finding.actual),
        "difference": _number(found.difference),
    }


def _number(value: object) -> str | None:
    return None if value is None else str(value)
