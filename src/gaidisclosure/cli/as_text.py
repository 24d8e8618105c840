"""A verdict for a person: what was found, whether it agrees, what is wrong and in which line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from rich.text import Text

from gaidisclosure.checks import Severity, Status, Violation, cell_label
from gaidisclosure.cli import repairs
from gaidisclosure.cli.judgement import Judged, Judgement, NotJudged
from gaidisclosure.cli.layout import block
from gaidisclosure.cli.places import lines_of
from gaidisclosure.draft import Draft, Verdict
from gaidisclosure.i18n import text

_MARKS: Final = {"valid": "✓", "invalid": "✗", "incomplete": "○", "unreadable": "?"}
_STYLES: Final = {
    "valid": "bold green",
    "invalid": "bold red",
    "incomplete": "bold yellow",
    "unreadable": "bold magenta",
}
_SHOWN: Final = 3
_ORDER: Final = ("valid", "invalid", "incomplete", "unreadable")


def shown(judgement: Judgement, columns: int, locale: str) -> Text:
    """The verdict on one file, in lines of at most so many columns."""
    conclusion = judgement.conclusion
    found = Text()
    found.append(f"{_MARKS[conclusion]} {_word(conclusion, locale)}", _STYLES[conclusion])
    found.append_text(block(source_name(judgement.source, locale), columns, first="  "))
    if isinstance(judgement, NotJudged):
        found.append_text(block(judgement.error, columns))
    else:
        for part in _parts(judgement, columns, locale):
            found.append_text(part)
    return found


def summary(conclusions: Iterable[str], locale: str) -> str:
    """How many files came to which conclusion, as one line."""
    counted = Counter(conclusions)
    count = counted.total()
    parts = [f"{_word(name, locale)} {counted[name]}" for name in _ORDER if counted[name]]
    return text("cli.summary", locale, count=count, parts=text("cli.comma", locale).join(parts))


def source_name(source: str, locale: str) -> str:
    """A file by its name; the standard input in words."""
    return text("cli.stdin", locale) if source == "-" else source


def _word(conclusion: str, locale: str) -> str:
    return text(f"cli.verdict.{conclusion}", locale)


def _parts(judged: Judged, columns: int, locale: str) -> Iterator[Text]:
    draft, verdict = judged.loaded.draft, judged.verdict
    yield block(_origin(draft, locale), columns)
    yield block(_checks(verdict, locale), columns)
    if draft.doubts:
        doubtful = text("cli.doubtful", locale, count=len(draft.doubts))
        yield block(doubtful, columns, style="dim")
    for violation in judged.violations:
        yield from _violation(violation, draft, columns, locale)
    for depth, line in repairs.lines(verdict.location, draft, locale):
        first = "  · " if depth else "  "
        yield block(line, columns, first=first, rest="  " * (depth + 1))
    if verdict.gaps:
        yield block(text("cli.gaps", locale, count=len(verdict.gaps)), columns)
        for line in _gaps(verdict, draft, locale):
            yield block(line, columns, first="  · ", rest="    ")
        if deduced := _deduced(draft):
            yield block(text("cli.deduced", locale, count=deduced), columns)
        if any(gap.code == "CELL-BLANK" for gap in verdict.gaps):
            yield block(text("cli.blanks_hint", locale), columns, style="dim")


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
    counted = Counter(finding.status for finding in verdict.findings)
    return text(
        "cli.checks",
        locale,
        count=counted.total(),
        passed=counted[Status.PASSED],
        failed=counted[Status.FAILED],
        unknown=counted[Status.NOT_EVALUABLE],
    )


def _violation(violation: Violation, draft: Draft, columns: int, locale: str) -> Iterator[Text]:
    place = lines_of(draft, violation.cells, locale)
    message = f"{place}{text('cli.colon', locale)}" if place else ""
    if violation.severity is Severity.WARNING:
        message += text("cli.warning", locale)
    yield block(message + violation.message(locale), columns, first="  · ", rest="    ")
    yield block(violation.code, columns, first="    ", style="dim")


def _gaps(verdict: Verdict, draft: Draft, locale: str) -> Iterator[str]:
    """One line for each kind of gap: how many, and the first of them."""
    kinds: dict[str, list[Violation]] = {}
    for gap in verdict.gaps:
        kinds.setdefault(gap.code, []).append(gap)
    for code, gaps in kinds.items():
        if code == "CELL-UNDIVIDED":
            yield gaps[0].message(locale)
            continue
        cells = [_gap(gap.cells[0], draft, locale) for gap in gaps[:_SHOWN]]
        more = ["…"] if len(gaps) > _SHOWN else []
        listed = text("cli.semicolon", locale).join(cells + more)
        yield text(f"cli.gaps.{code}", locale, count=len(gaps), cells=listed)


def _deduced(draft: Draft) -> int:
    """How many of the cells without a figure follow from the others."""
    return sum(1 for cell in draft.completed().cells.values() if cell.forced_by)


def _gap(path: str, draft: Draft, locale: str) -> str:
    label, place = cell_label(path, draft.edition, locale), lines_of(draft, (path,), locale)
    return text("cli.gap_at", locale, cell=label, place=place) if place else label
