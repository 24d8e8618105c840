# SPDX-License-Identifier: Apache-2.0
"""What a release says of itself in several places, which must agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from gaidisclosure import __version__
from hatch_build import without_links

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_changelog_begins_with_this_version_or_with_what_follows_it() -> None:
    sections = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    released = [each for each in sections if each != "Unreleased"]
    assert sections.index(released[0]) <= 1
    assert re.fullmatch(re.escape(__version__) + r" \(\d{4}-\d\d-\d\d\)", released[0])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_name_the_wheel_of_this_version(language: str) -> None:
    page = (ROOT / "docs" / language / "install.md").read_text("utf-8")
    assert set(re.findall(r"gaidisclosure-([\d.]+)-py3", page)) == {__version__}


def test_classifiers_begin_with_the_lowest_python_and_are_tested() -> None:
    last = [each.rpartition(" :: ")[2] for each in PROJECT["classifiers"]]
    pythons = [each for each in last if each.startswith("3.")]
    assert PROJECT["requires-python"] == f">={pythons[0]}"
    workflow = (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")
    quoted = ", ".join(f'"{each}"' for each in pythons)
    assert f"python: [{quoted}]" in workflow


def test_every_extra_of_a_user_is_on_the_page_about_installing() -> None:
    for language in ("zh", "en"):
        page = (ROOT / "docs" / language / "install.md").read_text("utf-8")
        told = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
        assert told == set(PROJECT["optional-dependencies"]) - {"test"}


@pytest.mark.parametrize(
    ("page", "plain"),
    [
        ("see [installing](docs/en/install.md#windows).", "see installing."),
        ("![The verdict](docs/_static/verdict.svg)", "The verdict"),
        ('<a href="docs/zh/graph.md"><img src="a.svg" width="6" alt="Table 3"></a>', "Table 3"),
        ("a\n\n[中文](README.md)\n\nb", "a\n\nb"),
        ("<!-- main-command -->\n```sh\n", "```sh\n"),
        ("[semver](https://semver.org)", "[semver](https://semver.org)"),
    ],
)
def test_the_description_of_the_index_has_words_for_links(page: str, plain: str) -> None:
    assert without_links(page) == plain


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_the_description_has_no_link_that_leads_nowhere(name: str) -> None:
    text = without_links((ROOT / name).read_text("utf-8"))
    assert not re.findall(r"\]\((?!http)|(?:src|href)=\"(?!http)", text)
