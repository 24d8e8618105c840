# SPDX-License-Identifier: Apache-2.0
"""The names under which files are written, 写出的文件名, as those are that were read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from gaidisclosure.cli.judging import STDIN
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
