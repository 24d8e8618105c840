# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure check`` and ``demo``: a verdict on every file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen
from rich.text import Text

from gaidisclosure import samples
from gaidisclosure.cli import as_json, as_text, speech
from gaidisclosure.cli.judging import (
    UNREADABLE,
    Judgement,
    NotJudged,
    judge,
    status,
    walked,
)
from gaidisclosure.cli.output import block, columns, not_written
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.terminal import screen, tracked
from gaidisclosure.cli.workers import each
from gaidisclosure.draft import Blanks, Conclusion
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found


@frozen
class Sample(Found):
    """A sample of the package, by its own name and not by the way to it."""

    def __str__(self) -> str:
        return Path(self.path).name


@frozen
class Telling:
    """The form of a verdict: a line of JSON, or some lines of text."""

    layout: str
    blanks: Blanks
    locale: str
    wide: int
    quiet: bool = False

    def judged(self, source: Found) -> tuple[str, bytes | Text]:
        """Return the conclusion on a file, and the verdict as it is printed."""
        return self._told(judge(source, self.blanks, self.locale))

    def lost(self, source: Found) -> tuple[str, bytes | Text]:
        """Return the same for a file at which a process died."""
        return self._told(NotJudged(str(source), text("cli.lost", self.locale)))

    def _told(self, judgement: Judgement) -> tuple[str, bytes | Text]:
        if self.layout == "json":
            return judgement.conclusion, as_json.line(judgement, self.locale)
        return judgement.conclusion, as_text.shown(judgement, self.wide, self.locale)


@click.command("check", cls=Command)
@speech.files
@speech.layout
@speech.blanks
@click.option("-q", "--quiet", is_flag=True)
@speech.lang
@click.pass_context
def check(
    context: click.Context, files: tuple[str, ...], layout: str, blanks: Blanks, quiet: bool
) -> None:
    """Judge every file, whatever becomes of the others."""
    locale = speech.locale_of(context)
    telling = Telling(layout, blanks, locale, columns(sys.stdout), quiet)
    context.exit(status(_print(walked(files), telling)))


@click.command("demo", cls=Command)
@click.option("-o", "--output", metavar="FOLDER")
@speech.lang
@click.pass_context
def demo(context: click.Context, output: str | None) -> None:
    """Judge the samples of the package, or copy them into a folder."""
    locale = speech.locale_of(context)
    if output is not None:
        context.exit(_copy_samples(Path(output), locale))
    wide = columns(sys.stdout)
    files = [Sample(str(each)) for each in samples.files()]
    found = _print(files, Telling("text", "keep", locale, wide))
    click.echo("\n" + block(text("cli.demo", locale), wide, first="", rest=""), nl=False)
    context.exit(2 if UNREADABLE in found else 0)


def _copy_samples(folder: Path, locale: str) -> int:
    """Copy the samples, none over another file, and return the exit status."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for sample in samples.files():
            with (folder / sample.name).open("xb") as target:
                target.write(sample.read_bytes())
    except OSError as error:
        return not_written(error.filename or str(folder), error, locale)
    click.echo(text("cli.demo.copied", locale, path=folder))
    return 0


def _print(files: Sequence[Found], telling: Telling) -> set[str]:
    """Print the verdicts on all files, and return their conclusions."""
    found = each(telling.judged, files, telling.lost)
    if telling.layout == "json":
        bar_would_disturb = sys.stdout.isatty()
        lines = found if bar_would_disturb else tracked(found, len(files), telling.locale)
        return {*_print_lines(lines, telling.quiet)}
    return _print_blocks(found, len(files), telling)


def _print_lines(lines: Iterable[tuple[str, bytes | Text]], quiet: bool) -> Iterator[str]:
    for conclusion, line in lines:
        if not (quiet and conclusion == Conclusion.VALID):
            click.echo(line)
        yield conclusion


def _print_blocks(
    blocks: Iterable[tuple[str, bytes | Text]], count: int, telling: Telling
) -> set[str]:
    """Print verdicts with blank lines between them, and a summary."""
    out, conclusions, apart = screen(sys.stdout), list[str](), False
    for conclusion, verdict in tracked(blocks, count, telling.locale, out):
        conclusions.append(conclusion)
        if not (telling.quiet and conclusion == Conclusion.VALID):
            out.print("\n" * apart, verdict, sep="", end="", soft_wrap=True)
            apart = True
    if count > 1 and not telling.quiet:
        out.print(f"\n{as_text.summary(conclusions, telling.locale)}", soft_wrap=True)
    return {*conclusions}
