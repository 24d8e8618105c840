# SPDX-License-Identifier: Apache-2.0
"""Terminals, 终端: colours and a bar there, plain text everywhere else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO, TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from gaidisclosure.i18n import text

Thing = TypeVar("Thing")
WORTH_BAR: Final = 10
"""Fewest files for which a bar is shown."""


class _Screen(Console):
    """A console that leaves a closed pipe to its caller."""

    def on_broken_pipe(self) -> None:
        """Raise the error again, since the program handles it."""
        raise  # noqa: PLE0704  (called from an except clause)


def screen(stream: TextIO) -> Console:
    """Return a console with colours on a terminal, unless NO_COLOR is set."""
    terminal = stream.isatty()
    return _Screen(
        file=stream,
        width=shutil.get_terminal_size().columns,  # rich prints nothing if COLUMNS is 0
        force_terminal=terminal,
        color_system="auto" if terminal and not os.environ.get("NO_COLOR") else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


def tracked(
    things: Iterable[Thing], count: int, locale: str, out: Console | None = None
) -> Iterator[Thing]:
    """Yield things, with a bar and the time left on a terminal if they are many.

    Args:
        things: The things to yield.
        count: Their number.
        locale: The language of the bar.
        out: A console that is written to meanwhile: if it is a terminal, the bar stays below.
    """
    console = out if out and out.is_terminal else screen(sys.stderr)
    if count < WORTH_BAR or not (sys.stderr.isatty() and console.is_terminal):
        yield from things
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(text("cli.left", locale)),
        TimeRemainingColumn(compact=True),
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as progress:
        yield from progress.track(things, total=count, description=text("cli.progress", locale))
