"""``gaidisclosure check``: one verdict per file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

import click
from rich.text import Text

from gaidisclosure.cli import as_json, as_text, options
from gaidisclosure.cli.help import Command
from gaidisclosure.cli.judgement import NotJudged, judge, status
from gaidisclosure.cli.sources import Source, walked
from gaidisclosure.cli.terminal import columns, screen, tracked
from gaidisclosure.cli.workers import each
from gaidisclosure.draft import Blanks
from gaidisclosure.i18n import text


@click.command("check", cls=Command)
@options.files
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text")
@options.blanks
@options.lang
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], layout: str, blanks: Blanks) -> None:
    """Judge every file, whatever becomes of the others."""
    print_all = _print_json if layout == "json" else _print_text
    context.exit(status(set(print_all(walked(files), blanks, options.locale_of(context)))))


def _print_json(files: Sequence[Source], blanks: Blanks, locale: str) -> list[str]:
    work = partial(_line, blanks=blanks, locale=locale)
    lines = each(work, files, partial(_lost_line, locale=locale))
    conclusions: list[str] = []
    for conclusion, line in lines if sys.stdout.isatty() else tracked(lines, len(files), locale):
        conclusions.append(conclusion)
        click.echo(line)
    return conclusions


def _line(source: Source, blanks: Blanks, locale: str) -> tuple[str, bytes]:
    judgement = judge(source, blanks, locale)
    return judgement.conclusion, as_json.line(judgement, locale)


def _lost_line(source: Source, locale: str) -> tuple[str, bytes]:
    judgement = NotJudged(str(source), text("cli.lost", locale))
    return judgement.conclusion, as_json.line(judgement, locale)


def _print_text(files: Sequence[Source], blanks: Blanks, locale: str) -> list[str]:
    out = screen(sys.stdout)
    wide = columns(out)
    work = partial(_shown, blanks=blanks, locale=locale, wide=wide)
    verdicts = each(work, files, partial(_lost_text, locale=locale, wide=wide))
    conclusions: list[str] = []
    for conclusion, verdict in tracked(verdicts, len(files), locale, out):
        conclusions.append(conclusion)
        out.print(verdict, end="", soft_wrap=True)
        if len(files) > 1:
            out.print()
    if len(files) > 1:
        out.print(as_text.summary(conclusions, locale), soft_wrap=True)
    return conclusions


def _shown(source: Source, blanks: Blanks, locale: str, wide: int) -> tuple[str, Text]:
    judgement = judge(source, blanks, locale)
    return judgement.conclusion, as_text.shown(judgement, wide, locale)


def _lost_text(source: Source, locale: str, wide: int) -> tuple[str, Text]:
    judgement = NotJudged(str(source), text("cli.lost", locale))
    return judgement.conclusion, as_text.shown(judgement, wide, locale)
