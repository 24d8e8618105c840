# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure convert``: a report in another form."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import Refused, refuse
from gaidisclosure.cli.judging import (
    STDIN,
    Skipped,
    SkippedError,
    loaded_from,
    tell_skipped,
    walked,
)
from gaidisclosure.cli.output import not_written
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found

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
    skipped: Skipped = {}
    found = walked(files, skipped)
    places = _targets(found, output, SUFFIXES[kind], locale)
    sources = tracked(found, len(found), locale) if output else found
    statuses: list[int] = []
    for source, place in zip(sources, places, strict=True):
        try:
            statuses.append(_convert(source, kind, place, blanks, locale))
        except SkippedError:
            skipped[str(source)] = "text"
    tell_skipped(skipped, locale)
    context.exit(max(statuses, default=2))


def _convert(source: Found, kind: str, place: Path | None, blanks: Blanks, locale: str) -> int:
    try:
        data = _converted(loaded_from(source), kind, blanks)
    except Refused as error:
        return refuse(str(source), error, locale)
    return _write(data, place, locale, within=bool(source.root))


def _converted(loaded: Loaded, kind: str, blanks: Blanks) -> bytes:
    if kind == "draft-json":
        return gd.dumps(loaded.draft)
    report = loaded.seal(blanks)
    if kind == "json":
        return gd.dumps(report)
    return (gd.to_text(report) if kind == "text" else gd.to_prose(report)).encode()


def _write(data: bytes, place: Path | None, locale: str, *, within: bool) -> int:
    """Write one report, with the folders above it if it comes from within a folder."""
    line = data.rstrip(b"\n")
    if place is None:
        click.echo(line)
        return 0
    try:
        if within:
            place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(line + b"\n")
    except OSError as error:
        return not_written(str(place), error, locale)
    return 0


def _targets(
    sources: Sequence[Found], output: str | None, suffix: str, locale: str
) -> list[Path | None]:
    """Return the file for each source, or ``None`` for the standard output.

    Several files need a folder, which is made, and so do those of a folder or an archive; a name
    that ends in a slash is one as well. Where two files would be one, or a source would be written
    over, nothing is written at all.
    """
    if output is None:
        return [None] * len(sources)
    folder = Path(output)
    single = len(sources) == 1 and not sources[0].root
    to_file = single and not _names_folder(output)
    found = [folder] if to_file else [folder / name for name in _names(sources, suffix)]
    if clash := _clash([str(each) for each in sources], found):
        raise click.UsageError(text("cli.clash", locale, path=clash))
    try:
        if not to_file:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.UsageError(text("cli.no_output_folder", locale, path=folder)) from None
    return [*found]


def _names_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def _names(sources: Sequence[Found], suffix: str) -> list[Path]:
    """Return the name for each source below the folder that is written to.

    In folders and archives, files that differ in their ends only, such as ``b.docx`` and ``b.pdf``,
    keep these ends. Some systems do not tell large letters from small ones either.
    """
    whole = [False] * len(sources)
    longest = [str(_name(source, True, suffix)).casefold() for source in sources]
    while True:
        names = [_name(*each, suffix) for each in zip(sources, whole, strict=True)]
        keys = [str(name).casefold() for name in names]
        times = Counter(key for key, _ in set(zip(keys, longest, strict=True)))
        longer = [
            bool(source.root) and (kept or times[key] > 1)
            for source, kept, key in zip(sources, whole, keys, strict=True)
        ]
        if longer == whole:
            return names
        whole = longer


def _name(source: Found, whole: bool, suffix: str) -> Path:
    if not source.root:
        return Path(("stdin" if source.path == STDIN else Path(source.path).stem) + suffix)
    below = os.path.relpath(source.path, source.root)
    # A member of an archive may be named as if it stood at the root or on another disk.
    path = Path(below, *(os.path.splitdrive(part)[1] for part in source.name.split("/")))
    return path.with_name((path.name if whole else path.stem) + suffix)


def _clash(sources: Sequence[str], found: Sequence[Path]) -> Path | None:
    """Find a target that stands twice, or that is a source."""
    taken = {Path(source).resolve() for source in sources}
    for path in found:
        if path.resolve() in taken:
            return path
        taken.add(path.resolve())
    return None
