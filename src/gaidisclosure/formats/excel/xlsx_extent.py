# SPDX-License-Identifier: Apache-2.0
"""The extent of data in a newer workbook, 数据范围, measured before reading.

The library for workbooks stores every cell between the first and the last, and copies a shared text
at every mention. Two cells in opposite corners would take all memory. So this module measures what
the library reads, whatever dimensions the file declares: elements by their names without a prefix,
and cells with any content.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.excel.sheets import Extent, position
from gaidisclosure.formats.limits import Limit
from gaidisclosure.formats.markup import feed

_NUMBER: Final = re.compile("[0-9]{1,7}", re.ASCII)
_INDEX: Final = re.compile(r"\+?0*([0-9]{1,7})", re.ASCII)
_TEXTS: Final = frozenset({"v", "t"})
_CONTENT: Final = frozenset({"v", "is", "f"})


class Measure:
    """The measured size of the parts of a workbook, each within a limit of cells."""

    def __init__(self, kind: str, cells: Limit) -> None:
        self._kind = kind
        self._cells = cells
        self._shared = list[int]()
        self._mentioned = list[Counter[int]]()

    def add(self, data: bytes) -> None:
        """Measure one part, whatever its role.

        Raises:
            UnreadableError: ``document.damaged`` or ``document.too_many_cells``.
        """
        part = _Part(self._kind)
        feed(data, part, self._kind)
        self._cells.require(max(part.extent.cells, part.merged))
        if self._shared and part.shared:
            raise UnreadableError("document.damaged", kind=self._kind)
        self._shared = self._shared or part.shared
        self._mentioned.append(part.mentioned)

    def characters(self) -> int:
        """Count the characters of shared texts in the sheet that repeats them most."""
        return max(map(self._repeated, self._mentioned), default=0)

    def _repeated(self, mentioned: Counter[int]) -> int:
        known = ((index, times) for index, times in mentioned.items() if index < len(self._shared))
        return sum(times * self._shared[index] for index, times in known)


class _Part:
    """A target of the XML parser that keeps no tree."""

    def __init__(self, kind: str) -> None:
        self.extent = Extent()
        self.merged = 0
        self.shared = list[int]()
        self.mentioned = Counter[int]()
        self._kind = kind
        self._row = self._column = -1
        self._cell = (0, 0)
        self._is_shared = self._in_shared = False
        self._open = ""
        self._text = list[str]()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == "row":
            self._row = self._number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
        elif name == "c":
            self._is_shared = attributes.get("t") == "s"
            self._cell = self._position(attributes.get("r"))
        elif name == "si":
            self._in_shared = True
            self.shared.append(0)
        elif name == "mergeCell":
            self.merged += 1
        elif name in _CONTENT:
            self.extent.add(*self._cell)
        if not self._open and name in _TEXTS:
            self._open, self._text = tag, []

    def end(self, tag: str) -> None:
        if tag == self._open:
            self._end_text("".join(self._text))
            self._open = ""
        elif tag.endswith("si"):
            self._in_shared = False

    def data(self, text: str) -> None:
        if self._open:
            self._text.append(text)

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise UnreadableError("document.damaged", kind=self._kind)

    def _end_text(self, text: str) -> None:
        if self._in_shared:
            self.shared[-1] += len(text)
        elif self._is_shared and (match := _INDEX.fullmatch(text.strip())):
            self.mentioned[int(match[1])] += 1

    def _position(self, address: str | None) -> tuple[int, int]:
        self._column += 1
        if address is None:
            return self._row, self._column
        found = position(address)
        if found is None:
            raise UnreadableError("document.damaged", kind=self._kind)
        self._column = found[1]
        return found

    def _number(self, text: str | None, otherwise: int) -> int:
        if text is None:
            return otherwise
        if not _NUMBER.fullmatch(text):
            raise UnreadableError("document.damaged", kind=self._kind)
        return int(text)
