# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure table``: many reports as a table with one line per agency."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, Literal, get_args

import click

from gaidisclosure.bulk.exported import ColumnHeadings, parquet_data
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import write
from gaidisclosure.cli.reports import Reports
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import apart_from, ending_of, once
from gaidisclosure.draft import Draft
from gaidisclosure.i18n import text
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
    locale = speech.locale_of(context)
    ending = ending_of(output, TABLE_ENDINGS, locale)
    if ending != _PARQUET and (long or headings == "flat"):
        raise click.UsageError(text("cli.table.parquet_only", locale, path=output))
    reports = Reports.of(files, locale, lambda found: once(apart_from(found, [output], locale)))
    drafts = (loaded.draft for _, loaded in reports.each())
    first = next(drafts, None)
    if first is None:
        context.exit(2)
    data = _data(chain([first], drafts), ending, headings, long, locale)
    reports.statuses.append(write(Path(output), data, locale, force=force))
    context.exit(reports.status)


def _data(
    drafts: Iterator[Draft],
    ending: str,
    headings: TableHeadings | Literal["flat"],
    long: bool,
    locale: str,
) -> bytes:
    """Return the bytes of the table. For Parquet, few drafts are held at a time."""
    if ending == _PARQUET:
        names: ColumnHeadings = "paths" if headings == "form" else headings
        return parquet_data(drafts, names, long=long, locale=locale)
    return table_data(drafts, ending, "paths" if headings == "flat" else headings)
