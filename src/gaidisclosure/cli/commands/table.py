# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure table``: many reports as a table with one line an agency."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click

from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.judging import Skipped, SkippedError, loaded_from, tell_skipped, walked
from gaidisclosure.cli.output import write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import apart_from
from gaidisclosure.cli.terminal import tracked
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found
from gaidisclosure.writing import TABLE_ENDINGS, TableHeadings, table_data


@click.command("table", cls=Command)
@speech.files
@click.option("-o", "--output", metavar="OUT", required=True)
@click.option("--headings", type=click.Choice(get_args(TableHeadings)), default="form")
@speech.force
@speech.lang
@click.pass_context
def table(
    context: click.Context,
    files: tuple[str, ...],
    output: str,
    headings: TableHeadings,
    force: bool,
) -> None:
    """Write every report that can be read as a line of one table, always in Chinese."""
    locale, path = speech.locale_of(context), Path(output)
    if path.suffix[1:].lower() not in TABLE_ENDINGS:
        listed = text("cli.list", locale).join(f".{each}" for each in TABLE_ENDINGS)
        raise click.UsageError(text("cli.template.suffix", locale, path=output, endings=listed))
    skipped: Skipped = {}
    statuses: list[int] = []
    found = apart_from(walked(files, skipped), path, locale)
    drafts = [*_drafts(found, skipped, statuses, locale)]
    tell_skipped(skipped, locale)
    if not drafts:
        context.exit(2)
    data = table_data(drafts, path.suffix[1:].lower(), headings)
    context.exit(max([write(path, data, locale, force=force), *statuses]))


def _drafts(
    found: list[Found], skipped: Skipped, statuses: list[int], locale: str
) -> Iterator[Draft]:
    """Yield the report in each file, and complain of files that hold none."""
    for source in tracked(found, len(found), locale):
        try:
            yield loaded_from(source).draft
        except SkippedError:
            skipped[str(source)] = "text"
        except UnreadableError as error:
            statuses.append(refuse(str(source), error, locale))
