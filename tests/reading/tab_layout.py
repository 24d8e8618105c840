# SPDX-License-Identifier: Apache-2.0
"""Reports in the layout that word processors leave behind: one cell a line, behind a tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from gaidisclosure.document import Grid, Spot
from gaidisclosure.draft import Draft
from gaidisclosure.form import SECTIONS, customary_title
from gaidisclosure.model import Narrative
from gaidisclosure.writing import grid

HEADINGS = (
    tuple(part.heading for part in SECTIONS),
    (
        "一、总体情况",
        "二、行政机关主动公开政府信息情况",
        "三、行政机关收到和处理政府信息公开申请情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ),
    (
        "⼀、本机关总体工作情况",
        "二．主动公开政府信息的情况",
        "三,收到和处理政府信息公开申请情况。",
        "四、行政复议和行政诉讼情况：",
        "五 、 存在问题及改进措施",
        "六、其他应当报告的事项",
    ),
)
"""Wordings of the six headings; the first is the form's own."""

ASPECTS = (
    "(一)主动公开",
    "（二）依申请公开情况",
    "（三） 政府信息管理",
    "(四)平台建设",
    "（五）监督保障。",
)


def _same(text: str) -> str:
    return text


@frozen
class Hand:
    """How somebody lays a report out."""

    headings: tuple[str, ...] = HEADINGS[0]
    title: Callable[[str, int], str] = customary_title
    label: Callable[[str], str] = _same
    figure: Callable[[str], str] = _same
    after_table: str = ""
    sign: bool = False
    preface: tuple[str, ...] = field(default=())

    def write(self, draft: Draft) -> str:
        return "\n".join(self._lines(draft)) + "\n"

    def _lines(self, draft: Draft) -> Iterator[str]:
        assert draft.agency is not None
        assert draft.year is not None
        yield self.title(draft.agency, draft.year)
        yield from (*self.preface, *_said(draft.narrative.preface))
        for part, heading in zip(SECTIONS, self.headings, strict=True):
            yield heading
            if part.table:
                yield from self._table(grid(draft, part.table))
                yield self.after_table
            else:
                yield from _part(draft.narrative, part.item.key)
        if self.sign:
            yield from (draft.agency, f"{draft.year + 1}年1月20日")

    def _table(self, table: Grid) -> Iterator[str]:
        for number, row in enumerate(table.matrix()):
            for spot in dict.fromkeys(row):
                assert spot is not None
                yield f"\t{self._cell(spot) if spot.rows.start == number else ''}"
            yield ""

    def _cell(self, spot: Spot) -> str:
        write = self.figure if spot.cell.align == "right" else self.label
        return write(spot.cell.text)


def _part(narrative: Narrative, key: str) -> Iterator[str]:
    if key != "overview":
        yield from _said(getattr(narrative, key))
        return
    overview = narrative.overview
    yield from _said(overview.text)
    said = (
        overview.proactive,
        overview.on_request,
        overview.information_management,
        overview.platform,
        overview.supervision,
    )
    for heading, text in zip(ASPECTS, said, strict=True):
        if text:
            yield from (heading, *_said(text))


def _said(text: str) -> list[str]:
    return text.split("\n") if text else []
