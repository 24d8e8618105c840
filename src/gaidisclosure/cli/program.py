# SPDX-License-Identifier: Apache-2.0
"""The command as a whole, 程序: its commands, and the ways in which a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from gaidisclosure._version import __version__
from gaidisclosure.cli.output import complain, not_written, use_utf8
from gaidisclosure.cli.speech import Group, explain_usage, lang
from gaidisclosure.errors import FontError, MissingExtraError
from gaidisclosure.i18n import negotiate, text

NAME: Final = "gaidisclosure"
COMMANDS: Final = {
    "check": "check",
    "demo": "demo",
    "show": "show",
    "convert": "convert",
    "template": "template",
    "fill": "fill",
    "consolidate": "consolidate",
    "table": "table",
    "compare": "compare",
    "chart": "chart",
    "sample": "sample",
    "explain": "explain",
    "form": "form",
    "schema": "form",
    "conform": "conform",
}
"""Each command and its module, in the order in which users need them."""
_INTERRUPTED: Final = 130


class Program(Group):
    """The commands under one name, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return a command by its name, one of :data:`COMMANDS`."""
        module = import_module(f"gaidisclosure.cli.commands.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and end cleanly if it cannot go on.

        A library may be missing, or the output closed. A reader that has closed a pipe needs no
        message.
        """
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except (FontError, MissingExtraError) as error:  # of a writer: commands handle readers
            print(error.message(str(ctx.obj)), file=sys.stderr)
            ctx.exit(2)
        except OSError as error:  # of the output: commands handle those of their files
            _discard_output()
            if not isinstance(error, BrokenPipeError):
                not_written(text("cli.stdout", str(ctx.obj)), error, str(ctx.obj))
            ctx.exit(2)


def _without_output() -> int:
    """End a run whose standard output or standard error is closed."""
    if sys.stderr:
        locale = negotiate(None)
        complain(text("cli.stdout", locale), text("cli.closed", locale), locale)
    return 2


def _discard_output() -> None:
    """Let Python flush the closed output into nothing when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


@click.group(NAME, cls=Program, invoke_without_command=True)
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
@lang
@click.pass_context
def program(context: click.Context) -> None:
    """Check, show and convert annual reports."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command, explain mistakes in it, and return its exit status."""
    if not (sys.stdout and sys.stderr):
        return _without_output()
    use_utf8()
    given = None if args is None else list(args)
    try:
        result = program.main(given, prog_name=NAME, standalone_mode=False)
    except click.UsageError as error:
        explain_usage(error)
        return 2
    except click.Abort:
        return _INTERRUPTED
    return result if isinstance(result, int) else 0
