# SPDX-License-Identifier: Apache-2.0
"""The compiler of message catalogs: ``python -m gaidisclosure.i18n.compile``.

The build does this by itself; run it after an edit of a .po file in an editable install. This
module imports nothing of the package, since the build loads it where no dependency is installed.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)


def compile_catalogs(folder: Path) -> tuple[Path, ...]:
    """Write a .mo next to every .po below a folder, and return the paths written."""
    return tuple(_compile(source) for source in sorted(folder.glob("*/LC_MESSAGES/*.po")))


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as lines:
        catalog = read_po(lines, abort_invalid=True)
    catalog.creation_date = _NO_DATE  # the same source gives the same bytes on any day
    # Renamed into place: another process may be reading the old catalog right now.
    partial = target.with_suffix(f".{os.getpid()}.partial.mo")
    with partial.open("wb") as output:
        write_mo(output, catalog)
    return partial.replace(target)


if __name__ == "__main__":
    written = compile_catalogs(Path(__file__).parents[1] / "locale")
    print(f"{len(written)} catalogs compiled")
