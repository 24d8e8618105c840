# SPDX-License-Identifier: Apache-2.0
"""The names under which files are written, 写出的文件名, and the files that were read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from gaidisclosure.cli.judging import STDIN
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found


def below(source: Found) -> Path:
    """Return the name of a file below the folder or archive that was walked."""
    if not source.root:
        return Path("stdin" if source.path == STDIN else Path(source.path).name)
    inside = os.path.relpath(source.path, source.root)
    # A member of an archive may be named as if it stood at the root or on another disk.
    return Path(inside, *(os.path.splitdrive(part)[1] for part in source.name.split("/")))


def first_clash(sources: Sequence[str], found: Sequence[Path]) -> Path | None:
    """Find a target that stands twice, or that is a source."""
    taken = {Path(source).resolve() for source in sources}
    for path in found:
        if path.resolve() in taken:
            return path
        taken.add(path.resolve())
    return None


def apart_from(found: list[Found], output: Path, locale: str) -> list[Found]:
    """Return each file once, without the output that an earlier run left in a folder.

    A file that was named is not written over.
    """
    own = [each for each in found if Path(each.path).resolve() == output.resolve()]
    if any(each.root in ("", each.path) for each in own):
        raise click.UsageError(text("cli.clash", locale, path=output))
    others = (each for each in found if each not in own)
    return [*{(Path(each.path).resolve(), each.name): each for each in others}.values()]
