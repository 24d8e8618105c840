# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure template``: the blank form, to hand out and to fill in."""

from __future__ import annotations

from pathlib import Path

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import write
from gaidisclosure.cli.speech import Command
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.i18n import OFFICIAL, text
from gaidisclosure.pages.template import TEMPLATES, TemplateFormat


@click.command("template", cls=Command)
@click.argument("key", type=click.Choice(list(FORMS)), metavar="[EDITION]", default="2021")
@click.option("-o", "--output", metavar="FILE", required=True)
@speech.force
@speech.lang
@click.pass_context
def template(context: click.Context, key: FormKey, output: str, force: bool) -> None:
    """Write the blank form in the format of the file name."""
    locale, path = speech.locale_of(context), Path(output)
    endings: dict[str, TemplateFormat] = {f".{each}": each for each in TEMPLATES}
    kind = endings.get(path.suffix.lower())
    if kind is None:
        listed = text("cli.list", locale).join(endings)
        raise click.UsageError(text("cli.template.suffix", locale, path=output, endings=listed))
    language = locale if kind == "html" else OFFICIAL
    context.exit(write(path, gd.template(key, kind, locale=language), locale, force=force))
