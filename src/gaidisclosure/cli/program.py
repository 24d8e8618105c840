"""The command as a whole: which commands there are, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from gaidisclosure._version import __version__
from gaidisclosure.cli import options, usage
from gaidisclosure.cli.check import check
from gaidisclosure.cli.conform import conform
from gaidisclosure.cli.convert import convert
from gaidisclosure.cli.explain import explain
from gaidisclosure.cli.form import form
from gaidisclosure.cli.help import Group
from gaidisclosure.cli.language import chosen
from gaidisclosure.cli.schema import schema
from gaidisclosure.cli.show import show
from gaidisclosure.cli.terminal import complain, use_utf8
from gaidisclosure.i18n import text

NAME = "gaidisclosure"
_INTERRUPTED = 130


class Program(Group):
    """The commands under one name."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Find the language first, so that all that follows can speak it."""
        return super().make_context(info_name, args, parent, obj=chosen(args, os.environ), **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one comes to need them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; one that does not exist is answered with those that do."""
        if args[0] not in self.commands:
            names = text("cli.list", str(ctx.obj)).join(self.commands)
            complaint = text("cli.usage.command", str(ctx.obj), name=args[0], names=names)
            raise click.UsageError(complaint, ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command, and end in order if its output cannot be written.

        Whoever reads it may have seen enough and left: then there is nothing to say.
        """
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except OSError as error:  # of the output: commands handle those of their files
            _discard_output()
            if not isinstance(error, BrokenPipeError):
                locale, reason = str(ctx.obj), error.strerror or error
                name = text("cli.stdout", locale)
                complain(name, text("cli.not_written", locale, reason=reason))
            ctx.exit(2)


def _without_output() -> int:
    """What is left to do where the standard output or the standard error is closed."""
    if sys.stderr:
        locale = chosen((), os.environ)
        complain(text("cli.stdout", locale), text("cli.closed", locale))
    return 2


def _discard_output() -> None:
    """Let Python flush the closed output into nothing when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


@click.group(NAME, cls=Program, invoke_without_command=True)
@click.version_option(__version__, prog_name=NAME, message="%(prog)s %(version)s")
@options.lang
@click.pass_context
def program(context: click.Context) -> None:
    """Judge, show and convert annual reports."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


for command in (check, show, convert, explain, form, schema, conform):
    program.add_command(command)


def run(args: Sequence[str] | None = None) -> int:
    """Run the command; the exit status. Mistakes in the command line are explained, status 2."""
    if not (sys.stdout and sys.stderr):
        return _without_output()
    use_utf8()
    given = None if args is None else list(args)
    try:
        result = program.main(given, prog_name=NAME, standalone_mode=False)
    except click.UsageError as error:
        usage.explain(error)
        return 2
    except click.Abort:
        return _INTERRUPTED
    return result if isinstance(result, int) else 0
