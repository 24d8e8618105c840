# SPDX-License-Identifier: Apache-2.0
"""``gaidisclosure compare``: two reports, or the folders of two years."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import Any, Final

import click
from rich.text import Text

from gaidisclosure.checks import Severity, Status, Violation, cell_label
from gaidisclosure.cli import speech
from gaidisclosure.cli.output import Line, block, columns, sound
from gaidisclosure.cli.outputs.json import encoded, figure, kind_of, scalar
from gaidisclosure.cli.pairs import Pair, Pairs, Report, joined, read_reports
from gaidisclosure.cli.speech import Command
from gaidisclosure.cli.terminal import screen
from gaidisclosure.draft import Cell
from gaidisclosure.explain.findings import numbers_of, opening, places_of
from gaidisclosure.i18n import text
from gaidisclosure.model import ReportingPeriod
from gaidisclosure.relations import Difference, YearResult
from gaidisclosure.relations.changes import Member

_MARKS: Final = {
    "look": ("!", "bold red"),
    "open": ("○", "bold yellow"),
    "agrees": ("✓", "bold green"),
    "differs": ("≠", "bold"),
    "same": ("=", "bold"),
}
"""The mark and the style of each conclusion, gravest first."""
_DEPTHS: Final = (("  ", "  ", ""), ("  · ", "    ", ""), ("    ", "    ", "dim"))
"""The indents and the style of a line on a pair, of a finding, and of its code."""


@click.command("compare", cls=Command)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option("--all", "everything", is_flag=True)
@speech.layout
@speech.lang
@click.pass_context
def compare(context: click.Context, before: str, after: str, everything: bool, layout: str) -> None:
    """Compare two reports, or those of each agency in two folders."""
    locale = speech.locale_of(context)
    (old, unread), (new, more) = (read_reports(name, locale) for name in (before, after))
    found = joined(old, new)
    if layout == "json":
        for record in _records(found, locale):
            click.echo(encoded(record))
    else:
        _print(found, locale, everything=everything)
    context.exit(2 if unread or more else 0)


def _print(found: Pairs, locale: str, *, everything: bool) -> None:
    """Print a block for each pair, the reports that stand alone, and a summary."""
    out, wide = screen(sys.stdout), columns(sys.stdout)
    for place, pair in enumerate(found.pairs):
        mark, style = _MARKS[pair.conclusion]
        shown = Text("\n" * bool(place))
        shown.append(f"{mark} {text(f'cli.compare.{pair.conclusion}', locale)}", style)
        shown.append(block(_heading(pair, locale), wide))
        for depth, line in _told(pair, locale, everything=everything):
            first, rest, style = _DEPTHS[depth]
            shown.append(block(line, wide, first=first, rest=rest), style)
        out.print(shown, end="", soft_wrap=True)
    lines = [*_alone(found, locale), *_summary(found, locale)]
    shown = Text("\n" if lines and found.pairs else "")
    for line in lines:
        shown.append(block(line, wide, first="", rest="  "))
    out.print(shown, end="", soft_wrap=True)


def _heading(pair: Pair, locale: str) -> str:
    """Return the agency and the year, both of the reports where they differ."""
    drafts = [pair.before.draft, pair.after.draft]
    names = [each.agency or text("explain.no_agency", locale) for each in drafts]
    years = [
        text("explain.no_year", locale) if each.report_year is None else str(each.report_year)
        for each in drafts
    ]
    told = (" → ".join(dict.fromkeys(each)) for each in (names, years))
    return text("explain.comma", locale).join(told)


def _told(pair: Pair, locale: str, *, everything: bool) -> Iterator[Line]:
    """Yield the lines on a pair: its files, its findings, and its changes."""
    compared, changes = pair.comparison, pair.changes
    yield 0, f"{pair.before.source} → {pair.after.source}"
    if compared.years:
        yield 0, _counts(compared.results, len(changes), locale)
        if compared.shares:
            yield 0, _shares(pair, locale)
        for finding in compared.findings:
            yield 1, _finding(finding, pair, locale)
            yield 2, finding.code
        unknown = (each for each in compared.results if each.status is Status.NOT_EVALUABLE)
        yield from ((1, f"{each.code}: {each.why(locale)}") for each in unknown)
    elif compared.before.report_year != compared.after.report_year:
        yield 0, text("cli.compare.apart", locale)
    if everything or not compared.years:
        yield from ((1, each.message(locale)) for each in changes)


def _counts(results: tuple[YearResult, ...], changes: int, locale: str) -> str:
    numbers = numbers_of(each.status for each in results)
    return text("cli.compare.counts", locale, **numbers, changes=changes)


def _shares(pair: Pair, locale: str) -> str:
    """Return the share of last year's text in each part, in percent."""
    parts = [
        text(
            "cli.compare.share", locale, part=cell_label(part, "", locale), share=ceil(share * 100)
        )
        for part, share in pair.comparison.shares.items()
    ]
    return text("cli.compare.shares", locale, parts=text("cli.list", locale).join(parts))


