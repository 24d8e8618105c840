# SPDX-License-Identifier: Apache-2.0
"""Install what is published in new environments, at the lowest and newest versions, and use it.

Usage: ``python tools/check_installs.py FOLDER [PYTHON ...]``. FOLDER is where ``check_wheel.py``
left both archives; the interpreters are those of the classifiers if none is named. Each part is
installed from the wheel by itself, once with the lowest versions that the metadata allow and once
with the newest, and ``installed_jobs.py`` does its jobs. The source archive is installed as well.
uv installs if there is one, else pip, from the index that it knows. Prints a table for
``docs/developing/releasing.md``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Final

from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[1]
JOBS: Final = Path(__file__).with_name("installed_jobs.py")
ALONE, SOURCE = "none", "sdist"
"""The wheel without an extra, and the source archive with the command."""
OURS: Final = "test"
"""The extra of those who work on the project, whose versions are in constraints.txt."""
BOUNDS: Final = ("lowest", "newest")
CONSTRAINTS: Final = "constraints.txt"
BOUNDED: Final = ("PIP_CONSTRAINT", "UV_CONSTRAINT", "UV_BUILD_CONSTRAINT")
"""Variables that name a file of constraints."""


def main(folder: Path, pythons: list[str]) -> int:
    """Try every part on every interpreter, print a table, and return 1 if anything failed."""
    (wheel,), (source,) = folder.glob("wheel/*.whl"), folder.glob("sdist/*.tar.gz")
    metadata = metadata_of(wheel)
    pythons = pythons or [f"python{version}" for version in versions(metadata)]
    faults = list(rendered(wheel, source))
    print("| part |", *(f"{version_of(each)} {bound} |" for each in pythons for bound in BOUNDS))
    print("| --- |" + " --- |" * len(pythons) * len(BOUNDS))
    extras = [each for each in metadata.get_all("Provides-Extra", []) if each != OURS]
    for part in (ALONE, *extras, SOURCE):
        archive = source if part == SOURCE else wheel
        print(f"| `{part}` |", end="", flush=True)
        for python in pythons:
            for bound in BOUNDS:
                fault = tried(archive, part, python, metadata, lowest=bound == "lowest")
                print(" fails |" if fault else " works |", end="", flush=True)
                faults += [f"{part}, {python}, {bound}:\n{fault}"] if fault else []
        print()
    print(*faults, sep="\n\n")
    return int(bool(faults))


def metadata_of(wheel: Path) -> Message:
    """Return the metadata of a wheel, as an index shows them."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        return BytesParser().parsebytes(archive.read(name))


def versions(metadata: Message) -> list[str]:
    """Return the versions of Python that the classifiers name, such as 3.11."""
    last = [each.rpartition(" :: ")[2] for each in metadata.get_all("Classifier", [])]
    return [each for each in last if each.startswith("3.")]


def version_of(python: str) -> str:
    """Return the version of an interpreter, such as 3.11."""
    program = "import sys; print('%d.%d' % sys.version_info[:2])"
    return subprocess.check_output([python, "-c", program], encoding="utf-8").strip()


def tried(archive: Path, part: str, python: str, metadata: Message, *, lowest: bool) -> str:
    """Install one part and do its jobs; return all that was said if that failed."""
    extra = {ALONE: "", SOURCE: "cli"}.get(part, part)
    bounds = [*lowest_of(metadata, extra, version_of(python)), *lowest_builders()] if lowest else []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        isolated = python_of(python, folder / "environment")
        (folder / CONSTRAINTS).write_text("\n".join(bounds), "utf-8")
        wanted = f"gaidisclosure[{extra}] @ {archive.as_uri()}"
        jobs = [str(JOBS), extra or ALONE, metadata["Version"], str(ROOT / "tests" / "data")]
        built = [] if part == SOURCE else ["--only-binary=:all:"]
        steps = (
            [*installer(isolated), *built, wanted],
            [isolated, "-I", *jobs],
        )
        return next(filter(None, (said(step, folder) for step in steps)), "")


def lowest_of(metadata: Message, extra: str, version: str) -> list[str]:
    """Return the lowest versions that the metadata allow, as constraints.

    A bound that is no version, such as 0.15 where 0.15.1 was the first, cannot be installed.
    """
    asked = {"extra": extra, "python_version": version}
    required = map(Requirement, metadata.get_all("Requires-Dist", []))
    return [
        f"{each.name}=={bound.version}"
        for each in required
        if each.marker is None or each.marker.evaluate(asked)
        for bound in each.specifier
        if bound.operator == ">="
    ]


def lowest_builders() -> list[str]:
    """Return the lowest versions of the libraries that build the source archive."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [each.replace(">=", "==") for each in project["build-system"]["requires"]]


def python_of(python: str, folder: Path) -> str:
    """Make an environment and return its interpreter."""
    subprocess.run([python, "-m", "venv", "--without-pip", str(folder)], check=True)
    return str(folder / "bin" / "python")


def installer(python: str) -> list[str]:
    """Return the command that installs into another environment, and compiles nothing."""
    if uv := which("uv"):
        return [uv, "pip", "install", "-q", "--python", python]
    return [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-compile"]


def said(step: list[str], folder: Path) -> str:
    """Run a step in a folder; return all that it said if it failed, or nothing."""
    hidden = {"PYTHONPATH", "GAIDISCLOSURE_LANG"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= dict.fromkeys(BOUNDED, str(folder / CONSTRAINTS))
    ran = subprocess.run(
        step,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = f"{ran.stdout}{ran.stderr}".splitlines()
    told = [line for line in lines if "WARNING" not in line]
    return "\n".join(told or ["no output"]) if ran.returncode else ""


def rendered(*archives: Path) -> Iterator[str]:
    """Let twine judge the metadata and the long description."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / CONSTRAINTS).touch()
        python = python_of(sys.executable, folder / "environment")
        for step in (
            [*installer(python), "twine", "readme-renderer[md]"],
            [python, "-m", "twine", "check", "--strict", *map(str, archives)],
        ):
            yield from filter(None, [said(step, folder)])


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
