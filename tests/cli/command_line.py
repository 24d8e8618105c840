# SPDX-License-Identifier: Apache-2.0
"""Running the command in a test."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import CliRunner, Result

from gaidisclosure.cli.program import program

SILENT = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None}
"""An environment that says nothing about the language."""

Command = Callable[..., Result]
Saved = Callable[..., str]


def run(*args: str, given: bytes | str | None = None, **environment: str) -> Result:
    """The result; what is no exit is raised, as it is on a real command line."""
    env = {**SILENT, **environment}
    result = CliRunner().invoke(program, list(args), input=given, env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
