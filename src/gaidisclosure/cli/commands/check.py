# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure check`` and ``demo``: a verdict on every file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from attrs import frozen
from rich.console import Console

from gaidisclosure import samples
from gaidisclosure.cli import as_text, speech
from gaidisclosure.cli.judging import SKIPPED, UNREADABLE, Skipped, status, tell_skipped, walked
from gaidisclosure.cli.output import block, columns, not_written, write
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.telling import Telling, Told
from gaidisclosure.cli.terminal import screen, tracked
from gaidisclosure.draft import Blanks, Conclusion
from gaidisclosure.i18n import text
from gaidisclosure.reading.folders import Found


@frozen
class Sample(Found):
    """A sample of the package, by its own name and not by the way to it."""

    def __str__(self) -> str:
        return Path(self.path).name


@click.command("check", cls=Command)
@speech.files
@speech.layout
@speech.blanks
@click.option("-q", "--quiet", is_flag=True)
@click.option("--isolate", is_flag=True)
@speech.lang
@click.pass_context
def check(
    context: click.Context,
    files: tuple[str, ...],
    layout: str,
    blanks: Blanks,
    quiet: bool,
    isolate: bool,
) -> None:
    """Judge every file, whatever becomes of the others."""
    telling = Telling(layout, blanks, speech.locale_of(context), columns(sys.stdout))
    skipped: Skipped = {}
    found = walked(files, skipped)
    told = telling.each(found, isolate=isolate)
    conclusions = _print(told, len(found), telling, skipped, quiet=quiet)
    tell_skipped(skipped, telling.locale)
    context.exit(status(conclusions))


@click.command("demo", cls=Command)
@click.option("-o", "--output", metavar="FOLDER")
@speech.force
@speech.lang
@click.pass_context
def demo(context: click.Context, output: str | None, force: bool) -> None:
    """Judge the samples of the package, or copy them into a folder."""
    locale = speech.locale_of(context)
    if output is not None:
        context.exit(_copy_samples(Path(output), locale, force=force))
    wide = columns(sys.stdout)
    files = [Sample(str(each)) for each in samples.files()]
    telling = Telling("text", "keep", locale, wide)
    found = _print(telling.each(files, isolate=False), len(files), telling, {})
    click.echo("\n" + block(text("cli.demo", locale), wide, first="", rest=""), nl=False)
    context.exit(2 if UNREADABLE in found else 0)


def _copy_samples(folder: Path, locale: str, *, force: bool) -> int:
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


def _print(
    told: Iterator[Told], count: int, telling: Telling, skipped: Skipped, *, quiet: bool = False
) -> set[str]:
    """Print the verdicts on all reports, and return their conclusions."""
    out = screen(sys.stdout) if telling.layout == "text" else None
    bar_would_disturb = out is None and sys.stdout.isatty()
    files = told if bar_would_disturb else tracked(told, count, telling.locale, out)
    reports = _reports(files, skipped)
    if out:
        return _print_blocks(reports, out, telling.locale, quiet)
    return {*_print_lines(reports, quiet)}


def _reports(told: Iterable[Told], skipped: Skipped) -> Iterator[Told]:
    """Yield the verdicts, and keep the names of files that are skipped."""
    for conclusion, verdict in told:
        if conclusion == SKIPPED and isinstance(verdict, bytes):
            skipped[verdict.decode()] = "text"
        else:
            yield conclusion, verdict


def _print_lines(lines: Iterable[Told], quiet: bool) -> Iterator[str]:
    for conclusion, line in lines:
        if not (quiet and conclusion == Conclusion.VALID):
            click.echo(line)
        yield conclusion


def _print_blocks(blocks: Iterable[Told], out: Console, locale: str, quiet: bool) -> set[str]:
    """Print verdicts with blank lines between them, and a summary of several."""
    conclusions, apart = list[str](), False
    for conclusion, verdict in blocks:
        conclusions.append(conclusion)
        if not (quiet and conclusion == Conclusion.VALID):
            out.print("\n" * apart, verdict, sep="", end="", soft_wrap=True)
            apart = True
    if len(conclusions) > 1 and not quiet:
        out.print(f"\n{as_text.summary(conclusions, locale)}", soft_wrap=True)
    return {*conclusions}
