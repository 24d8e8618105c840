# SPDX-License-Identifier: Apache-2.0
"""A verdict for a person: the report, its faults with places, and repairs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from gaidisclosure.checks import Violation
from gaidisclosure.cli.judging import Judged, Judgement, NotJudged
from gaidisclosure.cli.output import Line, block, columns, complain, itemize
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.explain.findings import (
    MARKS,
    NOT_COMPARED,
    Findings,
    checks_in_words,
    conclusion_in_words,
    gap_in_words,
    gaps_in_words,
    is_on_text,
    not_compared_in_words,
    origin_in_words,
    repairs_in_words,
    violation_in_words,
)
from gaidisclosure.i18n import text

Piece = tuple[str, str]
"""Words with their style, as rich names it, empty for none."""
_STYLES: Final = {
    "valid": "bold green",
    "warned": "bold yellow",
    "invalid": "bold red",
    "incomplete": "bold yellow",
    "unreadable": "bold magenta",
}
_GAPS_SHOWN: Final = 3


def shown(
    judgement: Judgement, wide: int, locale: str, not_compared: Sequence[str] = NOT_COMPARED
) -> Iterator[Piece]:
    """Yield the verdict on one file, in lines.

    Args:
        judgement: The verdict, or the reason why there is none.
        wide: The width of a line in columns.
        locale: The language.
        not_compared: The comparisons that were not made.
    """
    name = judgement.result
    yield f"{MARKS[name]} {conclusion_in_words(name, locale)}", _STYLES[name]
    yield block(source_name(judgement.source, locale), wide), ""
    if isinstance(judgement, NotJudged):
        yield block(judgement.error, wide), ""
    else:
        yield from _blocks(judgement, wide, locale, not_compared)


def refuse(source: str, error: UnreadableError | InvalidReportError, locale: str) -> int:
    """Say on the standard error why a file gave nothing, and return the exit status.

    For a report that cannot be sealed, every violation is shown.
    """
    name = source_name(source, locale)
    if isinstance(error, UnreadableError):
        complain(name, error.message(locale), locale)
        return 2
    wide, violations = columns(sys.stderr), error.violations
    head = block(text("cli.not_sealed", locale, source=name, count=len(violations)), wide)[2:]
    print(head, end="", file=sys.stderr)
    itemize(each.message(locale) for each in violations)
    if any(violation.code == "CELL-BLANK" for violation in violations):
        print(block(text("cli.blanks_hint", locale), wide), end="", file=sys.stderr)
    return 1


def source_name(source: str, locale: str) -> str:
    """Return the name of a file, and words for the standard input."""
    return text("cli.stdin", locale) if source == "-" else source


def _blocks(judged: Judged, wide: int, locale: str, not_compared: Sequence[str]) -> Iterator[Piece]:
    """Yield the parts of a verdict below its head, each with its style."""
    findings = judged.findings
    draft, verdict = findings.draft, findings.verdict
    yield block(origin_in_words(draft, locale), wide), ""
    yield block(checks_in_words(verdict, locale), wide), ""
    if not_compared:
        yield block(not_compared_in_words(not_compared, locale), wide), "dim"
    if draft.doubts:
        yield block(text("cli.doubtful", locale, count=len(draft.doubts)), wide), "dim"
    on_text = [each for each in findings.violations if is_on_text(each)]
    others = [each for each in findings.violations if not is_on_text(each)]
    yield from _listed(others, draft, wide, locale)
    for depth, line in (*_repairs(findings, locale), *_gaps(findings, locale)):
        yield block(line, wide, first="  · " if depth else "  ", rest="  " * (depth + 1)), ""
    if "CELL-BLANK" in findings.gaps:
        yield block(text("cli.blanks_hint", locale), wide), "dim"
    if on_text:
        yield block(text("cli.text_remarks", locale, count=len(on_text)), wide), ""
        yield from _listed(on_text, draft, wide, locale)


def _listed(
    violations: Sequence[Violation], draft: Draft, wide: int, locale: str
) -> Iterator[Piece]:
    """Yield violations in lines, each with its code below it."""
    for violation in violations:
        told = violation_in_words(violation, draft, locale)
        yield block(told, wide, first="  · ", rest="    "), ""
        yield block(violation.code, wide, first="    "), "dim"


def _repairs(findings: Findings, locale: str) -> Iterator[Line]:
    location, draft = findings.verdict.location, findings.draft
    yield from ((each.depth, each.words) for each in repairs_in_words(location, draft, locale))


def _gaps(findings: Findings, locale: str) -> Iterator[Line]:
    """Yield the number of gaps, and the first of each kind."""
    draft, gaps = findings.draft, findings.verdict.gaps
    if not gaps:
        return
    yield 0, text("explain.gaps", locale, count=len(gaps))
    for code, found in findings.gaps.items():
        cells = [gap_in_words(gap.cells[0], draft, locale) for gap in found[:_GAPS_SHOWN]]
        more = ["…"] if len(found) > _GAPS_SHOWN else []
        listed = text("checks.semicolon", locale).join(cells + more)
        yield 1, gaps_in_words(code, found, listed, locale)
    if deduced := findings.deduced:
        yield 0, text("explain.deduced", locale, count=deduced)
