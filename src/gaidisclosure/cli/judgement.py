"""One verdict per file, 结论: judged, or not read and why."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.checks import Violation
from gaidisclosure.cli.sources import Loaded, NotRead, Source, load, why_not
from gaidisclosure.draft import Blanks, Conclusion, Verdict

UNREADABLE: Final = "unreadable"


@frozen
class Judged:
    """A file that holds a report, and the verdict on it."""

    source: str
    loaded: Loaded
    verdict: Verdict

    @property
    def conclusion(self) -> str:
        """Valid, invalid or incomplete."""
        return Conclusion.INVALID if self.loaded.faults else self.verdict.conclusion

    @property
    def violations(self) -> tuple[Violation, ...]:
        """What contradicts the form, then warnings."""
        faults, verdict = self.loaded.faults, self.verdict
        if not faults:
            return verdict.violations
        told = {fault.code for fault in faults}
        sums = (violation for violation in verdict.contradictions if violation.code not in told)
        return (*faults, *sums, *verdict.remarks)


@frozen
class NotJudged:
    """A file in which no report could be found, and why."""

    source: str
    error: str
    conclusion: str = UNREADABLE


Judgement = Judged | NotJudged


def judge(source: Source, blanks: Blanks, locale: str) -> Judgement:
    """The verdict on one file; whatever is wrong with it becomes part of that."""
    try:
        loaded = load(source)
    except NotRead as error:
        return NotJudged(str(source), why_not(error, locale))
    return Judged(str(source), loaded, loaded.draft.check(blanks))


def status(conclusions: set[str]) -> int:
    """The exit status: the gravest of all files.

    >>> status({"valid"}), status({"valid", "incomplete"}), status({"invalid", "unreadable"})
    (0, 1, 2)
    """
    if UNREADABLE in conclusions:
        return 2
    return 1 if conclusions - {Conclusion.VALID} else 0
