# SPDX-License-Identifier: Apache-2.0
"""A violation, 不符之处: what is wrong, where, and what was expected."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import StrEnum
from functools import cache
from math import isfinite
from reprlib import Repr
from typing import Final

from attrs import field, frozen

from gaidisclosure.form import EDITION_2021, EDITIONS, FORMS, Chain, Edition, FormCell, Item
from gaidisclosure.form.names import nearest_cells
from gaidisclosure.i18n import AnyLocale, has, negotiate, text

Number = int | Decimal
"""A figure of the form: a count, or an amount in 万元."""
Scalar = Number | str | float | bool | None
"""A value that a violation can hold, never the faulty object itself."""

EXACT: Final = Context(prec=200)
"""Arithmetic that rounds no lawful figure, whatever the caller's context."""

_LONGEST: Final = 80
_LARGEST_BITS: Final = 128
_SPELLED_OUT: Final = 3
"""Most identities that a message names."""
_FEW: Final = 2
"""Most cells that are listed next to a code."""


class _Seen(Repr):
    """The short repr of the standard library, without objects cut in half."""

    def repr_instance(self, x: object, level: int) -> str:
        shown = repr(x)
        return shown if len(shown) <= _LONGEST else f"{type(x).__name__}(…)"


_REPR: Final = _Seen()
_REPR.maxlong = _LONGEST


class Severity(StrEnum):
    """The weight of a violation, 严重程度."""

    ERROR = "error"
    WARNING = "warning"
    """Worth a look: based on practice or inference, so it refuses no report."""
    NOTE = "note"
    """Worth knowing, and usually in order."""


