# SPDX-License-Identifier: Apache-2.0
"""The rows below the headings of a summary table, 各行: agencies, sums, remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from gaidisclosure.draft import Doubt
from gaidisclosure.reading.summary.layout import Layout
from gaidisclosure.reading.summary.origin import bare, is_sum

_LINE: Final = "line"
_IDLE: Final = ("agency", "number")
"""Subjects of columns that are filled in even where there are no figures."""
_REMARK: Final = (":", "：")
"""Signs of a remark below the table, which has no figures."""


def lines_of(layout: Layout, others: Sequence[str]) -> tuple[list[int], tuple[Doubt, ...]]:
    """Return the rows that are lines of agencies, and the doubts of all else.

    ``others`` are the names of sheets next to it that are no such tables.
    """
    kinds = [*_kinds(layout)]
    lines = [row for row, kind in kinds if kind == _LINE]
    return lines, tuple(_doubts(layout, others, {at: kind for at, kind in kinds if kind != _LINE}))


def _doubts(layout: Layout, others: Sequence[str], odd: Mapping[int, str]) -> Iterator[Doubt]:
    if others:
        yield layout.doubt("other_sheets", "、".join(others), layout.head.end - 1, 0)
    if extra := [at for at in _filled(layout) if not _is_known(layout, at)]:
        names = "、".join(filter(None, map(layout.heading, extra)))
        yield layout.doubt("extra_columns", names, layout.head.rows[extra[0]], extra[0])
    for row, kind in odd.items():
        words = " ".join(text for text in _texts(layout, row) if text)
        yield layout.doubt(kind, words, row, layout.subjects["agency"])


def _kinds(layout: Layout) -> Iterator[tuple[int, str]]:
    """Yield the rows with something in them, headings that are repeated left out."""
    sheet, head = layout.sheet, layout.head
    headings = {_texts(layout, row) for row in range(head.end)}
    own = {*map(bare, head.labels[layout.subjects["agency"]])}
    for row in range(head.end, len(sheet.rows)):
        name = layout.said("agency", row)
        texts = _texts(layout, row)
        is_head = bare(name) in own and not any(map(str.isdecimal, texts))
        if not any(texts) or texts in headings or is_head:
            continue
        if any(map(is_sum, texts[: layout.subjects["agency"] + 1])):
            yield row, "sum_line"
        else:
            yield row, _LINE if _is_line(layout, name, row) else "note_line"


def _is_line(layout: Layout, name: str, row: int) -> bool:
    """Tell if a row has any figure, or at least an agency and no remark."""
    origin = {at for key, at in layout.subjects.items() if key not in _IDLE}
    if any(layout.sheet.text(row, at).strip() for at in layout.named | origin):
        return True
    return bool(name) and not any(sign in name for sign in _REMARK)


def _texts(layout: Layout, row: int) -> tuple[str, ...]:
    """Return the words of a row up to the last that is not blank."""
    texts = [text.strip() for text in layout.sheet.rows[row]]
    end = max((at for at, text in enumerate(texts, 1) if text), default=0)
    return tuple(texts[:end])


def _filled(layout: Layout) -> Sequence[int]:
    """Return the columns with anything below their headings."""
    sheet = layout.sheet
    width = max(map(len, sheet.rows))
    below = range(layout.head.end, len(sheet.rows))
    return [at for at in range(width) if any(sheet.text(row, at).strip() for row in below)]


def _is_known(layout: Layout, column: int) -> bool:
    return column in layout.named or column in layout.subjects.values()
