# SPDX-License-Identifier: Apache-2.0
"""One run of one format in a process of its own: ``python -m fuzzing.inside`` is for run.py.

What comes of it is written into the folder as it goes, since the process may end at any time.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import Final

from fuzzing import guided

__all__ = ["main"]

_MOST_MEMORY: Final = 4 * 1024 * 1024 * 1024
"""Bytes of addresses; beyond them Python raises and other libraries end the process."""


def main(kind: str, engine: str, seconds: str, corpus: str, folder: str) -> int:
    """Run it; 1 if an input failed."""
    if engine == "atheris":
        guided.fuzz(kind, int(seconds), Path(corpus), Path(folder))
        return 0
    return _plain(kind, int(seconds), Path(corpus), Path(folder))


def _plain(kind: str, seconds: int, corpus: Path, folder: Path) -> int:
    from fuzzing.fallback import inputs, seeds, tried, until  # noqa: PLC0415  (see guided)
    from fuzzing.targets import TARGETS  # noqa: PLC0415
    from fuzzing.watch import Watch  # noqa: PLC0415

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    watch = Watch(TARGETS[kind], folder)
    failed = tried(watch, until(seconds, inputs(kind, seeds(corpus))))
    watch.save()
    if failed is None:
        return 0
    print(failed[1], file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
