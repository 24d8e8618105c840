# SPDX-License-Identifier: Apache-2.0
"""The limits of files, 限额: each with its reason, and the one check of them.

Files come from strangers, and a few bytes can make a reader take all memory or all day. So what
costs is measured before it is done. A file beyond a limit is refused, as no report comes near it.
Where a reader merely stops looking, the number stands next to what it bounds.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.errors import UnreadableError

__all__ = ["MOST_BYTES", "MOST_TIMES", "Limit"]

_MIB: Final = 1024 * 1024
_UNCOUNTED: Final = frozenset(
    f"document.{code}" for code in ("unpacks_too_large", "too_many_nodes", "too_slow", "expands")
)
"""Codes of errors that do not say how many were found, since counting ends at the limit."""
_MOST_FOUND: Final = 10**12
"""The largest number that an error says; a file can claim any."""


@frozen
class Limit:
    """The most of something that a file may have, and the error beyond it."""

    code: str
    most: int
    what: str
    why: str
    """How many a report has, and what each costs."""
    named: str | None = None
    """What grows, for a message that names it."""

    def require(self, found: float) -> None:
        """Refuse a file that has more: ``UnreadableError`` with the code of the limit."""
        if found > self.most:
            raise self.refusal(int(found))

    def refusal(self, found: int | None = None, *, limit: int | None = None) -> UnreadableError:
        """Return the error for a file that has more.

        Args:
            found: How many there are, if they were counted.
            limit: The limit that the error says, if it is another for a part of the file.
        """
        params: dict[str, object] = {"limit": self.most if limit is None else limit}
        if found is not None and self.code not in _UNCOUNTED:
            params["found"] = min(found, _MOST_FOUND)
        if self.named is not None:
            params["name"] = self.named
        return UnreadableError(self.code, **params)


MOST_BYTES: Final = 16 * _MIB
"""The largest file that is read."""
MOST_TIMES: Final = 200
"""How many times its packed size a part of an archive may have beyond :data:`PART`."""

# Code of the error, limit, of what, and why: a row each of the table on the page about formats.
FILE = Limit("document.too_large", MOST_BYTES, "bytes of a file", "with pictures, a few MB")

LINES = Limit("document.too_many_lines", 200_000, "lines of a text", "a few hundred")
LINE = Limit("document.line_too_long", 1_000_000, "characters of a line", "a few hundred")

NODES = Limit("document.too_many_nodes", 500_000, "elements of a web page", "a few thousand")

MEMBERS = Limit("document.too_complex", 4_000, "files in an archive", "with pictures, a few dozen")
UNPACKED = Limit(
    "document.unpacks_too_large", 64 * _MIB, "bytes of an archive, unpacked", "a few MB"
)
PART = Limit(
    *("document.unpacks_too_large", 4 * _MIB),
    "bytes of one file in an archive, unpacked, or 200 times as many as packed",
    "text shrinks to a tenth; only a bomb shrinks much more",
)
ELEMENTS = Limit("document.too_complex", 500_000, "elements of an XML part", "about 10,000")
DEPTH = Limit("document.too_complex", 100, "levels of an XML part", "about twenty")

CELLS = Limit(
    *("document.too_many_cells", 100_000),
    "cells of a workbook, with the blank ones between them",
    "a few hundred; the library makes an object of each",
)
CHARACTERS = Limit(
    *("document.unpacks_too_large", 16_000_000),
    "characters of a workbook",
    "about 10,000; a shared text is written out at each mention",
)
SHEETS = Limit("document.too_complex", 256, "sheets of an XLS file", "a few")
RECORDS = Limit("document.too_complex", 1_000_000, "records of an XLS file", "a few thousand")
MERGED = Limit("document.too_complex", 100_000, "merged cells of an XLS file", "a few dozen")
CONTINUATIONS = Limit(
    *("document.too_complex", 10_000),
    "continued records of an XLS file",
    "a few, for texts that are too long for one record",
)
SHARED = Limit(
    *("document.unpacks_too_large", 256 * _MIB),
    "bytes of the shared texts of an XLS file, times the mentions of the most frequent",
    "about 10,000; each mention is written out",
)

PAGES = Limit("document.too_many_pages", 300, "pages of a PDF", "ten or twenty")
SECONDS = Limit("document.too_slow", 120, "seconds, then no further page is read", "a few seconds")
STREAMS = Limit(
    *("document.expands", 128 * _MIB),
    "bytes of the streams of a PDF, unpacked",
    "with a Chinese font, several MB",
    named="stream",
)
OBJECTS = Limit(
    *("document.expands", 4 * _MIB),
    "bytes of the streams that hold objects, unpacked",
    "the library makes all these objects at once",
    named="stream",
)
DRAWN = Limit(
    *("document.too_complex", 2 * _MIB),
    "bytes of a page with its drawings, as often as they are drawn; an operator counts as 32",
    "about 10,000; each operator becomes an object",
)
SHOWN = Limit(
    *("document.too_complex", 60_000),
    "characters of a page, while it is drawn",
    "a few thousand; each takes a thousand bytes of memory",
)
FIGURES = Limit(
    *("document.too_many_nodes", 60_000),
    "characters, lines and pictures of a page",
    "a few thousand; each is compared with every table",
)
CODES = Limit(
    *("document.too_complex", 2_000_000),
    "numbers in the tables of all fonts",
    "30,000 for a Chinese font; the library writes out each",
)
