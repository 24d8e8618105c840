# SPDX-License-Identifier: Apache-2.0
"""Reasons why no report was found in a file, 未找到年报的原因.

Each reason is a property of the source that explains why a person sees a report and the library
does not. The first that holds replaces the general error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import unescape
from typing import Final

from attrs import evolve, frozen

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.detection import detect
from gaidisclosure.formats.encoding import page_text
from gaidisclosure.zh.figures import State, read_figure

_GENERAL: Final = frozenset({"reading.no_report", "reading.no_tables"})
"""Errors that say what is missing, but not why."""
_WORDS: Final = (
    "政府信息公开", "主动公开", "本年新收", "行政规范性文件", "予以公开", "结转下年度",
    "政府資訊公開", "政府信息公開", "主動公開", "行政規範性文件",
)  # fmt: skip
"""Words of a report, also in traditional characters."""
_FEWEST_WORDS: Final = 3
_MISREAD: Final = (
    ("GB 18030", "UTF-8"),
    ("GB 18030", "Big5"),
    ("CP 1252", "UTF-8"),
    ("ISO 8859-1", "UTF-8"),
    ("CP 1252", "GB 18030"),
    ("ISO 8859-1", "GB 18030"),
)
"""Pairs of encodings: the one in which a text was read by mistake, and its own."""
_OLDER: Final = (
    "主动公开政府信息数", "主动公开规范性文件数", "制发规范性文件总数", "政府公报公开政府信息数",
    "政府网站公开政府信息数", "政务微博公开政府信息数", "政务微信公开政府信息数", "收到申请数",
    "当面申请数", "传真申请数", "网络申请数", "信函申请数", "申请办结数", "申请答复数",
    "同意公开答复数", "不同意公开答复数", "依申请公开信息收取的费用", "举报投诉数量",
    "设置政府信息公开查阅点数", "接受培训人员数",
)  # fmt: skip
"""Labels of 政府信息公开情况统计表, which reports had for the years up to 2018."""
_OLD_TITLE: Final = re.compile(r"20(?:0[0-9]|1[0-8])年度?政府信息公开(?:工作)?(?:年度)?报告")
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_FRAME: Final = re.compile(
    r"""<i?frame\s[^>]{0,400}?\bsrc\s{0,9}=\s{0,9}["']?([^\s"'>]{1,200})""", re.IGNORECASE
)
_NOWHERE: Final = ("about:", "javascript:", "data:")
_UNKNOWN: Final = re.compile(r"\(cid:[0-9]{1,9}\)")
_LITTLE: Final = 300
"""Most characters of a page with only its name and a link."""
_CONTROL: Final = re.compile(
    r"<(?:select|textarea|input(?![^>]{0,200}?\btype\s{0,9}=\s{0,9}[\"']?"
    r"(?:hidden|button|submit|reset|image|search|checkbox|radio)))\b",
    re.IGNORECASE,
)
_FEWEST_CONTROLS: Final = 10
"""More than the fields of a search or a login that stand on every page of a site."""
_FIELDS: Final = b"/AcroForm"
_APART: Final = re.compile("[,;]")
"""Signs between cells in a text of a few lines, which is not detected as CSV."""
_FEWEST_IN_A_LINE: Final = 30
"""More figures than any row of the form has, twice as many as table 4."""


def reason(error: UnreadableError, document: Document, data: bytes) -> UnreadableError:
    """Return the reason why there is no report in a document, by its source.

    Returns:
        An error with one of the codes ``reading.garbled``, ``reading.older_form``,
        ``reading.unmapped``, ``reading.sideways``, ``reading.by_script``, ``reading.frame`` or
        ``reading.bare``, or else the error itself.
    """
    return _Source(document, data).reason(error) if error.code in _GENERAL else error


