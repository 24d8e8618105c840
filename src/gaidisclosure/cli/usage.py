"""What is wrong with a command line, 用法, in the language of the user."""

from __future__ import annotations

import os
import sys

import click

from gaidisclosure.cli.language import chosen
from gaidisclosure.cli.plain import harmless
from gaidisclosure.i18n import text


def explain(error: click.UsageError) -> None:
    """Say on the standard error what is wrong and where help is."""
    locale = str(error.ctx.obj) if error.ctx else chosen((), os.environ)
    path = error.ctx.command_path if error.ctx else "gaidisclosure"
    print(harmless(message(error, locale)), file=sys.stderr)
    print(text("cli.usage.hint", locale, command=path), file=sys.stderr)


def message(error: click.UsageError, locale: str) -> str:
    """The complaint in one sentence."""
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            return text("cli.usage.missing", locale, name=_name(param))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as param):
            return text(
                "cli.usage.choice", locale, name=_name(param), choices=_listed(choice, locale)
            )
        case click.NoSuchOption():
            return text("cli.usage.no_option", locale, name=error.option_name)
        case click.BadOptionUsage():
            return text("cli.usage.option", locale, name=error.option_name)
        case _:
            return error.format_message()


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else str(param.metavar)


def _listed(choice: click.Choice[str], locale: str) -> str:
    return text("cli.list", locale).join(choice.choices)
