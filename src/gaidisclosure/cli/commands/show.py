# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure show``: a report to read, as a whole, in prose or by cells."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Final

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.as_text import Refused, refuse
from gaidisclosure.cli.judging import Skipped, SkippedError, loaded_from, tell_skipped, walked
from gaidisclosure.cli.output import columns, harmless
from gaidisclosure.cli.speech import Command
from gaidisclosure.codec.refused import Loaded
from gaidisclosure.draft import Blanks, Cell, Draft
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found
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
    statuses: list[int] = []
    skipped: Skipped = {}
    for source in walked(files, skipped):
        try:
            statuses.append(_show(source, shape, blanks, locale, apart=0 in statuses))
        except SkippedError:
            skipped[str(source)] = "text"
    tell_skipped(skipped, locale)
    context.exit(max(statuses, default=2))


def _show(source: Found, shape: str | None, blanks: Blanks, locale: str, *, apart: bool) -> int:
    try:
        loaded = loaded_from(source)
        if shape == "sources":
            found = provenance(loaded.draft, locale)
        else:
            found = _prose(loaded, blanks, locale) if shape else _whole(loaded, locale)
    except Refused as error:
        return refuse(str(source), error, locale)
    click.echo("\n" * apart + harmless(found).rstrip("\n"))
    return 0


def _whole(loaded: Loaded, locale: str) -> str:
    return gd.to_text(loaded.draft, columns=columns(sys.stdout), locale=locale)


def _prose(loaded: Loaded, blanks: Blanks, locale: str) -> str:
    return gd.to_prose(loaded.seal(blanks), locale=locale)


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
        colon = text("explain.colon", locale) if place else ""
        yield f"  · {place}{colon}{doubt.message(locale)}"
