# SPDX-License-Identifier: Apache-2.0
"""The language of the command, 语言: its choice, help pages and complaints.

The words stand in the catalogs by the names of commands and options: ``cli.help.check``,
``cli.option.format``. If nothing names a language, it is that of :mod:`gaidisclosure.i18n`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import takewhile
from typing import Any, Final

import click
from click.core import augment_usage_errors

from gaidisclosure.cli.output import block, columns, harmless
from gaidisclosure.i18n import has, named, negotiate, text
from gaidisclosure.zh.widths import pad, width

_LANG: Final = "--lang"
_HELP: Final = {"help_option_names": ["-h", "--help"]}
_ANY: Final = {"[OPTIONS]": "options", "[COMMAND] [ARGS]...": "command"}
"""The words of click in the line of usage."""
_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
"""Hyphens, and what word processors and Chinese keyboards make of them."""


def chosen(args: Sequence[str]) -> str:
    """Return the language of a command line, or else the current language.

    It is looked up before the arguments are parsed, as help and errors are in that language too.

    >>> chosen(["check", "--lang", "en-GB", "report.txt"])
    'en'
    """
    found = ""
    for place, arg in enumerate(args):
        if arg == "--":
            break
        option, equals, value = arg.partition("=")
        if option == _LANG:
            found = value if equals else "".join(args[place + 1 : place + 2])
    return named(found) or negotiate(None)


def _known(ctx: click.Context, _: click.Parameter, name: str | None) -> None:
    """Refuse the name of a language that :func:`chosen` could not understand."""
    if name is not None and named(name) is None:
        raise click.UsageError(text("cli.usage.lang", str(ctx.obj), given=name), ctx)


files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
lang = click.option(_LANG, callback=_known, metavar="zh|zh-Hant|en", expose_value=False)
blanks = click.option("--blanks", type=click.Choice(["keep", "zero"]), default="keep")
force = click.option("--force", is_flag=True)
layout = click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text")


def locale_of(context: click.Context) -> str:
    """Return the language of this run of the command."""
    return str(context.obj)


class Command(click.Command):
    """A command whose help and complaints are in the catalogs."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings["context_settings"] = {**_HELP, **(settings.get("context_settings") or {})}
        super().__init__(*args, **settings)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the arguments, and name those that are too many."""
        _refuse_dashes(self, ctx, args)
        ctx.allow_extra_args = True
        with augment_usage_errors(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(text("cli.usage.extra", str(ctx.obj), given=" ".join(rest)), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """Return the whole help page."""
        return "\n\n".join(_page(self, ctx, []))


def _refuse_dashes(command: click.Command, ctx: click.Context, args: Sequence[str]) -> None:
    """Refuse an option that does not begin with two hyphens, such as ``—failed``."""
    known = {opt for param in command.get_params(ctx) for opt in param.opts}
    for given in takewhile("--".__ne__, args):
        bare = given.lstrip(_DASHES)
        name = f"--{bare.partition('=')[0]}"
        if name in known and given not in (bare, f"--{bare}"):
            locale = str(ctx.obj)
            raise click.UsageError(text("cli.usage.dashes", locale, given=given, name=name), ctx)


class Group(click.Group):
    """A group of such commands, which speaks the language of the command line."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, context_settings=_HELP, **settings)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Find the language first, so that all that follows can speak it."""
        return super().make_context(info_name, args, parent, obj=chosen(args), **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the options of the group."""
        with augment_usage_errors(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command, or answer an unknown name with the nearest or with all."""
        known = self.list_commands(ctx)
        if args[0] not in known:
            locale, near = str(ctx.obj), get_close_matches(args[0], known, n=1)
            kind = "_near" if near else "_file" if os.path.exists(args[0]) else ""
            names = text("cli.list", locale).join(near or known)
            message = text(f"cli.usage.command{kind}", locale, name=args[0], names=names)
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """Return the whole help page, with a line for each command."""
        return "\n\n".join(_page(self, ctx, self.list_commands(ctx)))


def _page(command: click.Command, ctx: click.Context, commands: Iterable[str]) -> Iterator[str]:
    locale, wide = str(ctx.obj), columns(sys.stdout)
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    for metavar, kind in _ANY.items():
        usage = usage.replace(metavar, text(f"cli.help.any_{kind}", locale))
    yield block(text("cli.help.usage", locale, usage=usage), wide, first="", rest="    ")[:-1]
    for paragraph in text(f"cli.help.{command.name}", locale).split("\n\n"):
        is_example = paragraph.startswith("  ")
        yield paragraph if is_example else block(paragraph, wide, first="", rest="")[:-1]
    if brief := [(name, text(f"cli.brief.{name}", locale)) for name in commands]:
        yield _table(text("cli.help.commands", locale), brief, wide)
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    rows = [(_spelled(each), text(_code(command, each), locale)) for each in options]
    yield _table(text("cli.help.options", locale), rows, wide)


def _code(command: click.Command, param: click.Parameter) -> str:
    if not isinstance(param, click.Option):
        return f"cli.argument.{param.name}"
    name = param.opts[-1].lstrip("-")
    own = f"cli.option.{command.name}.{name}"
    return own if has(own) else f"cli.option.{name}"


def _spelled(option: click.Option) -> str:
    """All names of an option and its values, such as ``-o, --output PATH``."""
    names = ", ".join(option.opts)
    if isinstance(option.type, click.Choice):
        return f"{names} {'|'.join(option.type.choices)}"
    return f"{names} {option.metavar or ''}".strip()


def _table(heading: str, rows: list[tuple[str, str]], wide: int) -> str:
    """Names with their meaning next to them, or below a long name."""
    room = min(max(width(name) for name, _ in rows), 26) + 4
    return "\n".join([heading, *(_row(name, meaning, room, wide) for name, meaning in rows)])


def _row(name: str, meaning: str, room: int, wide: int) -> str:
    left, indent = f"  {name}", " " * room
    if width(left) + 2 > room:
        return f"{left}\n{block(meaning, wide, first=indent, rest=indent)[:-1]}"
    return block(meaning, wide, first=pad(left, room), rest=indent)[:-1]


def explain_usage(error: click.UsageError) -> None:
    """Explain a mistake in the command line, and say where help is."""
    locale = str(error.ctx.obj) if error.ctx else negotiate(None)
    path = error.ctx.command_path if error.ctx else "gaidisclosure"
    print(harmless(_complaint(error, locale)), file=sys.stderr)
    print(text("cli.usage.hint", locale, command=path), file=sys.stderr)


def _complaint(error: click.UsageError, locale: str) -> str:
    match error:
        case click.MissingParameter(ctx=click.Context() as ctx, param=click.Parameter() as param):
            meaning = text(_code(ctx.command, param), locale)
            return text("cli.usage.missing", locale, name=_name(param), meaning=meaning)
        case click.BadParameter(
            param=click.Parameter(type=click.Choice() | click.IntRange() as kind) as param
        ):
            return _expected(_name(param), kind, locale)
        case click.NoSuchOption(possibilities=[near, *_]):
            return text("cli.usage.option_near", locale, name=error.option_name, near=near)
        case click.NoSuchOption():
            return text("cli.usage.no_option", locale, name=error.option_name)
        case click.BadOptionUsage(ctx=click.Context() as ctx, option_name=name):
            return _misused(ctx, name, locale)
        case _:
            return error.format_message()


def _misused(ctx: click.Context, name: str, locale: str) -> str:
    """Say what follows an option, or that nothing does."""
    (param,) = (each for each in ctx.command.get_params(ctx) if name in each.opts)
    if isinstance(param, click.Option) and param.is_flag:
        return text("cli.usage.flag", locale, name=name)
    meaning = text(_code(ctx.command, param), locale)
    return text("cli.usage.value", locale, name=name, meaning=meaning)


def _expected(name: str, kind: click.Choice[Any] | click.IntRange, locale: str) -> str:
    """Say which values an option takes."""
    if isinstance(kind, click.IntRange):
        return text("cli.usage.number", locale, name=name, least=kind.min, most=kind.max)
    choices = text("cli.list", locale).join(kind.choices)
    return text("cli.usage.choice", locale, name=name, choices=choices)


def _name(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else str(param.metavar).strip("[]")
