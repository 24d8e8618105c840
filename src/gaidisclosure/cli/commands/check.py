# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure check``: a verdict on every file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TypedDict, Unpack

import click
from attrs import evolve

from gaidisclosure.cli import listing, speech
from gaidisclosure.cli.as_text import refuse
from gaidisclosure.cli.copies import Copies
from gaidisclosure.cli.filings import Filings
from gaidisclosure.cli.judging import SKIPPED, Skipped, status, tell_skipped, walked
from gaidisclosure.cli.output import columns, refused, write
from gaidisclosure.cli.outputs.document import LAYOUTS
from gaidisclosure.cli.pages import ENDING, Pages, is_wanted
from gaidisclosure.cli.printing import Printer
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.summary import Summary
from gaidisclosure.cli.targets import apart_from, ending_of
from gaidisclosure.cli.telling import Telling, Told
from gaidisclosure.cli.terminal import WORTH_BAR
from gaidisclosure.draft import Blanks
from gaidisclosure.errors import UnreadableError
from gaidisclosure.explain.findings import NOT_COMPARED
from gaidisclosure.model.period import YEARS
from gaidisclosure.reading.folders import Found
from gaidisclosure.relations import Roster


class _Options(TypedDict):
    failed: bool
    expect: str | None
    year: int | None
    output: str | None
    mark: str | None
    force: bool
    isolate: bool


@click.command("check", cls=Command)
@speech.files
@click.option("--failed", is_flag=True)
@click.option("--expect", metavar="ROSTER")
@click.option("--year", type=click.IntRange(YEARS[0], YEARS[-1]), metavar="YEAR")
@click.option("-o", "--output", metavar="OUT")
@click.option("--mark", metavar="FOLDER")
@speech.force
@click.option("--format", "layout", type=click.Choice(LAYOUTS), default="text")
@speech.blanks
@click.option("--isolate", is_flag=True)
@speech.lang
@click.pass_context
def check(
    context: click.Context,
    files: tuple[str, ...],
    layout: str,
    blanks: Blanks,
    **options: Unpack[_Options],
) -> None:
    """Judge every file, even if others fail."""
    telling = Telling(layout, blanks, speech.locale_of(context), columns(sys.stdout))
    context.exit(_unlistable(telling.locale, options) or _checked(files, telling, options))


def _unlistable(locale: str, options: _Options) -> int:
    """Check that a list can be written, and return the exit status if not."""
    if (output := options["output"]) is None or is_wanted(output):
        return 0
    ending_of(output, [each[1:] for each in (*listing.ENDINGS, ENDING)], locale)
    listing.require(output)
    return refused(Path(output), locale, force=options["force"])


def _checked(names: Sequence[str], telling: Telling, options: _Options) -> int:
    """Judge files, tell who has filed, and return the exit status."""
    locale, output, expect = telling.locale, options["output"], options["expect"]
    try:
        roster = None if expect is None else Roster.read(expect)
    except UnreadableError as error:
        return refuse(str(expect), error, locale)
    skipped: Skipped = {}
    files = apart_from(walked(names, skipped), _written(options), locale, expect)
    skipped = _foreign(skipped, options)
    copies, pages = _copies(files, locale, options), _pages(files, locale, options)
    if pages and (refusal := pages.refused()):
        return refusal
    compared = {"text", "roster"} if roster else {"text"}
    telling = evolve(
        telling,
        listed=output is not None and pages is None,
        pages=pages is not None,
        marks=copies is not None,
        not_compared=[each for each in NOT_COMPARED if each not in compared],
    )
    printer = Printer(telling, failed=options["failed"], roster=expect or "")
    told = printer.each(telling.each(files, isolate=options["isolate"]), len(files))
    statuses = [0]
    kept = _kept(zip(files, told, strict=True), skipped, copies, pages, statuses)
    summaries = [*kept]
    tell_skipped(skipped, locale)
    is_collection = len(files) >= WORTH_BAR or any(each.root for each in files)
    wanted = roster or options["year"] or is_collection
    filings = Filings.of(summaries, roster, options["year"]) if wanted else Filings()
    printer.close(summaries, filings if wanted else None)
    if pages:
        statuses.append(pages.close(summaries, filings.lines(locale)))
    elif output is not None:
        statuses.append(_list(summaries, filings, output, locale, force=options["force"]))
    conclusions = {each.conclusion for each in summaries}
    return max(*statuses, status(conclusions), 1 if filings.missing else 0)


def _written(options: _Options) -> Iterator[str]:
    """Yield the names of the files and folders that a run writes."""
    yield from filter(None, (options["output"], options["mark"]))
    if (output := options["output"]) and Path(output).suffix.lower() == ENDING:
        yield str(Path(output).with_suffix(""))  # the folder of several pages


def _foreign(skipped: Skipped, options: _Options) -> Skipped:
    """Return what was skipped without the pages that this run renews."""
    own = {Path(name).resolve() for name in _written(options)}
    places = {name: Path(name).resolve() for name in skipped}
    return {
        name: reason
        for name, reason in skipped.items()
        if own.isdisjoint((places[name], *places[name].parents))
    }


def _copies(files: Sequence[Found], locale: str, options: _Options) -> Copies | None:
    if (folder := options["mark"]) is None:
        return None
    return Copies.of(files, folder, locale, force=options["force"])


def _pages(files: Sequence[Found], locale: str, options: _Options) -> Pages | None:
    if (output := options["output"]) is None or not is_wanted(output):
        return None
    return Pages.of(files, output, locale, force=options["force"])


def _kept(
    told: Iterable[tuple[Found, Told]],
    skipped: Skipped,
    copies: Copies | None,
    pages: Pages | None,
    statuses: list[int],
) -> Iterator[Summary]:
    """Yield the summaries of reports, write their files, and note what is skipped."""
    for at, (file, each) in enumerate(told):
        summary = each.summary
        if each.summary.conclusion == SKIPPED:
            skipped[each.summary.file] = "text"
            continue
        if copies and (each.copy or each.unmarked):
            statuses.append(copies.keep(file, each.copy, each.unmarked))
        if pages and each.page:
            statuses.append(pages.keep(at, each.page))
            summary = evolve(summary, page=pages.targets[at].name)
        yield summary


def _list(
    summaries: Sequence[Summary], filings: Filings, output: str, locale: str, *, force: bool
) -> int:
    """Write the list to send back, and return the exit status."""
    faults = (*chain.from_iterable(each.faults for each in summaries), *filings.faults(locale))
    return write(Path(output), listing.rendered(faults, output, locale), locale, force=force)
