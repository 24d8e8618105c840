"""``gaidisclosure form``: an edition of the form as text, data or a table; or what it can tell."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import click
from attrs import asdict

from gaidisclosure.algebra import Properties, properties
from gaidisclosure.catalogue import (
    as_csv,
    exported,
    formula,
    grounds,
    in_words,
    table_of,
)
from gaidisclosure.cli import options
from gaidisclosure.cli.help import Command
from gaidisclosure.cli.layout import block
from gaidisclosure.cli.terminal import columns, screen
from gaidisclosure.form import FORMS, SECTIONS, Edition
from gaidisclosure.i18n import text


@click.command("form", cls=Command)
@click.argument("edition", type=click.Choice(list(FORMS)), metavar="EDITION")
@click.option("--format", "layout", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--properties", "told", is_flag=True)
@options.lang
@click.pass_context
def form(context: click.Context, edition: str, layout: str, told: bool) -> None:
    """Print every cell and every identity of an edition, or what they can tell."""
    locale = options.locale_of(context)
    if told and layout == "csv":
        raise click.UsageError(text("cli.form.no_csv", locale))
    click.echo(_LAYOUTS[layout, told](FORMS[edition], locale).rstrip("\n"))


def _as_json(form: Edition, _: str) -> str:
    return _written(exported(form.key))


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _as_text(form: Edition, locale: str) -> str:
    wide = columns(screen(sys.stdout))
    return "".join(
        block(line, wide, first="  " * depth, rest="  " * (depth + 1)).plain
        for depth, line in _lines(form, locale)
    )


def _lines(form: Edition, locale: str) -> Iterator[tuple[int, str]]:
    """How far each line is indented, and what it says."""
    counts = {"cells": len(form.cells), "identities": len(form.identities)}
    yield 0, text("cli.form.head", locale, edition=form.key, document=form.document, **counts)
    for part in SECTIONS:
        if part.table:
            yield 0, part.heading if locale == "zh_Hans" else part.item.label_in(locale)
            yield from _table(form, part.table, locale)


def _table(form: Edition, number: int, locale: str) -> Iterator[tuple[int, str]]:
    for cell in form.cells.values():
        if cell.table == number:
            unit = text(f"catalogue.unit.{cell.kind}", locale)
            yield 1, text("cli.form.cell", locale, label=cell.label(locale), unit=unit)
            yield 2, cell.path
    for identity in form.identities.values():
        if table_of(form, identity) == number:
            yield 1, f"{identity.code} {in_words(form, identity, locale)}"
            yield 2, formula(identity)
            yield 2, grounds(form, identity, locale)


def _properties_as_json(form: Edition, _: str) -> str:
    tables = [asdict(each) | {"redundant": each.redundant} for each in _properties(form)]
    return _written({"key": form.key, "tables": tables})


def _properties_as_text(form: Edition, locale: str) -> str:
    wide = columns(screen(sys.stdout))
    return "".join(
        block(line, wide, first="  " * depth, rest="  " * (depth + 1)).plain
        for each in _properties(form)
        for depth, line in told_of(form, each, locale)
    )


def _properties(form: Edition) -> list[Properties]:
    return [properties(form, table) for table in form.printed_tables]


def told_of(form: Edition, found: Properties, locale: str) -> Iterator[tuple[int, str]]:
    """What the identities of one table can tell, in lines."""
    part = next(part for part in SECTIONS if part.table == found.table)
    yield 0, part.heading if locale == "zh_Hans" else part.item.label_in(locale)
    for name in ("cells", "identities", "rank", "redundant"):
        yield 1, text(f"cli.form.{name}", locale, count=getattr(found, name))
    yield 1, text("cli.form.circuits", locale, count=len(found.circuits))
    for circuit in found.circuits:
        yield 2, " ".join(_term(code, n) for code, n in circuit.items()).removeprefix("+ ")
    yield 1, text("cli.form.distance", locale, count=found.distance)
    changes = (
        f"{form.cells[cell].label(locale)} {'+' if by > 0 else '−'}{abs(by)}"
        for cell, by in found.unnoticed.items()
    )
    yield 2, text("cli.semicolon", locale).join(changes)
    yield 1, text(f"cli.form.{'located' if found.told_apart else 'not_located'}", locale)


def _term(code: str, times: int) -> str:
    """One term of a sum, such as − T3-BAL:total."""
    number = f"{abs(times)} × " if abs(times) > 1 else ""
    return f"{'+' if times > 0 else '−'} {number}{code}"


_LAYOUTS: Final[dict[tuple[str, bool], Callable[[Edition, str], str]]] = {
    ("text", False): _as_text,
    ("json", False): _as_json,
    ("csv", False): as_csv,
    ("text", True): _properties_as_text,
    ("json", True): _properties_as_json,
}
