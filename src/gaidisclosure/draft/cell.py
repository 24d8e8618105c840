"""One cell as it is printed, 单元格: its text, what that says, where it stands, how it was read."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from gaidisclosure.checks import Number, Violation, judge, seen
from gaidisclosure.document import Place
from gaidisclosure.errors import InvalidReportError
from gaidisclosure.form import Kind
from gaidisclosure.zh.figures import State, read_figure
from gaidisclosure.zh.money import MOST_DIGITS

__all__ = ["BLANK", "Cell", "How", "is_figure", "no_figure"]


class How(StrEnum):
    """In what way a cell was read, 读法."""

    DIRECTLY = "directly"
    """What is printed stands in its place, as plain digits."""
    NORMALISED = "normalised"
    """So it does, but as １２, 1,204, 减4 or 251000元."""
    BY_POSITION = "by_position"
    """Its label or its column is not printed; its place among others says which cell it is."""
    BY_IDENTITIES = "by_identities"
    """The layout does not say which cell it is; the sums that must hold do."""


@frozen
class Cell:
    """A cell as printed, 单元格: its raw text, what that says, and where it stands.

    ``value`` is the figure: a count, or an amount in 万元; ``None`` unless ``state`` is ``figure``.
    ``how`` tells in what way it was read. ``forced_by`` are the codes of the identities that force
    a figure which is not printed.

    >>> cell = Cell.printed("１２　")
    >>> cell.value, cell.text, cell.state
    (12, '１２　', <State.FIGURE: 'figure'>)
    >>> Cell.printed("/").state, Cell.printed("").state, Cell.printed("若干").state
    (<State.NOT_APPLICABLE: 'not_applicable'>, <State.BLANK: 'blank'>, <State.TEXT: 'text'>)
    """

    text: str
    value: Number | None
    state: State
    place: Place | None = field(default=None, eq=False)
    forced_by: tuple[str, ...] = field(default=(), eq=False, repr=False)
    how: How = field(default=How.DIRECTLY, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.value is not None) is not (self.state is State.FIGURE):
            found = Violation("CELL-STATE", ("state",), seen(self.state), seen(self.value))
            raise InvalidReportError([found])
        if self.value is not None and not is_figure(self.value):
            raise InvalidReportError([no_figure("value", Kind.MONEY, self.value)])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """In one short line for IPython and Hypothesis, as a draft has two hundred of them."""
        printer.text(f"Cell.printed({self.text!r})")

    @classmethod
    def printed(
        cls, text: str, *, money: bool = False, change: bool = False, place: Place | None = None
    ) -> Cell:
        """The cell that holds a printed text."""
        state, value = read_figure(text, money=money, change=change)
        plainly = value is None or text == (plain := _plainly(value)) or text.strip() == plain
        return cls(text, value, state, place, (), How.DIRECTLY if plainly else How.NORMALISED)

    @classmethod
    def of(cls, value: Number) -> Cell:
        """The cell that holds a figure, printed plainly."""
        return cls(_plainly(value), value, State.FIGURE)


BLANK: Final = Cell("", None, State.BLANK)
"""A cell in which nothing is printed."""


def _plainly(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def is_figure(value: object) -> bool:
    """Whether arithmetic with it is exact and bounded: an int, or a Decimal of moderate size."""
    if type(value) is Decimal:
        size = max(abs(value.adjusted()), len(value.as_tuple().digits))
        return value.is_finite() and size <= MOST_DIGITS
    return type(value) is int and value.bit_length() <= 4 * MOST_DIGITS


def no_figure(path: str, kind: Kind, value: object) -> Violation:
    """Why a value cannot stand in a cell at all; zeros behind the point alone can make it long."""
    return judge(path, kind, value) or Violation("CELL-DECIMALS", (path,), actual=seen(value))