def _finding(finding: Violation, pair: Pair, locale: str) -> str:
    """Return a warning or a note, with the place of its cell in the later report."""
    where = opening(places_of(pair.after.draft, finding.cells[-1:], locale), locale)
    mark = "explain.warning" if finding.severity is Severity.WARNING else "cli.note"
    return text(mark, locale) + where + finding.message(locale)


def _alone(found: Pairs, locale: str) -> Iterator[str]:
    """Yield the reports that stand on one side only."""
    for side, reports in (("before", found.only_before), ("after", found.only_after)):
        for each in reports:
            agency = each.draft.agency or text("explain.no_agency", locale)
            code = f"cli.compare.only_{side}"
            yield text(code, locale, agency=agency, source=each.source)


def _summary(found: Pairs, locale: str) -> Iterator[str]:
    """Yield the number of pairs by conclusion, if there are several."""
    counted = Counter(pair.conclusion for pair in found.pairs)
    counts = {f"cli.compare.{name}": counted[name] for name in _MARKS}
    counts["cli.compare.alone_before"] = len(found.only_before)
    counts["cli.compare.alone_after"] = len(found.only_after)
    if (count := sum(counts.values())) > 1:
        told = [f"{text(code, locale)} {number}" for code, number in counts.items() if number]
        parts = text("explain.comma", locale).join(told)
        yield text("cli.compare.summary", locale, count=count, parts=parts)


def _records(found: Pairs, locale: str) -> Iterator[dict[str, Any]]:
    """Yield one object for each pair, and for each report without another."""
    for pair in found.pairs:
        compared = pair.comparison
        yield _record(pair.before, pair.after) | {
            "conclusion": pair.conclusion,
            "changes": [_change(each, locale) for each in compared.changes],
            "findings": [_warning(each, locale) for each in compared.findings],
            "results": [_result(each, locale) for each in compared.results],
            "shares": dict(compared.shares),
        }
    yield from (_record(each, None) for each in found.only_before)
    yield from (_record(None, each) for each in found.only_after)


def _record(before: Report | None, after: Report | None) -> dict[str, Any]:
    sides = {"before": before, "after": after}
    return {name: each and _origin(each) for name, each in sides.items()} | {
        "conclusion": "alone",
        "changes": [],
        "findings": [],
        "results": [],
        "shares": {},
    }


def _origin(report: Report) -> dict[str, Any]:
    draft = report.draft
    return {
        "source": sound(report.source),
        "agency": draft.agency,
        "year": draft.report_year,
        "edition": draft.edition,
    }


def _change(change: Difference, locale: str) -> dict[str, Any]:
    return {
        "path": change.path,
        "label": change.label(locale),
        "before": _member(change.path, change.before),
        "after": _member(change.path, change.after),
    }


def _member(path: str, value: Member) -> Any:
    """Return a figure, else the text of a cell or a fact, ``None`` if there is none.

    A period is an interval of ISO 8601.
    """
    if isinstance(value, Cell):
        number = figure(value.value, kind_of((path,)))
        return sound(value.text) if number is None else number
    if isinstance(value, ReportingPeriod):
        return f"{value.start.isoformat()}/{value.end.isoformat()}"
    return value if value is None or isinstance(value, int) else sound(value)


def _warning(finding: Violation, locale: str) -> dict[str, Any]:
    kind = kind_of(finding.cells)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "cells": finding.cells,
        "expected": scalar(finding.expected, kind),
        "actual": scalar(finding.actual, kind),
        "message": sound(finding.message(locale)),
        "sources": finding.sources,
    }


def _result(result: YearResult, locale: str) -> dict[str, Any]:
    kind = kind_of(result.cells)
    return {
        "code": result.code,
        "status": result.status,
        "expected": scalar(result.expected, kind),
        "actual": scalar(result.actual, kind),
        "reason": result.why(locale) or None,
    }
