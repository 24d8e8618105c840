# SPDX-License-Identifier: Apache-2.0
"""Limits on files, 限额, each with its reason.

Files come from strangers, and a few bytes can make a reader use all memory or run all day. So the
cost is measured before the work is done. A file beyond a limit is refused; no report comes near
one. Where a reader merely stops looking, the number is next to the code that it bounds.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.errors import UnreadableError

_MIB: Final = 1024 * 1024
_UNCOUNTED: Final = frozenset({"unpacks_too_large", "too_many_nodes", "too_slow", "expands"})
"""Codes of errors without a number, because counting stops at the limit."""
_MOST_FOUND: Final = 10**12
"""The largest number that an error shows, as a file can claim any number."""


@frozen
class Limit:
    """An upper limit on something in a file, and the error for exceeding it."""

    code: str
    """The code of the error, without ``document.``."""
    most: int
    what: str
    why: str
    """The usual number in a report, and the cost of each one."""

    def require(self, found: float) -> None:
        """Refuse a file that has more than the limit.

        Raises:
            UnreadableError: With the code of the limit.
        """
        if found > self.most:
            raise self.refusal(int(found))

    def refusal(self, found: int | None = None, *, limit: int | None = None) -> UnreadableError:
        """Return the error for a file that has more than the limit.

        Args:
            found: The number found, if they were counted.
            limit: The limit that the error shows, if a part of the file has another one.
        """
        params: dict[str, object] = {"limit": self.most if limit is None else limit}
        if found is not None and self.code not in _UNCOUNTED:
            params["found"] = min(found, _MOST_FOUND)
        if self.code == "expands":
            params["name"] = "stream"
        return UnreadableError(f"document.{self.code}", **params)


MOST_BYTES: Final = 16 * _MIB
"""The largest file that is read."""
MOST_SECONDS: Final = 150
"""Most seconds of a separate process for a file, above the limit of any format."""
MOST_MEMORY: Final = 1024 * _MIB
"""Most bytes of memory of a separate process for a file. A report takes a tenth."""
MOST_TIMES: Final = 200
"""Largest ratio of unpacked to packed size, for a part larger than :data:`PART`."""

# Error code, limit, what is limited, and why: the rows of the table on the page about formats.
FILE = Limit("too_large", MOST_BYTES, "bytes of a file", "with pictures, a few MB")

LINES = Limit("too_many_lines", 200_000, "lines of a text", "a few hundred")
LINE = Limit("line_too_long", 1_000_000, "characters of a line", "a few hundred")

NODES = Limit("too_many_nodes", 500_000, "elements of a web page", "a few thousand")

MEMBERS = Limit("too_complex", 4_000, "files in an archive", "with pictures, a few dozen")
UNPACKED = Limit("unpacks_too_large", 64 * _MIB, "bytes of an archive, unpacked", "a few MB")
_ONE = "bytes of one file in an archive, unpacked, or 200 times as many as packed"
PART = Limit("unpacks_too_large", 4 * _MIB, _ONE, "text shrinks to a tenth, bombs far more")
ELEMENTS = Limit("too_complex", 500_000, "elements of an XML part", "about 10,000")
DEPTH = Limit("too_complex", 100, "levels of an XML part", "about twenty")

_CHARACTER = "about 20,000; the library makes an object of each"
DOC_CHARACTERS = Limit("too_complex", 300_000, "characters of a DOC file", _CHARACTER)
_PIECE = "20,000 in a few dozen; the library looks for each among the pieces"
DOC_PIECES = Limit("too_complex", 20_000_000, "characters of a DOC file times its pieces", _PIECE)
_COPIED = "bytes of the pictures of a DOC file, as often as they are shown"
DOC_PICTURES = Limit("too_complex", 256 * _MIB, _COPIED, "a few MB; each is a copy")

_CELLS = "a few hundred; the library makes an object of each, and of each blank one between them"
CELLS = Limit("too_many_cells", 100_000, "cells of a workbook", _CELLS)
_NO_OBJECT = "two hundred for each agency; no object is made of a cell"
TABLE_CELLS = Limit("too_many_cells", 3_000_000, "cells of a table of agencies", _NO_OBJECT)
_WRITTEN = "bytes of a workbook with such a table, unpacked"
TABLE_UNPACKED = Limit("unpacks_too_large", 256 * _MIB, _WRITTEN, "about 30 for each cell")
_TEXTS = "about 10,000; a shared text is written out at each mention"
CHARACTERS = Limit("unpacks_too_large", 16_000_000, "characters of a workbook", _TEXTS)
SHEETS = Limit("too_complex", 256, "sheets of an XLS file or an XML spreadsheet", "a few")
RECORDS = Limit("too_complex", 1_000_000, "records of an XLS file", "a few thousand")
MERGED = Limit("too_complex", 100_000, "merged cells of an XLS file", "a few dozen")
CONTINUATIONS = Limit("too_complex", 10_000, "continued records of an XLS file", "a few")
_SHARED = "bytes of the shared texts of an XLS file, times the mentions of the most frequent"
SHARED = Limit("unpacks_too_large", 256 * _MIB, _SHARED, _TEXTS)

PAGES = Limit("too_many_pages", 300, "pages of a PDF", "ten or twenty")
SECONDS = Limit("too_slow", 120, "seconds, then no further page is read", "a few seconds")
STREAMS = Limit("expands", 128 * _MIB, "bytes of the streams of a PDF, unpacked", "a few MB")
_MADE = "the library makes all these objects at once"
_FOLLOWED = "a few hundred; an object may refer to itself"
REFERENCES = Limit("too_complex", 200_000, "references that are followed in a PDF", _FOLLOWED)
OBJECTS = Limit("expands", 4 * _MIB, "bytes of the streams that hold objects, unpacked", _MADE)
_DRAWN = "bytes of a page with its drawings, as often as they are drawn; an operator counts as 32"
DRAWN = Limit("too_complex", 2 * _MIB, _DRAWN, "about 10,000; each operator becomes an object")
_SHOWN = "a few thousand; each takes a thousand bytes of memory"
SHOWN = Limit("too_complex", 60_000, "characters of a page, while it is drawn", _SHOWN)
_PLACED = "a few thousand; each is compared with every table"
PAGE_OBJECTS = Limit("too_many_nodes", 60_000, "characters, lines and pictures of a page", _PLACED)
_CODES = "30,000 for a Chinese font; the library writes out each"
CODES = Limit("too_complex", 2_000_000, "numbers in the tables of all fonts", _CODES)
