"""Where every figure comes from, 出处: what is printed, where, how it was read; and all doubts."""

from __future__ import annotations

from collections.abc import Iterator

from gaidisclosure.cli.places import place_in_words
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.i18n import text
from gaidisclosure.zh.widths import pad, width

_GAP = "  "


def provenance(draft: Draft, locale: str) -> str:
    """The cells in the order of the form, a line each, and below them the doubts."""
    rows = [_row(draft, path, cell, locale) for path, cell in draft.cells.items()]
    wide = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = [_GAP.join(map(pad, row, wide)).rstrip() for row in rows]
    return "\n".join([*lines, *_doubts(draft, locale)])


def _row(draft: Draft, path: str, cell: Cell, locale: str) -> tuple[str, ...]:
    figure = "" if cell.value is None else str(cell.value)
    place = place_in_words(cell.place, locale) if cell.place else ""
    how = text(f"cli.how.{cell.how}", locale) if cell.value is not None else ""
    printed = text("cli.printed", locale, text=cell.text) if cell.text.strip() else ""
    return (figure, printed, how, place, draft.form.cells[path].label(locale))


def _doubts(draft: Draft, locale: str) -> Iterator[str]:
    if not draft.doubts:
        return
    yield ""
    yield text("cli.doubts", locale, count=len(draft.doubts))
    for doubt in draft.doubts:
        place = place_in_words(doubt.place, locale) if doubt.place else ""
        colon = text("cli.colon", locale) if place else ""
        yield f"  · {place}{colon}{doubt.message(locale)}"
