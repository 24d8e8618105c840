# SPDX-License-Identifier: Apache-2.0
"""Documents of any shape that a text can hold."""

from __future__ import annotations

from itertools import product
from typing import Literal

from hypothesis import strategies as st

from gaidisclosure.document import Document, Grid, GridCell, Paragraph

BORDERS = "".join(map(chr, range(0x2500, 0x2580)))
ANY = st.characters(exclude_characters=BORDERS + "\n\r\ufeff")
FAMILIAR = st.sampled_from("政府信息公开，。（）“”、ab 1.9-\u3000\u0301")
TEXTS = (
    st.text(FAMILIAR, max_size=30) | st.integers(0, 10**8).map(str) | st.text(ANY, max_size=8)
).map(lambda text: text.strip(" "))
ALIGNS: st.SearchStrategy[Literal["left", "center", "right"]] = st.sampled_from(
    ["left", "center", "right"]
)

Rectangle = tuple[range, range]


@st.composite
def partitions(draw: st.DrawFn) -> list[Rectangle]:
    """A lattice divided into rectangles, each line of the lattice a border somewhere."""
    height, width = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    taken: set[tuple[int, int]] = set()
    found: list[Rectangle] = []
    for row, column in product(range(height), range(width)):
        if (row, column) in taken:
            continue
        free = next((c for c in range(column, width) if (row, c) in taken), width)
        rows = range(row, draw(st.integers(row + 1, height)))
        columns = range(column, draw(st.integers(column + 1, free)))
        taken |= set(product(rows, columns))
        found.append((rows, columns))
    return without_hidden_lines(found)


def without_hidden_lines(found: list[Rectangle]) -> list[Rectangle]:
    tops = sorted({rows.start for rows, _ in found})
    lefts = sorted({columns.start for _, columns in found})
    return [(_visible(rows, tops), _visible(columns, lefts)) for rows, columns in found]


def _visible(covered: range, starts: list[int]) -> range:
    first = starts.index(covered.start)
    return range(first, first + sum(start in covered for start in starts))


@st.composite
def grids(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Grid:
    """Grids without gaps, with merged cells."""
    found = draw(partitions())
    rows: list[list[GridCell]] = [[] for _ in range(1 + max(rows[-1] for rows, _ in found))]
    for covered, columns in found:
        cell = GridCell(draw(texts), rowspan=len(covered), colspan=len(columns), align=draw(ALIGNS))
        rows[covered.start].append(cell)
    return Grid(tuple(map(tuple, rows)))


PARAGRAPHS = st.builds(
    Paragraph,
    TEXTS.filter(lambda text: text.strip() and not text.startswith(("\t", "\u3000\u3000"))),
    indented=st.booleans(),
)
DOCUMENTS = st.lists(PARAGRAPHS | grids(), max_size=4).map(lambda blocks: Document(tuple(blocks)))
ANY_LINES = st.lists(
    st.sampled_from(
        [
            *(
                "┌──┬──┐",
                "│规 │12│",
                "├──┼──┤",
                "└──┴──┘",
                "│  ├──┤",
                "├──┴──┤",
                "│     │",
                "┌┐",
                "└┘",
            ),
            *(
                "┌──┐",
                "│12│",
                "└──┘",
                "│",
                "├",
                "└",
                "┌",
                "┌─规─┐",
                "│规章│12│3│",
                "├───────┤",
                "│──│0│",
            ),
            *("", " ", "\t", "\t规章", "\t0\xa0", "规章", "　　规章", "\u3000", "\r", "\ufeff"),
        ]
    )
    | st.text(st.sampled_from("┌─┬┐├┼┤└┴┘│ 规1\t"), max_size=12)
    | st.text(max_size=8),
    max_size=14,
).map("\n".join)
"""Texts that are full of tables, most of them broken."""
