"""``gaidisclosure show``: a report for a person to read, as a whole or in prose."""

from __future__ import annotations

import sys

import click

import gaidisclosure as gd
from gaidisclosure.cli import options
from gaidisclosure.cli.as_text import source_name
from gaidisclosure.cli.help import Command
from gaidisclosure.cli.plain import harmless
from gaidisclosure.cli.provenance import provenance
from gaidisclosure.cli.sources import Loaded, NotRead, Source, load, walked, why_not
from gaidisclosure.cli.terminal import columns, complain, screen
from gaidisclosure.cli.unsealed import explain
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError


@click.command("show", cls=Command)
@options.files
@click.option("--prose", "shape", flag_value="prose")
@click.option("--sources", "shape", flag_value="sources")
@options.blanks
@options.lang
@click.pass_context
def show(context: click.Context, files: tuple[str, ...], shape: str | None, blanks: Blanks) -> None:
    """Print every report that can be read."""
    locale = options.locale_of(context)
    statuses: list[int] = []
    for source in walked(files):
        statuses.append(_show(source, shape, blanks, locale, apart=0 in statuses))
    context.exit(max(statuses))


def _show(source: Source, shape: str | None, blanks: Blanks, locale: str, *, apart: bool) -> int:
    name = str(source)
    try:
        loaded = load(source)
        if shape == "sources":
            found = provenance(loaded.draft, locale)
        else:
            found = _prose(loaded, blanks, locale) if shape else _whole(loaded, locale)
    except NotRead as error:
        complain(source_name(name, locale), why_not(error, locale))
        return 2
    except InvalidReportError as error:
        explain(name, error, locale)
        return 1
    click.echo("\n" * apart + harmless(found).rstrip("\n"))
    return 0


def _whole(loaded: Loaded, locale: str) -> str:
    return gd.to_text(loaded.draft, columns=columns(screen(sys.stdout)), locale=locale)


def _prose(loaded: Loaded, blanks: Blanks, locale: str) -> str:
    return gd.to_prose(loaded.seal(blanks), locale=locale)
