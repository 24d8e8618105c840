# SPDX-License-Identifier: Apache-2.0
"""A cell as filled in, 单元格, with its text, figure, place and manner of reading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from attrs import field, frozen

from gaidisclosure.checks import Number, Violation, judge, seen
from gaidisclosure.document import Place
from gaidisclosure.draft.fields import misfits, unwritable
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.model.shown import Shown
from gaidisclosure.zh.figures import State, read_figure
from gaidisclosure.zh.money import MOST_DIGITS


class How(StrEnum):
    """The way in which a cell was read, 识读方式."""

    DIRECTLY = "directly"
    """From plain digits at the place of the cell."""
    NORMALISED = "normalised"
    """From another spelling at the place of the cell: １２, 1,204, 减4, 251000元."""
    BY_POSITION = "by_position"
    """By the position among other cells, without a label or column of its own."""
    BY_IDENTITIES = "by_identities"
    """By the sums that must hold, where the layout leaves the cell open."""


@frozen(repr=False)
class Cell(Shown):
    """A cell as filled in, 单元格.

    ``value`` is the figure: a count, or an amount in 万元; ``None`` unless ``state`` is ``figure``.
    ``how`` is the way in which it was read. ``forced_by`` has the codes of the identities that
    leave a blank cell only this figure.

    >>> cell = Cell.printed("１２　")
    >>> cell.value, cell.text, cell.state
    (12, '１２　', State.FIGURE)
    >>> Cell.printed("/").state, Cell.printed("").state, Cell.printed("若干").state
    (State.NOT_APPLICABLE, State.BLANK, State.TEXT)
    """

    text: str
    value: Number | None
    state: State
    place: Place | None = field(default=None, eq=False)
    forced_by: tuple[str, ...] = field(default=(), eq=False)
    how: How = field(default=How.DIRECTLY, eq=False)

    def __attrs_post_init__(self) -> None:
        if faults := misfits(self, "value") or unwritable("text", self.text):
            raise InvalidReportError(faults)
        if (self.value is not None) is not (self.state is State.FIGURE):
            found = Violation("CELL-STATE", ("state",), seen(self.state), seen(self.value))
            raise InvalidReportError([found])
        if self.value is not None and not is_figure(self.value):
            raise InvalidReportError([no_figure("value", Kind.MONEY, self.value)])

    def __rich_repr__(self) -> Iterator[Any]:
        yield from (self.text, self.value, self.state)
        yield from [("place", self.place)] if self.place else []

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print one short line for IPython and Hypothesis: a draft has two hundred cells."""
        printer.text(f"Cell.printed({self.text!r})")

    @classmethod
    def printed(
        cls, text: str, *, money: bool = False, change: bool = False, place: Place | None = None
    ) -> Cell:
        """Return the cell with a text as filled in.

        Args:
            text: The text.
            money: The cell is for an amount in 万元.
            change: The cell is for an increase or decrease, which may be negative.
            place: The place in the source.
        """
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"expected the text of a cell, not {kind}; Cell.of() takes figures")
        state, value = read_figure(text, money=money, change=change)
        is_plain = value is None or text == (plain := plainly(value)) or text.strip() == plain
        how = How.DIRECTLY if is_plain else How.NORMALISED
        return cls(str.__str__(text), value, state, place, (), how)

    @classmethod
    def of(cls, value: Number) -> Cell:
        """Return the cell with a figure in plain digits."""
        if type(value) is int:
            return _count(value)
        return cls(plainly(value), value, State.FIGURE)


def printed_as(kind: Kind, text: str, place: Place | None = None) -> Cell:
    """Return the cell with a text as filled in, for a cell of a kind."""
    money, change = kind is Kind.MONEY, kind is Kind.CHANGE
    return Cell.printed(text, money=money, change=change, place=place)


@lru_cache(1024)
def _count(value: int) -> Cell:
    """Return the cell of a count, cached because reports repeat the same counts."""
    return Cell(plainly(value), value, State.FIGURE)


def plainly(value: Number) -> str:
    """Return a figure in plain digits."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def is_figure(value: object) -> bool:
    """Return ``True`` for an int or a Decimal that a cell can hold."""
    if type(value) is Decimal:
        size = max(abs(value.adjusted()), len(value.as_tuple().digits))
        return value.is_finite() and size <= MOST_DIGITS
    return type(value) is int and value.bit_length() <= 4 * MOST_DIGITS


def no_figure(path: str, kind: Kind, value: object) -> Violation:
    """Return the violation for a value that no cell can hold."""
    return judge(path, kind, value) or Violation("CELL-DECIMALS", (path,), actual=seen(value))


BLANK: Final = Cell("", None, State.BLANK)
"""A cell that was left blank."""
