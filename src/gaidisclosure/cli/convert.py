"""``gaidisclosure convert``: a report in another form, to the standard output or to files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import options
from gaidisclosure.cli.as_text import source_name
from gaidisclosure.cli.help import Command
from gaidisclosure.cli.sources import Loaded, NotRead, Source, load, walked, why_not
from gaidisclosure.cli.targets import targets
from gaidisclosure.cli.terminal import complain, tracked
from gaidisclosure.cli.unsealed import explain
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.i18n import text

SUFFIXES: Final = {
    "json": ".json",
    "text": ".txt",
    "prose": ".prose.txt",
    "draft-json": ".draft.json",
}
"""What can be written, and how files of it are named."""


@click.command("convert", cls=Command)
@options.files
@click.option("--to", "kind", type=click.Choice(list(SUFFIXES)), required=True)
@click.option("--output", metavar="PATH")
@options.blanks
@options.lang
@click.pass_context
def convert(
    context: click.Context, files: tuple[str, ...], kind: str, output: str | None, blanks: Blanks
) -> None:
    """Write every report that can be read and sealed.

    What is written is Chinese, whatever language the command speaks.
    """
    locale = options.locale_of(context)
    found = walked(files)
    places = targets([str(each) for each in found], output, SUFFIXES[kind], locale)
    sources = tracked(found, len(found), locale) if output else found
    pairs = zip(sources, places, strict=True)
    context.exit(max(_convert(name, kind, place, blanks, locale) for name, place in pairs))


def _convert(source: Source, kind: str, place: Path | None, blanks: Blanks, locale: str) -> int:
    name = str(source)
    try:
        data = _converted(load(source), kind, blanks)
    except NotRead as error:
        complain(source_name(name, locale), why_not(error, locale))
        return 2
    except InvalidReportError as error:
        explain(name, error, locale)
        return 1
    return _write(data, place, locale)


def _converted(loaded: Loaded, kind: str, blanks: Blanks) -> bytes:
    if kind == "draft-json":
        return gd.dumps(loaded.draft)
    report = loaded.seal(blanks)
    if kind == "json":
        return gd.dumps(report)
    return (gd.to_text(report) if kind == "text" else gd.to_prose(report)).encode()


def _write(data: bytes, place: Path | None, locale: str) -> int:
    line = data.rstrip(b"\n")
    if place is None:
        click.echo(line)
        return 0
    try:
        place.write_bytes(line + b"\n")
    except OSError as error:
        complain(str(place), text("cli.not_written", locale, reason=error.strerror or error))
        return 2
    return 0
