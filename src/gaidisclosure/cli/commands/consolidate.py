# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure consolidate``: many reports in one, and those left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

import gaidisclosure as gd
from gaidisclosure.checks import Severity
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import Skipped, tell_skipped, walked
from gaidisclosure.cli.output import block, columns, complain, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import apart_from, ending_of
from gaidisclosure.cli.telling import is_worth_processes
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.draft import Blanks, Draft
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.model.period import YEARS
from gaidisclosure.reading.folders import Found, read_files
from gaidisclosure.relations import Consolidation, Roster
from gaidisclosure.writing import ENDINGS

_SHOWN: Final = 3
"""Most faults of a report that are shown."""
_Read = tuple[str, Draft | UnreadableError]


class _Options(TypedDict):
    agency: str
    expect: str | None
    year: int | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    blanks: Blanks
    force: bool


@click.command("consolidate", cls=Command)
@speech.files
@click.option("--agency", metavar="NAME", required=True)
@click.option("--expect", metavar="ROSTER")
@click.option("--year", type=click.IntRange(YEARS[0], YEARS[-1]), metavar="YEAR")
@click.option("--include", multiple=True, metavar="NAME")
@click.option("--exclude", multiple=True, metavar="NAME")
@speech.blanks
@click.option("-o", "--output", metavar="OUT", required=True)
@speech.force
@speech.lang
@click.pass_context
def consolidate(
    context: click.Context, files: tuple[str, ...], output: str, **options: Unpack[_Options]
) -> None:
    """Consolidate reports into one, and list each that is left out."""
    locale = speech.locale_of(context)
    ending = ending_of(output, ENDINGS, locale)
    try:
        roster = Roster.read(options["expect"]) if options["expect"] else None
    except UnreadableError as error:
        context.exit(refuse(str(options["expect"]), error, locale))
    skipped: Skipped = {}
    sources = apart_from(walked(files, skipped), [output], locale, options["expect"])
    read = [*_read(sources, skipped, locale)]
    tell_skipped(skipped, locale)
    try:
        found = _summed(read, roster, options)
    except InvalidReportError as error:
        context.exit(_refuse(read, error, locale))
    data = ENDINGS[ending](found, True)
    status = write(Path(output), data, locale, force=options["force"])
    if status == 0:
        _tell(found, output, locale, expected=roster is not None)
    context.exit(max(status, _status(found)))


def _read(sources: Sequence[Found], skipped: Skipped, locale: str) -> Iterator[_Read]:
    """Yield the contents of each file, and keep the names of skipped ones."""
    isolate = is_worth_processes(len(sources))
    read = tracked(read_files(sources, isolate=isolate), len(sources), locale)
    for source, (name, value) in zip(sources, read, strict=True):
        if source.is_other(value):
            skipped[name] = "text"
        else:
            yield name, value


def _summed(read: Sequence[_Read], roster: Roster | None, options: _Options) -> Consolidation:
    return gd.consolidate(
        read,
        agency=options["agency"],
        expected=roster,
        blanks=options["blanks"],
        include=options["include"],
        exclude=options["exclude"],
        year=options["year"],
    )


def _refuse(read: Sequence[_Read], error: InvalidReportError, locale: str) -> int:
    """Say on the standard error why nothing was written, and return the exit status."""
    unread = {name: value for name, value in read if isinstance(value, UnreadableError)}
    for violation in error.violations:
        click.echo(
            block(violation.message(locale), columns(sys.stderr), first=""), err=True, nl=False
        )
    for name, reason in unread.items():
        complain(name, reason.message(locale), locale)
    return 2


def _tell(found: Consolidation, output: str, locale: str, *, expected: bool) -> None:
    """Print the number of reports that are included, and all findings."""
    wide = columns(sys.stdout)
    counted = {"count": len(found.members), "left_out": len(found.left_out)}
    head = text("cli.consolidate.done", locale, **counted, path=output)
    code = "missing" if expected else "no_roster"
    head += text(f"cli.consolidate.{code}", locale, missing=len(found.missing))
    click.echo(block(head, wide, first="", rest=""), nl=False)
    faults = {member.reason: _faults(member, locale) for member in found.left_out}
    for finding in found.findings:
        click.echo(block(finding.message(locale), wide, first="  · ", rest="    "), nl=False)
        for line in faults.get(finding, ()):
            click.echo(block(line, wide, first="      ", rest="      "), nl=False)
    if any(finding.code == "MEMBER-BLANK" for finding in found.findings):
        click.echo(block(text("cli.blanks_hint", locale), wide), nl=False)
    if not found.draft.check().ok:
        click.echo(block(text("cli.consolidate.draft", locale), wide), nl=False)


def _faults(member: gd.Member, locale: str) -> list[str]:
    """Return the reason why a file could not be read, or the first of its faults."""
    if member.error:
        return [member.error.message(locale)]
    return [each.message(locale) for each in member.faults[:_SHOWN]]


def _status(found: Consolidation) -> int:
    """Return 2 if a file could not be read, 1 if anything else needs a look."""
    if any(member.draft is None for member in found.left_out):
        return 2
    reasons = [member.reason for member in found.left_out if member.reason]
    is_odd = any(each.severity is Severity.WARNING for each in reasons)
    is_odd |= any(each.code == "MEMBER-UNMATCHED" for each in found.findings)
    return int(bool(is_odd or found.missing or found.doubled or not found.draft.check().ok))
