"""Arguments and options that commands share; what they mean stands in the catalogs by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from gaidisclosure.cli.language import CHOICES, OPTION

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
lang = click.option(OPTION, type=click.Choice(CHOICES), expose_value=False)
"""Taken note of before parsing; see :mod:`gaidisclosure.cli.language`."""
blanks = click.option("--blanks", type=click.Choice(["keep", "zero"]), default="keep")


def locale_of(context: click.Context) -> str:
    """The language that this run of the command speaks."""
    return str(context.obj)
