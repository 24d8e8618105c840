"""``gaidisclosure schema``: the JSON Schema of an edition."""

from __future__ import annotations

import click

from gaidisclosure.cli import options
from gaidisclosure.cli.help import Command
from gaidisclosure.codec.schema import written
from gaidisclosure.form import EDITIONS


@click.command("schema", cls=Command)
@click.argument("edition", type=click.Choice(list(EDITIONS)), metavar="EDITION")
@options.lang
def schema(edition: str) -> None:
    """Print what a JSON report on this edition looks like."""
    click.echo(written(edition).rstrip("\n"))
