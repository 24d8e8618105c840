# SPDX-License-Identifier: Apache-2.0
"""The rules that are not identities, 其他规则: their codes and consequences."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from gaidisclosure.checks.plausibility import LARGE_FEES
from gaidisclosure.form import (
    FEE_RULES,
    LEGISLATION_LAW,
    NOTICE_2019,
    NOTICE_2021,
    Basis,
    Citation,
    Kind,
)
from gaidisclosure.i18n import AnyLocale, template, text

Consequence = Literal["invalid", "incomplete", "warning", "note"]
"""The result of breaking a rule. Warnings and notes leave a report valid."""


@frozen
class Rule:
    """A rule, 规则, with its consequence and grounds.

    ``kinds`` are the kinds of cells that it applies to, none for a rule about the whole report.
    ``formula`` is a relation over cell paths, ``citations`` are its sources, and ``basis`` is its
    certainty.
    """

    code: str
    consequence: Consequence
    kinds: tuple[Kind, ...] = ()
    formula: str = ""
    citations: tuple[Citation, ...] = ()
    basis: Basis = "inferred"

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return the message of a violation with its placeholders."""
        return template(f"checks.{self.code}", locale)

    def words(self, locale: AnyLocale | None = None) -> str:
        """Return the rule in words: when it is broken, and what to do.

        >>> print(RULES[1].words("en"))
        The figure is negative. A figure here is zero or more; enter 0 if nothing happened.
        """
        return text(f"checks.rule.{self.code}", locale)

    def grounds(self, locale: AnyLocale | None = None) -> str:
        """Return the sources and their certainty, empty for a technical rule."""
        certainty = text(f"checks.certainty.{self.basis}", locale)
        if not self.citations:
            return certainty if self.basis == "practice" else ""
        documents = [each.text(locale) for each in self.citations]
        listed = text("checks.semicolon", locale).join(documents)
        return text("checks.grounds", locale, documents=listed, certainty=certainty)


_ALL: Final = tuple(Kind)
_NOTICES: Final = (Citation(document=NOTICE_2021), Citation(document=NOTICE_2019))

_COMPILED: Final = (Citation(49, 2), Citation(50))
"""The report of a government, which is compiled from those of its agencies."""


def _member(
    name: str, formula: str = "", *, citations: tuple[Citation, ...] = _COMPILED, note: bool = False
) -> Rule:
    """Return a rule about the members of a sum, a warning or a note."""
    consequence: Consequence = "note" if note else "warning"
    return Rule(f"MEMBER-{name}", consequence, (), formula, citations, "practice")


_SUMMED_ONCE: Final = "1 = count(members of one agency and year)"
_MEMBERS: Final = (
    _member("UNREADABLE"),
    _member("INVALID", "identities hold in each member"),
    _member("BLANK", "each member has a figure in each cell that is no total"),
    _member("YEAR", "year of member = year of sum"),
    _member("NO-YEAR", "year of member = year of sum"),
    _member("EDITION", "edition of member = edition of sum"),
    _member("DOUBLED", _SUMMED_ONCE),
    _member("REPEATED", _SUMMED_ONCE, note=True),
    _member("EXCLUDED", note=True),
    _member("INCLUDED"),
    _member("WARNED", "figures of each member cause no warning"),
    Rule("MEMBER-MISSING", "warning", (), "roster ⊆ members", (Citation(49, 1),), "sourced"),
    _member("UNKNOWN", "members ⊆ roster"),
    _member("UNNAMED", _SUMMED_ONCE),
    _member("UNMATCHED", citations=()),
    _member("SELF", "agency of member ≠ agency of sum"),
    _member("OFFICE-RULES", "government_rules of office = government_rules of government"),
    Rule("MEMBER-NONE", "invalid"),
)
"""Rules about the reports that are summed, 汇总."""

_TEXT: Final = (
    ("RECEIVED", "said in {received, received + brought_forward}"),
    ("CARRIED", "said = carried_forward"),
    ("OUTCOMES", "said in readings of outcomes"),
    ("APPLICANTS", "said in {received, received + brought_forward} of the column"),
    ("CASES", "said = review_litigation, suits of both kinds added"),
    ("DOCUMENTS", "said = documents issued, repealed or in force"),
    ("DECISIONS", "said = decisions of the year"),
    ("FEES", "said = proactive_disclosure.fees, within half of the last digit"),
    ("SHARE", "said = part / whole, within half of the last digit"),
    ("LIST", "sum of the list <= whole, both as said"),
    ("CLOSURE", "received + brought_forward = outcomes + carried_forward, all as said"),
)
"""Rules for figures in a text, compared with the tables."""
_OF_TEXT: Final = (
    *(Rule(f"TEXT-{name}", "warning", (), formula, (), "practice") for name, formula in _TEXT),
    Rule("TEXT-MISPRINT", "warning", (), "", _NOTICES, "practice"),
    Rule("TEXT-BODY", "warning", (), "", (), "practice"),
)

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
    Rule(
        "FEES-YUAN",
        "warning",
        (Kind.MONEY,),
        formula=f"proactive_disclosure.fees < {LARGE_FEES}",
        citations=(Citation(document=NOTICE_2021),),
    ),
    Rule(
        "RULES-POWER",
        "warning",
        (Kind.COUNT,),
        formula="proactive_disclosure.government_rules = 0",
        citations=(Citation(91, document=LEGISLATION_LAW), Citation(93, document=LEGISLATION_LAW)),
    ),
    Rule(
        "PART-EMPTY",
        "warning",
        citations=(Citation(50), Citation(document=NOTICE_2021)),
        basis="sourced",
    ),
    Rule("FEE-SILENT", "warning", citations=(Citation(document=FEE_RULES),), basis="practice"),
    Rule("TITLE-OTHER", "warning", basis="practice"),
    Rule("PUBLISHED-EARLY", "warning", citations=(Citation(49),)),
    *_OF_TEXT,
    *_MEMBERS,
    Rule("YEAR-AGENCY", "warning"),
    Rule("YEAR-EDITION", "note", citations=_NOTICES, basis="sourced"),
    Rule(
        "YEAR-CARRY",
        "warning",
        formula="brought_forward[after] = carried_forward[before]",
        citations=_NOTICES[:1],
    ),
    Rule(
        "YEAR-STOCK",
        "warning",
        formula="in_force[after] = in_force[before] + issued[after] - repealed[after]",
        citations=_NOTICES[:1],
    ),
    Rule(
        "YEAR-SIZE",
        "warning",
        formula="max / min < 100, max - min < 1000; fees: max / min < 1000",
        basis="practice",
    ),
    Rule(
        "YEAR-UNIT",
        "warning",
        formula="max / min < 10000 / 3 or max / min > 3 * 10000",
        citations=_NOTICES[:1],
    ),
    Rule(
        "YEAR-TEXT",
        "warning",
        formula="text[after] in text[before] <= 50%",
        citations=_NOTICES[:1],
        basis="practice",
    ),
)
"""All rules that are not identities."""
