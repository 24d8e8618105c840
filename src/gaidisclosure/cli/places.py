"""Where cells stand in their source, 位置, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gaidisclosure.draft import Draft
from gaidisclosure.i18n import text

_LISTED: Final = 4


def lines_of(draft: Draft, paths: Iterable[str], locale: str) -> str:
    """The lines that some cells stand in, such as 第 27、31 行; empty if none is known."""
    cells = (draft.cells.get(path) for path in paths)
    found = {cell.place.line for cell in cells if cell and cell.place and cell.place.line}
    lines = sorted(found)
    if not lines:
        return ""
    if len(lines) == 1:
        return text("cli.line", locale, line=lines[0])
    if len(lines) <= _LISTED:
        listed = text("cli.list", locale).join(map(str, lines))
        return text("cli.lines", locale, lines=listed)
    return text("cli.span", locale, first=lines[0], last=lines[-1])
