# SPDX-License-Identifier: Apache-2.0
"""The findings on a verdict page, 校验结果: a list with links to the cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

from attrs import frozen

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.draft import Doubt
from gaidisclosure.explain.findings import (
    MARKS,
    Findings,
    checks_in_words,
    conclusion_in_words,
    gap_in_words,
    gaps_in_words,
    not_compared_in_words,
    opening,
    origin_in_words,
    repairs_in_words,
    violation_in_words,
)
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.web.elements import FINDINGS
from gaidisclosure.i18n import has, text
from gaidisclosure.pages.marked_tables import anchors, sums_of

_T = TypeVar("_T")
_LINES_SHOWN: Final = 50
"""Most lines of one kind. The page of a hopeless file stays small."""
_CELLS_SHOWN: Final = 12
"""Most cells that are named for one kind of gap."""


@frozen
class FindingList:
    """The list of all findings on a draft, in one language."""

    findings: Findings
    locale: str

    @property
    def title(self) -> str:
        """The conclusion with its mark, then the agency and the year."""
        origin = origin_in_words(self.findings.draft, self.locale)
        return f"{self._conclusion} {origin}"

    def elements(self, not_compared: Sequence[str], source: str = "") -> Iterator[str]:
        """Yield the elements of the list.

        Args:
            not_compared: The comparisons that were not made.
            source: The name of the file, if the draft comes from one.
        """
        findings, locale = self.findings, self.locale
        yield f'<aside {FINDINGS} class="{findings.result}" aria-labelledby="verdict">'
        yield f'<h2 id="verdict">{escaped(self._conclusion)}</h2>'
        lines = [source, origin_in_words(findings.draft, locale)]
        lines.append(checks_in_words(findings.verdict, locale))
        if not_compared:
            lines.append(not_compared_in_words(not_compared, locale))
        yield from (f"<p>{escaped(line)}</p>" for line in lines if line)
        found = [*self._sections()]
        yield from found or [f"<p>{escaped(text('writing.findings.none', locale))}</p>"]
        if findings.violations or findings.verdict.gaps:
            yield f"<p>{escaped(text('pages.verdict.key', locale))}</p>"
        yield "</aside>"

    @property
    def _conclusion(self) -> str:
        result = self.findings.result
        word = conclusion_in_words(result, self.locale)
        return text("pages.verdict.title", self.locale, mark=MARKS[result], result=word)

    def _sections(self) -> Iterator[str]:
        """Yield the repairs, then all findings, the gravest first."""
        findings = self.findings
        errors = [each for each in findings.violations if each.severity is Severity.ERROR]
        repairs = [*self._repairs()]
        yield from self._section("repairs", repairs, len(findings.verdict.location.components))
        yield from self._section("errors", self._violations(errors), len(errors))
        yield from self._section("gaps", self._gaps(), len(findings.verdict.gaps))
        warnings = findings.warnings
        yield from self._section("warnings", self._violations(warnings), len(warnings))
        doubts = findings.draft.doubts
        yield from self._section("doubts", self._doubts(doubts), len(doubts))

    def _section(self, kind: str, items: Iterable[str], count: int) -> Iterator[str]:
        if count:
            heading = text(f"pages.verdict.{kind}", self.locale, count=count)
            yield f"<h3>{escaped(heading)}</h3>"
            yield from ("<ul>", *items, "</ul>")

    def _repairs(self) -> Iterator[str]:
        """Yield each component with its changes."""
        location, draft = self.findings.verdict.location, self.findings.draft
        codes = iter(component.codes for component in location.components)
        found = [*repairs_in_words(location, draft, self.locale)]
        opened = ""
        for told in found[:_LINES_SHOWN]:
            if told.depth:
                opened += f"<li>{self._link(told.words, told.cells)}</li>"
            else:
                yield from _closed(opened)
                opened = f"<li{self._sums(next(codes))}>{escaped(told.words)}<ul>"
        yield from _closed(opened)
        yield from self._more(found)

    def _violations(self, violations: Sequence[Violation]) -> Iterator[str]:
        for each in violations[:_LINES_SHOWN]:
            words = violation_in_words(each, self.findings.draft, self.locale)
            link = self._link(words, self._target(each))
            sums = self._sums((each.code, *each.identities))
            yield f"<li{sums}>{link} <code>{escaped(each.code)}</code></li>"
        yield from self._more(violations)

    def _target(self, violation: Violation) -> Sequence[str]:
        """Return the cells to look at: those to be changed, or else the last."""
        certain = self.findings.verdict.location.certain
        wrong = [path for path in violation.cells if path in certain]
        return wrong or violation.cells[-1:]

    def _gaps(self) -> Iterator[str]:
        """Yield a line for each kind of gap, with links to its first cells."""
        draft, locale = self.findings.draft, self.locale
        for code, gaps in self.findings.gaps.items():
            if not has(f"explain.gaps.{code}", locale):
                yield from (f"<li>{escaped(each.message(locale))}</li>" for each in gaps)
                continue
            shown = [gap.cells[0] for gap in gaps[:_CELLS_SHOWN]]
            links = [self._link(gap_in_words(path, draft, locale), (path,)) for path in shown]
            if len(gaps) > _CELLS_SHOWN:
                links.append(escaped(self._others(gaps, _CELLS_SHOWN)))
            listed = text("checks.semicolon", locale).join(links)
            before, _, after = gaps_in_words(code, gaps, "\0", locale).partition("\0")
            yield f"<li>{escaped(before)}{listed}{escaped(after)}</li>"
        if deduced := self.findings.deduced:
            yield f"<li>{escaped(text('explain.deduced', locale, count=deduced))}</li>"

    def _doubts(self, doubts: Sequence[Doubt]) -> Iterator[str]:
        for each in doubts[:_LINES_SHOWN]:
            place = each.place.text(self.locale) if each.place else ""
            words = opening(place, self.locale) + each.message(self.locale)
            yield f"<li>{self._link(words, each.cells)}</li>"
        yield from self._more(doubts)

    def _more(self, found: Sequence[_T]) -> Iterator[str]:
        """Yield a line with the number of those that are not listed."""
        if len(found) > _LINES_SHOWN:
            yield f"<li>{escaped(self._others(found, _LINES_SHOWN))}</li>"

    def _others(self, found: Sequence[_T], shown: int) -> str:
        return text("writing.findings.more", self.locale, count=len(found) - shown)

    def _link(self, words: str, cells: Sequence[str]) -> str:
        """Return a link to the first of these cells that is on the form."""
        known = anchors(self.findings.draft.form)
        names = [known[path].name for path in cells if path in known]
        return f'<a href="#{names[0]}">{escaped(words)}</a>' if names else escaped(words)

    def _sums(self, codes: Iterable[str]) -> str:
        """Return the classes that light up the cells of identities under the pointer."""
        numbers = sums_of(self.findings.draft.form)
        names = " ".join(f"t{numbers[code]}" for code in codes if code in numbers)
        return f' class="{names}"' if names else ""


def _closed(opened: str) -> Iterator[str]:
    """Yield an item, with its list unless that is empty."""
    if opened:
        yield opened.removesuffix("<ul>") + ("" if opened.endswith("<ul>") else "</ul>") + "</li>"
