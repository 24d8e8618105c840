# SPDX-License-Identifier: Apache-2.0
"""The names under which files are written, 写出的文件名, and the files that were read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from gaidisclosure.cli.judging import STDIN
from gaidisclosure.cli.output import why_not
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
    """Return a target that occurs twice or is also a source."""
    taken = {Path(source).resolve() for source in sources}
    for path in found:
        if path.resolve() in taken:
            return path
        taken.add(path.resolve())
    return None


def ending_of(output: str, endings: Iterable[str], locale: str) -> str:
    """Return the ending of a file that is to be written, without its dot.

    Raises:
        click.UsageError: It is none of these.
    """
    ending = Path(output).suffix[1:].lower()
    if ending not in (known := tuple(endings)):
        listed = text("cli.list", locale).join(f".{each}" for each in known)
        raise click.UsageError(text("cli.template.suffix", locale, path=output, endings=listed))
    return ending


def apart_from(
    found: Iterable[Found], written: Iterable[str], locale: str, roster: str | None = None
) -> list[Found]:
    """Return files without those that the run writes, or an earlier one wrote.

    They are left out of folders. A file that was named is not written over.

    Args:
        found: The files.
        written: Names of the files and folders that are written.
        locale: The language.
        roster: The file of those who have to report, which is no report.

    Raises:
        click.UsageError: A file that was named would be written over.
    """
    outputs = {Path(name).resolve() for name in written}
    others = outputs | {Path(name).resolve() for name in (roster,) if name}
    left: list[Found] = []
    for each in found:
        path, root = Path(each.path).resolve(), Path(each.root).resolve()
        if path in outputs and each.root in ("", each.path):
            raise click.UsageError(text("cli.clash", locale, path=each.path))
        is_copy = any(out in path.parents and root in out.parents for out in outputs)
        if path not in others and not (each.root and is_copy):
            left.append(each)
    return left


def made(folder: Path, locale: str) -> Path:
    """Return a folder that files are written to, which is made.

    Raises:
        click.UsageError: There can be no such folder.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise click.UsageError(text("cli.no_output_folder", locale, path=folder)) from None
    except OSError as error:
        colon = text("explain.colon", locale)
        raise click.UsageError(f"{folder}{colon}{why_not(error, locale)}") from None
    return folder


def once(found: Iterable[Found]) -> list[Found]:
    """Return each file once, by whatever names it was reached."""
    return [*{(Path(each.path).resolve(), each.name): each for each in found}.values()]
