"""Where output goes, 终端: colours and a bar on a terminal, plain text everywhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from gaidisclosure.cli.plain import harmless
from gaidisclosure.i18n import text

Thing = TypeVar("Thing")
MANY: Final = 10
"""From so many files on, a bar tells how far it is."""
_WIDEST: Final = 100
_PIPED: Final = 80


class _Screen(Console):
    """A console that leaves a closed pipe to whoever runs the command."""

    def on_broken_pipe(self) -> None:
        """Raise it, as it is being handled here."""
        raise  # noqa: PLE0704  (called from an except clause)


def screen(stream: TextIO) -> Console:
    """A console for a stream: in colour only on a terminal, and only if NO_COLOR is not set."""
    terminal = stream.isatty()
    return _Screen(
        file=stream,
        force_terminal=terminal,
        color_system="auto" if terminal and not os.environ.get("NO_COLOR") else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def columns(console: Console) -> int:
    """How wide text may be: as the terminal, but not too wide to read."""
    return min(console.width, _WIDEST) if console.is_terminal else _PIPED


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says: no other encoding has every character of a report."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")


def complain(source: str, message: str) -> None:
    """Say on the standard error what is wrong with one file."""
    print(harmless(f"{source}: {message}"), file=sys.stderr)


def tracked(
    things: Iterable[Thing], count: int, locale: str, out: Console | None = None
) -> Iterator[Thing]:
    """The things, with a bar on the standard error while there are many and it is a terminal.

    ``out`` is a console that is written to meanwhile: if it is a terminal, the bar stays below
    what is written there.
    """
    console = out if out and out.is_terminal else screen(sys.stderr)
    if count < MANY or not (sys.stderr.isatty() and console.is_terminal):
        yield from things
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        yield from progress.track(things, total=count, description=text("cli.progress", locale))
