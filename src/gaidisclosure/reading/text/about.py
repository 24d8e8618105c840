# SPDX-License-Identifier: Apache-2.0
"""What a published report says of itself beside its title, 文内信息: basis, contact, day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from attrs import evolve

from gaidisclosure.errors import InvalidReportError
from gaidisclosure.model import Contact
from gaidisclosure.reading.text.headings import Placed

__all__ = ["cited", "contact_of", "publication_day"]

_LONGEST: Final = 2_000
_DECREE: Final = re.compile(r"(?:国务院|国)令\s{0,2}\(?第?\s{0,2}([0-9]{1,4})\s{0,2}号")
_NUMBERED: Final = re.compile(
    r"(国办[\u4e00-\u9fff]{1,6})\s{0,2}[\[(〔【]\s{0,2}([0-9]{4})\s{0,2}[\])〕】]\s{0,2}第?([0-9]{1,4})\s{0,2}号"
)
_DAY: Final = r"((?:19|20)[0-9]{2})\s?[-年./]\s?([0-9]{1,2})\s?[-月./]\s?([0-9]{1,2})"
_PUBLISHED: Final = re.compile(
    rf"(?:发布|公开|公布|成文|生成|更新|发文)?(?:日期|时间)\s{{0,3}}[:\]]\s{{0,3}}{_DAY}"
)
_CONTACT: Final = {
    "address": re.compile(r"地址\s{0,2}:\s{0,2}([^,;。)]{2,60})"),
    "telephone": re.compile(r"(?:电话|电话号码)\s{0,2}:\s{0,2}([0-9][0-9 \-—–()转/]{4,30}[0-9])"),
    "postcode": re.compile(r"(?:邮编|邮政编码)\s{0,2}:\s{0,2}([0-9]{6})(?![0-9])"),
    "email": re.compile(
        r"(?:邮箱|邮件|E-?mail)\s{0,2}:\s{0,2}([\w.+-]{1,60}@[\w.-]{1,60}\w)", re.I
    ),
}


def cited(paragraphs: Iterable[Placed]) -> tuple[str, ...]:
    """The documents that a text names by number, in its order, each once.

    >>> from gaidisclosure.document import Paragraph
    >>> cited([(0, Paragraph("按照条例（国务院令第711号）和国办公开办函[2021]30号编制。"))])
    ('国务院令第711号', '国办公开办函〔2021〕30号')
    """
    return tuple(dict.fromkeys(name for text in _texts(paragraphs) for name in _named(text)))


def _named(text: str) -> Iterator[str]:
    found = [(hit.start(), f"国务院令第{hit[1]}号") for hit in _DECREE.finditer(text)]
    found += [(h.start(), f"{h[1]}〔{h[2]}〕{h[3]}号") for h in _NUMBERED.finditer(text)]
    return (name for _, name in sorted(found))


def publication_day(paragraphs: Iterable[Placed]) -> date | None:
    """The first day that a text gives as that of publication; ``None`` where it gives none."""
    for text in _texts(paragraphs):
        for hit in _PUBLISHED.finditer(text):
            try:
                return date(*map(int, hit.groups()))
            except ValueError:
                continue
    return None


def contact_of(paragraphs: Sequence[Placed]) -> Contact:
    """The address, telephone, postcode and e-mail address that a text names first."""
    contact = Contact()
    texts = list(_texts(paragraphs))
    for name, wording in _CONTACT.items():
        hit = next((hit for text in texts if (hit := wording.search(text))), None)
        try:
            contact = evolve(contact, **{name: hit[1]}) if hit else contact
        except InvalidReportError:
            continue
    return contact


def _texts(paragraphs: Iterable[Placed]) -> Iterator[str]:
    return (normalize("NFKC", paragraph.text[:_LONGEST]) for _, paragraph in paragraphs)
