# SPDX-License-Identifier: Apache-2.0
"""The agency where no title names it, 正文中的机关: in a sentence or the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final
from unicodedata import normalize

from attrs import evolve

from gaidisclosure.checks import is_short_for
from gaidisclosure.document import Grid, Paragraph
from gaidisclosure.draft import Doubt
from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.title import Origin, agency_of
from gaidisclosure.reading.text.wordings import is_organ, labelled_agency

_BRACKETS: Final = str.maketrans("()", "（）")
_LONGEST: Final = 600
"""Most characters of a paragraph that are searched."""
_NAME: Final = r"([^\W\d_]{3,40}?)"
_START: Final = r"(?:^|[,。;:、\s》]|由|将|公布|发布|公开|请与|联系|据)"
_ISSUE: Final = r"(?:公布|发布|公开|公示|报告)"
_BY: Final = "(?:按照|根据|依据|依照|按)[^,。;由]{1,40}"
_SHORT: Final = r"(?:\([^()]{1,20}\))?"
"""The short name in brackets that a text gives an agency."""
_SENTENCES: Final = tuple(
    re.compile(wording)
    for wording in (
        rf"报告由{_NAME}{_SHORT}(?:负责|组织|{_BY})?编制",
        rf"{_START}{_NAME}{_SHORT}(?:组织)?(?:{_BY})?编制了?(?:本|《|(?:19|20)\d\d年)",
        rf"(?:{_ISSUE}|现将){_NAME}(?:(?:19|20)\d\d|二[〇○零]..)年",
        rf"{_START}{_NAME}(?:现|特|依法|决定)?向社会{_ISSUE}(?!的)",
        rf"本(?:机关|单位)\({_NAME}\)",
    )
)
_CONTACT: Final = re.compile(rf"(?:请?与|联系(?:单位:|部门:)?){_NAME}(?:联系|[(,。电地]|$)")
_STAMP: Final = r"(?:\((?:盖章|印章|公章)\))"
_DAY: Final = r"[0-9]{4}(?:年|[.-])[0-9]{1,2}(?:月|[.-])[0-9]{1,2}日?"
_SIGNATURE: Final = re.compile(
    rf"(?:单位:)?({_STAMP})?([^\W_]{{3,40}}?|[^\W_]{{1,30}}[、(][^\W_]{{1,20}}[^\W_]\)?)({_STAMP})?({_DAY})?"
)
_DATED: Final = re.compile(f"(?:{_DAY}|[二〇○零一二三四五六七八九]{{4}}年.{{2,6}}日)")
_OFFICE: Final = re.compile(
    "(?<=[局厅委办会院府])(?:(?:党政)?办公室|[^局厅委办会院府]{0,6}[科股处])$"
)
"""The office within an agency that answers questions about its report."""
_GOVERNMENT: Final = re.compile("(?:人民政府|委员会)办公[室厅]$")
"""An office that makes a report of its own."""


def completed(
    origin: Origin, above: Sequence[Placed], front: Sequence[Placed], last: Sequence[Placed]
) -> tuple[Origin, Doubt | None]:
    """Return the origin with the agency that the text names where no title does.

    The text prevails over a name on a line of its own above the title, which may be that of the
    site. Any other title prevails over the text, with a doubt if they differ: it may be left from
    another report.

    Args:
        origin: What the title says.
        above: The lines of the page above part one.
        front: The paragraphs between title and part one.
        last: The paragraphs of part six, with the signature.
    """
    found = next(chain(_written(front), _signed(last)), None)
    if origin.agency and not origin.apart:
        return origin, _other(origin.agency.name, found)
    if origin.agency is None:
        found = found or next(chain(_labelled(above), _contact(front)), None)
    agency = agency_of(found[0]) if found else None
    if found is None or agency is None or agency == origin.agency:
        return origin, None
    doubt = Doubt("reading.doubt.agency", found=agency.name, place=found[1][1].place)
    return evolve(origin, agency=agency), doubt


def _other(title: str, found: tuple[str, Placed] | None) -> Doubt | None:
    """Return a doubt if the text names another agency than the title.

    A short name is not another, nor is the office of a government that makes its report.
    """
    if found is None or is_short_for(*sorted((title, found[0]), key=len)):
        return None
    return Doubt("reading.doubt.other_agency", found=found[0], place=found[1][1].place)


def lines_of(grid: Grid, block: int) -> Iterator[Placed]:
    """Yield each label of the index table of a page with the next cell, as a line."""
    for row in grid.rows:
        for label, cell in pairwise(row):
            yield block, Paragraph(f"{label.text.rstrip(':：')}：{cell.text}", cell.place)


def _labelled(above: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency after a label, on one line with it or on the next."""
    for placed, below in zip(above, [*above, None][1:], strict=True):
        pair = f"{placed[1].text}：{below[1].text}" if below else ""
        name = labelled_agency(placed[1].text) or labelled_agency(pair)
        if name and is_organ(name):
            yield name, placed


def _written(front: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency that makes or publishes the report."""
    for placed in front:
        text = _plain(placed)
        for sentence in _SENTENCES:
            for hit in sentence.finditer(text):
                if is_organ(hit[1]):
                    yield hit[1].translate(_BRACKETS), placed


def _signed(last: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency of a line with a seal or a date, or next to a date."""
    lines = ["".join(_plain(placed).split()) for placed in last]
    for at, (placed, line) in enumerate(zip(last, lines, strict=True)):
        found = _SIGNATURE.fullmatch(line)
        dated = any(map(_DATED.fullmatch, lines[max(at - 1, 0) : at + 2]))
        if found and is_organ(found[2]) and (found[1] or found[3] or found[4] or dated):
            yield found[2].translate(_BRACKETS), placed


def _contact(front: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency to contact, without the name of its office."""
    for placed in front:
        for hit in _CONTACT.finditer(_plain(placed)):
            name = hit[1] if _GOVERNMENT.search(hit[1]) else _OFFICE.sub("", hit[1])
            if is_organ(name):
                yield name.translate(_BRACKETS), placed


def _plain(placed: Placed) -> str:
    return normalize("NFKC", placed[1].text[:_LONGEST])
