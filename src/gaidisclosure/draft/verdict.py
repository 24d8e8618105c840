# SPDX-License-Identifier: Apache-2.0
"""The verdict on a draft, 校验结论: the result of every check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from attrs import define

from gaidisclosure.checks import Finding, Number, Severity, Violation, cell_label
from gaidisclosure.form import Edition, EditionName
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.model.shown import Shown
from gaidisclosure.repair import Location, Repair, locate

_SHOWN: Final = 3


class Conclusion(StrEnum):
    """The overall result of a verdict."""

    VALID = "valid"
    INVALID = "invalid"
    """Figures contradict one another, or one is impossible."""
    INCOMPLETE = "incomplete"
    """No contradiction, but a figure, the agency or the year is missing."""


@define(frozen=True, slots=False, repr=False)
class Verdict(Shown):
    """The results of all checks of a draft.

    ``results`` has the result of every identity of the form. ``violations`` are the errors, then
    the warnings; ``severity`` tells them apart. ``gaps`` are what is missing: the figures of cells,
    the agency, the year.

    >>> from gaidisclosure import AnnualReport2021, Draft
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> draft.check().ok
    True
    >>> verdict = draft.replace({"review_litigation.review.total": 1}).check()
    >>> verdict
    <Verdict 'invalid' errors={'T4-SUM:review': 1}>
    """

    form: Edition
    results: tuple[Finding, ...]
    violations: tuple[Violation, ...] = ()
    gaps: tuple[Violation, ...] = ()
    figures: tuple[tuple[str, Number | None], ...] = ()

    def __rich_repr__(self) -> Iterator[Any]:
        yield self.conclusion.value
        errors = Counter(each.code for each in self.errors)
        yield from errors and [("errors", dict(errors))]
        yield from self.gaps and [("gaps", len(self.gaps))]
        yield from self.remarks and [("remarks", len(self.remarks))]

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    @property
    def edition(self) -> EditionName:
        """The name of the edition that was checked, ``"2019"`` or ``"2021"``."""
        return self.form.name

    @property
    def errors(self) -> tuple[Violation, ...]:
        """The violations that refuse the report."""
        return tuple(each for each in self.violations if each.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Violation, ...]:
        """The warnings among the violations, which refuse nothing."""
        return tuple(each for each in self.violations if each.severity is Severity.WARNING)

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

    def __bool__(self) -> bool:
        """Refuse a truth test, since a verdict would be true whatever its conclusion."""
        raise TypeError(text("checks.verdict_bool"))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The smallest repairs that make the figures agree, 改正办法, likeliest first.

        A repair changes figures that were filled in, never blanks. There is none if nothing
        contradicts, or none was found: :attr:`location` says what is certain.

        >>> from gaidisclosure import AnnualReport2021, Draft
        >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
        >>> (repair,) = draft.replace({"request_handling.received.total": 1}).check().repairs
        >>> repair.only, [(change.cell, change.old, change.to) for change in repair]
        (True, [('request_handling.received.total', 1, 0)])
        """
        return self.location.repairs

    @cached_property
    def location(self) -> Location:
        """Where the wrong figures are, 查错结果: the repairs and their certainty."""
        return locate(self.form, dict(self.figures))

    def with_faults(self, faults: Iterable[Violation]) -> tuple[Violation, ...]:
        """Return the faults of a source, and the violations that repeat none of them."""
        found = tuple(faults)
        told = {key for fault in found for key in (fault.code, fault.cells)}
        others = (each for each in self.violations if told.isdisjoint((each.code, each.cells)))
        return (*found, *others)

    def result(self, code: str) -> Finding:
        """Return the result of one identity.

        Raises:
            KeyError: The form has no identity with this code.
        """
        for result in self.results:
            if result.code == code:
                return result
        raise KeyError(code)

    def why(self, code: str, locale: AnyLocale | None = None) -> str:
        """Return the reason why an identity could not be evaluated, or an empty string."""
        unknown = self.result(code).unknown
        labels = [cell_label(path, self.edition, locale) for path in unknown[:_SHOWN]]
        if not unknown:
            return ""
        more = "…" if len(unknown) > _SHOWN else ""
        cells = text("checks.semicolon", locale).join(labels) + more
        return text("checks.not_evaluable", locale, count=len(unknown), cells=cells)
