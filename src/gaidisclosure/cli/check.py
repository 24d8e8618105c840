"""``gaidisclosure check``: one verdict per file."""

from __future__ import annotations

import sys

import click

from gaidisclosure.cli import as_json, as_text, options
from gaidisclosure.cli.help import Command
from gaidisclosure.cli.judgement import judge, status
from gaidisclosure.cli.terminal import columns, screen, tracked
from gaidisclosure.draft import Blanks


@click.command("check", cls=Command)
@options.files
@click.option("--format", "layout", type=click.Choice(["text", "json"]), default="text")
@options.blanks
@options.lang
@click.pass_context
def check(context: click.Context, files: tuple[str, ...], layout: str, blanks: Blanks) -> None:
    """Judge every file, whatever becomes of the others."""
    print_all = _print_json if layout == "json" else _print_text
    context.exit(status(set(print_all(files, blanks, options.locale_of(context)))))


def _print_json(files: tuple[str, ...], blanks: Blanks, locale: str) -> list[str]:
    conclusions: list[str] = []
    for source in files if sys.stdout.isatty() else tracked(files, locale):
        judgement = judge(source, blanks, locale)
        conclusions.append(judgement.conclusion)
        click.echo(as_json.line(judgement, locale))
    return conclusions


def _print_text(files: tuple[str, ...], blanks: Blanks, locale: str) -> list[str]:
    out = screen(sys.stdout)
    conclusions: list[str] = []
    for source in tracked(files, locale, out):
        judgement = judge(source, blanks, locale)
        conclusions.append(judgement.conclusion)
        out.print(as_text.shown(judgement, columns(out), locale), end="", soft_wrap=True)
        if len(files) > 1:
            out.print()
    if len(files) > 1:
        out.print(as_text.summary(conclusions, locale), soft_wrap=True)
    return conclusions
