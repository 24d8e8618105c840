# SPDX-License-Identifier: Apache-2.0
"""The pictures of the documentation are those that their programs draw."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "docs" / "_static"
PICTURES = sorted(STATIC.glob("*.svg"))


def run(program: str) -> str:
    code = f"import sys; sys.path.insert(0, 'tools'); {program}"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return ran.stdout


def test_the_rooms_are_those_of_the_import_contract() -> None:
    drawn = run("import rooms_picture; print(rooms_picture.picture(), end='')")
    assert drawn == (STATIC / "rooms.svg").read_text("utf-8"), "run: python tools/rooms_picture.py"


@pytest.mark.skipif(sys.platform == "win32", reason="it takes a pseudo-terminal")
def test_the_verdict_is_what_the_command_prints() -> None:
    differ = run(
        "import verdict_picture; "
        "print(*[p for p, t in verdict_picture.pictures().items() if p.read_text('utf-8') != t])"
    )
    assert differ.strip() == "", "run: python tools/verdict_picture.py"


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_loads_nothing(picture: Path) -> None:
    text = picture.read_text("utf-8")
    assert re.findall(r"[a-z]+://[^\"\s]+", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<image|<foreignObject|@font-face|url\(", text)
