# SPDX-License-Identifier: Apache-2.0
"""Short and readable reprs, 显示: in Python, Hypothesis, IPython and rich alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any


class Shown:
    """The base of classes that show only what tells one value from another.

    A subclass yields that from ``__rich_repr__``, the protocol of rich: values, and pairs of a
    name and a value. If ``angular`` is set on that method, the whole stands between ``<`` and
    ``>``, as it is no expression.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        def __rich_repr__(self) -> Iterator[Any]: ...

    @property
    def _maker(self) -> str:
        """The name of the class or method that makes such a value."""
        return type(self).__name__

    @property
    def _marks(self) -> tuple[str, str, str]:
        """The opening, the closing and the mark after each part."""
        if getattr(self.__rich_repr__, "angular", False):
            return f"<{self._maker} ", ">", ""
        return f"{self._maker}(", ")", ","

    def __repr__(self) -> str:
        opening, closing, mark = self._marks
        parts = (f"{name}{value!r}" for name, value in self._parts())
        return f"{opening}{f'{mark} '.join(parts)}{closing}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Print the same on as many lines as it needs, for Hypothesis and IPython."""
        opening, closing, mark = self._marks
        with printer.group(4, opening, closing):
            for place, (name, value) in enumerate(self._parts()):
                printer.text(mark if place else "")
                if place or mark:
                    printer.breakable(" " if place else "")
                printer.text(name)
                printer.pretty(value)

    def _parts(self) -> Iterator[tuple[str, Any]]:
        for part in self.__rich_repr__():
            named = type(part) is tuple
            yield (f"{part[0]}=", part[1]) if named else ("", part)
