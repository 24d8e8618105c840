# SPDX-License-Identifier: Apache-2.0
"""The tasks of this project: ``nox -l`` lists them, ``nox -s lint types`` runs two of them.

Every task uses the environment that nox runs in, which the test command of the README makes, and
installs nothing there. What comes after ``--`` goes to pytest, or to the program of the task.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "none"
nox.options.error_on_external_run = False
nox.options.sessions = ["lint", "types", "docs", "wheel", "cover"]

ROOT = Path(__file__).parent
PYTHON = sys.executable


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests and every block of the documentation, as the README does."""
    session.run(PYTHON, "-m", "pytest", "--whole", *session.posargs)


@nox.session
def cover(session: nox.Session) -> None:
    """Run them and measure that every branch of the library is taken."""
    session.run(PYTHON, "-m", "pytest", "--whole", "--cov", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, form, and that lower rooms never import higher ones."""
    session.run(PYTHON, "-m", "ruff", "check", ".")
    session.run(PYTHON, "-m", "ruff", "format", "--check", ".")
    session.run(str(Path(PYTHON).with_name("lint-imports")))


@nox.session
def types(session: nox.Session) -> None:
    """Check types twice, both times strictly."""
    session.run(PYTHON, "-m", "mypy")
    session.run(PYTHON, "-m", "pyright", "--pythonpath", PYTHON)
    session.run(PYTHON, "tools/check_clients.py")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into docs/_build, where a warning is an error."""
    shutil.rmtree(ROOT / "docs" / "_build", ignore_errors=True)
    session.run(PYTHON, "tools/site.py", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """Build what people install from the source archive, look into it and use it."""
    session.run(PYTHON, "tools/check_wheel.py", *session.posargs)


@nox.session
def release(session: nox.Session) -> None:
    """Build both archives into build/release, and install and use every part of them.

    Takes half an hour and the network: ``nox -s release -- python3.11 python3.12 python3.13``.
    """
    folder = ROOT / "build" / "release"
    shutil.rmtree(folder, ignore_errors=True)
    session.run(PYTHON, "tools/check_wheel.py", str(folder))
    session.run(PYTHON, "tools/check_installs.py", str(folder), *session.posargs)


@nox.session
def browser(session: nox.Session) -> None:
    """Look at the site and at written pages in Chromium, and run the JavaScript module there."""
    session.run(PYTHON, "-m", "pytest", "-n0", "tests/browser", *session.posargs)


@nox.session
def office(session: nox.Session) -> None:
    """Let LibreOffice recalculate, print and save what is written, and read it again."""
    session.run(PYTHON, "-m", "pytest", "-n0", "tests/office", *session.posargs)


@nox.session
def engines(session: nox.Session) -> None:
    """Let Dask, Sail and Spark call our functions, and PostgreSQL hold a corpus, as far as here."""
    servers = sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin")))  # Debian's, in no PATH
    path = os.pathsep.join([*servers[-1:], os.environ.get("PATH", "")])
    tests = ("tests/engines", "tests/bulk/test_databases.py")
    session.run(PYTHON, "-m", "pytest", "-n0", "-rs", *tests, *session.posargs, env={"PATH": path})


@nox.session
def validators(session: nox.Session) -> None:
    """Let Microsoft's validator judge SARIF, and pre-commit install the hook and run it."""
    session.run(PYTHON, "-m", "pytest", "-n0", "tests/validators", *session.posargs)


@nox.session
def laws(session: nox.Session) -> None:
    """Try laws at depth: twenty-five times as many examples, and every set of three identities."""
    deep = {"HYPOTHESIS_PROFILE": "thorough"}
    session.run(
        PYTHON, "-m", "pytest", "-m", "", "--timeout=0", "tests", *session.posargs, env=deep
    )


@nox.session
def mutation(session: nox.Session) -> None:
    """Spoil the code in one place at a time: ``nox -s mutation -- FOLDER``."""
    session.run(PYTHON, "tools/mutation.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Read hostile files for long: ``nox -s fuzz -- pdf --seconds 3600``."""
    session.run(PYTHON, "-m", "fuzzing.run", *(session.posargs or ["all", "--seconds", "60"]))
