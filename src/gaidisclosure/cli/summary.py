# SPDX-License-Identifier: Apache-2.0
"""The summary of a file, 摘要, which a run keeps and another process can send."""

from __future__ import annotations

from attrs import frozen

from gaidisclosure.cli.faults import Fault, faults_of
from gaidisclosure.cli.judging import Judged, Judgement
from gaidisclosure.cli.output import sound
from gaidisclosure.draft import Conclusion


@frozen
class Summary:
    """A file with the conclusion on it, 摘要.

    ``agency``, ``code`` (统一社会信用代码) and ``year`` are those of the report, if it names them.
    ``is_warned``: it is valid, but with warnings. ``findings`` is the number of violations and
    gaps, and ``reason`` tells why there is no report in it. ``faults`` are the lines of a list, and
    ``page`` is the name of the file with its page, if they are asked for.
    """

    file: str
    conclusion: str
    agency: str | None = None
    code: str | None = None
    year: int | None = None
    is_warned: bool = False
    findings: int = 0
    reason: str = ""
    faults: tuple[Fault, ...] = ()
    page: str = ""

    @classmethod
    def of(cls, judgement: Judgement, locale: str, *, listed: bool) -> Summary:
        """Return the summary of a verdict.

        Args:
            judgement: The verdict.
            locale: The language of the lines.
            listed: Keep the lines of the list as well, which take most of the memory.
        """
        file, conclusion = sound(judgement.source), judgement.conclusion
        faults = tuple(faults_of(judgement, locale)) if listed else ()
        if not isinstance(judgement, Judged):
            return cls(file, conclusion, reason=sound(judgement.error), faults=faults)
        draft, found = judgement.loaded.draft, judgement.findings
        code = draft.issuer.unified_social_credit_code if draft.issuer else None
        count = len(found.violations) + len(found.verdict.gaps)
        known = (draft.agency, code, draft.report_year, found.is_warned, count)
        return cls(file, conclusion, *known, faults=faults)

    @property
    def is_report(self) -> bool:
        """``True`` if there is a report in the file."""
        return self.conclusion in [*Conclusion]

    @property
    def verdict(self) -> str:
        """The conclusion, or ``warned`` for a valid report with warnings."""
        return "warned" if self.is_warned else self.conclusion
