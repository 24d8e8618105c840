# SPDX-License-Identifier: Apache-2.0
"""The command line, 命令行: ``check``, ``show``, ``convert`` and others.

Exit status: 0, all reports are valid; 1, some report is invalid or incomplete; 2, some file could
not be judged. Needs the extra ``cli``, and says so without it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        args: The arguments, by default those of the process.

    >>> main(["--version"])
    gaidisclosure ...
    0
    """
    if not (find_spec("click") and find_spec("rich")):
        return _without_extra()
    from gaidisclosure.cli.program import run  # noqa: PLC0415  (needs click)

    return run(args)


def _without_extra() -> int:
    from gaidisclosure.errors import MissingExtraError  # noqa: PLC0415
    from gaidisclosure.i18n import text  # noqa: PLC0415

    packages = text("cli.list").join(("click", "rich"))
    error = MissingExtraError("errors.missing_extra", extra="cli", package=packages)
    print(error.message(), file=sys.stderr)
    return 2