@frozen
class Violation:
    """A fault of a report, or something worth a look.

    ``code`` is stable: ``T3-BAL:natural_person`` is an identity of the form, ``CELL-NEGATIVE`` a
    rule for single figures. ``cells`` are cell paths, and ``figures`` their figures. ``expected``
    and ``actual`` are the two values that disagree, and ``type_name`` the type of a value that
    ``actual`` shows as text. ``path`` is the place in a JSON document. ``identities`` are the codes
    of identities that fail only together, ``sources`` the years or members that a relation between
    reports is about.

    >>> from decimal import Decimal
    >>> bad = Violation("CELL-NEGATIVE", cells=("proactive_disclosure.fees",), actual=Decimal(-1))
    >>> print(bad.message("en"))
    Administrative fees (行政事业性收费) / Fees collected this year (unit: 10,000 yuan) \
(本年收费金额（单位：万元）): -1 is negative. The figure must be zero or more; enter 0 if \
nothing happened.
    """

    code: str
    cells: tuple[str, ...] = ()
    expected: Scalar = None
    actual: Scalar = None
    figures: tuple[Number, ...] = ()
    severity: Severity = Severity.ERROR
    edition: str = ""
    type_name: str = field(default="", kw_only=True)
    path: str | None = field(default=None, kw_only=True)
    identities: tuple[str, ...] = field(default=(), kw_only=True)
    sources: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def family(self) -> str:
        """The code without the instance: ``T3-BAL`` of ``T3-BAL:natural_person``."""
        return self.code.partition(":")[0]

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return the place, the value expected, the value found and the remedy.

        In English, each label is followed by that of the form, to find the cell in print.
        """
        language = negotiate(locale)
        if not has(f"checks.{self.family}", language):
            return self.code  # of a caller's own check
        special = f"checks.{self.family}.{self._kind}"
        code = special if has(special, language) else f"checks.{self.family}"
        found = text(code, language, **self._words(language)) + self._nearest(language)
        if self.path is None:
            return found
        return text("checks.at_path", language, path=self.path, message=found)

    @property
    def _kind(self) -> str:
        """The name of the message among those of one code."""
        if self.path is not None:
            return "json"
        if self.severity is Severity.NOTE:
            return "note"
        if 0 < len(self.figures) < len(self.cells):
            return "blank_total" if self.actual is None else "blanks"
        return "money" if self.expected == "Decimal" else "count"

    def _words(self, locale: str) -> dict[str, object]:
        return {
            "cell": cell_label(self.cells[0], self.edition, locale) if self.cells else "",
            "row": self._side("row", locale),
            "column": self._side("column", locale),
            "expected": self.expected,
            "actual": self.actual if self.path is None else _in_json(self.actual),
            "reason": self._reason(locale),
            "type": self.type_name or type(self.actual).__name__,
            "difference": _difference(self.expected, self.actual),
            "sum": " + ".join(map(str, self.figures[:-1])),
            "identities": identities_label(self.identities, self.edition, locale),
            "before": self.sources[0] if self.sources else "",
            "after": self.sources[-1] if self.sources else "",
            "sources": text("checks.identity.and", locale).join(self.sources),
        }

    def _nearest(self, locale: str) -> str:
        """Return a sentence with the cells nearest to an unknown path, if any."""
        if self.family != "CELL-UNKNOWN" or not self.cells:
            return ""
        form = EDITIONS.get(self.edition, EDITION_2021)
        found = ", ".join(nearest_cells(form, self.cells[0]))
        return text("checks.nearest", locale, cells=found) if found else ""

    def _reason(self, locale: str) -> Scalar:
        """Return the value expected, in words if there is a message for it."""
        code = f"checks.reason.{self.expected}"
        return text(code, locale) if has(code, locale) else self.expected

    def _side(self, side: str, locale: str) -> str:
        """Return the label of the row or column of the last cell."""
        cell = _form_cell(self.cells[-1], self.edition) if self.cells else None
        return _named(getattr(cell, side), locale) if cell else ""

    def __str__(self) -> str:
        """Return the code, the cells if they are few, and the message."""
        listed = self.cells if self.path is None and len(self.cells) <= _FEW else ()
        return f"[{' '.join((self.code, *listed))}] {self.message()}"


def cell_label(path: str, edition: str = "", locale: AnyLocale | None = None) -> str:
    """Return the labels of a cell, the name of another field, or the path itself.

    A value of the model outside a report knows only the last part of its cells' paths. In English,
    each label is followed by that of the form, to find the cell in print.

    >>> cell_label("proactive_disclosure.licensing"), cell_label("natural_person")
    ('行政许可 / 本年处理决定数量', '自然人')
    >>> cell_label("division_code", locale="en"), cell_label("nonsense")
    ('administrative division code', 'nonsense')
    >>> print(cell_label("request_handling.received.natural_person", locale="en"))
    I. Requests received this year (一、本年新收政府信息公开申请数量) / Natural persons (自然人)
    """
    language = negotiate(locale)
    if cell := _form_cell(path, edition):
        sides = (_named(side, language) for side in (cell.row, cell.column))
        return " / ".join(filter(None, sides))
    columns = {
        _named(found.column.leaf, language) for found in _ending_in(path) if found.column.path
    }
    if len(columns) == 1:
        return columns.pop()
    field = f"checks.field.{path}"
    return text(field, language) if has(field, language) else path


def identities_label(
    codes: tuple[str, ...], edition: str = "", locale: AnyLocale | None = None
) -> str:
    """Return the rows and columns of identities, at most three by name.

    >>> identities_label(("T3-ROW:received", "T3-BAL:total"), "2021")
    '“一、本年新收政府信息公开申请数量”一行之和、“总计”一列的结转平衡'
    """
    language = negotiate(locale)
    found = [_named_identity(code, edition, language) for code in codes[:_SPELLED_OUT]]
    listed = text("checks.identity.and", language).join(found)
    if len(codes) <= _SPELLED_OUT:
        return listed
    return text("checks.identity.more", language, listed=listed, count=len(codes))


def _named_identity(code: str, edition: str, locale: str) -> str:
    form = next(form for form in _forms(edition) if code in form.identities)
    cell = form.cells[form.identities[code].cells[-1]]
    sides = {side: _named(getattr(cell, side), locale) for side in ("row", "column")}
    return text(f"checks.identity.{code.partition(':')[0]}", locale, **sides)


def _named(item: Item | Chain, language: str) -> str:
    """Return a label, followed by that of the form if it is English."""
    label, official = item.label_in(language), item.label_in()
    return f"{label} ({official})" if label and language == "en" else label


@cache
def _ending_in(name: str) -> tuple[FormCell, ...]:
    cells = (cell for form in EDITIONS.values() for cell in form.cells.values())
    return tuple(cell for cell in cells if cell.path.endswith(f".{name}"))


def _form_cell(path: str, edition: str) -> FormCell | None:
    """Return the cell on the form of an edition, else on any form."""
    return next((form.cells[path] for form in _forms(edition) if path in form.cells), None)


def _forms(edition: str) -> tuple[Edition, ...]:
    """Return all forms, that of an edition first."""
    return (EDITIONS.get(edition, EDITION_2021), *FORMS.values())


def _in_json(value: Scalar) -> Scalar:
    """Return a value in the spelling of JSON."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else value


def _difference(expected: Scalar, actual: Scalar) -> Number | str:
    if isinstance(expected, Number) and isinstance(actual, Number):
        return EXACT.subtract(actual, expected)
    return ""


def seen(value: object) -> Scalar:
    r"""Return a small scalar as it is, and any other value as a short text.

    It never raises, and the result can be compared, hashed, pickled and printed.

    >>> seen(True), seen([1, 2]), seen(10**5000), seen("\0")
    (True, '[1, 2]', '≈10^5000', '\\x00')
    """
    if isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        return f"≈{'-' * (value < 0)}10^{int(value.bit_length() * 0.30103)}"
    if value is None or type(value) in {bool, int}:
        return value  # type: ignore[return-value]
    if type(value) is float:
        return value if isfinite(value) else str(value)
    if type(value) is Decimal:
        return value if value.is_finite() and len(str(value)) <= _LONGEST else _short(str(value))
    return _short(str.__str__(value) if isinstance(value, str) else _described(value))


def _described(value: object) -> str:
    try:
        return _REPR.repr(value)
    except Exception:  # the repr of an unknown object may raise anything
        return f"<{type(value).__name__}>"


def _short(shown: str) -> str:
    """Return a text on one line that any terminal can show, cut off if it is long."""
    kept = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    return "".join(map(_printable, kept))


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return character.encode("unicode_escape").decode("ascii")
