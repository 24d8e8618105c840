"""Where something stands in its source, and the one line that a text is."""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = ["NOWHERE", "Place", "require_one_line"]


@frozen
class Place:
    """Where something stands in its source, 位置; ``None`` for what is not known.

    ``line`` is the number of the line, and ``column`` that of the first character in it; both
    count from 1.
    """

    line: int | None = None
    column: int | None = None


NOWHERE: Final = Place()
"""The place of what was not read from a source."""


def require_one_line(text: str) -> None:
    """``ValueError`` where the text has a line break: a format joins or splits lines itself."""
    if "\n" in text or "\r" in text:
        raise ValueError(f"the text of a paragraph or a cell is one line, unlike {text!r}")
