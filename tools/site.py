# SPDX-License-Identifier: Apache-2.0
"""Builds the documentation: ``python tools/site.py [FOLDER]``, a site for each language.

FOLDER is ``docs/_build`` unless given. Its first page sends readers to their language.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import Final

DOCS: Final = Path(__file__).parents[1] / "docs"
LANGUAGES: Final = {"zh": "zh_CN", "en": "en"}
SPHINX: Final = (sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html")


def build(folder: Path) -> int:
    """Build both languages and return 0, or 1 if there was a warning or an error."""
    failed = 0
    for name, language in LANGUAGES.items():
        settings = ("-c", DOCS, "-D", f"language={language}", "-d", folder / ".doctrees" / name)
        command = [*map(str, (*SPHINX, *settings, DOCS / name, folder / name))]
        failed |= subprocess.run(command, check=False).returncode
    copyfile(DOCS / "_templates" / "languages.html", folder / "index.html")
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS / "_build"))
