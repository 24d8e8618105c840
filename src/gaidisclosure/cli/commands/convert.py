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

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import complain, write
from gaidisclosure.cli.reports import Reports
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import below, ending_of, first_clash, made
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError
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
"""The forms that a draft can be written in as well, with a mark on each page."""


@click.command("convert", cls=Command)
@speech.files
@click.option("--to", "kind", type=click.Choice(list(SUFFIXES)))
@click.option("-o", "--output", metavar="PATH")
@click.option("--no-data", is_flag=True)
@speech.force
@speech.blanks
@speech.lang
@click.pass_context
def convert(
    context: click.Context,
    files: tuple[str, ...],
    kind: str | None,
    output: str | None,
    **options: Unpack[_Options],
) -> None:
    """Write every report that can be read and sealed, always in Chinese."""
    locale = speech.locale_of(context)
    kind = _kind(kind, output, locale)
    reports = Reports.of(files, locale)
    targets = _targets(reports.files, output, SUFFIXES[kind], locale)
    places = dict(zip(map(str, reports.files), targets, strict=True))
    for source, loaded in reports.each(has_bar=output is not None):
        is_draft = False
        try:
            data = _converted(loaded, kind, options)
        except InvalidReportError as error:
            is_draft = True
            reports.refuse(source, error)
            if kind not in _PUBLISHED:
                continue
            data = rendered(loaded.draft, kind, data=not options["no_data"])
        place = places[str(source)]
        if place and source.root:
            with suppress(OSError):  # the file cannot be written then, which is reported
                place.parent.mkdir(parents=True, exist_ok=True)
        reports.statuses.append(_written(data, place, locale, force=options["force"]))
        if place and is_draft and not reports.statuses[-1]:
            complain(str(place), text("cli.convert.marked", locale), locale)
    context.exit(reports.status)


class _Options(TypedDict):
    no_data: bool
    force: bool
    blanks: Blanks


def _kind(kind: str | None, output: str | None, locale: str) -> str:
    """Return the form to write, which the ending of a file tells as well.

    Raises:
        click.UsageError: Neither tells it, or the ending is that of another form.
    """
    ending = Path(output or "").suffix.lower()
    by_ending = next((each for each, end in SUFFIXES.items() if end == ending), None)
    if (found := kind or by_ending) is None:
        if ending:
            ending_of(str(output), ENDINGS, locale)
        meaning = text("cli.option.to", locale)
        raise click.UsageError(text("cli.usage.missing", locale, name="--to", meaning=meaning))
    if output and by_ending and not SUFFIXES[found].endswith(ending) and not _names_folder(output):
        raise click.UsageError(text("cli.convert.ending", locale, path=output, kind=found))
    return found


def _converted(loaded: Loaded, kind: str, options: _Options) -> bytes:
    """Return a report in another form.

    Raises:
        InvalidReportError: The draft cannot be sealed.
    """
    if kind == "draft-json":
        return gd.dumps(loaded.draft) + b"\n"
    report = loaded.seal(options["blanks"])
    if kind == "prose":
        return gd.to_prose(report).rstrip("\n").encode() + b"\n"
    return rendered(report, kind, data=not options["no_data"])


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


def _written(data: bytes, place: Path | None, locale: str, *, force: bool) -> int:
    """Write one report, and return the exit status."""
    if place is None:
        click.echo(data, nl=False)
        return 0
    return write(place, data, locale, force=force)


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
    looks_like_file = folder.suffix.lower() in SUFFIXES.values() and not _names_folder(output)
    if len(sources) > 1 and looks_like_file:
        message = text("cli.convert.several", locale, count=len(sources), path=output)
        raise click.UsageError(message)
    found = [folder] if to_file else [folder / name for name in _names(sources, suffix)]
    if clash := first_clash([str(each) for each in sources], found):
        raise click.UsageError(text("cli.clash", locale, path=clash))
    if not to_file:
        made(folder, locale)
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
