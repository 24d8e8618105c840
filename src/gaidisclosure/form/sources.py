# SPDX-License-Identifier: Apache-2.0
"""The documents that the form rests on, and places in them, 依据."""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from gaidisclosure.i18n import OFFICIAL, AnyLocale, text
from gaidisclosure.zh.numerals import ordinal

Basis = Literal["sourced", "inferred", "practice", "memory"]
"""The certainty of a fact: in a source, inferred, seen in reports, or remembered.

Only what is printed on the form, or follows from the word 总计 on it, may refuse a report.
"""

REGULATION: Final = "国务院令第711号"
"""《中华人民共和国政府信息公开条例》, in force since 2019-05-15."""
NOTICE_2021: Final = "国办公开办函〔2021〕30号"
"""The notice that issues the form now in force, signed 2021-09-26."""
NOTICE_2019: Final = "国办公开办函〔2019〕60号"
"""The notice that issued the trial form, for report years 2019 and 2020."""
FEE_RULES: Final = "国办函〔2020〕109号"
"""《政府信息公开信息处理费管理办法》, issued 2020-11-17."""

LEGISLATION_LAW: Final = "《中华人民共和国立法法》"
"""《中华人民共和国立法法》 as amended in 2023, which tells who may issue 规章."""


@frozen
class Citation:
    """A place in a document, 条款: an article, perhaps with its paragraph and items.

    >>> Citation(36, items=(1, 2)).text()
    '国务院令第711号第三十六条第（一）、（二）项'
    >>> Citation(16, paragraph=1).text("en")
    '国务院令第711号, art. 16 para. 1'
    """

    article: int | None = None
    paragraph: int | None = None
    items: tuple[int, ...] = ()
    document: str = REGULATION
    basis: Basis = "inferred"

    def text(self, locale: AnyLocale | None = OFFICIAL) -> str:
        """Return the place in words."""
        parts = (
            ("form.citation.article", self.article),
            ("form.citation.paragraph", self.paragraph),
            ("form.citation.items", self.items),
        )
        return self.document + "".join(
            text(code, locale, zh=_chinese(value), number=_arabic(value))
            for code, value in parts
            if value
        )


def _chinese(value: int | tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return "、".join(f"（{ordinal(item)}）" for item in value)
    return ordinal(value)


def _arabic(value: int | tuple[int, ...]) -> str:
    if isinstance(value, tuple):
        return ", ".join(f"({item})" for item in value)
    return str(value)
