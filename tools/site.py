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


def build(folder: Path) -> None:
    """Build both languages; a warning is an error."""
    for name, language in LANGUAGES.items():
        settings = ("-c", DOCS, "-D", f"language={language}", "-d", folder / ".doctrees" / name)
        subprocess.run([*SPHINX, *settings, DOCS / name, folder / name], check=True)
    copyfile(DOCS / "_static" / "languages.html", folder / "index.html")


if __name__ == "__main__":
    try:
        build(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS / "_build")
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)
