# SPDX-License-Identifier: Apache-2.0
"""The rectangle that cells take up, 数据范围."""

from __future__ import annotations

from attrs import define

__all__ = ["Extent"]


@define
class Extent:
    """The rectangle around cells, which are added one by one; rows and columns count from 0.

    >>> extent = Extent()
    >>> extent.cells
    0
    >>> extent.add(2, 1)
    >>> extent.add(0, 3)
    >>> extent.cells
    9
    """

    top: int | None = None
    left: int = 0
    bottom: int = 0
    right: int = 0

    def add(self, row: int, column: int) -> None:
        """Widen the rectangle so that it holds this cell as well."""
        if self.top is None:
            self.top, self.left, self.bottom, self.right = row, column, row, column
        else:
            self.top, self.left = min(self.top, row), min(self.left, column)
            self.bottom, self.right = max(self.bottom, row), max(self.right, column)

    @property
    def cells(self) -> int:
        """How many cells the rectangle has."""
        if self.top is None:
            return 0
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)
