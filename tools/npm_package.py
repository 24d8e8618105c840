# SPDX-License-Identifier: Apache-2.0
"""Write the npm package: ``python tools/npm_package.py FOLDER``.

The folder, which must not exist, gets the modules with all that they import, the forms, the
messages and the fixed parts of fragments as data, and the licence. ``npm pack FOLDER`` makes the
archive. The data follows from the form and the catalogs, so that no copy of it can be out of date.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any, Final

from gaidisclosure import __version__
from gaidisclosure.form import FORMS
from gaidisclosure.i18n import LOCALES
from gaidisclosure.pages.form_data import form_data, words
from gaidisclosure.pages.fragment import fragment_data

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ROOT / "javascript"
ENTRY: Final = "index.mjs"
COPIED: Final = ("index.d.ts", "README.md")
_FROM: Final = re.compile(r'^(?:im|ex)port [^;]*?from "\./([^"]+)";$', re.MULTILINE)


def main(folder: Path) -> None:
    """Write the package into a new folder."""
    folder.mkdir(parents=True)
    for name in (*sorted(imported(ENTRY)), *COPIED):
        shutil.copy(SOURCES / name, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    described = json.loads((SOURCES / "package.json").read_text("utf-8"))
    write(folder / "package.json", described | {"version": __version__}, indent=2)
    for name, data in data_files().items():
        write(folder / name, data)


def imported(name: str) -> set[str]:
    """Return a module and all modules that it imports, by their files."""
    found, waiting = set[str](), [name]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            waiting += _FROM.findall((SOURCES / each).read_text("utf-8"))
    return found


def data_files() -> dict[str, Any]:
    """Return the data of the package by file name."""
    return {
        "words.json": words(),
        **{f"forms/{key}.json": form_data(key) for key in FORMS},
        **{
            f"fragments/{key}.json": {locale: fragment_data(key, locale) for locale in LOCALES}
            for key in FORMS
        },
    }


def write(path: Path, data: Any, indent: int | None = None) -> None:
    """Write JSON that is as short as it can be, unless it is indented for people."""
    path.parent.mkdir(exist_ok=True)
    separators = None if indent else (",", ":")
    text = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
    path.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]).resolve())
