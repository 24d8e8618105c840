# SPDX-License-Identifier: Apache-2.0
"""The problems of a file, 问题, for the formats for programs: each of them once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from attrs import evolve, frozen

from gaidisclosure.checks import Severity, Violation, cell_label
from gaidisclosure.cli.faults import Fault, Faults
from gaidisclosure.cli.judging import STDIN, Judged, Judgement
from gaidisclosure.cli.output import sound
from gaidisclosure.draft import Draft
from gaidisclosure.explain.findings import (
    is_on_text,
    place_of,
    places_of,
    repairs_in_words,
)
from gaidisclosure.i18n import text
from gaidisclosure.repair import Location

Level = Literal["error", "warning", "note"]
"""The weight of a problem. Gaps are warnings: nothing contradicts the form."""

UNREADABLE: Final = "FILE-UNREADABLE"
"""The code of a file that cannot be judged, whatever the reason."""
_LEVELS: Final[dict[Severity, Level]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}
MISSING: Final = "MEMBER-MISSING"
"""The only finding on who has filed that changes the exit status."""


@frozen
class Spot:
    """A cell that a problem is about, 单元格: its path, its words and its line."""

    cell: str
    label: str
    line: int | None = None


@frozen(kw_only=True)
class Problem:
    """A violation, a warning, a run of gaps, or the reason of an unreadable file, 问题.

    ``refuses``: the file does not pass because of it. ``spots`` are its cells, first the one to
    look at. ``remedy`` is the smallest repair in words, ``reason`` the code of an error.
    """

    code: str
    level: Level
    message: str
    refuses: bool = False
    remedy: str = ""
    spots: tuple[Spot, ...] = ()
    reason: str = ""
    at: int = 0
    """The line of the text that it is about, 0 if it is about cells."""

    @property
    def line(self) -> int:
        """The line to look at, 1 where the file has no lines."""
        return self.at or next((each.line for each in self.spots if each.line), 1)

    @property
    def words(self) -> str:
        """The message, and the repair in the lines below it."""
        return "\n".join(filter(None, (self.message, self.remedy)))


def problems_of(judgement: Judgement, locale: str) -> Iterator[Problem]:
    """Yield the problems of a file: the errors first, then gaps and warnings."""
    if isinstance(judgement, Judged):
        yield from _Problems(judgement, locale).all()
    else:
        message, reason = sound(judgement.error), getattr(judgement.cause, "code", "")
        yield Problem(code=UNREADABLE, level="error", message=message, refuses=True, reason=reason)


def problem_of(fault: Fault) -> Problem:
    """Return a finding on who has filed as a problem."""
    refuses = fault.code == MISSING
    level: Level = "error" if refuses else "warning"
    return Problem(code=fault.code, level=level, message=fault.advice, refuses=refuses)


def located(name: str) -> str:
    """Return the name of a file by which other programs find it.

    It is relative to the folder of the run if it is below it. In the name of a member of an
    archive, no ``..`` leads out of the archive.

    >>> located("./a//b.docx"), located("all.zip/../../b.docx"), located("-")
    ('a/b.docx', 'all.zip/_/_/b.docx', 'stdin')
    """
    if name == STDIN:
        return "stdin"
    path = Path(sound(name))
    if path.is_absolute() and path.is_relative_to(here := Path.cwd()):
        path = path.relative_to(here)
    parts = path.parts
    above = next((at for at, part in enumerate(parts) if part != os.pardir), len(parts))
    inside = ("_" if part == os.pardir else part for part in parts[above:])
    return Path(*parts[:above], *inside).as_posix()


@frozen
class _Problems:
    judged: Judged
    locale: str

    @property
    def draft(self) -> Draft:
        return self.judged.loaded.draft

    def all(self) -> Iterator[Problem]:
        found = [self.of(each) for each in self.judged.findings.violations]
        faults = Faults(self.judged, self.locale)
        gaps = (self.gap(each, faults) for each in faults.runs())
        errors, others = (
            [each for each in found if each.refuses is refuses] for refuses in (True, False)
        )
        return chain(errors, gaps, others)

    def of(self, violation: Violation) -> Problem:
        if is_on_text(violation):
            return self.on_text(violation)
        level = _LEVELS[violation.severity]
        message = self.sentence(violation.cells, violation.message(self.locale))
        cells, is_error = self.ordered(violation.cells), level == "error"
        return self.problem(violation, level, message, cells, refuses=is_error)

    def on_text(self, violation: Violation) -> Problem:
        """Return a remark on words of a text as a note at their line."""
        place = place_of(violation, self.draft, self.locale)
        message = violation.message(self.locale)
        words = text("explain.colon", self.locale).join(filter(None, (place, message)))
        at = getattr(violation, "place", None)
        found = self.problem(violation, "note", sound(words), violation.cells, refuses=False)
        return evolve(found, at=at.line or 0 if at and not at.page else 0)

    def gap(self, gaps: Sequence[Violation], faults: Faults) -> Problem:
        """Return a run of gaps as one problem."""
        first, cells = gaps[0], [cell for each in gaps for cell in each.cells]
        alone = len(gaps) == 1
        words = [faults.advice(first, alone=alone)]
        if not alone:
            words.insert(0, faults.label(cells, first))
        return self.problem(first, "warning", self.sentence(cells, *words), cells, refuses=True)

    def problem(
        self,
        violation: Violation,
        level: Level,
        message: str,
        cells: Iterable[str],
        *,
        refuses: bool,
    ) -> Problem:
        return Problem(
            code=violation.code,
            level=level,
            message=message,
            refuses=refuses,
            remedy=self.remedy(violation),
            spots=tuple(self.spot(each) for each in cells),
        )

    def sentence(self, cells: Iterable[str], *words: str) -> str:
        """Return the places of the cells, if known, and words after them."""
        place = places_of(self.draft, cells, self.locale)
        found = (each for each in (place, *words) if each)
        return sound(text("explain.colon", self.locale).join(found))

    def ordered(self, cells: Sequence[str]) -> list[str]:
        """Return the cells, first those that are certainly wrong, then the total."""
        certain = [each for each in cells if each in self.judged.verdict.location.certain]
        return [*dict.fromkeys((*certain, *cells[-1:], *cells))]

    def spot(self, cell: str) -> Spot:
        label = sound(cell_label(cell, self.draft.edition, self.locale))
        found = self.draft.cells.get(cell)
        place = found.place if found else None
        return Spot(sound(cell), label, place.line if place and not place.page else None)

    def remedy(self, violation: Violation) -> str:
        """Return the repairs of the contradiction of a violation, in words."""
        location = self.judged.verdict.location
        tied = [
            each
            for each in location.components
            if violation.code in each.codes or not {*each.unlawful}.isdisjoint(violation.cells)
        ]
        lines = repairs_in_words(Location(tuple(tied)), self.draft, self.locale)
        return sound("\n".join("· " * each.depth + each.words for each in lines))
