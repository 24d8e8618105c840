# SPDX-License-Identifier: Apache-2.0
"""Draws what ``gaidisclosure check`` prints on a terminal: ``python tools/verdict_picture.py``.

The command runs in a pseudo-terminal, so the pictures in ``docs/_static`` show its real colours.
Every character gets its own column, double-width ones two, and no font is loaded from anywhere.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from gaidisclosure import samples

ROOT: Final = Path(__file__).parents[1]
SAMPLE: Final = "transport-2023.xlsx"
PICTURES: Final = {"verdict.svg": "zh", "verdict.en.svg": "en"}
COLUMNS: Final = 84
WIDTH: Final = 8.5
HEIGHT: Final = 20
MARGIN: Final = 16
FONTS: Final = (
    "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', monospace"
)


def printed(arguments: list[str], folder: Path) -> str:
    """Run the command on a terminal of :data:`COLUMNS` columns and return what it prints."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(COLUMNS), "TERM": "xterm", "LANG": "C.UTF-8"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "gaidisclosure", *arguments]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs):
        os.close(theirs)
        output = b"".join(iter(lambda: received(ours), b""))
    os.close(ours)
    return output.decode().replace("\r\n", "\n").strip("\n")


def received(terminal: int) -> bytes:
    """Return the next bytes of a terminal, and none once its program has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""


def svg(title: str, text: str) -> str:
    """Draw lines with ANSI colours under the command that printed them."""
    lines = [Text(f"$ {title}", style="bold"), *map(Text.from_ansi, text.split("\n"))]
    width, height = round(COLUMNS * WIDTH) + 2 * MARGIN, len(lines) * HEIGHT + 2 * MARGIN
    drawn = "\n".join(piece for number, line in enumerate(lines) for piece in pieces(number, line))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' font-family="{FONTS}" font-size="14" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect width="{width}" height="{height}" rx="8" '
        f'fill="{SVG_EXPORT_THEME.background_color.hex}"/>\n{drawn}\n</svg>\n'
    )


def pieces(number: int, line: Text) -> Iterator[str]:
    """Draw each run of one style and one width in a line."""
    column, y = 0, MARGIN + number * HEIGHT + 15
    for segment in line.render(Console(width=COLUMNS)):
        for wide, characters in groupby(segment.text, lambda one: cell_len(one) == 2):
            run = "".join(characters)
            if run.strip():
                size = ' font-size="16"' if wide else ""
                places = " ".join(f"{MARGIN + one * WIDTH:g}" for one in columns(run, column))
                shown = escape(run.replace(" ", "\N{NO-BREAK SPACE}"))
                yield f'<text y="{y}" {look(segment.style)}{size} x="{places}">{shown}</text>'
            column += cell_len(run)


def columns(run: str, first: int) -> Iterator[int]:
    """Return the column in which each character begins."""
    for character in run:
        yield first
        first += cell_len(character)


def look(style: Style | None) -> str:
    """Return the attributes of a style."""
    style = style or Style()
    plain = style.color is None or style.color.is_default
    colour = None if plain or not style.color else style.color.get_truecolor(SVG_EXPORT_THEME)
    fill = (colour or SVG_EXPORT_THEME.foreground_color).hex
    bold = ' font-weight="bold"' if style.bold else ""
    dim = ' opacity="0.6"' if style.dim else ""
    return f'fill="{fill}"{bold}{dim}'


def pictures() -> dict[Path, str]:
    """Draw the verdict on the wrong sample in each language."""
    drawn: dict[Path, str] = {}
    for name, language in PICTURES.items():
        text = printed(["check", "--lang", language, SAMPLE], samples.folder())
        title = f"gaidisclosure check {'' if language == 'zh' else '--lang en '}{SAMPLE}"
        drawn[ROOT / "docs" / "_static" / name] = svg(title, text)
    return drawn


if __name__ == "__main__":
    for target, picture in pictures().items():
        target.write_text(picture, "utf-8")
        print(f"{target.relative_to(ROOT)} written")
