"""The help of a command, 帮助: in the language of the user, with Chinese in line.

What a command and an option are for stands in the catalogs, by name: ``cli.help.check``,
``cli.option.format``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from gaidisclosure.cli.layout import block
from gaidisclosure.cli.terminal import columns, screen
from gaidisclosure.i18n import text
from gaidisclosure.zh.widths import pad, width


class Command(click.Command):
    """A command whose help and complaints are in the catalogs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments; those too many are named in the language of the user."""
        ctx.allow_extra_args = True
        if rest := super().parse_args(ctx, args):
            raise click.UsageError(text("cli.usage.extra", str(ctx.obj), given=" ".join(rest)), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The whole help page."""
        return "\n\n".join(_page(self, ctx, []))


class Group(click.Group):
    """A group of such commands."""

    def get_help(self, ctx: click.Context) -> str:
        """The whole help page, with a line for each command."""
        return "\n\n".join(_page(self, ctx, self.list_commands(ctx)))


def _page(command: click.Command, ctx: click.Context, commands: Iterable[str]) -> Iterator[str]:
    locale, wide = str(ctx.obj), columns(screen(sys.stdout))
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    yield block(text("cli.help.usage", locale, usage=usage), wide, first="", rest="    ").plain[:-1]
    for paragraph in text(f"cli.help.{command.name}", locale).split("\n\n"):
        yield block(paragraph, wide, first="", rest="").plain[:-1]
    brief = [(name, text(f"cli.brief.{name}", locale)) for name in commands]
    if brief:
        yield _table(text("cli.help.commands", locale), brief, wide)
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    rows = [(_spelled(option), text(_code(option), locale)) for option in options]
    yield _table(text("cli.help.options", locale), rows, wide)


def _code(option: click.Option) -> str:
    return f"cli.option.{option.opts[-1].lstrip('-')}"


def _spelled(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return f"{option.opts[-1]} {'|'.join(option.type.choices)}"
    return f"{option.opts[-1]} {option.metavar or ''}".strip()


def _table(heading: str, rows: list[tuple[str, str]], wide: int) -> str:
    """Names, and behind them what they mean; behind a long name on a line of its own."""
    room = min(max(width(name) for name, _ in rows), 26) + 4
    return "\n".join([heading, *(_row(name, meaning, room, wide) for name, meaning in rows)])


def _row(name: str, meaning: str, room: int, wide: int) -> str:
    left, indent = f"  {name}", " " * room
    if width(left) + 2 > room:
        return f"{left}\n{block(meaning, wide, first=indent, rest=indent).plain[:-1]}"
    return block(meaning, wide, first=pad(left, room), rest=indent).plain[:-1]
