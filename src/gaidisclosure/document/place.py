# SPDX-License-Identifier: Apache-2.0
"""Places in a source, 位置, in numbers and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby
from operator import itemgetter
from typing import Final

from attrs import asdict, frozen

from gaidisclosure.i18n import AnyLocale, text

_LISTED: Final = 4
"""Most numbers or ranges that are listed one by one."""
_DIGITS: Final = 9
"""Most digits of a row number, as the document of a stranger may hold many."""
_PARAGRAPH: Final = re.compile(r"paragraph\[([0-9]{1,9})\]")
"""The way to a paragraph of a Word file that is in no table and no text box."""

_LINE: Final = itemgetter(1)
"""The line of a page and a line."""


@frozen(repr=False)
class Place:
    """A place in a source, 位置, with ``None`` for each part that is not known.

    All numbers count from 1. ``line`` is the line of the source, in a PDF that of the page, where
    a row of a table counts as one line; ``column`` is the first character in it. ``box`` is left,
    top, right and bottom on the ``page``, in points from its upper left corner. ``sheet`` and
    ``address`` name a cell of a workbook, such as ``B7``. ``element`` leads to an element of a web
    page or a Word file, such as ``p[4]``, of which those in tables are not counted, or
    ``table[2]/tr[3]/td[1]``. ``in_table`` has the table, the row and the first column of such a
    cell as a person counts them: merged cells cover several rows and columns. ``member`` is the
    file within an archive.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    address: str | None = None
    element: str | None = None
    member: str | None = None
    in_table: tuple[int, int, int] | None = None

    def text(self, locale: AnyLocale | None = None) -> str:
        """Return the place in words, such as 第 7 行, empty if nothing is known."""
        return in_words([self], locale)

    def __repr__(self) -> str:
        known = asdict(self, filter=lambda _, value: value is not None)
        return f"Place({', '.join(f'{name}={value!r}' for name, value in known.items())})"

    def __str__(self) -> str:
        return self.text()


NOWHERE: Final = Place()
"""The place of something that was not read from a source."""


def address(row: int, column: int) -> str:
    """Return the name of a cell of a workbook by its row and column, from 0.

    >>> address(6, 1), address(0, 26)
    ('B7', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def require_one_line(text: str) -> None:
    """Refuse a text with a line break, as a format joins or splits lines itself.

    Raises:
        ValueError: The text has a line break.
    """
    if "\n" in text or "\r" in text:
        raise ValueError(f"the text of a paragraph or a cell is one line, unlike {text!r}")


def in_words(places: Iterable[Place], locale: AnyLocale | None = None) -> str:
    """Return places in words, as precisely as they are known.

    Args:
        places: The places of some cells in one source.
        locale: The language.

    Returns:
        Words such as ``第 27、31 行``, ``第 2 页第 6 行``, ``表!D26:J26`` or
        ``第 2 张表第 6 行第 3 列``, empty if nothing is known of any place. Lines are told of cells
        that have nothing better.

    >>> print(in_words([Place(sheet="表", address=f"{column}26") for column in "DEFG"]))
    表!D26:G26
    """
    known = list(places)
    for told in (_addresses, _pages, _cells, _lines, _paragraphs):
        if words := told(known, locale):
            return words
    named = (place.element or place.sheet for place in known)
    return text("place.list", locale).join(dict.fromkeys(name for name in named if name))


def _addresses(places: Sequence[Place], locale: AnyLocale | None) -> str:
    named = [(place.sheet, place.address) for place in places if place.address]
    found = [
        text("place.address", locale, sheet=sheet, address=each)
        for sheet in dict.fromkeys(sheet for sheet, _ in named)
        for each in _ranges({address for name, address in named if name == sheet})
    ]
    listed = text("place.list", locale).join(found[:_LISTED])
    return text("place.more", locale, places=listed) if len(found) > _LISTED else listed


def _ranges(addresses: Iterable[str]) -> Iterator[str]:
    """Yield addresses, neighbours in a row or else in a column as one range."""
    spots = {_spot(address): address for address in addresses}
    along = 1 if len({row for row, _ in spots}) < len(spots) else 0
    ordered = enumerate(sorted(spots, key=lambda spot: (spot[1 - along], spot[along])))
    runs = groupby(ordered, lambda each: (each[1][1 - along], each[1][along] - each[0]))
    for _, run in runs:
        first, *others = (spots[spot] for _, spot in run)
        yield f"{first}:{others[-1]}" if others else first


def _spot(address: str) -> tuple[int, int]:
    """Return the row and the column of an address, both as numbers."""
    letters = address.rstrip("0123456789")
    column = reduce(lambda so_far, letter: 26 * so_far + ord(letter) - 64, letters, 0)
    return int(address[len(letters) :][:_DIGITS] or 0), column


def _pages(places: Sequence[Place], locale: AnyLocale | None) -> str:
    """Return pages in words, with the lines on each if all are known."""
    known = sorted((place.page, place.line or 0) for place in places if place.page)
    if not all(line for _, line in known):
        return _numbered("page", {page for page, _ in known}, locale)
    told = (
        text("place.on_page", locale, page=page, lines=_numbered("line", {*map(_LINE, on)}, locale))
        for page, on in groupby(known, key=itemgetter(0))
    )
    return text("place.list", locale).join(told)


def _cells(places: Sequence[Place], locale: AnyLocale | None) -> str:
    """Return cells of tables in words, without their columns if of several rows."""
    known = sorted(place.in_table for place in places if place.in_table)
    told: list[str] = []
    for table, group in groupby(known, key=itemgetter(0)):
        _, rows, columns = (set(numbers) for numbers in zip(*group, strict=True))
        words = text("place.table", locale, table=table) + _numbered("row", rows, locale)
        told.append(words + (_numbered("column", columns, locale) if len(rows) == 1 else ""))
    return text("place.list", locale).join(told)


def _lines(places: Sequence[Place], locale: AnyLocale | None) -> str:
    return _numbered("line", {place.line for place in places if place.line}, locale)


def _paragraphs(places: Sequence[Place], locale: AnyLocale | None) -> str:
    found = (_PARAGRAPH.fullmatch(place.element or "") for place in places)
    return _numbered("paragraph", {int(each[1]) for each in found if each}, locale)


def _numbered(what: str, numbers: Iterable[int], locale: AnyLocale | None) -> str:
    """Return numbers in words, such as 第 3、4 页, empty if there are none."""
    found = sorted(numbers)
    if not found:
        return ""
    if len(found) > _LISTED:
        words = text("place.span", locale, first=found[0], last=found[-1])
    else:
        words = text("place.list", locale).join(map(str, found))
    return text(f"place.{what}{'s' if len(found) > 1 else ''}", locale, numbers=words)
