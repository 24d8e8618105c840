# SPDX-License-Identifier: Apache-2.0
"""Numbers, shares, money, dates and lists within sentences, 数字表述, by Babel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Context, Decimal, localcontext
from typing import Final

from attrs import frozen
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from gaidisclosure.form import Item
from gaidisclosure.i18n import AnyLocale, negotiate, text
from gaidisclosure.topics import bare

_ENGLISH: Final = "en"
_EXACT: Final = Context(prec=80)
_YUAN: Final = 10_000


@frozen
class Words:
    """The words of a language for what a report contains.

    >>> Words.of("zh").number(1204), Words.of("en").number(1204)
    ('1204', '1,204')
    """

    locale: str

    @classmethod
    def of(cls, locale: AnyLocale) -> Words:
        """Return the words of the language that a locale names."""
        return cls(negotiate(locale))

    def say(self, code: str, **params: object) -> str:
        """Return a sentence, or a part of one."""
        return text(f"writing.{code}", self.locale, **params)

    def count(self, what: str, number: int) -> str:
        """Return a number with its noun, in the singular or the plural.

        >>> [Words.of("en").count("requests", number) for number in (1, 2)]
        ['1 request', '2 requests']
        """
        return self.plural(f"count.{what}", number)

    def plural(self, code: str, number: int) -> str:
        """Return the words for one, or for several.

        >>> Words.of("en").plural("applicant.natural_person", 1)
        'a natural person'
        """
        form = Locale.parse(self.locale).plural_form(number)
        return self.say(f"{code}.{form}", count=self.number(number))

    def number(self, number: int) -> str:
        """Return a whole number, in Chinese without separators (GB/T 15835—2011)."""
        with localcontext(_EXACT):
            pattern = "#,##0" if self.locale == _ENGLISH else "#0"
            return str(format_decimal(number, pattern, self.locale))

    def amount(self, amount: Decimal) -> str:
        """Return an amount of 万元 in words: in Chinese as it is, in English in yuan.

        >>> Words.of("zh").amount(Decimal("3.5")), Words.of("en").amount(Decimal("3.5"))
        ('3.5万元', 'CNY 35,000.00')
        """
        with localcontext(_EXACT):
            if self.locale == _ENGLISH:
                pattern = "¤¤ #,##0.00" + "#" * 15
                yuan = amount * _YUAN
                return format_currency(yuan, "CNY", pattern, self.locale, currency_digits=False)
            number = format_decimal(amount, "#0." + "#" * 15, self.locale)
            return self.say("amount", amount=number)

    def share(self, part: int, whole: int) -> str:
        """Return a part of a whole in per cent, rounded half up to one decimal.

        A part that is not zero is never 0%, and one that is not the whole never 100%.

        >>> zh = Words.of("zh")
        >>> zh.share(1, 3), zh.share(1, 2), zh.share(1, 10**6), zh.share(10**6 - 1, 10**6)
        ('占33.3%', '占50%', '占比不足0.1%', '占比超过99.9%')
        """
        thousandths = (2000 * part + whole) // (2 * whole)
        if thousandths == 0:
            return self.say("share.under", share=self._percent(1))
        if thousandths == 1000 and part < whole:
            return self.say("share.over", share=self._percent(999))
        return self.say("share.of", share=self._percent(thousandths))

    def _percent(self, thousandths: int) -> str:
        return str(format_percent(Decimal(thousandths) / 1000, "0.#%", self.locale))

    def day(self, day: date) -> str:
        """Return a date in words."""
        return format_date(day, "long", self.locale)

    def series(self, parts: Iterable[str]) -> str:
        """Return the parts of a sentence as a list in words.

        >>> Words.of("zh").series(["甲", "乙", "丙"]), Words.of("en").series(["one", "two"])
        ('甲、乙和丙', 'one and two')
        """
        return format_list(list(parts), "standard", self.locale)

    def name(self, item: Item) -> str:
        """Return a label of the form without its ordinal and its remark in brackets.

        >>> from gaidisclosure.form import EDITIONS
        >>> row = EDITIONS["2021"].cells["request_handling.outcomes.disclosed.total"].row.leaf
        >>> Words.of("zh").name(row), Words.of("en").name(row)
        ('予以公开', 'disclosed')
        """
        name = bare(item.label_in(self.locale))
        return name[:1].lower() + name[1:]

    def detail(self, code: str, kinds: Sequence[tuple[str, int]]) -> str:
        """Return the kinds that make up a number: the only one, or each with its number."""
        if len(kinds) == 1:
            return self.say(f"{code}.one_kind", kind=kinds[0][0])
        told = (self.say(f"{code}.kind", kind=k, count=self.number(n)) for k, n in kinds)
        return self.say(f"{code}.kinds", kinds=self.say("between_kinds").join(told))
