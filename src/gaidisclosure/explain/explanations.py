# SPDX-License-Identifier: Apache-2.0
"""Explanations of codes, 代码说明: an identity with its smallest examples, or a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from attrs import frozen

from gaidisclosure.algebra import flows
from gaidisclosure.checks import RULES, Rule, Status, findings
from gaidisclosure.explain.instances import instances
from gaidisclosure.explain.words import formula, grounds, heading_of, in_words, table_of
from gaidisclosure.form import Edition, EditionName, Identity
from gaidisclosure.i18n import AnyLocale
from gaidisclosure.model.paths import edition_named


@frozen
class Example:
    """Figures of a whole form that are not zero, 例子, and the identities that fail."""

    figures: Mapping[str, int]
    failed: tuple[str, ...]


@frozen
class Explanation:
    """An identity explained, 勾稽关系说明.

    >>> explained = explain_identity("T3-BAL:natural_person")
    >>> print(explained.words())
    “自然人”一列：第一项加第二项之和，等于第三项加第四项之和
    >>> explained.passing.figures["request_handling.received.natural_person"]
    1
    >>> explained.failing.failed
    ('T3-ROW:received', 'T3-BAL:natural_person')
    """

    form: Edition
    identity: Identity

    @property
    def code(self) -> str:
        """The code, such as ``T3-BAL:natural_person``."""
        return self.identity.code

    @property
    def table(self) -> int:
        """The number of its table on the form."""
        return table_of(self.form, self.identity)

    @property
    def formula(self) -> str:
        """The identity over cell paths."""
        return formula(self.identity)

    @property
    def passing(self) -> Example:
        """The report with fewest figures, all of them 1, in which it adds something up."""
        cells = frozenset(self.identity.cells)
        touching = (each.cells for each in flows(self.form) if not cells.isdisjoint(each.cells))
        return _example(self.form, min(touching, key=len))

    @property
    def failing(self) -> Example:
        """One figure that is 1, all others being zero, with which fewest identities fail.

        In table 3 no report fails one identity alone.
        """
        examples = (_example(self.form, (cell,)) for cell in self.identity.cells)
        return min(examples, key=lambda each: len(each.failed))

    def words(self, locale: AnyLocale | None = None) -> str:
        """Return the identity in a sentence."""
        return in_words(self.form, self.identity, locale)

    def place(self, locale: AnyLocale | None = None) -> str:
        """Return the heading of the part of the report in which it stands."""
        return heading_of(self.table, locale)

    def grounds(self, locale: AnyLocale | None = None) -> str:
        """Return the document that it rests on, and the place in it."""
        return grounds(self.form, self.identity, locale)


def _example(form: Edition, cells: tuple[str, ...]) -> Example:
    figures = dict.fromkeys(cells, 1)
    judged = findings(form, {path: figures.get(path, 0) for path in form.cells})
    failed = tuple(found.code for found in judged if found.status is Status.FAILED)
    return Example(figures, failed)


def explain_identity(code: str, edition: EditionName = "2021") -> Explanation:
    """Explain the identity with this code.

    Args:
        code: The code, such as ``T3-BAL:natural_person``.
        edition: The edition of the form.

    Raises:
        KeyError: The edition has no such identity.
        InvalidReportError: ``EDITION``, as there is no such edition.
    """
    form = edition_named(edition)
    return Explanation(form, form.identities[code])


def rule_of(code: str) -> Rule | None:
    """Return the rule with this code, or of its family, if there is such a code.

    >>> rule_of("CELL-NEGATIVE").consequence
    'invalid'
    >>> rule_of("YEAR-CARRY:total").code
    'YEAR-CARRY'
    """
    family, colon, instance = code.partition(":")
    if colon and instance not in instances().get(family, ()):
        return None
    return next((rule for rule in RULES if rule.code == family), None)


def near_codes(code: str, edition: EditionName = "2021") -> list[str]:
    """Return the codes that are most like one that does not exist.

    Args:
        code: The code that does not exist.
        edition: The edition of the form.

    >>> near_codes("T3-BAL:natural")
    ['T3-BAL:natural_person', 'T3-BAL:total']
    """
    known = [*edition_named(edition).identities, *_codes_of_rules()]
    family = [each for each in known if each.partition(":")[0] == code.partition(":")[0]]
    return get_close_matches(code, family or known, n=3, cutoff=0.7) or (family or known)[:3]


def _codes_of_rules() -> Iterator[str]:
    for rule in RULES:
        yield rule.code
        for instance in instances().get(rule.code, ()):
            yield f"{rule.code}:{instance}"
