# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure demo``: the samples, and the one with a wrong figure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from attrs import frozen
from rich.text import Text

from gaidisclosure import samples
from gaidisclosure.cli import as_text, speech
from gaidisclosure.cli.excerpt import excerpt
from gaidisclosure.cli.judging import Judged, Judgement, judge
from gaidisclosure.cli.output import block, columns, not_written, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.terminal import screen
from gaidisclosure.explain.findings import summary_in_words
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found


@frozen
class Sample(Found):
    """A sample of the package, named without its folder."""

    def __str__(self) -> str:
        return Path(self.path).name


@click.command("demo", cls=Command)
@click.option("-o", "--output", metavar="FOLDER")
@speech.force
@speech.lang
@click.pass_context
def demo(context: click.Context, output: str | None, force: bool) -> None:
    """Show the wrong sample with its verdict, or copy all samples into a folder."""
    locale = speech.locale_of(context)
    if output is not None:
        context.exit(_copy(Path(output), locale, force=force))
    judgements = [judge(Sample(str(each)), "keep", locale) for each in samples.files()]
    context.exit(_tell(judgements, locale))


def _tell(judgements: Sequence[Judgement], locale: str) -> int:
    """Print the samples, the wrong ones last, and return the exit status."""
    out, wide = screen(sys.stdout), columns(sys.stdout)
    for each in sorted(judgements, key=_is_wrong):
        shown = Text.assemble(*as_text.shown(each, wide, locale))
        if _is_passed(each):
            out.print(shown.split("\n")[0])
            continue
        if isinstance(each, Judged):
            words = text("cli.demo.excerpt", locale, source=each.source)
            out.print("", block(words, wide, first="", rest=""), excerpt(each, locale), sep="\n")
            out.print()
        out.print(shown, end="")
    closing = summary_in_words([each.conclusion for each in judgements], locale)
    for line in (closing, text("cli.demo", locale)):
        out.print("", block(line, wide, first="", rest=""), sep="\n", end="")
    return 0 if all(isinstance(each, Judged) for each in judgements) else 2


def _is_wrong(judgement: Judgement) -> bool:
    return isinstance(judgement, Judged) and not judgement.verdict.ok


def _is_passed(judgement: Judgement) -> bool:
    return isinstance(judgement, Judged) and judgement.verdict.ok


def _copy(folder: Path, locale: str, *, force: bool) -> int:
    """Copy the samples, over other files if forced, and return the exit status."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return not_written(str(folder), error, locale)
    for sample in samples.files():
        if status := write(folder / sample.name, sample.read_bytes(), locale, force=force):
            return status
    click.echo(text("cli.demo.copied", locale, path=folder))
    return 0
