"""What a code means, 代码说明: an identity or a rule for single figures, by its code."""

from __future__ import annotations

from difflib import get_close_matches

from attrs import frozen

from gaidisclosure.catalogue import RULES, Rule, formula, grounds, in_words, table_of
from gaidisclosure.explain.examples import Example, failing, passing
from gaidisclosure.form import EDITIONS, SECTIONS, Edition, Identity
from gaidisclosure.i18n import negotiate


@frozen
class Explanation:
    """An identity explained, 勾稽关系说明.

    >>> explained = explain("T3-BAL:natural_person")
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
        """The smallest figures other than zero with which it holds."""
        return passing(self.form, self.identity)

    @property
    def failing(self) -> Example:
        """The smallest figures with which it fails."""
        return failing(self.form, self.identity)

    def words(self, locale: str | None = None) -> str:
        """The identity in a sentence."""
        return in_words(self.form, self.identity, locale)

    def place(self, locale: str | None = None) -> str:
        """The heading of the part of the report that it stands in."""
        part = next(part for part in SECTIONS if part.table == self.table)
        return part.heading if negotiate(locale) == "zh_Hans" else part.item.label_in(locale)

    def grounds(self, locale: str | None = None) -> str:
        """What it rests on."""
        return grounds(self.form, self.identity, locale)


def explain(code: str, edition: str = "2021") -> Explanation:
    """Explain the identity with this code.

    Raises:
        KeyError: the edition has no such identity, or there is no such edition.
    """
    form = EDITIONS[edition]
    return Explanation(form, form.identities[code])


def rule_of(code: str) -> Rule | None:
    """The rule for single figures with this code, if there is one.

    >>> rule_of("CELL-NEGATIVE").consequence
    'invalid'
    """
    return next((rule for rule in RULES if rule.code == code), None)


def near(code: str, edition: str = "2021") -> list[str]:
    """The codes that are most like one that does not exist.

    >>> near("T3-BAL:natural")
    ['T3-BAL:natural_person', 'T3-BAL:total']
    """
    known = [*EDITIONS[edition].identities, *(rule.code for rule in RULES)]
    family = [each for each in known if each.partition(":")[0] == code.partition(":")[0]]
    return get_close_matches(code, known, n=3, cutoff=0.7) or (family or known)[:3]
