# SPDX-License-Identifier: Apache-2.0
"""The findings on a draft in words, 校验结果, for terminal, list and page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from attrs import frozen

from gaidisclosure.checks import (
    MAX_COUNT,
    Severity,
    Status,
    Violation,
    cell_label,
    identities_label,
)
from gaidisclosure.document import Place, in_words
from gaidisclosure.draft import Conclusion, Draft, Verdict
from gaidisclosure.i18n import has, text
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.repair import Change, Component, Location, Repair

MARKS: Final = {"valid": "✓", "warned": "✓", "invalid": "✗", "incomplete": "○", "unreadable": "?"}
"""The mark of each result, which no colour alone tells."""
NOT_COMPARED: Final = ("text", "last_year", "roster")
"""Comparisons that no verdict rests on, unless somebody makes them as well."""
_TEXT: Final = "text"
_ON_TEXT: Final = "TEXT-"
"""The beginning of the codes of remarks on texts."""
_RANGES: Final = {
    (False, False): "look_up",
    (True, False): "at_least",
    (False, True): "at_most",
    (True, True): "between",
}
"""Sentences for a figure to be looked up, by its lower and its upper limit."""
_NO_LIMIT: Final = MAX_COUNT // 2
"""Upper limits from here on come from the bound of a count alone."""
REPAIRS_SHOWN: Final = 6
"""Most repairs of one component that are told."""


@frozen
class Told:
    """A line of an outline of the findings, with the cells that it is about."""

    words: str
    cells: tuple[str, ...] = ()
    depth: int = 0


@frozen
class Findings:
    """A draft with all that there is to say of it, 校验结果.

    ``faults`` are those of the document that the draft was loaded from: a report in JSON may be
    wrong in ways that a draft cannot hold.

    >>> import gaidisclosure as gd
    >>> draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    >>> Findings(draft, draft.check()).result
    'valid'
    """

    draft: Draft
    verdict: Verdict
    faults: tuple[Violation, ...] = ()

    @property
    def conclusion(self) -> Conclusion:
        """The conclusion: valid, invalid or incomplete."""
        return Conclusion.INVALID if self.faults else self.verdict.conclusion

    @property
    def violations(self) -> tuple[Violation, ...]:
        """All that contradicts the form, then warnings."""
        return self.verdict.with_faults(self.faults)

    @property
    def warnings(self) -> tuple[Violation, ...]:
        """All that is worth a look and refuses nothing."""
        return tuple(each for each in self.violations if each.severity is Severity.WARNING)

    @property
    def is_warned(self) -> bool:
        """``True`` if the report is valid, but with warnings."""
        return self.conclusion is Conclusion.VALID and bool(self.warnings)

    @property
    def result(self) -> str:
        """The conclusion, or ``warned`` for a valid report with warnings."""
        return "warned" if self.is_warned else self.conclusion.value

    @property
    def gaps(self) -> dict[str, list[Violation]]:
        """All that is missing, by its code."""
        kinds: dict[str, list[Violation]] = {}
        for gap in self.verdict.gaps:
            kinds.setdefault(gap.code, []).append(gap)
        return kinds

    @property
    def deduced(self) -> int:
        """The number of gaps that follow from the other figures."""
        return sum(1 for cell in self.draft.completed().cells.values() if cell.forced_by)


def conclusion_in_words(result: str, locale: str) -> str:
    """Return the word for a result, or for the consequence of a finding.

    >>> conclusion_in_words("warned", "zh_Hans"), conclusion_in_words("incomplete", "en")
    ('通过，有提醒', 'incomplete')
    """
    return text(f"explain.verdict.{result}", locale)


def summary_in_words(conclusions: Iterable[str], locale: str) -> str:
    """Return the numbers of files by conclusion.

    >>> print(summary_in_words(["valid", "invalid", "valid"], "en"))
    Files: 3; valid 2, invalid 1
    """
    counted = Counter(conclusions)
    count, names = counted.total(), [name for name in MARKS if counted[name]]
    parts = [f"{conclusion_in_words(name, locale)} {counted[name]}" for name in names]
    joined = text("explain.comma", locale).join(parts)
    return text("explain.summary", locale, count=count, parts=joined)


def origin_in_words(draft: Draft, locale: str) -> str:
    """Return the agency, the year and the edition of a draft.

    >>> print(origin_in_words(Draft.blank("云溪县商务局", 2023), "zh_Hans"))
    云溪县商务局，2023 年度，2021 年版格式
    """
    year = draft.report_year
    form = "edition_undivided" if draft.form is not draft.form.official else "edition"
    return text("explain.comma", locale).join(
        [
            draft.agency or text("explain.no_agency", locale),
            text("explain.no_year" if year is None else "explain.year", locale, year=year),
            text(f"explain.{form}", locale, edition=draft.edition),
        ]
    )


def checks_in_words(verdict: Verdict, locale: str) -> str:
    """Return the numbers of checks that passed, failed or could not be evaluated."""
    return text("explain.checks", locale, **numbers_of(each.status for each in verdict.results))


def numbers_of(statuses: Iterable[Status]) -> dict[str, int]:
    """Return the numbers of checks, in all and by status, as messages name them."""
    counted = Counter(statuses)
    return {
        "count": counted.total(),
        "passed": counted[Status.PASSED],
        "failed": counted[Status.FAILED],
        "unknown": counted[Status.NOT_EVALUABLE],
    }


def left_out(draft: Draft, comparisons: Sequence[str]) -> Sequence[str]:
    """Return the comparisons that were not made, with that of a missing text.

    Args:
        draft: The draft.
        comparisons: Those that nobody made.
    """
    has_text = any(attrgetter(path)(draft.narrative) for path in TEXTS)
    return comparisons if has_text or _TEXT in comparisons else [_TEXT, *comparisons]


def not_compared_in_words(comparisons: Sequence[str], locale: str) -> str:
    """Return a line with the comparisons that a verdict does not rest on.

    >>> print(not_compared_in_words(["text", "last_year"], "zh_Hans"))
    未核对：正文与表格、上年年报
    """
    told = [text(f"explain.not_compared.{each}", locale) for each in comparisons]
    return text("explain.not_compared", locale, parts=text("explain.and", locale).join(told))


def places_of(draft: Draft, paths: Iterable[str], locale: str) -> str:
    """Return the places of some cells in words, empty if nothing is known of them."""
    cells = (draft.cells.get(path) for path in paths)
    return in_words((cell.place for cell in cells if cell and cell.place), locale)


def opening(place: str, locale: str) -> str:
    """Return a place as the beginning of a sentence, empty if it is not known."""
    return place + text("explain.colon", locale) if place else ""


def is_on_text(violation: Violation) -> bool:
    """Return ``True`` for a remark on words of a text, which may know its own place."""
    return violation.code.startswith(_ON_TEXT) and violation.severity is Severity.WARNING


def place_of(violation: Violation, draft: Draft, locale: str) -> str:
    """Return the place of the words or the cells that a violation is about."""
    if not is_on_text(violation):
        return places_of(draft, violation.cells, locale)
    place = getattr(violation, "place", None)
    return place.text(locale) if isinstance(place, Place) else ""


def violation_in_words(violation: Violation, draft: Draft, locale: str) -> str:
    """Return a violation with its place, and with a mark if it is a warning."""
    is_warning = violation.severity is Severity.WARNING and not is_on_text(violation)
    mark = text("explain.warning", locale) if is_warning else ""
    return mark + opening(place_of(violation, draft, locale), locale) + violation.message(locale)


def gaps_in_words(code: str, gaps: Sequence[Violation], cells: str, locale: str) -> str:
    """Return gaps of one kind in a line.

    Args:
        code: The code that they have in common.
        gaps: The gaps.
        cells: The cells in words. A gap that is no cell, such as the year, has its own sentence.
        locale: The language.
    """
    if not has(f"explain.gaps.{code}", locale):
        return gaps[0].message(locale)
    return text(f"explain.gaps.{code}", locale, count=len(gaps), cells=cells)


def gap_in_words(path: str, draft: Draft, locale: str) -> str:
    """Return the label of a cell, with its place if it has one."""
    label, place = cell_label(path, draft.edition, locale), places_of(draft, (path,), locale)
    return text("explain.gap_at", locale, cell=label, place=place) if place else label


def repairs_in_words(location: Location, draft: Draft, locale: str) -> Iterator[Told]:
    """Yield in lines how every component that is wrong could be put right."""
    for component in location.components:
        yield Told(_heading(component, draft, locale))
        for repair in component.repairs[:REPAIRS_SHOWN]:
            yield from _repair(repair, draft, locale, alternatives=len(component.repairs))
        if (more := len(component.repairs) - REPAIRS_SHOWN) > 0:
            yield Told(text("explain.repair.more", locale, count=more), depth=1)


def _heading(component: Component, draft: Draft, locale: str) -> str:
    if not component.codes:
        return text("explain.repair.unlawful", locale)
    if not component.repairs:
        failing = identities_label(component.codes, draft.edition, locale)
        return text("explain.repair.none", locale, identities=failing)
    count, changes = len(component.repairs), len(component.repairs[0])
    if component.repairs[0].only:
        return text("explain.repair.only", locale, changes=changes)
    kind = "alternatives" if component.complete else "some"
    return text(f"explain.repair.{kind}", locale, count=count, changes=changes)


def _repair(repair: Repair, draft: Draft, locale: str, alternatives: int) -> Iterator[Told]:
    """Yield a line for each change, or one line for each of several alternatives."""
    told = [Told(_change(change, draft, locale), (change.cell,), depth=1) for change in repair]
    if alternatives == 1:
        yield from told
    else:
        words = text("checks.semicolon", locale).join(each.words for each in told)
        yield Told(words, tuple(change.cell for change in repair), depth=1)


def _change(change: Change, draft: Draft, locale: str) -> str:
    return text(
        f"explain.repair.{_kind(change)}",
        locale,
        place=opening(places_of(draft, (change.cell,), locale), locale),
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
