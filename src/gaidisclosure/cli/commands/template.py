# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure template``: the blank form, to hand out and to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

import gaidisclosure as gd
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.targets import ending_of
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.i18n import OFFICIAL
from gaidisclosure.pages.template import TEMPLATES, TemplateFormat


@click.command("template", cls=Command)
@click.argument("key", type=click.Choice(list(FORMS)), metavar="[EDITION]", default="2021")
@click.option("-o", "--output", metavar="FILE", required=True)
@speech.force
@speech.lang
@click.pass_context
def template(context: click.Context, key: FormKey, output: str, force: bool) -> None:
    """Write the blank form in the format of the file name."""
    locale = speech.locale_of(context)
    kind = cast(TemplateFormat, ending_of(output, TEMPLATES, locale))
    language = locale if kind == "html" else OFFICIAL
    context.exit(write(Path(output), gd.template(key, kind, locale=language), locale, force=force))
