# SPDX-License-Identifier: Apache-2.0
"""A document and its paragraphs, 文档 and 段落."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Literal

from attrs import evolve, field, frozen

from gaidisclosure.document.grid import Grid, Spot
from gaidisclosure.document.place import NOWHERE, Place, require_one_line
from gaidisclosure.document.sheet import Sheet

Level = Literal["title", "note", "part", "aspect", "text"]
"""The level of a paragraph: title, line below it, heading or text."""

INDENT: Final = "\u3000\u3000"
"""Text before an indented line, in formats that cannot mark an indent otherwise."""
MEDIA_TYPE: Final = "application/vnd.gaidisclosure+json"
"""The media type of data for programs, in JSON of this library."""


@frozen
class Piece:
    """A part of a printed line between two gaps that are as wide as between columns.

    ``left`` and ``right`` are its ends, in points from the left side of the page.
    """

    text: str
    left: float
    right: float


@frozen
class Paragraph:
    """A heading or a paragraph, 段落, without its line break.

    ``indented``: the first line is set in by two characters, as running text is and headings are
    not. ``blank``: the number of blank lines or paragraphs above it. ``pieces``: the parts of a
    paragraph that is a single line of a printed page. ``level`` is for writers, as no reader knows.

    Raises:
        ValueError: The text has a line break.
    """

    text: str
    place: Place = field(default=NOWHERE, eq=False)
    indented: bool = False
    blank: int = field(default=0, eq=False)
    pieces: tuple[Piece, ...] = field(default=(), eq=False)
    level: Level = field(default="text", eq=False)

    def __attrs_post_init__(self) -> None:
        require_one_line(self.text)

    @classmethod
    def of_line(cls, line: str, place: Place, blank: int = 0) -> Paragraph:
        """Return the paragraph of a line, indented if it begins with :data:`INDENT`."""
        text = line.removeprefix(INDENT)
        return cls(text, place, indented=text != line, blank=blank)

    def moved(self, place_of: Callable[[Place], Place]) -> Paragraph:
        """Return it with another place."""
        return evolve(self, place=place_of(self.place))


@frozen
class Equation:
    """Figures that add up to others, by their names in grids, 等式."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@frozen
class Attachment:
    """Data for programs within a file for people, 附带数据."""

    media_type: str
    data: bytes


@frozen
class Document:
    """Paragraphs and grids in their order, 文档.

    ``pictures`` is the number of pictures left out, and ``attachment`` the data for programs.

    A writer also asks for ``language``, the tag of the labels; ``mark``, words that every page
    shows outside of its tables; ``sums``, each with one figure on the right that a spreadsheet adds
    up itself; ``balances``, whose figures a spreadsheet shows in red where they do not hold; and
    ``wrong``, the figures that a web page marks, each with the reason in words; and ``sheets``,
    lists that a workbook has next to it.

    >>> here = Paragraph("一、总体情况", place=Place(line=4))
    >>> Document((here,)) == Document((Paragraph("一、总体情况"),))
    True
    """

    blocks: tuple[Paragraph | Grid, ...] = ()
    pictures: int = field(default=0, eq=False)
    attachment: Attachment | None = field(default=None, eq=False)
    language: str = field(default="zh-Hans", eq=False)
    mark: str = field(default="", eq=False)
    sums: tuple[Equation, ...] = field(default=(), eq=False)
    balances: tuple[Equation, ...] = field(default=(), eq=False)
    wrong: Mapping[str, str] = field(factory=dict[str, str], eq=False)
    sheets: tuple[Sheet, ...] = field(default=(), eq=False)

    @property
    def grids(self) -> list[Grid]:
        """The grids in their order."""
        return [block for block in self.blocks if isinstance(block, Grid)]

    @property
    def title(self) -> str:
        """The title of a document to be written, empty if it has none."""
        paragraphs = (block for block in self.blocks if isinstance(block, Paragraph))
        return next((each.text for each in paragraphs if each.level == "title"), "")


def tables_numbered(blocks: Iterable[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
    """Yield the blocks with table, row and column in the place of each cell.

    Args:
        blocks: Those of a web page or a Word file, whose places are lines and elements.

    >>> from gaidisclosure.document import GridCell
    >>> rows = ((GridCell("行政复议", rowspan=2), GridCell("12")), (GridCell("0"),))
    >>> (grid,) = tables_numbered([Grid(rows)])
    >>> str(grid.rows[1][0].place)
    '第 1 张表第 2 行第 2 列'
    """
    table = 0

    def place_of(spot: Spot) -> Place:
        known, row, column = spot.cell.place, spot.rows.start + 1, spot.columns.start + 1
        return Place(line=known.line, element=known.element, in_table=(table, row, column))

    for block in blocks:
        if isinstance(block, Grid):
            table += 1
            yield block.with_places(place_of)
        else:
            yield block
