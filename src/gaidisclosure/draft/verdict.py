# SPDX-License-Identifier: Apache-2.0
"""The verdict on a draft, 校验结论: every check with its status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from attrs import frozen

from gaidisclosure.checks import Finding, Number, Severity, Status, Violation, cell_label
from gaidisclosure.form import Edition, EditionName
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.model.shown import Shown
from gaidisclosure.repair import Location, Repair, locate

_SHOWN: Final = 3


class Conclusion(StrEnum):
    """The overall result of a verdict."""

    VALID = "valid"
    INVALID = "invalid"
    """A figure contradicts the form."""
    INCOMPLETE = "incomplete"
    """Nothing contradicts, but some cell of the form holds no figure."""


@frozen(repr=False)
class Verdict(Shown):
    """The results of all checks of a draft.

    ``findings`` holds every identity of the edition with its status; ``faults`` the single figures
    that are unlawful; ``gaps`` the cells without a figure; ``remarks`` warnings.

    >>> from gaidisclosure import AnnualReport2021, Draft
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> draft.check().ok
    True
    >>> verdict = draft.replace({"review_litigation.review.total": 1}).check()
    >>> verdict
    <Verdict 'invalid' errors={'T4-SUM:review': 1}>
    """

    form: Edition
    findings: tuple[Finding, ...]
    faults: tuple[Violation, ...] = ()
    gaps: tuple[Violation, ...] = ()
    remarks: tuple[Violation, ...] = ()
    figures: tuple[tuple[str, Number | None], ...] = ()

    def __rich_repr__(self) -> Iterator[Any]:
        yield self.conclusion.value
        yield from self.errors and [("errors", dict(Counter(each.code for each in self.errors)))]
        yield from self.gaps and [("gaps", len(self.gaps))]
        yield from self.remarks and [("remarks", len(self.remarks))]

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    @property
    def edition(self) -> EditionName:
        """The name of the edition that was checked, ``"2019"`` or ``"2021"``."""
        return self.form.name

    @property
    def violations(self) -> tuple[Violation, ...]:
        """The errors, then the warnings, as ``severity`` tells."""
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
        """True if every check passed and nothing is missing."""
        return self.conclusion is Conclusion.VALID

    @property
    def conclusion(self) -> Conclusion:
        """Valid, invalid or incomplete."""
        if self.errors:
            return Conclusion.INVALID
        return Conclusion.INCOMPLETE if self.gaps else Conclusion.VALID

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The smallest repairs that make the figures agree, 改正方案, likeliest first.

        Each changes figures that are printed, never a blank one. None if nothing contradicts; for
        what else there may be none, and what is certain about them, see :attr:`location`.

        >>> from gaidisclosure import AnnualReport2021, Draft
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> (repair,) = draft.replace({"request_handling.received.total": 1}).check().repairs
        >>> repair.only, [(change.cell, change.old, change.to) for change in repair]
        (True, [('request_handling.received.total', 1, 0)])
        """
        return self.location.repairs

    @cached_property
    def location(self) -> Location:
        """Where the wrong figures are, 查错结果: the repairs, and what is certain about them."""
        unlawful = {path for fault in self.faults for path in fault.cells}
        return locate(self.form, dict(self.figures), unlawful)

    def finding(self, code: str) -> Finding:
        """Return the result of one identity.

        Raises:
            KeyError: the form has no identity with this code.
        """
        for finding in self.findings:
            if finding.code == code:
                return finding
        raise KeyError(code)

    def why(self, code: str, locale: AnyLocale | None = None) -> str:
        """Return the reason why an identity could not be evaluated, or an empty string."""
        unknown = self.finding(code).unknown
        labels = [cell_label(path, self.edition, locale) for path in unknown[:_SHOWN]]
        if not unknown:
            return ""
        more = "…" if len(unknown) > _SHOWN else ""
        return text(
            "checks.not_evaluable", locale, count=len(unknown), cells="; ".join(labels) + more
        )
