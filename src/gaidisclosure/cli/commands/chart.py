# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure chart``: the figures of reports as pictures or as a page, 一图读懂."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import Skipped, SkippedError, loaded_from, tell_skipped, walked
from gaidisclosure.cli.output import block, columns, complain, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import apart_from
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.model import AnyReport
from gaidisclosure.pages.charts import KINDS, ChartKind
from gaidisclosure.reading.folders import Found

_PAGE: Final = "html"
_ENDINGS: Final = ("svg", "png", _PAGE)


@click.command("chart", cls=Command)
@speech.files
@click.option("--kind", type=click.Choice(list(KINDS)))
@click.option("-o", "--output", metavar="OUT", required=True)
@speech.blanks
@speech.force
@speech.lang
@click.pass_context
def chart(
    context: click.Context,
    files: tuple[str, ...],
    kind: ChartKind | None,
    output: str,
    blanks: Blanks,
    force: bool,
) -> None:
    """Draw the report of an agency, or those of some years, if all are valid."""
    locale, path = speech.locale_of(context), Path(output)
    ending = _ending(path, kind, locale)
    skipped: Skipped = {}
    found = apart_from(walked(files, skipped), path, locale)
    reports, status = _read(found, blanks, skipped, locale)
    tell_skipped(skipped, locale)
    if status or not reports:
        context.exit(status or 2)
    try:
        data = _drawn(reports, kind, ending, locale)
    except InvalidReportError as error:
        context.exit(_refuse(found, error, locale))
    context.exit(write(path, data, locale, force=force))


def _ending(path: Path, kind: ChartKind | None, locale: str) -> str:
    """Return the ending of the file, which must be one that can hold the kind."""
    ending = path.suffix[1:].lower()
    if ending not in _ENDINGS:
        listed = text("cli.list", locale).join(f".{each}" for each in _ENDINGS)
        raise click.UsageError(text("cli.template.suffix", locale, path=path, endings=listed))
    if kind and ending == _PAGE:
        raise click.UsageError(text("cli.chart.page", locale))
    return ending


def _read(
    found: Sequence[Found], blanks: Blanks, skipped: Skipped, locale: str
) -> tuple[list[AnyReport], int]:
    """Return the reports, and the exit status for those that cannot be drawn."""
    reports, status = list[AnyReport](), 0
    for source in found:
        try:
            reports.append(loaded_from(source).seal(blanks))
        except SkippedError:
            skipped[str(source)] = "text"
        except (UnreadableError, InvalidReportError) as error:
            status = max(status, refuse(str(source), error, locale))
    return reports, status


def _drawn(reports: Sequence[AnyReport], kind: ChartKind | None, ending: str, locale: str) -> bytes:
    if ending == _PAGE:
        return gd.at_a_glance(reports, locale=locale).encode()
    picture = gd.chart(reports, kind, locale=locale)
    return picture.png() if ending == "png" else picture.svg.encode()


def _refuse(found: Iterable[Found], error: InvalidReportError, locale: str) -> int:
    """Say on the standard error why reports are no series, and return the status."""
    complain(
        text("cli.list", locale).join(map(str, found)), text("cli.chart.apart", locale), locale
    )
    wide = columns(sys.stderr)
    lines = [
        block(each.message(locale), wide, first="  · ", rest="    ") for each in error.violations
    ]
    print("".join(lines), end="", file=sys.stderr)
    return 2
