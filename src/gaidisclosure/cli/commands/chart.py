# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure chart``: the figures of reports as pictures or as a page, 一图读懂."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import complain, itemize, write
from gaidisclosure.cli.reports import Reports
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import apart_from, ending_of, once
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import InvalidReportError
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
    locale = speech.locale_of(context)
    ending = ending_of(output, _ENDINGS, locale)
    if kind and ending == _PAGE:
        raise click.UsageError(text("cli.chart.page", locale))
    reports = Reports.of(files, locale, lambda found: once(apart_from(found, [output], locale)))
    sealed = [*_sealed(reports, blanks)]
    if reports.statuses or not sealed:
        context.exit(reports.status)
    try:
        data = _drawn(sealed, kind, ending, locale)
    except InvalidReportError as error:
        context.exit(_refuse(reports.files, error, locale))
    context.exit(write(Path(output), data, locale, force=force))


def _sealed(reports: Reports, blanks: Blanks) -> Iterator[AnyReport]:
    """Yield the reports that can be drawn, and complain of the others."""
    for source, loaded in reports.each():
        try:
            yield loaded.seal(blanks)
        except InvalidReportError as error:
            reports.refuse(source, error)


def _drawn(reports: Sequence[AnyReport], kind: ChartKind | None, ending: str, locale: str) -> bytes:
    if ending == _PAGE:
        return gd.at_a_glance(reports, locale=locale).encode()
    picture = gd.chart(reports, kind, locale=locale)
    return picture.png() if ending == "png" else picture.svg.encode()


def _refuse(found: Iterable[Found], error: InvalidReportError, locale: str) -> int:
    """Say on the standard error why reports are not a series, and return the status."""
    names = text("cli.list", locale).join(map(str, found))
    complain(names, text("cli.chart.apart", locale), locale)
    itemize(each.message(locale) for each in error.violations)
    return 2
