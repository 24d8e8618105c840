# SPDX-License-Identifier: Apache-2.0
"""Facts in the text of a published report, 文内信息."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final
from unicodedata import normalize

from gaidisclosure.model import Contact, ReportingPeriod
from gaidisclosure.reading.lawful import lawful, with_field
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.zh.dates import find_period, read_date

_LONGEST: Final = 2_000
"""Most characters of a paragraph in which a fact is sought."""
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

_PERIOD_SAID: Final = re.compile(
    r"统计(?:期|时|周期|起止)[^。;\n]{0,40}(?:月|[0-9][.-][0-9])[^。;\n]{0,40}"
)
_MONTH: Final = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,2}月(?:.{1,3}日)?"
)
_LONGEST_SIGNATURE: Final = 40
_FOOTER: Final = re.compile(
    "[【\\[]?(?:浏览|点击|访问|总计访问|阅读次数|打印|关闭|字号|分享|扫一扫|上一[篇条]|下一[篇条]|相关|附件"
    "|版权|主办|承办|责任编辑|编辑:|来源:|网站|联系我们|返回|政府信息公开(?:指南|制度|目录|年报)"
    "|依申请公开$|首页)"
)


def cited(paragraphs: Iterable[Placed]) -> tuple[str, ...]:
    """Return the documents that a text cites by number, in order, each once.

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
    """Return the first day of publication that a text gives."""
    for text in _texts(paragraphs):
        for hit in _PUBLISHED.finditer(text):
            try:
                return date(*map(int, hit.groups()))
            except ValueError:
                continue
    return None


def contact_of(paragraphs: Sequence[Placed]) -> Contact:
    """Return the first address, telephone, postcode and e-mail address in a text."""
    contact = Contact()
    texts = list(_texts(paragraphs))
    for name, wording in _CONTACT.items():
        said = next((hit[1] for text in texts if (hit := wording.search(text))), None)
        contact = with_field(contact, name, said)
    return contact


def _texts(paragraphs: Iterable[Placed]) -> Iterator[str]:
    return (normalize("NFKC", paragraph.text[:_LONGEST]) for _, paragraph in paragraphs)


def period_of(paragraphs: Sequence[Placed], year: int | None) -> ReportingPeriod | None:
    """Return the first period that is called that of the report, or ``None``.

    A period not called that of the figures, 统计期, is taken only if it is the whole year of the
    report. Others are those of a consultation or of documents.
    """
    texts = [paragraph.text for _, paragraph in paragraphs]
    said = [period for text in texts if (period := period_in(period_said(text)))]
    others = [period for text in texts if (period := period_in(text)) and period.is_whole_year]
    of_year = [period for period in (*said, *others) if period.year == year]
    return next(iter((*of_year, *said, *(others if year is None else ()))), None)


def period_in(text: str) -> ReportingPeriod | None:
    """Return the period that a text gives, ``None`` if no report can have it."""
    days = find_period(text)
    return lawful(lambda: ReportingPeriod(*days)) if days else None


def period_said(text: str) -> str:
    """Return the words of a text on the period of the figures, 统计期, empty if none."""
    found = _PERIOD_SAID.search(normalize("NFKC", text[:_LONGEST]))
    return found[0] if found else ""


def divide_closing(
    paragraphs: Sequence[Placed], name: str | None
) -> tuple[Sequence[Placed], date | None]:
    """Return the paragraphs above the signature or the footer, and its day.

    Args:
        paragraphs: Those of the last part, with all that follows it.
        name: The name of the agency.
    """
    for at, (_, paragraph) in enumerate(paragraphs):
        text = normalize("NFKC", paragraph.text.strip()[:_LONGEST_SIGNATURE]).replace(" ", "")
        if _is_signature(text, name) or _FOOTER.match(text):
            ends = (other.text.strip()[-_LONGEST_SIGNATURE:] for _, other in paragraphs[at:])
            return paragraphs[:at], next((day for day in map(read_date, ends) if day), None)
    return paragraphs, None


def _is_signature(text: str, name: str | None) -> bool:
    own = normalize("NFKC", name).replace(" ", "") if name else ""
    rest = text.removeprefix(own)
    return not rest or rest == "(盖章)" or _MONTH.fullmatch(rest) is not None
