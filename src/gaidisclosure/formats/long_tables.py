# SPDX-License-Identifier: Apache-2.0
"""Sheets of tables with many rows, 长表, in a workbook or a text file.

Such a table may have more cells than any report. So a file is only read as one if a cell holds a
word from the headings of such tables. The bytes are searched for it before anything is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from gaidisclosure.document import Sheet
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.detection import File, detect, is_page
from gaidisclosure.formats.encoding import BINARY, decode
from gaidisclosure.formats.excel import workbook
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.plain import exact_cells

_SEARCHED: Final = 64 * 1024
_ENCODINGS: Final = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_SPACE: Final = rb"(?:\s|\xe3\x80\x80)*"
_SPACES: Final = {"utf-8": _SPACE, "gb18030": rb"(?:\s|\xa1\xa1)*"}
"""White space between the characters of a heading that is spread across its cell."""
_REMARK: Final = rb"(?:(?:[(:]|\xef\xbc[\x88\x9a]|&#)[^<]{0,90})?"
"""A colon after a heading, or a remark in brackets."""


def sheets_headed(data: bytes, words: tuple[str, ...]) -> Sequence[Sheet]:
    """Return the sheets of a file if one of its cells may hold one of the words.

    Args:
        data: A workbook, or a text with commas, semicolons or tabs between its cells.
        words: Words from the headings of the wanted tables.

    Raises:
        UnreadableError: The file has one of the words, and more cells than can be read.
    """
    if data.startswith(BINARY):
        return _of_workbook(data, words)
    if is_page(data) or not _plainly(words).search(data, 0, _SEARCHED):
        return ()
    try:
        text = decode(data)
    except UnreadableError:  # reported when the file is read as a report
        return ()
    return exact_cells.sheets(text)


def _of_workbook(data: bytes, words: tuple[str, ...]) -> Sequence[Sheet]:
    file = File(data)
    try:
        is_headed = _is_headed(file, detect(file).name, words)
    except UnreadableError:  # reported when the file is read as a report
        return ()
    return [*workbook.sheets(file.opened)] if is_headed else ()


def _is_headed(file: File, name: str, words: tuple[str, ...]) -> bool:
    if name == "xlsx":
        package = Package.of(file.opened, "XLSX", limits.TABLE_UNPACKED.most)
        parts = (package.read(part) for part in package if part.lower().endswith(".xml"))
        return any(_in_a_cell(words).search(part) for part in parts)
    return name == "xls" and _plainly(words).search(file.data) is not None


@cache
def _plainly(words: tuple[str, ...]) -> re.Pattern[bytes]:
    spelt = {
        _SPACES.get(encoding, b"").join(re.escape(each.encode(encoding)) for each in word)
        for word in words
        for encoding in _ENCODINGS
    }
    return re.compile(b"|".join(sorted(spelt)), re.IGNORECASE)


def _in_xml(character: str) -> bytes:
    """Return the pattern of a character, which some programs write as its number."""
    number = ord(character)
    return b"(?:%s|&#%d;|&#x0*%x;)" % (re.escape(character.encode()), number, number)


@cache
def _in_a_cell(words: tuple[str, ...]) -> re.Pattern[bytes]:
    spelt = [_SPACE.join(map(_in_xml, word)) for word in words]
    named = b"(?:" + b"|".join(spelt) + b")"
    return re.compile(b">" + _SPACE + named + _SPACE + _REMARK + b"<", re.I)
