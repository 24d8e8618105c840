# SPDX-License-Identifier: Apache-2.0
"""A report in some published layout, with everything that can stand in the way of reading it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition
from gaidisclosure.strategies.draft import Spelling
from tests.layouts import labels, lines, markup, pipes, spelling
from tests.layouts.around import surroundings
from tests.layouts.blanks import BLANKS, MARKS, Figures, all_printed, marked, pushed_to_the_end
from tests.layouts.sheet import Block, Draw, Piece, Sheet, laid

__all__ = [
    "HTML_LAYOUTS",
    "LAYOUTS",
    "PLAINLY",
    "TEXT_LAYOUTS",
    "WITHOUT_BLANKS",
    "Publication",
    "Wishes",
    "publication",
    "published",
]

Layout = Callable[[Draw, Sequence[Block]], str]
Blanks = Callable[[Edition, Figures], Figures]

TEXT_LAYOUTS: tuple[Layout, ...] = (
    lines.cells_between_blank_lines,
    lines.cells_on_lines,
    lines.rows_of_tabs,
    lines.rows_of_spaces,
    pipes.rows_of_pipes,
    pipes.cells_closed_by_pipes,
    pipes.pipes_between_cells,
    pipes.rows_padded_by_pipes,
    pipes.markdown,
    pipes.markdown_in_blocks,
)
HTML_LAYOUTS: tuple[Layout, ...] = (
    markup.html_spanned,
    markup.html_unspanned,
    markup.html_cut,
    markup.html_glued,
    markup.html_paged,
)
LAYOUTS = (*HTML_LAYOUTS, *TEXT_LAYOUTS)
WITHOUT_BLANKS = frozenset({lines.cells_on_lines, lines.rows_of_spaces})
"""Layouts that blank cells would vanish from: something is printed in every cell."""


@frozen
class Wishes:
    """What may be drawn; ``most_damaged`` labels are misspelt, cut, renumbered, torn or lost.

    ``pushed``: see :func:`layouts.blanks.pushed_to_the_end`, after which no reader can be sure.
    """

    layouts: tuple[Layout, ...] = LAYOUTS
    blanks: tuple[Blanks, ...] = BLANKS
    marks: tuple[str, ...] = ("", *MARKS)
    styles: tuple[Spelling, ...] = spelling.STYLES
    exceptions: tuple[Spelling, ...] = spelling.EXCEPTIONS
    settings: tuple[labels.Change, ...] = labels.SETTINGS
    most_damaged: int = 2
    navigation: bool = True
    traditional: bool = True
    pushed: bool = False


PLAINLY = Wishes(
    blanks=(all_printed,),
    marks=("",),
    styles=(spelling.STYLES[0],),
    exceptions=(),
    settings=(),
    most_damaged=0,
    navigation=False,
    traditional=False,
)
"""Nothing but the layout itself stands in the way."""


@frozen(repr=False)
class Publication:
    """What is published, what of it must be read, and the text that is printed in each cell."""

    data: str
    expected: dict[str, Number | None]
    printed: dict[str, str]
    layout: Layout

    def __repr__(self) -> str:
        """The beginning of the text; Hypothesis warns of what is longer."""
        return f"<{self.layout.__name__}>\n{self.data[:4000]}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def published(
    draw: Draw,
    form: Edition,
    figures: Figures,
    *,
    agency: str = "云溪县商务局",
    year: int = 2023,
    wishes: Wishes | None = None,
) -> tuple[str, dict[str, Number | None]]:
    """The published text or HTML (which begins with "<!DOCTYPE"), and what must be read from it.

    That is the figure of each cell that is printed: ``None`` for a blank, or a mark in its place;
    a cell that is not printed is not in it.
    """
    found = publication(draw, form, figures, agency=agency, year=year, wishes=wishes)
    return found.data, found.expected


def publication(
    draw: Draw,
    form: Edition,
    figures: Figures,
    *,
    agency: str = "云溪县商务局",
    year: int = 2023,
    wishes: Wishes | None = None,
) -> Publication:
    """As :func:`published`, with how it came about."""
    wishes = wishes or Wishes()
    layout = draw(st.sampled_from(wishes.layouts))
    expected = _left(draw, form, {p: figures[p] for p in form.cells if p in figures}, wishes)
    printed = _printed(draw, form, expected, wishes, full=layout in WITHOUT_BLANKS)
    sheets = [laid(form, number, printed) for number in form.printed_tables]
    if wishes.pushed and layout not in WITHOUT_BLANKS:
        sheets = [pushed_to_the_end(sheet) for sheet in sheets]
    sheets = _labelled(draw, sheets, wishes, full=layout in WITHOUT_BLANKS)
    around = surroundings(draw, agency, year, navigation=wishes.navigation)
    data = layout(draw, around.around({sheet.number: sheet for sheet in sheets}))
    if wishes.traditional and draw(st.booleans()):
        data, printed = labels.traditional(data), _traditional(printed)
    return Publication(data, expected, printed, layout)


def _left(draw: Draw, form: Edition, figures: Figures, wishes: Wishes) -> dict[str, Number | None]:
    return dict(draw(st.sampled_from(wishes.blanks))(form, figures))


def _printed(
    draw: Draw, form: Edition, figures: Figures, wishes: Wishes, *, full: bool
) -> dict[str, str]:
    style = draw(st.sampled_from(wishes.styles))
    exceptions: list[tuple[str, Spelling]] = []
    if wishes.exceptions and figures:
        cell = st.tuples(st.sampled_from([*figures]), st.sampled_from(wishes.exceptions))
        exceptions = draw(st.lists(cell, max_size=3))
    printed = spelling.Figuring(style, tuple(exceptions)).printed(form, figures)
    mark = draw(st.sampled_from(MARKS if full else wishes.marks))
    return marked(printed, mark)


def _labelled(draw: Draw, sheets: list[Sheet], wishes: Wishes, *, full: bool) -> list[Sheet]:
    """The tables with labels set in one or two ways, and with some that are damaged."""
    for change in _settings(draw, wishes):
        choice, every = draw(st.integers(0, 30)), draw(st.integers(1, 4))
        sheets = [sheet.mapped(_set(change, choice, every)) for sheet in sheets]
    for _ in range(draw(st.integers(0, wishes.most_damaged))):
        number = draw(st.integers(0, len(sheets) - 1))
        sheets[number] = _damaged(draw, sheets[number], full=full)
    return sheets


def _settings(draw: Draw, wishes: Wishes) -> list[labels.Change]:
    if not wishes.settings:
        return []
    return draw(st.lists(st.sampled_from(wishes.settings), max_size=2, unique=True))


def _set(change: labels.Change, choice: int, every: int) -> Callable[[Piece], Piece]:
    """Changes each label, or only every second, third or fourth by its place."""

    def label(piece: Piece) -> Piece:
        by = piece.place.row + piece.place.column
        if piece.path or by % every:
            return piece
        return evolve(piece, text=change(piece.text, choice + by))

    return label


def _damaged(draw: Draw, sheet: Sheet, *, full: bool) -> Sheet:
    """One label misspelt, cut off or renumbered, or torn from its figures."""
    choice = draw(st.integers(0, 30))
    tears = labels.TEARS[:-1] if full else labels.TEARS
    torn, tear = labels.torn(sheet), draw(st.booleans())
    if torn and tear:
        hit = draw(st.sampled_from(torn))
        changed = draw(st.sampled_from(tears))(hit, choice)
    else:
        hit = draw(st.sampled_from([piece for piece in sheet.pieces if not piece.path]))
        changed = evolve(hit, text=draw(st.sampled_from(labels.DAMAGES))(hit.text, choice))
    return sheet.mapped(lambda piece: changed if piece is hit else piece)


def _traditional(printed: dict[str, str]) -> dict[str, str]:
    return {path: labels.traditional(text) for path, text in printed.items()}
