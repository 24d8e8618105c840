"""A violation as a value, 不符之处: what is wrong, where, and what was expected."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from gaidisclosure.form import EDITION_2021, EDITIONS, Edition
from gaidisclosure.i18n import text

Number = int | Decimal
"""A figure of the form: a count, or an amount in 万元."""
Scalar = Number | str | float | bool | None
"""What a violation can carry of a bad value: never the object itself."""

_LONGEST: Final = 80
_LARGEST_BITS: Final = 128


class Severity(StrEnum):
    """Whether a violation refuses a report, 严重程度."""

    ERROR = "error"
    WARNING = "warning"
    """Worth a look; rests on practice or inference, so it never refuses."""


@frozen
class Violation:
    """One thing that no lawful report can have.

    ``code`` is stable: ``T3-BAL:natural_person`` is an identity of the form, ``CELL-NEGATIVE`` a
    rule for single figures. ``cells`` are cell paths and ``figures`` what stands in them.
    ``expected`` and ``actual`` are the two sides that disagree; ``path`` is the place in a JSON
    document, if any.

    >>> from decimal import Decimal
    >>> bad = Violation("CELL-NEGATIVE", cells=("proactive_disclosure.fees",), actual=Decimal(-1))
    >>> print(bad.message("en"))
    Administrative fees / Fees collected this year (unit: 10,000 yuan): -1 is negative. \
A figure here is zero or more; enter 0 if nothing happened.
    """

    code: str
    cells: tuple[str, ...] = ()
    expected: Scalar = None
    actual: Scalar = None
    figures: tuple[Number, ...] = ()
    severity: Severity = Severity.ERROR
    edition: str = ""
    path: str | None = field(default=None, kw_only=True)

    @property
    def family(self) -> str:
        """The code without the instance: ``T3-BAL`` of ``T3-BAL:natural_person``."""
        return self.code.partition(":")[0]

    def message(self, locale: str | None = None) -> str:
        """What was found, what was expected, where, and what to do."""
        found = text(f"checks.{self.family}", locale, **self._words(locale))
        return text("checks.at_path", locale, path=self.path, message=found) if self.path else found

    def _words(self, locale: str | None) -> dict[str, object]:
        return {
            "cell": ", ".join(cell_label(cell, self.edition, locale) for cell in self.cells[:1]),
            "row": self._side("row", locale),
            "column": self._side("column", locale),
            "code": self.code,
            "expected": self.expected,
            "actual": self.actual,
            "type": type(self.actual).__name__,
            "difference": _difference(self.expected, self.actual),
            "sum": " + ".join(map(str, self.figures[:-1])),
            "figures": self.figures,
        }

    def _side(self, side: str, locale: str | None) -> str:
        """The label of the row or column that the last cell stands in."""
        cell = _edition(self.edition).cells.get(self.cells[-1]) if self.cells else None
        return getattr(cell, side).label_in(locale) if cell else ""

    def __str__(self) -> str:
        return self.message()


def cell_label(path: str, edition: str = "", locale: str | None = None) -> str:
    """The printed labels of a cell, or the path itself where the form has no such cell."""
    for form in (_edition(edition), *EDITIONS.values()):
        if path in form.cells:
            return form.cells[path].label(locale)
    return path


def _edition(name: str) -> Edition:
    return EDITIONS.get(name, EDITION_2021)


def _difference(expected: Scalar, actual: Scalar) -> Number | str:
    if isinstance(expected, Number) and isinstance(actual, Number):
        return actual - expected
    return ""


def seen(value: object) -> Scalar:
    """What a message may show of a value: itself if it is a small scalar, else a short text.

    >>> seen(True), seen([1, 2]), seen(10**5000)
    (True, '[1, 2]', 'int of about 5001 digits')
    """
    if isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        return f"int of about {int(value.bit_length() * 0.30103) + 1} digits"
    if value is None or type(value) in {bool, int, float, Decimal}:
        return value  # type: ignore[return-value]
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
