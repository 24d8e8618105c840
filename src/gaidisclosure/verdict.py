"""The verdict on a printed report, 校验结论: every check with its status, and what follows."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from attrs import frozen

from gaidisclosure.checks import Finding, Severity, Status, Violation, cell_label
from gaidisclosure.i18n import text

_SHOWN: Final = 3


class Conclusion(StrEnum):
    """What a verdict comes to."""

    VALID = "valid"
    INVALID = "invalid"
    """Something printed contradicts the form."""
    INCOMPLETE = "incomplete"
    """Nothing contradicts, but cells of the form are blank, missing or no figures."""


@frozen
class Verdict:
    """What the checks say of a draft.

    ``findings`` holds every identity of the edition with its status; ``faults`` the single figures
    that are unlawful; ``gaps`` the cells without a figure; ``remarks`` warnings.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = AnnualReport2021.zero("云溪县商务局", 2023).to_draft()
    >>> draft.check().ok
    True
    >>> verdict = draft.replace({"review_litigation.review.total": 1}).check()
    >>> verdict.conclusion, [violation.code for violation in verdict.violations]
    (<Conclusion.INVALID: 'invalid'>, ['T4-SUM:review'])
    """

    edition: str
    findings: tuple[Finding, ...]
    faults: tuple[Violation, ...] = ()
    gaps: tuple[Violation, ...] = ()
    remarks: tuple[Violation, ...] = ()

    @property
    def violations(self) -> tuple[Violation, ...]:
        """What contradicts the form, then warnings; ``severity`` tells them apart."""
        return self.faults + self.contradictions + self.remarks

    @property
    def contradictions(self) -> tuple[Violation, ...]:
        """The identities that failed, as violations."""
        return tuple(
            finding.violation(self.edition)
            for finding in self.findings
            if finding.status is Status.FAILED
        )

    @property
    def errors(self) -> tuple[Violation, ...]:
        """The violations that refuse a report."""
        return tuple(v for v in self.violations if v.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether every check passed and nothing is missing: the model accepts the figures."""
        return self.conclusion is Conclusion.VALID

    @property
    def conclusion(self) -> Conclusion:
        """Valid, invalid or incomplete."""
        if self.errors:
            return Conclusion.INVALID
        return Conclusion.INCOMPLETE if self.gaps else Conclusion.VALID

    def finding(self, code: str) -> Finding:
        """What became of one identity; ``KeyError`` if the edition has none of that code."""
        for finding in self.findings:
            if finding.code == code:
                return finding
        raise KeyError(code)

    def why(self, code: str, locale: str | None = None) -> str:
        """Why an identity could not be evaluated, in words; empty if it could."""
        unknown = self.finding(code).unknown
        labels = [cell_label(path, self.edition, locale) for path in unknown[:_SHOWN]]
        if not unknown:
            return ""
        more = "…" if len(unknown) > _SHOWN else ""
        return text(
            "checks.not_evaluable", locale, count=len(unknown), cells="; ".join(labels) + more
        )
