# SPDX-License-Identifier: Apache-2.0
"""The rules that are not identities, 其他规则: their codes and consequences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from attrs import frozen

from gaidisclosure.form import Kind
from gaidisclosure.i18n import AnyLocale, text

Consequence = Literal["invalid", "incomplete", "warning"]
"""The state of a report that breaks the rule, which a warning leaves as it is."""


@frozen
class Rule:
    """A rule, 规则, with the kinds of its cells, none if it is about no single cell."""

    code: str
    consequence: Consequence
    kinds: tuple[Kind, ...]

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return the message of a violation, with its placeholders as they are."""
        return text(f"checks.{self.code}", locale, **_PLACEHOLDERS)

    def words(self, locale: AnyLocale | None = None) -> str:
        """Return the rule in words: when it is broken, and what to do.

        >>> print(RULES[1].words("en"))
        The figure is negative. A figure here is zero or more; enter 0 if nothing happened.
        """
        return text(f"checks.rule.{self.code}", locale)


_ALL: Final = tuple(Kind)
_PLACEHOLDERS: Final[Mapping[str, str]] = {
    name: f"{{{name}}}"
    for name in ("cell", "actual", "expected", "type", "difference", "identities")
}

RULES: Final = (
    Rule("CELL-TYPE", "invalid", _ALL),
    Rule("CELL-NEGATIVE", "invalid", (Kind.COUNT, Kind.MONEY)),
    Rule("CELL-FRACTION", "invalid", (Kind.COUNT, Kind.CHANGE)),
    Rule("CELL-SIZE", "invalid", _ALL),
    Rule("CELL-DECIMALS", "invalid", (Kind.MONEY,)),
    Rule("CELL-FEN", "warning", (Kind.MONEY,)),
    Rule("CELL-BLANK", "incomplete", _ALL),
    Rule("CELL-NOT-APPLICABLE", "incomplete", _ALL),
    Rule("CELL-TEXT", "incomplete", _ALL),
    Rule("CELL-MISSING", "incomplete", _ALL),
    Rule("CELL-UNDIVIDED", "incomplete", (Kind.COUNT,)),
    Rule("T3-BLANKS", "invalid", ()),
    Rule("PERIOD-YEAR", "invalid", ()),
    Rule("PERIOD-DISAGREES", "invalid", ()),
    Rule("AGENCY-MISSING", "incomplete", ()),
    Rule("PERIOD-MISSING", "incomplete", ()),
)
"""All rules that are not identities: for figures, blanks and the whole report."""
