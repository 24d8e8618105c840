# SPDX-License-Identifier: Apache-2.0
"""A verdict for a person: the report, its faults with places, and repairs."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from gaidisclosure.checks import (
    MAX_COUNT,
    Severity,
    Status,
    Violation,
    cell_label,
    identities_label,
)
from gaidisclosure.cli.judging import (
    NOT_COMPARED,
    Judged,
    Judgement,
    NotJudged,
    is_on_text,
    place_of,
    places_of,
)
from gaidisclosure.cli.output import Line, block, columns, complain
from gaidisclosure.draft import Draft, Verdict
from gaidisclosure.errors import InvalidReportError, UnreadableError
from gaidisclosure.i18n import has, text
from gaidisclosure.repair import Change, Component, Location, Repair

Refused: Final = (UnreadableError, InvalidReportError)
"""The errors after which nothing can be shown or written of a file."""

_MARKS: Final = {"valid": "✓", "warned": "✓", "invalid": "✗", "incomplete": "○", "unreadable": "?"}
_STYLES: Final = {
    "valid": "bold green",
    "warned": "bold yellow",
    "invalid": "bold red",
    "incomplete": "bold yellow",
    "unreadable": "bold magenta",
}
_RANGES: Final = {
    (False, False): "look_up",
    (True, False): "at_least",
    (False, True): "at_most",
    (True, True): "between",
}
"""Sentences for a figure to be looked up, by its lower and its upper limit."""
_NO_LIMIT: Final = MAX_COUNT // 2
"""Upper limits from here on come from the bound of a count alone."""
_GAPS_SHOWN: Final = 3
_REPAIRS_SHOWN: Final = 6


def shown(
    judgement: Judgement, wide: int, locale: str, not_compared: Sequence[str] = NOT_COMPARED
) -> Text:
    """Return the verdict on one file, in lines.

    Args:
        judgement: The verdict, or the reason why there is none.
        wide: The width of a line in columns.
        locale: The language.
        not_compared: The comparisons that were not made.
    """
    is_warned = isinstance(judgement, Judged) and judgement.is_warned
    name = "warned" if is_warned else judgement.conclusion
    found = Text()
    found.append(f"{_MARKS[name]} {_word(name, locale)}", _STYLES[name])
    found.append(block(source_name(judgement.source, locale), wide))
    if isinstance(judgement, NotJudged):
        return found.append(block(judgement.error, wide))
    for content, style in _blocks(judgement, wide, locale, not_compared):
        found.append(content, style)
    return found


def summary(conclusions: Iterable[str], locale: str) -> str:
    """Return the numbers of files by conclusion, as one line."""
    counted = Counter(conclusions)
    count = counted.total()
    parts = [f"{_word(name, locale)} {counted[name]}" for name in _MARKS if counted[name]]
    return text("cli.summary", locale, count=count, parts=text("cli.comma", locale).join(parts))


def refuse(source: str, error: UnreadableError | InvalidReportError, locale: str) -> int:
    """Say on the standard error why a file gave nothing, and return the exit status.

    Of a report that cannot be sealed, all that stands against it is told.
    """
    name = source_name(source, locale)
    if isinstance(error, UnreadableError):
        complain(name, error.message(locale), locale)
        return 2
    wide, violations = columns(sys.stderr), error.violations
    lines = [block(text("cli.not_sealed", locale, source=name, count=len(violations)), wide)[2:]]
    lines += [block(each.message(locale), wide, first="  · ", rest="    ") for each in violations]
    if any(violation.code == "CELL-BLANK" for violation in violations):
        lines.append(block(text("cli.blanks_hint", locale), wide))
    print("".join(lines), end="", file=sys.stderr)
    return 1


def source_name(source: str, locale: str) -> str:
    """Return the name of a file, and words for the standard input."""
    return text("cli.stdin", locale) if source == "-" else source


def _word(conclusion: str, locale: str) -> str:
    return text(f"cli.verdict.{conclusion}", locale)


def _blocks(
    judged: Judged, wide: int, locale: str, not_compared: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield the parts of a verdict below its head, each with its style."""
    draft, verdict = judged.loaded.draft, judged.verdict
    yield block(_origin(draft, locale), wide), ""
    yield block(_checks(verdict, locale), wide), ""
    if not_compared:
        yield block(_not_compared(not_compared, locale), wide), "dim"
    if draft.doubts:
        yield block(text("cli.doubtful", locale, count=len(draft.doubts)), wide), "dim"
    on_text = [each for each in judged.violations if is_on_text(each)]
    yield from _listed(
        [each for each in judged.violations if each not in on_text], draft, wide, locale
    )
    for depth, line in (*repairs(verdict.location, draft, locale), *_gaps(verdict, draft, locale)):
        yield block(line, wide, first="  · " if depth else "  ", rest="  " * (depth + 1)), ""
    if any(gap.code == "CELL-BLANK" for gap in verdict.gaps):
        yield block(text("cli.blanks_hint", locale), wide), "dim"
    if on_text:
        yield block(text("cli.text_remarks", locale, count=len(on_text)), wide), ""
        yield from _listed(on_text, draft, wide, locale)


