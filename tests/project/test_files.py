# SPDX-License-Identifier: Apache-2.0
"""What the files of the project may contain, and how long they may be."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 350

# Written so that no pattern finds itself here.
MACHINE = {
    "a path of one machine": re.compile(
        r"(?<![\w.~}])/(?:work|root|home|Users|tmp|opt|farm)/|\b[A-Z]:\\\\?Users"
    ),
    "a folder beside the project": re.compile(r"[.][.]/shared"),
    "a package registry": re.compile(
        r"(?:[p]ypi|[n]pmjs|[c]onda|[a]naconda)\.(?:org|com|cn)|python[h]osted|[-]-index-url"
        r"|(?:[d]eb|[s]ecurity)\.debian|[m]irrors?\.\w+\.\w+"
    ),
    "a download address": re.compile(
        r"\w+://\S+\.(?:whl|zip|tar\.\w+|tgz|exe|docx?|xlsx?|pdf)\b|/releases/[d]ownload"
    ),
}


def committed() -> list[Path]:
    """The files that git knows; without git, as in a source archive, there is nothing to check."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    found = (ROOT / name for name in listed.stdout.split("\0") if name)
    return [path for path in found if path.is_file()]


def lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("a path of one machine", "see /" + "work/main"),
        ("a path of one machine", "open('/" + "tmp/x')"),
        ("a folder beside the project", "../" + "shared/design.md"),
        ("a package registry", "https://" + "pypi" + ".org/simple"),
        ("a package registry", "files.python" + "hosted.org"),
        ("a download address", "https://example.org/a-1.0" + ".whl"),
    ],
)
def test_the_patterns_find_what_they_should(kind: str, line: str) -> None:
    assert MACHINE[kind].search(line)


@pytest.mark.parametrize("kind", MACHINE)
def test_no_file_knows_a_machine_or_a_registry(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in committed()
        for number, line in enumerate(lines(path), 1)
        if MACHINE[kind].search(line)
    ]
    assert not found, kind


def test_no_source_file_is_long() -> None:
    found = {str(path.relative_to(ROOT)): len(lines(path)) for path in (ROOT / "src").rglob("*.py")}
    assert not {name: length for name, length in found.items() if length > LONGEST}


def test_compiled_catalogs_are_not_committed() -> None:
    assert not [path for path in committed() if path.suffix == ".mo"]


def test_every_program_names_its_licence() -> None:
    programs = [path for path in committed() if path.suffix == ".py" and path.stat().st_size]
    texts = {path.relative_to(ROOT): path.read_text("utf-8").splitlines()[:2] for path in programs}
    named = "# SPDX-License-Identifier: Apache-2.0"
    assert [str(path) for path, lines in texts.items() if named not in lines] == []