def lacks_agencies(document: Document) -> bool:
    """Tell if a document begins with lines of figures of agencies without names.

    A table with one line per agency that has such a column is not read as one report.
    """
    first = next((each for each in document.blocks if isinstance(each, Grid)), Grid(()))
    rows = [[cell.text for cell in row] for row in first.rows if len(row) >= _FEWEST_IN_A_LINE]
    rows += [_APART.split(each.text) for each in document.blocks if isinstance(each, Paragraph)]
    return any(
        len(row) >= _FEWEST_IN_A_LINE
        and sum(read_figure(text)[1] is not None for text in row) >= _FEWEST_IN_A_LINE
        for row in rows
    )


def with_controls(draft: Draft, document: Document, data: bytes) -> Draft:
    """Return the draft with a doubt if its blank cells were fields to be filled in."""
    blank = tuple(path for path, cell in draft.cells.items() if cell.state is State.BLANK)
    if len(blank) < _FEWEST_CONTROLS or not _Source(document, data).has_controls:
        return draft
    return evolve(draft, doubts=(*draft.doubts, Doubt("reading.doubt.controls", blank)))


@frozen
class _Source:
    """A file, as bytes and as the document that was read from it."""

    document: Document
    data: bytes

    def reason(self, error: UnreadableError) -> UnreadableError:
        """Return the first reason that holds, or the error itself."""
        for code, sign in _REASONS.items():
            if found := sign(self):
                return UnreadableError(code, **({} if found is True else found))
        return error

    @cached_property
    def format(self) -> str:
        return detect(self.data).name

    @cached_property
    def text(self) -> str:
        """The whole text that was read, without spaces."""
        return "".join("".join(_texts(self.document)).split())

    @cached_property
    def page(self) -> str:
        """The source of a web page or a text, with characters for their codes."""
        if self.format not in ("html", "text"):
            return ""
        raw = page_text(self.data)
        return unescape(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), raw))

    @property
    def has_controls(self) -> bool:
        if self.format == "pdf":
            return _FIELDS in self.data
        return self.format == "html" and len(_CONTROL.findall(self.page)) >= _FEWEST_CONTROLS


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row)


_Found = dict[str, object] | bool
"""The parameters of an error, ``True`` for one without, ``False`` for no error."""


def _garbled(source: _Source) -> _Found:
    if _words(source.text):
        return False
    for taken, true in _MISREAD:
        raw = "\n".join(_texts(source.document)).encode(taken.replace(" ", ""), "ignore")
        if _words(raw.decode(true.replace(" ", ""), "ignore")):
            return {"taken": taken, "true": true}
    return False


def _words(text: str) -> int:
    return sum(word in text for word in _WORDS)


def _is_older(source: _Source) -> bool:
    labels = sum(label in source.text for label in _OLDER)
    return labels >= _FEWEST_WORDS or bool(_OLD_TITLE.search(source.text[:_LITTLE]))


def _is_sideways(source: _Source) -> bool:
    """Tell if the words of a PDF are in it backwards, as on a turned page."""
    return source.format == "pdf" and _words(source.text[::-1]) >= _FEWEST_WORDS


def _is_by_script(source: _Source) -> bool:
    hidden = sum(word in source.page and word not in source.text for word in _WORDS)
    return hidden >= _FEWEST_WORDS


def _frame(source: _Source) -> _Found:
    names = (found[1] for found in _FRAME.finditer(source.page))
    name = next((name for name in names if not name.lower().startswith(_NOWHERE)), None)
    return {"name": name} if name else False


def _is_bare(source: _Source) -> bool:
    return len(source.text) < _LITTLE and "<script" in source.page.lower()


_REASONS: Final[dict[str, Callable[[_Source], _Found]]] = {
    "reading.garbled": _garbled,
    "reading.older_form": _is_older,
    "reading.unmapped": lambda source: bool(_UNKNOWN.search(source.text)),
    "reading.sideways": _is_sideways,
    "reading.by_script": _is_by_script,
    "reading.frame": _frame,
    "reading.bare": _is_bare,
}
