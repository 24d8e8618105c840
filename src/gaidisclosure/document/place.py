"""Where something stands in its source, and the one line that a text is."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.i18n import AnyLocale

__all__ = ["NOWHERE", "Place", "require_one_line"]


@frozen
class Place:
    """Where something stands in its source, 位置; ``None`` for what is not known.

    ``line`` is the number of the line, and ``column`` that of the first character in it; both
    count from 1, and so does ``page``. ``box`` is left, top, right and bottom on the page, in
    points from its upper left corner. ``sheet`` and ``address`` name a cell of a workbook, such as
    ``B7``. ``element`` leads to an element of a page or a word processor's file, such as
    ``table[2]/tr[3]/td[1]``. ``member`` is the file within an archive.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    address: str | None = None
    element: str | None = None
    member: str | None = None

    def text(self, locale: AnyLocale | None = None) -> str:
        """Return the place in words, such as 第 7 行, empty if nothing is known."""
        from gaidisclosure.document.places import in_words  # noqa: PLC0415  (it needs this class)

        return in_words([self], locale)

    def __str__(self) -> str:
        return self.text()


NOWHERE: Final = Place()
"""The place of what was not read from a source."""


def require_one_line(text: str) -> None:
    """``ValueError`` where the text has a line break: a format joins or splits lines itself."""
    if "\n" in text or "\r" in text:
        raise ValueError(f"the text of a paragraph or a cell is one line, unlike {text!r}")
