# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure fill``: write the figures of a report into a file of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

import gaidisclosure as gd
from gaidisclosure.checks import cell_label
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import loaded_from, named
from gaidisclosure.cli.output import itemize, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import first_clash
from gaidisclosure.draft import Blanks, Doubt
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.filling import Filled
from gaidisclosure.form import Edition
from gaidisclosure.i18n import text

_FILLED: Final = (".docx", ".html")
"""Endings of files that can be filled in."""
_MOST: Final = 5
"""Most cells that are named one by one."""


class _Options(TypedDict):
    no_title: bool
    force: bool
    blanks: Blanks


@click.command("fill", cls=Command)
@click.argument("template", metavar="TEMPLATE")
@click.argument("source", metavar="FILE")
@click.option("-o", "--output", metavar="OUT", required=True)
@click.option("--no-title", is_flag=True)
@speech.force
@speech.blanks
@speech.lang
@click.pass_context
def fill(
    context: click.Context, template: str, source: str, output: str, **options: Unpack[_Options]
) -> None:
    """Write the figures of a report into a file, and name what else differs."""
    locale = speech.locale_of(context)
    _require_target(template, source, output, locale)
    try:
        report = loaded_from(named(source)).seal(options["blanks"])
    except (UnreadableError, InvalidReportError) as error:
        context.exit(refuse(source, error, locale))
    try:
        filled = gd.fill(template, report, title=not options["no_title"])
    except UnreadableError as error:
        context.exit(refuse(template, error, locale))
    status = write(Path(output), filled.data, locale, force=options["force"])
    _tell(filled, report.form, locale)
    context.exit(max(status, 1 if filled.missing or filled.doubts else 0))


def _require_target(template: str, source: str, output: str, locale: str) -> None:
    """Check the name of the file to be written.

    Raises:
        click.UsageError: It has another ending than the file to be filled in, or is one of both.
    """
    own = _ending(template)
    if own in _FILLED and _ending(output) != own:
        raise click.UsageError(text("cli.template.suffix", locale, path=output, endings=own))
    if clash := first_clash([template, source], [Path(output)]):
        raise click.UsageError(text("cli.clash", locale, path=clash))


def _ending(name: str) -> str:
    """Return the ending of a file, ``.html`` for ``.htm`` as well."""
    ending = Path(name).suffix.lower()
    return ".html" if ending == ".htm" else ending


def _tell(filled: Filled, form: Edition, locale: str) -> None:
    """Name missing cells and words of another report on the standard error."""
    told = [_line(doubt, locale) for doubt in filled.doubts]
    if filled.missing:
        labels = [cell_label(path, form.name, locale) for path in filled.missing[:_MOST]]
        names = text("cli.list", locale).join(labels)
        told.insert(0, text("cli.fill.missing", locale, count=len(filled.missing), names=names))
    itemize(told)


def _line(doubt: Doubt, locale: str) -> str:
    place = doubt.place.text(locale) if doubt.place else ""
    return "".join((place, text("explain.colon", locale) if place else "", doubt.message(locale)))
