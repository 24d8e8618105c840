# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure form`` and ``schema``: the form, and the schema of its JSON."""

from __future__ import annotations

from collections.abc import Iterator

import click
from attrs import asdict

from gaidisclosure.algebra import Properties, properties
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import Line, tell
from gaidisclosure.cli.speech import Command
from gaidisclosure.codec.schema import SCHEMAS, SchemaName, schema_text
from gaidisclosure.explain import (
    as_csv,
    exported,
    formula,
    grounds,
    heading_of,
    in_words,
    properties_in_words,
    table_of,
)
from gaidisclosure.form import FORMS, Edition, FormCell, Kind
from gaidisclosure.i18n import text


@click.command("schema", cls=Command)
@click.argument("name", type=click.Choice(SCHEMAS), metavar="[NAME]", default="2021")
@speech.lang
def schema(name: SchemaName) -> None:
    """Print the JSON Schema of a kind of document."""
    click.echo(schema_text(name).rstrip("\n"))


@click.command("form", cls=Command)
@click.argument("key", type=click.Choice(list(FORMS)), metavar="[EDITION]", default="2021")
@click.option("--format", "layout", type=click.Choice(["text", "json", "csv"]), default="text")
@click.option("--properties", "told", is_flag=True)
@speech.lang
@click.pass_context
def form(context: click.Context, key: str, layout: str, told: bool) -> None:
    """Print every cell and every identity of a form, or the properties of its graph."""
    locale, printed = speech.locale_of(context), FORMS[key]
    if told and layout == "csv":
        raise click.UsageError(text("cli.form.no_csv", locale))
    if told:
        _tell_properties(printed, layout, locale)
    elif layout == "csv":  # with a byte order mark, by which Excel knows UTF-8
        click.echo(as_csv(printed, locale).encode("utf-8-sig"), nl=False)
    else:
        data = exported(key) if layout == "json" else None
        tell(data, _lines(printed, locale), layout)


def _tell_properties(form: Edition, layout: str, locale: str) -> None:
    found: list[Properties] = [properties(form, table) for table in form.printed_tables]
    tables = [asdict(each) | {"redundant": each.redundant} for each in found]
    data = {"key": form.key, "tables": tables}
    lines = (line for each in found for line in properties_in_words(form, each, locale))
    tell(data, lines, layout)


def _lines(form: Edition, locale: str) -> Iterator[Line]:
    counts = {"cells": len(form.cells), "identities": len(form.identities)}
    yield 0, text("cli.form.head", locale, edition=form.key, document=form.document, **counts)
    for table in form.printed_tables:
        yield 0, heading_of(table, locale)
        yield from _table(form, table, locale)


def _table(form: Edition, number: int, locale: str) -> Iterator[Line]:
    for cell in form.cells.values():
        if cell.table == number:
            yield 1, _label(cell, locale)
            yield 2, cell.path
    for identity in form.identities.values():
        if table_of(form, identity) == number:
            yield 1, f"{identity.code} {in_words(form, identity, locale)}"
            yield 2, formula(identity)
            yield 2, grounds(form, identity, locale)


def _label(cell: FormCell, locale: str) -> str:
    """Return the label of a cell with its unit, which labels of money have already."""
    label, unit = cell.label(locale), text(f"explain.unit.{cell.kind}", locale)
    is_named = cell.kind is Kind.MONEY and unit in label
    return label if is_named else text("cli.form.cell", locale, label=label, unit=unit)
