# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure convert``: a report in another form."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import Refused, refuse
from gaidisclosure.cli.judging import STDIN, walked
from gaidisclosure.cli.output import not_written
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found
from gaidisclosure.reading.sources import load

SUFFIXES: Final = {
    "json": ".json",
    "text": ".txt",
    "prose": ".prose.txt",
    "draft-json": ".draft.json",
}
"""The forms that can be written, and the ends of the names of their files."""


@click.command("convert", cls=Command)
@speech.files
@click.option("--to", "kind", type=click.Choice(list(SUFFIXES)), required=True)
@click.option("-o", "--output", metavar="PATH")
@speech.blanks
@speech.lang
@click.pass_context
def convert(
    context: click.Context, files: tuple[str, ...], kind: str, output: str | None, blanks: Blanks
) -> None:
    """Write every report that can be read and sealed, always in Chinese."""
    locale = speech.locale_of(context)
    found = walked(files)
    places = _targets([str(each) for each in found], output, SUFFIXES[kind], locale)
    sources = tracked(found, len(found), locale) if output else found
    pairs = zip(sources, places, strict=True)
    context.exit(max(_convert(name, kind, place, blanks, locale) for name, place in pairs))


def _convert(source: Found, kind: str, place: Path | None, blanks: Blanks, locale: str) -> int:
    try:
        data = _converted(load(source.data()), kind, blanks)
    except Refused as error:
        return refuse(str(source), error, locale)
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
        return not_written(str(place), error, locale)
    return 0


def _targets(
    sources: Sequence[str], output: str | None, suffix: str, locale: str
) -> list[Path | None]:
    """Return the file for each source, or ``None`` for the standard output.

    Several files need a folder, which is made; a name that ends in a slash is one as well. Where
    two files would be one, or a source would be written over, nothing is written at all.
    """
    if output is None:
        return [None] * len(sources)
    folder = Path(output)
    to_file = len(sources) == 1 and not _names_folder(output)
    found = [folder] if to_file else [folder / _name(source, suffix) for source in sources]
    if clash := _clash(sources, found):
        raise click.UsageError(text("cli.clash", locale, path=clash))
    try:
        if not to_file:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.UsageError(text("cli.no_output_folder", locale, path=folder)) from None
    return [*found]


def _names_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def _name(source: str, suffix: str) -> str:
    return ("stdin" if source == STDIN else Path(source).stem) + suffix


def _clash(sources: Sequence[str], found: Sequence[Path]) -> Path | None:
    """Find a target that stands twice, or that is a source."""
    taken = {Path(source).resolve() for source in sources}
    for path in found:
        if path.resolve() in taken:
            return path
        taken.add(path.resolve())
    return None
