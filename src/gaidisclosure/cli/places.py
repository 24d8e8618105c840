"""Where cells stand in their source, 位置, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gaidisclosure.document import Place
from gaidisclosure.draft import Draft
from gaidisclosure.i18n import text

_LISTED: Final = 4


def place_in_words(place: Place, locale: str) -> str:
    """A place as precisely as it is known: cell of a sheet, page, element or line."""
    if place.address:
        return text("cli.address", locale, sheet=place.sheet, address=place.address)
    if place.page:
        return text("cli.page", locale, page=place.page)
    if place.element:
        return place.element
    return text("cli.line", locale, line=place.line) if place.line else ""


def lines_of(draft: Draft, paths: Iterable[str], locale: str) -> str:
    """Where some cells stand, such as 第 27、31 行 or 第 3 页; empty if that is not known."""
    cells = (draft.cells.get(path) for path in paths)
    places = [cell.place for cell in cells if cell and cell.place]
    if any(place.address or place.page for place in places):
        words = dict.fromkeys(place_in_words(place, locale) for place in places)
        return text("cli.list", locale).join([*words][:_LISTED])
    lines = sorted({place.line for place in places if place.line})
    if not lines:
        return ""
    if len(lines) == 1:
        return text("cli.line", locale, line=lines[0])
    if len(lines) <= _LISTED:
        listed = text("cli.list", locale).join(map(str, lines))
        return text("cli.lines", locale, lines=listed)
    return text("cli.span", locale, first=lines[0], last=lines[-1])
