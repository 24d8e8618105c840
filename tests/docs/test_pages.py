# SPDX-License-Identifier: Apache-2.0
"""The pages of the documentation: what follows from the form is up to date, and all is run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("zh", "en")
FOLDERS = [DOCS / name for name in (*LANGUAGES, "developing")]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *DOCS.glob("*.md"),
        *(page for each in FOLDERS for page in each.rglob("*.md")),
    ]
)
BOTH = sorted(
    {
        str(page.relative_to(DOCS / each))
        for each in LANGUAGES
        for page in (DOCS / each).rglob("*.md")
    }
)
RUN = {"python", "console", "json", "js"}
SHOWN = {"sh", "text", "{toctree}", "{include}", "{container}", "{eval-rst}", "{literalinclude}"}
ENGINES = "a-hundred-thousand.md"
"""The page whose blocks in ``py`` are run by the session engines (tests/engines/test_page.py)."""
BLOCK = re.compile(r"^```(?:python|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STEPS = {
    "zh": ["准备", "命令", "结果", "接下来"],
    "en": ["What you have", "The command", "What it prints", "What to do with it"],
}
PROGRAM = {"程序": "命令", "The program": "The command"}
"""What a how-to for programmers has as its second step."""
FENCE = re.compile(r"^(`{3,}|:{3,})([^\s`:]\S*)", re.MULTILINE)


def fences(page: Path) -> list[str]:
    return [found[2] for found in FENCE.finditer(page.read_text("utf-8"))]


def test_generated_pages_are_those_that_the_form_gives() -> None:
    program = (
        "import sys; sys.path.insert(0, 'tools'); import pages\n"
        "print(*[p for p, t in pages.pages().items() if p.read_text('utf-8') != t])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout.strip() == "", "run: python tools/pages.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_is_of_a_language_that_is_run_or_shown_on_purpose(page: Path) -> None:
    elsewhere = {"py"} if page.name == ENGINES else set[str]()
    assert set(fences(page)) <= RUN | SHOWN | elsewhere


@pytest.mark.parametrize("name", BOTH)
def test_both_languages_have_the_same_pages_with_the_same_programs(name: str) -> None:
    assert fences(DOCS / "zh" / name) == fences(DOCS / "en" / name)


@pytest.mark.parametrize("name", BOTH)
def test_both_languages_have_the_same_sections(name: str) -> None:
    depths = [
        re.findall(r"^(#+) ", re.sub(r"(?s)```.*?\n```", "", text), re.MULTILINE)
        for text in ((DOCS / language / name).read_text("utf-8") for language in LANGUAGES)
    ]
    assert depths[0] == depths[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_how_to_begins_with_the_same_four_steps(language: str) -> None:
    pages = {*(DOCS / language / "how-to").glob("*.md")} - {DOCS / language / "how-to" / "index.md"}
    assert len(pages) > 15
    for page in pages:
        steps = re.findall(r"^## (.+)", page.read_text("utf-8"), re.MULTILINE)[:4]
        assert [PROGRAM.get(step, step) for step in steps] == STEPS[language], page.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_has_a_page_that_runs_and_shows_it(language: str) -> None:
    pages = {page.stem: page for page in (DOCS / language / "examples").glob("*.md")}
    del pages["index"]
    assert pages.keys() == {path.stem for path in (ROOT / "examples").glob("*.py")}
    for name, page in pages.items():
        text = page.read_text("utf-8")
        assert f"$ python3 examples/{name}.py" in text
        assert f"{{literalinclude}} ../../../examples/{name}.py" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_with_files_of_the_source_says_where_they_are(language: str) -> None:
    words = {"zh": "源码文件夹", "en": "the folder of the source"}[language]
    pages = (DOCS / language).rglob("*.md")
    texts = {str(page): re.sub(r"\s+", " ", page.read_text("utf-8")) for page in pages}
    using = {name for name, text in texts.items() if re.search(r"examples/(data/|\w+\.py)", text)}
    assert len(using) > 10
    assert [name for name in using if words not in texts[name]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_tos_and_first_pages_need_the_package_alone(language: str) -> None:
    home = DOCS / language
    pages = [*(home / "how-to").glob("*.md"), home / "index.md", home / "tutorial.md"]
    blocks = [block for page in pages for block in BLOCK.findall(page.read_text("utf-8"))]
    assert len(blocks) > 90
    assert [block for block in blocks if re.search(r"examples/|tests/", block)] == []


def test_both_languages_lead_through_the_same_pages() -> None:
    found = [
        re.findall(r"(?ms)^```\{toctree\}\n.*?\n\n(.*?)\n```", page.read_text("utf-8"))
        for page in (DOCS / language / "index.md" for language in LANGUAGES)
    ]
    assert len(found[0]) == 6
    assert found[0] == found[1]
