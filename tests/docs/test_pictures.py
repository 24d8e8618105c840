# SPDX-License-Identifier: Apache-2.0
"""The pictures of the documentation are those that their programs draw."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests import contract

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "docs" / "_static"
SVG = "{http://www.w3.org/2000/svg}"
HOW_TOS = {
    **dict.fromkeys(["html", "docx", "xlsx", "pdf"], "publish.md"),
    "verdict": "check-a-folder.md",
}
"""The how-to in which each picture of a page is shown."""
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


def test_charts_are_what_the_library_draws() -> None:
    differ = run(
        "import chart_pictures; "
        "print(*[p for p, t in chart_pictures.pictures().items() if p.read_text('utf-8') != t])"
    )
    assert differ.strip() == "", "run: python tools/chart_pictures.py"


def test_the_graph_is_that_of_the_form() -> None:
    differ = run(
        "import graph_picture; "
        "print(*[p for p, t in graph_picture.pictures().items() if p.read_text('utf-8') != t])"
    )
    assert differ.strip() == "", "run: python tools/graph_picture.py"


@pytest.mark.parametrize("name", ["graph.svg", "graph.en.svg", "graph-wrong.svg"])
def test_every_node_and_arc_of_table_3_is_drawn(name: str) -> None:
    root = ElementTree.parse(STATIC / name).getroot()
    looks = [element.get("class") for element in root.iter(f"{SVG}rect")]
    groups = {group.get("class"): len(group) for group in root.iter(f"{SVG}g")}
    hot = [path for path in root.iter(f"{SVG}path") if path.get("class") == "hot"]
    assert looks.count("box") == len(contract.identities("2021")) - len(contract.BLOCKS) - 1
    assert groups["arc"] + groups["total"] + len(hot) == len(table_3())


def table_3() -> list[str]:
    return [path for path in contract.cells("2021") if path.startswith(contract.T3)]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_small_and_has_a_title(picture: Path) -> None:
    title = ElementTree.parse(picture).getroot().find(f"{SVG}title")
    assert picture.stem == "favicon" or (title is not None and title.text)
    assert picture.stat().st_size < 60_000


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_loads_nothing(picture: Path) -> None:
    text = picture.read_text("utf-8")
    assert re.findall(r"[a-z]+://[^\"\s]+", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|<image|<foreignObject|@font-face|url\(", text)


@pytest.mark.parametrize("name", HOW_TOS)
def test_a_page_of_each_format_is_shown_and_told_in_both_languages(name: str) -> None:
    picture = STATIC / f"page-{name}.png"
    with Image.open(picture) as image:
        assert image.width < image.height
    assert picture.stat().st_size < 60_000
    shown = re.compile(rf"!\[([^]]{{10,}})\]\(../../_static/{picture.name}\)")
    pages = [ROOT / "docs" / language / "how-to" / HOW_TOS[name] for language in ("zh", "en")]
    told = [shown.findall(page.read_text("utf-8")) for page in pages]
    assert [len(found) for found in told] == [1, 1]