def _listed(
    violations: Sequence[Violation], draft: Draft, wide: int, locale: str
) -> Iterator[tuple[str, str]]:
    """Yield violations in lines, each with its code below it."""
    for violation in violations:
        told = _violation(violation, draft, locale)
        yield block(told, wide, first="  · ", rest="    "), ""
        yield block(violation.code, wide, first="    "), "dim"


def _origin(draft: Draft, locale: str) -> str:
    year = draft.year or (draft.period and draft.period.year)
    form = "cli.edition_undivided" if draft.form is not draft.form.official else "cli.edition"
    return text("cli.comma", locale).join(
        [
            draft.agency or text("cli.no_agency", locale),
            text("cli.year", locale, year=year) if year else text("cli.no_year", locale),
            text(form, locale, edition=draft.edition),
        ]
    )


def _checks(verdict: Verdict, locale: str) -> str:
    return text("cli.checks", locale, **numbers_of(each.status for each in verdict.results))


def numbers_of(statuses: Iterable[Status]) -> dict[str, int]:
    """Return the numbers of checks, in all and by status, as messages name them."""
    counted = Counter(statuses)
    return {
        "count": counted.total(),
        "passed": counted[Status.PASSED],
        "failed": counted[Status.FAILED],
        "unknown": counted[Status.NOT_EVALUABLE],
    }


def _not_compared(comparisons: Sequence[str], locale: str) -> str:
    """Return the line with that of which a verdict says nothing."""
    told = [text(f"cli.not_compared.{each}", locale) for each in comparisons]
    return text("cli.not_compared", locale, parts=text("cli.and", locale).join(told))


def _violation(violation: Violation, draft: Draft, locale: str) -> str:
    place = place_of(violation, draft, locale)
    where = place + text("cli.colon", locale) if place else ""
    is_marked = violation.severity is Severity.WARNING and not is_on_text(violation)
    mark = text("cli.warning", locale) if is_marked else ""
    return mark + where + violation.message(locale)


def _gaps(verdict: Verdict, draft: Draft, locale: str) -> Iterator[Line]:
    """Yield the number of gaps, and the first of each kind."""
    if not verdict.gaps:
        return
    yield 0, text("cli.gaps", locale, count=len(verdict.gaps))
    kinds: dict[str, list[Violation]] = {}
    for gap in verdict.gaps:
        kinds.setdefault(gap.code, []).append(gap)
    for code, gaps in kinds.items():
        if not has(f"cli.gaps.{code}", locale):
            yield 1, gaps[0].message(locale)
            continue
        cells = [_gap(gap.cells[0], draft, locale) for gap in gaps[:_GAPS_SHOWN]]
        more = ["…"] if len(gaps) > _GAPS_SHOWN else []
        listed = text("cli.semicolon", locale).join(cells + more)
        yield 1, text(f"cli.gaps.{code}", locale, count=len(gaps), cells=listed)
    if deduced := sum(1 for cell in draft.completed().cells.values() if cell.forced_by):
        yield 0, text("cli.deduced", locale, count=deduced)


def _gap(path: str, draft: Draft, locale: str) -> str:
    label, place = cell_label(path, draft.edition, locale), places_of(draft, (path,), locale)
    return text("cli.gap_at", locale, cell=label, place=place) if place else label


def repairs(location: Location, draft: Draft, locale: str) -> Iterator[Line]:
    """Yield in lines how every component that is wrong could be put right."""
    for component in location.components:
        yield 0, _heading(component, draft, locale)
        for repair in component.repairs[:_REPAIRS_SHOWN]:
            yield from _repair(repair, draft, locale, alternatives=len(component.repairs))
        if len(component.repairs) > _REPAIRS_SHOWN:
            yield 1, text("cli.repair.more", locale, count=len(component.repairs) - _REPAIRS_SHOWN)


def _heading(component: Component, draft: Draft, locale: str) -> str:
    if not component.codes:
        return text("cli.repair.unlawful", locale)
    if not component.repairs:
        failing = identities_label(component.codes, draft.edition, locale)
        return text("cli.repair.none", locale, identities=failing)
    count, changes = len(component.repairs), len(component.repairs[0])
    if component.repairs[0].only:
        return text("cli.repair.only", locale, changes=changes)
    kind = "alternatives" if component.complete else "some"
    return text(f"cli.repair.{kind}", locale, count=count, changes=changes)


def _repair(repair: Repair, draft: Draft, locale: str, alternatives: int) -> Iterator[Line]:
    """Yield a line for each change, or one line for each of several alternatives."""
    told = [_change(change, draft, locale) for change in repair]
    if alternatives == 1:
        yield from ((1, line) for line in told)
    else:
        yield 1, text("cli.semicolon", locale).join(told)


def _change(change: Change, draft: Draft, locale: str) -> str:
    place = places_of(draft, (change.cell,), locale)
    return text(
        f"cli.repair.{_kind(change)}",
        locale,
        place=place + text("cli.colon", locale) if place else "",
        cell=cell_label(change.cell, draft.edition, locale),
        old=change.old,
        to=change.to,
        least=change.least,
        most=change.most,
        reason=change.reason(locale),
    )


def _kind(change: Change) -> str:
    """Return the name of the sentence for a change, by the figures that would do."""
    if change.to is not None:
        return "because" if change.slip else "change"
    limits = (bool(change.least), change.most is not None and change.most < _NO_LIMIT)
    return _RANGES[limits]
