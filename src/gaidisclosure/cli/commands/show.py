# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure show``: a report to read, as a whole, in prose or by cells."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import columns, harmless
from gaidisclosure.cli.reports import Reports
from gaidisclosure.cli.speech import Command
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks, Cell, Draft
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.explain.findings import opening
from gaidisclosure.i18n import text
from gaidisclosure.zh.widths import pad, width

_GAP: Final = "  "


@click.command("show", cls=Command)
@speech.files
@click.option("--prose", "shape", flag_value="prose")
@click.option("--sources", "shape", flag_value="sources")
@speech.blanks
@speech.lang
@click.pass_context
def show(context: click.Context, files: tuple[str, ...], shape: str | None, blanks: Blanks) -> None:
    """Print every report that can be read."""
    locale = speech.locale_of(context)
    reports = Reports.of(files, locale)
    for source, loaded in reports.each(has_bar=False):
        try:
            shown = _shown(loaded, shape, blanks, locale)
        except InvalidReportError as error:
            reports.refuse(source, error)
            continue
        click.echo("\n" * (0 in reports.statuses) + harmless(shown).rstrip("\n"))
        reports.statuses.append(0)
    context.exit(reports.status)


def _shown(loaded: Loaded, shape: str | None, blanks: Blanks, locale: str) -> str:
    if shape == "sources":
        return provenance(loaded.draft, locale)
    if shape == "prose":
        return gd.to_prose(loaded.seal(blanks), locale=locale)
    return gd.to_text(loaded.draft, columns=columns(sys.stdout), locale=locale)


def provenance(draft: Draft, locale: str) -> str:
    """Return the place of every figure in lines, and below them the doubts."""
    rows = [_row(draft, path, cell, locale) for path, cell in draft.cells.items()]
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [_GAP.join(map(pad, row, wide)).rstrip() for row in rows]
    return "\n".join([*lines, *_doubts(draft, locale)])


def _row(draft: Draft, path: str, cell: Cell, locale: str) -> tuple[str, ...]:
    figure = "" if cell.value is None else str(cell.value)
    place = cell.place.text(locale) if cell.place else ""
    how = text(f"cli.how.{cell.how}", locale) if cell.value is not None else ""
    printed = text("cli.printed", locale, text=cell.text) if cell.text.strip() else ""
    return (figure, printed, how, place, draft.form.cells[path].label(locale))


def _doubts(draft: Draft, locale: str) -> Iterator[str]:
    if not draft.doubts:
        return
    yield ""
    yield text("cli.doubts", locale, count=len(draft.doubts))
    for doubt in draft.doubts:
        place = doubt.place.text(locale) if doubt.place else ""
        yield f"  · {opening(place, locale)}{doubt.message(locale)}"
