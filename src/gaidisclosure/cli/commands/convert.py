# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure convert``: a report in another form."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click
from attrs import frozen

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import Skipped, SkippedError, loaded_from, tell_skipped, walked
from gaidisclosure.cli.output import write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import below, first_clash
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found
from gaidisclosure.writing import ENDINGS, Printed

SUFFIXES: Final = {
    "json": ".json",
    "text": ".txt",
    "prose": ".prose.txt",
    "html": ".html",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "pdf": ".pdf",
    "draft-json": ".draft.json",
}
"""The forms that can be written, and the ends of the names of their files."""
_PUBLISHED: Final = ("html", "docx", "xlsx", "pdf")
"""Those that a draft is written in as well, with a mark on each page."""


@click.command("convert", cls=Command)
@speech.files
@click.option("--to", "kind", type=click.Choice(list(SUFFIXES)), required=True)
@click.option("-o", "--output", metavar="PATH")
@click.option("--no-data", is_flag=True)
@speech.force
@speech.blanks
@speech.lang
@click.pass_context
def convert(
    context: click.Context,
    files: tuple[str, ...],
    kind: str,
    output: str | None,
    **options: Unpack[_Options],
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
            result = _converted(source, kind, locale, options)
        except SkippedError:
            skipped[str(source)] = "text"
            continue
        if place and source.root:
            with suppress(OSError):  # the file cannot be written then, and says so
                place.parent.mkdir(parents=True, exist_ok=True)
        statuses.append(_written(result, place, locale, force=options["force"]))
    tell_skipped(skipped, locale)
    context.exit(max(statuses, default=2))


class _Options(TypedDict):
    no_data: bool
    force: bool
    blanks: Blanks


@frozen
class _Result:
    """The data that a source gives, if any, and the exit status."""

    data: bytes | None
    status: int = 0


def _converted(source: Found, kind: str, locale: str, options: _Options) -> _Result:
    """Return a source in another form, and complain of all that is wrong with it."""
    data = not options["no_data"]
    try:
        loaded = loaded_from(source)
    except UnreadableError as error:
        return _Result(None, refuse(str(source), error, locale))
    try:
        if kind == "draft-json":
            return _Result(gd.dumps(loaded.draft) + b"\n")
        report = loaded.seal(options["blanks"])
        if kind == "prose":
            return _Result(gd.to_prose(report).rstrip("\n").encode() + b"\n")
        return _Result(rendered(report, kind, data=data))
    except InvalidReportError as error:
        status = refuse(str(source), error, locale)
        is_published = kind in _PUBLISHED
        return _Result(rendered(loaded.draft, kind, data=data) if is_published else None, status)


def rendered(value: Printed, kind: str, *, data: bool) -> bytes:
    """Return a report or a draft in one of the forms.

    Text and JSON end with a line end.

    Args:
        value: A report, or a draft.
        kind: One of :data:`SUFFIXES` that has a writer: not ``prose`` nor ``draft-json``.
        data: Attach the value itself where people publish the file.
    """
    written = ENDINGS[SUFFIXES[kind][1:]](value, data)
    return written if kind in _PUBLISHED else written.rstrip(b"\n") + b"\n"


def _written(result: _Result, place: Path | None, locale: str, *, force: bool) -> int:
    """Write one report, and return the exit status."""
    if result.data is None:
        return result.status
    if place is None:
        click.echo(result.data, nl=False)
        return result.status
    return max(result.status, write(place, result.data, locale, force=force))


def _targets(
    sources: Sequence[Found], output: str | None, suffix: str, locale: str
) -> list[Path | None]:
    """Return the file for each source, or ``None`` for the standard output.

    Several files need a folder, which is made, and so do those of a folder or an archive; a name
    that ends in a slash is one as well. Where two files would be one, or a source would be written
    over, nothing is written at all.
    """
    if output is None and suffix[1:] in _PUBLISHED[1:] and sys.stdout.isatty():
        raise click.UsageError(text("cli.convert.terminal", locale, kind=suffix[1:]))
    if output is None:
        return [None] * len(sources)
    folder = Path(output)
    single = len(sources) == 1 and not sources[0].root
    to_file = single and not _names_folder(output)
    found = [folder] if to_file else [folder / name for name in _names(sources, suffix)]
    if clash := first_clash([str(each) for each in sources], found):
        raise click.UsageError(text("cli.clash", locale, path=clash))
    try:
        if not to_file:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.UsageError(text("cli.no_output_folder", locale, path=folder)) from None
    return [*found]


def _names_folder(output: str) -> bool:
    # Unlike that of a path, this test takes a name that is too long, which writing complains of.
    return os.path.isdir(output) or output.endswith(("/", os.sep))


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
    path = below(source)
    is_whole = whole and source.root
    return path.parent / ((path.name if is_whole else path.stem) + suffix)
