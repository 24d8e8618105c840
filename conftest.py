# SPDX-License-Identifier: Apache-2.0
"""Runs every code block of the READMEs and of the documentation, in the order of each page.

``python`` blocks are run, and those that begin with ``>>>`` must print what stands there; so must
the commands after ``$`` in ``console`` blocks, in a folder like this one; ``json`` blocks must be
JSON. Blocks of other languages are only shown.
"""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Iterator
from doctest import ELLIPSIS
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from sybil import Example, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from tests import depth

depth.load()

collect_ignore = ["docs/conf.py", "docs/_build", "docs/_ext"]
collect_ignore_glob = ["**/conftest.py"]  # they share a name, and have no tests
ROOT = Path(__file__).parent
SLOW = frozenset(ROOT / each for each in depth.SLOW)

# Nothing names a language to the run, so that messages are in Chinese wherever it takes place.
for variable in ("GAIDISCLOSURE_LANG", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(variable, None)
os.environ["LANG"] = "C.UTF-8"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option with which the test command of the README runs slow files as well."""
    parser.addoption("--whole", action="store_true", help="run the slow files of tests as well")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out slow files in a run that names none."""
    named = [*config.args] != config.getini("testpaths")
    if named or config.getoption("whole") or collection_path not in SLOW:
        return None
    return True


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a console block with the output that is shown below it."""
    for part in f"\n{block}".split("\n$ ")[1:]:
        command, _, output = part.partition("\n")
        yield command, output.strip()


def environment() -> dict[str, str]:
    """Return the environment of a reader, in a UTF-8 locale that names no language."""
    unset = ("LC_", "COLUMNS", "FORCE_COLOR", "NO_COLOR")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    return kept | {"PATH": path, "LANG": "C.UTF-8", "LANGUAGE": "", "PYTHONUTF8": "1"}


def folder(example: Example) -> Path:
    """Return the folder of a page, with the examples and links to all else, that it writes to."""
    if "folder" not in example.namespace:
        made = example.namespace["folder"] = TemporaryDirectory()
        for path in ROOT.iterdir():
            (Path(made.name) / path.name).symlink_to(path)
        examples = Path(made.name) / "examples"
        examples.unlink()
        copytree(ROOT / "examples", examples)  # as links to folders are not followed
    return Path(example.namespace["folder"].name)


def run_console(example: Example) -> str | None:
    """Run the commands and return the first that prints something else than is shown."""
    status = 0
    for command, shown in commands(example.parsed):
        ran = subprocess.run(
            ["sh", "-c", f"(exit {status}); {command}"],
            cwd=folder(example),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        status = ran.returncode
        if ran.stdout.strip() != shown:
            return f"$ {command}\nshown:\n{shown}\nprinted:\n{ran.stdout.strip()}"
    return None


def read_json(example: Example) -> None:
    """Check that a block is JSON."""
    json.loads(example.parsed)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Exempt the documentation from measuring, since tests alone have to cover the library."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker("no_cover")


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("json", read_json),
    ],
    patterns=["README*.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
).pytest()
