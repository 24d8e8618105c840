# SPDX-License-Identifier: Apache-2.0
"""Draws the rooms of the house from the import contract: ``python tools/rooms_picture.py``.

The layers stand in ``pyproject.toml``, where import-linter checks them; the text of a room is the
first line of its docstring. A room may import the rooms below it.
"""

from __future__ import annotations

import ast
import textwrap
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = ROOT / "src" / "gaidisclosure"
PICTURE: Final = ROOT / "docs" / "_static" / "rooms.svg"
WIDTH: Final = 960
GAP: Final = 12
LINE: Final = 15
LETTER: Final = 6.8
"""Average width of a letter of the small text, in the units of the picture."""


def layers() -> list[list[str]]:
    """Return the rooms of each layer, the highest layer first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (rooms,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [[room.strip(" ()") for room in layer.replace(":", "|").split("|")] for layer in rooms]


def purpose(room: str) -> str:
    """Return the first sentence of the docstring of a package or module."""
    folder = SOURCE / room / "__init__.py"
    source = folder if folder.exists() else SOURCE / f"{room}.py"
    text = ast.get_docstring(ast.parse(source.read_text("utf-8"))) or ""
    return text.partition("\n")[0].rstrip(".").replace("``", "")


def picture() -> str:
    """Draw one row of boxes for each layer."""
    drawn: list[str] = []
    top = GAP
    for layer in layers():
        width = (WIDTH - GAP * (len(layer) + 1)) / len(layer)
        texts = [textwrap.wrap(purpose(room), int((width - 16) / LETTER)) for room in layer]
        height = 30 + LINE * max(map(len, texts))
        for number, (room, lines) in enumerate(zip(layer, texts, strict=True)):
            drawn += box(room, lines, (GAP + number * (width + GAP), top, width, height))
        top += height + GAP
    shapes = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img" '
        f'font-family="system-ui, sans-serif" font-size="12">\n<title>The rooms, each above '
        f'those that it may import</title>\n<rect width="{WIDTH}" height="{top}" rx="8" '
        f'fill="#f4f6f8"/>\n{shapes}\n</svg>\n'
    )


def box(room: str, lines: list[str], place: tuple[float, float, float, float]) -> Iterator[str]:
    """Draw a room with its name and purpose."""
    left, top, width, height = place
    yield (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="6" '
        'fill="#ffffff" stroke="#8aa0b4"/>'
    )
    yield (
        f'<text x="{left + 8:g}" y="{top + 18:g}" font-size="14" font-weight="bold" '
        f'fill="#1b3a57">{escape(room)}</text>'
    )
    for number, line in enumerate(lines, 1):
        y = top + 18 + LINE * number
        yield f'<text x="{left + 8:g}" y="{y:g}" fill="#3d4d5c">{escape(line)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), "utf-8")
    print(f"{PICTURE.relative_to(ROOT)} written")
