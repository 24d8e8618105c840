# SPDX-License-Identifier: Apache-2.0
"""A repair as a value, 改正办法: which figures to change, and into what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, overload

from attrs import field, frozen

from gaidisclosure.checks import Number
from gaidisclosure.i18n import AnyLocale
from gaidisclosure.slips import SLIPS, SlipName


@frozen
class Change:
    """One figure to be corrected, 更正: its cell, what is printed, and what should be.

    ``to`` is ``None`` if more than one figure would do: any from ``least`` to ``most`` that fits
    the other changes and blanks. It has to be looked up in the records. ``slip`` names the way of
    going wrong that would explain the printed figure, see ``gaidisclosure.slips``. It is empty if
    none is known.

    >>> change = Change("review_litigation.review.total", 21, 12, "transposed")
    >>> print(change.reason("en"))
    two digits swapped
    """

    cell: str
    old: Number | None
    to: int | None
    slip: SlipName | Literal[""] = ""
    least: Number | None = field(default=None, kw_only=True)
    most: Number | None = field(default=None, kw_only=True)
    """``None``, like ``least``, where there is one figure only, or no limit."""

    def reason(self, locale: AnyLocale | None = None) -> str:
        """Return the slip in words, or an empty string."""
        return SLIPS[self.slip].label(locale) if self.slip else ""


@frozen
class Repair:
    """A smallest set of changes that makes the figures agree, 改正办法.

    ``only`` tells whether it is certain that no other set of so few changes does it.

    >>> repair = Repair((Change("review_litigation.review.total", 3, 4),), only=False)
    >>> len(repair), repair[0].to, repair.figures
    (1, 4, {'review_litigation.review.total': 4})
    """

    changes: tuple[Change, ...]
    only: bool

    @property
    def figures(self) -> dict[str, int | None]:
        """The right figures by cell path, as :meth:`Draft.replace` takes them."""
        return {change.cell: change.to for change in self.changes}

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    @overload
    def __getitem__(self, index: int) -> Change: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, index: int | slice) -> Change | tuple[Change, ...]:
        return self.changes[index]
