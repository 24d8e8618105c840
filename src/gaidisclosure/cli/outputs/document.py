# SPDX-License-Identifier: Apache-2.0
"""The document around the pieces of many files, 文档, written as they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final

import click
from attrs import define, frozen

from gaidisclosure.cli.faults import Fault
from gaidisclosure.cli.judging import Judgement
from gaidisclosure.cli.summary import Summary

LAYOUTS: Final = ("text", "json", "sarif", "junit", "github")
"""The formats of a verdict. All but the first are for programs."""


@frozen
class Closing:
    """All that is known at the end of a run.

    ``faults`` are the findings on who has filed, and ``roster`` is the name of the file with the
    roster, empty if none was given.
    """

    summaries: Sequence[Summary]
    faults: Sequence[Fault]
    roster: str
    locale: str


def _nothing(_: object) -> str:
    return ""


def _no_piece(_: object) -> bytes:
    return b""


@frozen
class Output:
    """A format: the piece of each file, and the document around the pieces.

    A piece may be empty. ``between`` stands between two of them, and each has a line end. The piece
    of ``last`` is about the run as a whole.
    """

    piece: Callable[[Judgement, str, Sequence[str]], bytes]
    head: Callable[[str], str] = _nothing
    between: bytes = b""
    last: Callable[[Closing], bytes] = _no_piece
    tail: Callable[[Closing], str] = _nothing


def output_of(layout: str) -> Output:
    """Return the format with a name, one of :data:`LAYOUTS` except ``text``."""
    found: Output = import_module(f"gaidisclosure.cli.outputs.{layout}").OUTPUT
    return found


@define
class Document:
    """Writes pieces to the standard output, each as it comes."""

    output: Output
    locale: str
    _is_open: bool = False
    _between: bytes = b""

    def add(self, piece: bytes) -> None:
        """Write the piece of a file."""
        self._open()
        if piece:
            click.echo(self._between + piece)
            self._between = self.output.between

    def close(self, closing: Closing) -> None:
        """Write the last piece and the end."""
        self.add(self.output.last(closing))
        click.echo(self.output.tail(closing), nl=False)

    def _open(self) -> None:
        if not self._is_open:
            click.echo(self.output.head(self.locale), nl=False)
            self._is_open = True
