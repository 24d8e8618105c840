# SPDX-License-Identifier: Apache-2.0
"""Check what people install, built from the source archive as an index would build it.

Usage: ``python tools/check_wheel.py [FOLDER]``, where the archives stay. The source archive must
hold what git keeps; the wheel must hold all that it should and nothing else, be small, and work
without the sources. What both hold is listed. Nothing is downloaded.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LARGEST: Final = 1_250_000
"""Bytes that the wheel may have, of which programs take half."""
KINDS: Final = (
    "gaidisclosure/*.py",
    "gaidisclosure/*.pyi",
    "gaidisclosure/py.typed",
    "gaidisclosure/codec/schemas/*.json",
    "gaidisclosure/conformance/digest.txt",
    "gaidisclosure/formats/pdf/page.typ",
    "gaidisclosure/javascript/*.mjs",
    "gaidisclosure/locale/*/LC_MESSAGES/*.mo",
    *(f"gaidisclosure/samples/data/*.{kind}" for kind in ("docx", "html", "pdf", "txt", "xlsx")),
    *(
        f"gaidisclosure-*.dist-info/{name}"
        for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    ),
)
"""Every kind of file that the wheel has, each at least once."""
FOLDERS: Final = ("sdist", "unpacked", "wheel", "installed")
"""What a run makes in its folder."""
RELATIVE: Final = re.compile(r"""\]\((?!https?:|mailto:)[^)]*|(?:src|href)=["'](?!https?:)[^"']*""")
"""A link of the description that leads nowhere on the page of an index."""
USED: Final = """
import pathlib, gaidisclosure as gd
assert pathlib.Path(gd.__file__).is_relative_to(pathlib.Path.cwd()), gd.__file__
report = gd.AnnualReport2021.zero("云溪县水利局", 2023)
assert gd.loads(gd.dumps(report)) == report
assert gd.read_text(gd.to_text(report)).seal() == report
"""


def main(folder: Path) -> None:
    """Build both archives in the folder, list them, and print all that is wrong with them."""
    for name in FOLDERS:
        rmtree(folder / name, ignore_errors=True)  # of an earlier run
    packed = built("sdist", ROOT, folder)
    source = unpacked(packed, folder)
    sources = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    before = {name.removeprefix("src/") for name in sources if name.startswith("src/")}
    before |= {f"gaidisclosure/{name}" for name in sources if fnmatchcase(name, "javascript/*.mjs")}
    wheel = built("wheel", source, folder)
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
        archive.extractall(folder / "installed")
    problems = [
        *kept(sources),
        *contents(before, held),
        *kinds(held),
        *description(next((folder / "installed").glob("*.dist-info/METADATA"))),
        *size(wheel),
        *use(folder / "installed"),
    ]
    listed(packed, Counter(name.partition("/")[0] for name in sources))
    listed(wheel, Counter(kind for name in held for kind in KINDS if fnmatchcase(name, kind)))
    if problems:
        raise SystemExit("\n".join(problems))


def listed(archive: Path, counted: Counter[str]) -> None:
    """Print what an archive holds, with the number of files of each kind."""
    print(f"{archive.name}: {archive.stat().st_size:,} bytes, {counted.total():,} files")
    for name, number in sorted(counted.items()):
        print(f"{number:7,}  {name}")


def built(kind: str, source: Path, folder: Path) -> Path:
    """Return the archive that the build backend makes of a source folder."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder / kind)]
    subprocess.run(command, cwd=source, check=True, stdout=subprocess.DEVNULL)
    (archive,) = (folder / kind).iterdir()
    return archive


def unpacked(archive: Path, folder: Path) -> Path:
    """Return the folder of sources that the archive holds."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return source


def kept(sources: set[str]) -> Iterator[str]:
    """Compare the files of the source archive with those that git keeps, in a checkout."""
    if not (ROOT / ".git").exists():
        return
    listing = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, encoding="utf-8")
    wanted = {*listing.rstrip("\0").split("\0"), "PKG-INFO"}
    yield from (f"missing in the source archive: {name}" for name in sorted(wanted - sources))
    yield from (f"not wanted in the source archive: {name}" for name in sorted(sources - wanted))


def kinds(held: set[str]) -> Iterator[str]:
    """Compare the files of the wheel with the kinds that it should have."""
    for name in sorted(held):
        if not any(fnmatchcase(name, kind) for kind in KINDS):
            yield f"of no known kind: {name}"
    for kind in KINDS:
        if not any(fnmatchcase(name, kind) for name in held):
            yield f"the wheel has no {kind}"


def description(metadata: Path) -> Iterator[str]:
    """Refuse links and pictures that lead nowhere on the page of an index."""
    for link in RELATIVE.findall(metadata.read_text("utf-8")):
        yield f"the description leads nowhere: {link}"


def contents(sources: set[str], held: set[str]) -> Iterator[str]:
    """Compare the files of the package before the build with those of the wheel."""
    made = {f"{name.removesuffix('.po')}.mo" for name in sources if name.endswith(".po")}
    wanted = {name for name in sources if not name.endswith(".po")} | made
    package = {name for name in held if name.startswith("gaidisclosure/")}
    yield from (f"the source archive holds {name}" for name in sources if name.endswith(".mo"))
    yield from (f"missing in the wheel: {name}" for name in sorted(wanted - package))
    yield from (f"not wanted in the wheel: {name}" for name in sorted(package - wanted))
    if not made or "gaidisclosure/py.typed" not in wanted:
        yield "the source archive lacks the catalogs or py.typed"


def size(wheel: Path) -> Iterator[str]:
    """Refuse a large wheel."""
    if wheel.stat().st_size > LARGEST:
        yield f"the wheel has {wheel.stat().st_size:,} bytes, more than {LARGEST:,}"


def use(installed: Path) -> Iterator[str]:
    """Use the library and its command from the wheel alone, with the libraries at hand."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    wrong = ROOT / "examples" / "data" / "yunxi-2023-wrong.txt"
    for status, command in ((0, ["-c", USED]), (1, ["-m", "gaidisclosure", "check", str(wrong)])):
        ran = subprocess.run(
            [sys.executable, *command],
            cwd=installed,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if ran.returncode != status:
            yield f"{command[:3]} ended with {ran.returncode}:\n{ran.stdout}{ran.stderr}"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]).resolve())
    else:
        with TemporaryDirectory() as temporary:
            main(Path(temporary).resolve())
