"""The command line, 命令行: ``gaidisclosure check``, ``show``, ``convert`` and others.

Exit status: 0, all reports are valid; 1, some report is invalid or incomplete; 2, some file could
not be judged. It needs click and rich, the extra ``cli``; without them it says so.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from gaidisclosure.errors import MissingExtraError

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, or those of the process; the exit status.

    >>> main(["--version"])
    gaidisclosure ...
    0
    """
    try:
        import click  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        import rich  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
    except ImportError:
        return _without_extra()
    from gaidisclosure.cli.program import run  # noqa: PLC0415  (needs both)

    return run(args)


def _without_extra() -> int:
    from gaidisclosure.cli.language import of_environment  # noqa: PLC0415

    error = MissingExtraError("errors.missing_extra", extra="cli", package="click, rich")
    print(error.message(of_environment(os.environ)), file=sys.stderr)
    return 2
