"""Text in lines of a width, 排版, for rich to colour: Chinese characters take two columns."""

from __future__ import annotations

from rich.text import Text

from gaidisclosure.cli.plain import harmless
from gaidisclosure.zh.widths import width, wrap


def block(
    content: str, columns: int, *, first: str = "  ", rest: str = "  ", style: str = ""
) -> Text:
    """A paragraph: its first line behind one indent, all others behind another.

    >>> print(block("共受理申请1234567件", 14, first="· ").plain, end="")
    · 共受理申请
      1234567件
    """
    indent = max(width(first), width(rest))
    lines = wrap(" ".join(harmless(content).split()), columns - indent)
    found = Text()
    for place, line in enumerate(lines or [""]):
        found.append(rest if place else first)
        found.append(line, style)
        found.append("\n")
    return found
