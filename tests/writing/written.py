# SPDX-License-Identifier: Apache-2.0
"""Files of every format to publish, and reports whose words attack their writers and readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any
from unicodedata import normalize

from attrs import evolve
from hypothesis import strategies as st

from gaidisclosure import Draft, strategies, to_docx, to_html, to_pdf, to_xlsx
from gaidisclosure.document import Document
from gaidisclosure.draft import BLANK
from gaidisclosure.form import FORMS, EditionName
from gaidisclosure.formats.excel import xlsx_writer
from gaidisclosure.formats.pdf import writer as pdf_writer
from gaidisclosure.formats.web import html_writer
from gaidisclosure.formats.word import docx_writer
from gaidisclosure.model import AnyReport, Narrative, Overview
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.strategies.sentences import AWKWARD
from gaidisclosure.zh.figures import read_figure

Written = Callable[[AnyReport | Draft, bool], bytes]

FORMATS: dict[str, Written] = {
    "html": lambda value, data: to_html(value, data=data).encode(),
    "fragment": lambda value, data: to_html(value, data=data, fragment=True).encode(),
    "docx": lambda value, data: to_docx(value, data=data),
    "xlsx": lambda value, data: to_xlsx(value, data=data),
    "pdf": lambda value, data: to_pdf(value, data=data),
}
RENDERED: dict[str, Callable[[Document], bytes]] = {
    "html": lambda document: html_writer.render(document).encode(),
    "fragment": lambda document: html_writer.render(document, fragment=True).encode(),
    "docx": docx_writer.render,
    "xlsx": xlsx_writer.render,
    "pdf": pdf_writer.render,
}
"""The writers below, which take documents."""

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]></w:t></w:r><w:br/>",
    "<!-- 注释 --><![CDATA[0]]>",
    "<r><t>富文本</t></r>",
    "&#0;&#x202e;&nbsp;&lt;td&gt;&amp;",
    "_x000D_与_x0041_",
    "=1+1",
    "+86（000）1234567",
    "-3",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://yunxi.example","详见")',
    "https://yunxi.example/公开",
    "mailto:a@yunxi.example",
    "internal:Sheet1!A1",
    "{=SUM(A1:A2)}",
    '#image("/etc/passwd") #read("a") $x$ *加粗* _斜体_ @引用 <标签> \\ // /* */ ~ --- ...',
    "零\u200b宽\u200d字\u2060符",
    "\u202e自右向左\u202c\u200f",
    "ع ש",
    "e\u0301与é，ﬁ与㈠",
    "政務公開𠮷𠀀",
    "W" * 400,
    "一二三四五六七八九十" * 300,
    "规章\u30000\u30000\u30000",
    "本年新收政府信息公开申请数量 1 2 3 4 5 6 7",
    "单位：件",
    "第 1 页 共 9 页",
    "— 3 —",
    "2",
    "录入稿：勾稽关系不符，不得公布",
    "机关名称：云溪县民政局",
    "统计期限：2020年1月1日至2020年6月30日",
    "报告格式：国办公开办函〔2019〕60号",
    "云溪县商务局",
    "2024年1月19日",
    "附件：1.表格",
    "目录",
)
"""Lines that are markup, formulas, links, furniture of pages or headers to whoever is careless."""
_FIELDS = ("preface", "overview", "problems_and_improvements", "other_matters")
_ASPECTS = ("text", "proactive", "on_request", "platform", "supervision")
_ASPECT = re.compile("[（(][一二三四五][）)]")
"""The heading of an aspect, which print cannot tell from a line of the text above it."""
_END = re.compile("云溪县商务局|2024年1月19日|附件[：:].*")
"""What print cannot tell from a signature or a list below part six."""
_LINES = st.lists(
    st.tuples(st.sampled_from((*_FIELDS, *_ASPECTS)), st.sampled_from((*HOSTILE, *AWKWARD))),
    max_size=4,
)


def _is_told(value: Any) -> bool:
    """Tell if print alone tells the texts of a value from all that is none of them."""
    overview, last = value.narrative.overview.text, value.narrative.other_matters
    headings = any(map(_ASPECT.match, overview.splitlines()))
    return not headings and not any(map(_END.fullmatch, last.splitlines()))


@cache
def reports(form: EditionName) -> st.SearchStrategy[AnyReport]:
    """Reports of a form, most of them with some hostile lines among their words."""
    found: st.SearchStrategy[AnyReport] = strategies.annual_reports(edition=form)
    return st.builds(_with_lines, found, _LINES).filter(_is_told)


@cache
def drafts(form: str) -> st.SearchStrategy[Draft]:
    """Drafts of a form, as printed, with such lines."""
    if form == "2021-undivided":
        return st.builds(_undivided, drafts("2021"))
    name: Any = form
    found = strategies.drafts(edition=name).filter(lambda draft: draft.form is FORMS[form])
    found = found.filter(lambda draft: not _is_packed(draft))
    return st.builds(_with_lines, found, _LINES).filter(_is_told)


def _is_packed(draft: Draft) -> bool:
    """Tell if blanks stand where a program may have pushed them: after all figures of a row.

    Print cannot tell such a draft from one that was full, if some row of table 3 ends early with
    the sum of its figures, or if those of table 4 fill a part of a row.
    """
    texts = {path: draft.cells.get(path, BLANK).text for path in draft.form.cells}
    rows: dict[str, list[str]] = {}
    for path, text in texts.items():
        if path.startswith("request_handling."):
            rows.setdefault(path.rpartition(".")[0], []).append(text)
    cases = [text for path, text in texts.items() if path.startswith("review_litigation.")]
    blank = [[not text for text in row] for row in (*rows.values(), cases)]
    *in_rows, in_cases = [each == sorted(each) for each in blank]
    begun = blank[-1].count(False) % 5 != 0
    return (all(in_rows) and any(map(_sums_early, rows.values()))) or (in_cases and begun)


def _sums_early(row: list[str]) -> bool:
    figures = [read_figure(text)[1] for text in row if text]
    *parts, total = figures or [None]
    return 0 < len(parts) < len(row) - 1 and total == sum(part or 0 for part in parts)


def _undivided(draft: Draft) -> Draft:
    """Return a draft on the form of 2021 with （六）其他处理 in one row: that of 3.其他."""
    form = FORMS["2021-undivided"]
    found = {
        path: draft.cells.get(path) or draft.cells.get(path.replace(".other.", ".other.other."))
        for path in form.cells
    }
    return evolve(draft, edition=form, cells={path: cell for path, cell in found.items() if cell})


def _with_lines(value: Any, lines: list[tuple[str, str]]) -> Any:
    narrative: Narrative = value.narrative
    for field, line in lines:
        if field in _ASPECTS:
            overview = narrative.overview
            narrative = evolve(narrative, overview=_longer(overview, field, line))
        elif field == "overview":
            narrative = evolve(narrative, overview=Overview(text=line))
        else:
            narrative = _longer(narrative, field, line)
    return evolve(value, narrative=narrative)


def _longer(value: Any, field: str, line: str) -> Any:
    text = getattr(value, field)
    return evolve(value, **{field: f"{text}\n{line}" if text else line})


_UNSEEN = re.compile(
    r"[\s\xad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff\ufffd-\uffff]+"
)


def close(text: str | None) -> str:
    """Return a text without white space and what nobody sees, characters composed."""
    composed = normalize("NFC", text or "")
    return _UNSEEN.sub("", composed)


def words(value: Draft) -> dict[str, str]:
    """Return the texts of a draft, close, by their paths."""
    return {path: close(attrgetter(path)(value.narrative)) for path in TEXTS}
