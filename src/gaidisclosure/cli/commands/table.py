# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure table``: many reports as a table with one line an agency."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, Literal, get_args

import click

from gaidisclosure.bulk.exported import ColumnHeadings, parquet_data
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

_PARQUET: Final = "parquet"


@click.command("table", cls=Command)
@speech.files
@click.option("-o", "--output", metavar="OUT", required=True)
@click.option("--headings", type=click.Choice([*get_args(TableHeadings), "flat"]), default="form")
@click.option("--long", is_flag=True)
@speech.force
@speech.lang
@click.pass_context
def table(
    context: click.Context,
    files: tuple[str, ...],
    output: str,
    headings: TableHeadings | Literal["flat"],
    long: bool,
    force: bool,
) -> None:
    """Write every report that can be read as a line of one table."""
    locale, path = speech.locale_of(context), Path(output)
    ending = path.suffix[1:].lower()
    if ending not in TABLE_ENDINGS:
        listed = text("cli.list", locale).join(f".{each}" for each in TABLE_ENDINGS)
        raise click.UsageError(text("cli.template.suffix", locale, path=output, endings=listed))
    if ending != _PARQUET and (long or headings == "flat"):
        raise click.UsageError(text("cli.table.parquet_only", locale, path=output))
    skipped: Skipped = {}
    statuses: list[int] = []
    found = apart_from(walked(files, skipped), path, locale)
    drafts = _drafts(found, skipped, statuses, locale)
    first = next(drafts, None)
    made = chain([first] if first else [], drafts)
    data = _data(made, ending, headings, long, locale) if first else b""
    tell_skipped(skipped, locale)
    if not data:
        context.exit(2)
    context.exit(max([write(path, data, locale, force=force), *statuses]))


def _data(
    drafts: Iterator[Draft],
    ending: str,
    headings: TableHeadings | Literal["flat"],
    long: bool,
    locale: str,
) -> bytes:
    """Return the bytes of the table, which Parquet makes without holding drafts."""
    if ending == _PARQUET:
        names: ColumnHeadings = "paths" if headings == "form" else headings
        return parquet_data(drafts, names, long=long, locale=locale)
    return table_data(drafts, ending, "paths" if headings == "flat" else headings)


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
