"""Where converted reports are written, 输出: one file, or files of the same names in a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gaidisclosure.cli.sources import STDIN
from gaidisclosure.i18n import text


def targets(
    sources: Sequence[str], output: str | None, suffix: str, locale: str
) -> list[Path | None]:
    """The file for each source; ``None`` is the standard output.

    Several files need a folder, which is made; a name that ends in a slash is one as well.
    ``UsageError`` where two would be one, or a source would be written over; nothing has been
    written then.
    """
    if output is None:
        return [None] * len(sources)
    folder = Path(output)
    to_file = len(sources) == 1 and not _names_folder(output)
    found = [folder] if to_file else [folder / _name(source, suffix) for source in sources]
    if clash := _clash(sources, found):
        raise click.UsageError(text("cli.clash", locale, path=clash))
    try:
        if not to_file:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.UsageError(text("cli.no_output_folder", locale, path=folder)) from None
    return [*found]


def _names_folder(output: str) -> bool:
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def _name(source: str, suffix: str) -> str:
    return ("stdin" if source == STDIN else Path(source).stem) + suffix


def _clash(sources: Sequence[str], found: Sequence[Path]) -> Path | None:
    """A target that stands twice, or that is a source."""
    taken = {Path(source).resolve() for source in sources}
    for path in found:
        if path.resolve() in taken:
            return path
        taken.add(path.resolve())
    return None
