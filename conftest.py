# SPDX-License-Identifier: Apache-2.0
"""Runs every code block of the READMEs and of the documentation, in the order of each page.

``python`` blocks are run, and those that begin with ``>>>`` must print what stands there; so must
the commands after ``$`` in ``console`` blocks; ``json`` blocks must be JSON; a ``js`` block is
written to the file that its first line names. Blocks of other languages are only shown. How-tos,
the tutorial and the first pages are run in an empty folder, since a reader has the package alone;
all other pages in a folder like this one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from collections.abc import Generator, Iterator
from contextlib import chdir, nullcontext
from doctest import ELLIPSIS
from pathlib import Path
from shutil import copytree, which
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
    """Return the folder in which the blocks of a page are run, made for its first block."""
    if "folder" not in example.namespace:
        made = example.namespace["folder"] = TemporaryDirectory()
        if not is_of_a_reader(Path(example.path)):
            furnish(Path(made.name))
    return Path(example.namespace["folder"].name)


def is_of_a_reader(page: Path) -> bool:
    """Return whether the readers of a page have the package alone and not its source."""
    first = page.name in {"index.md", "tutorial.md"}
    return page.parent.name == "how-to" or (first and page.parent.name in {"zh", "en"})


def furnish(made: Path) -> None:
    """Put the examples and links to all else into a folder, so that pages can write to it."""
    for path in ROOT.iterdir():
        if path.name != "examples":  # links to folders are not followed
            (made / path.name).symlink_to(path)
    copytree(ROOT / "examples", made / "examples")


def run_console(example: Example) -> str | None:
    """Run the commands and return the first that prints something else than is shown."""
    status = 0
    for command, shown in commands(example.parsed):
        if " node " in command and not which("node"):
            pytest.skip("Node.js is not installed")
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


def write_script(example: Example) -> None:
    """Write a script to the file that its first line names."""
    name = example.parsed.partition("\n")[0].removeprefix("// ")
    (folder(example) / name).write_text(example.parsed, "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Run the blocks of a page in its folder."""
    with chdir(folder(item.example)) if isinstance(item, SybilItem) else nullcontext():
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Exempt the documentation from measuring, since tests alone have to cover the library."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker("no_cover")


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("js", write_script),
        CodeBlockParser("json", read_json),
    ],
    patterns=["README*.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
).pytest()
