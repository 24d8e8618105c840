# SPDX-License-Identifier: Apache-2.0
"""The agency where no title names it, 正文中的机关: in a sentence or the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import normalize

from gaidisclosure.reading.text.headings import Placed
from gaidisclosure.reading.text.wordings import is_organ
from gaidisclosure.zh.dates import read_date

__all__ = ["find_agency"]

_LONGEST: Final = 600
"""Most characters of a paragraph that are searched."""
_NAME: Final = r"([^\W\d_]{3,40}?)"
_START: Final = r"(?:^|[,。;:、\s》]|由|将|公布|发布|公开|请与|联系|据)"
_ISSUE: Final = r"(?:公布|发布|公开|公示|报告)"
_SENTENCES: Final = tuple(
    re.compile(wording)
    for wording in (
        rf"由{_NAME}(?:负责|组织|(?:按照|根据|依据|依照|按)[^,。;由]{{1,20}})?编制",
        rf"{_START}{_NAME}(?:组织)?编制了?(?:本|《|(?:19|20)\d\d年)",
        rf"(?:{_ISSUE}|现将){_NAME}(?:19|20)\d\d年",
        rf"{_START}{_NAME}(?:现|特|依法|决定)?向社会{_ISSUE}",
    )
)
_CONTACT: Final = re.compile(rf"(?:请?与|联系){_NAME}(?:联系|[(（,，。电地])")
_SIGNATURE: Final = re.compile(rf"{_NAME}(\(盖章\))?([0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日)?")
_OFFICE: Final = re.compile("(?<=[局厅委办会院府])(?:办公室|[^局厅委办会院府]{0,6}[科股处])$")
"""The part of an agency that answers questions on its report."""
_GOVERNMENT: Final = re.compile("(?:人民政府|委员会)办公[室厅]$")
"""An office that reports for itself, too."""


def find_agency(front: Sequence[Placed], last: Sequence[Placed]) -> tuple[str, Placed] | None:
    """Return the agency that sentences or the signature name, with the paragraph that does.

    Args:
        front: The paragraphs above part one.
        last: The paragraphs of part six, with the signature.
    """
    found = (*_written(front), *_signed(last), *_contact(front))
    return next(iter(found), None)


def _written(front: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency that makes or publishes the report."""
    for placed in front:
        text = _plain(placed)
        for sentence in _SENTENCES:
            for hit in sentence.finditer(text):
                if is_organ(hit[1]):
                    yield hit[1], placed


def _signed(last: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency of a line that is sealed or dated, or that a date follows."""
    lines = ["".join(_plain(placed).split()) for placed in last]
    for placed, line, below in zip(last, lines, [*lines, ""][1:], strict=True):
        found = _SIGNATURE.fullmatch(line)
        if found and is_organ(found[1]) and (found[2] or found[3] or read_date(below)):
            yield found[1], placed


def _contact(front: Sequence[Placed]) -> Iterator[tuple[str, Placed]]:
    """Yield the agency to be asked, without its own office."""
    for placed in front:
        for hit in _CONTACT.finditer(_plain(placed)):
            name = hit[1] if _GOVERNMENT.search(hit[1]) else _OFFICE.sub("", hit[1])
            if is_organ(name):
                yield name, placed


def _plain(placed: Placed) -> str:
    return normalize("NFKC", placed[1].text[:_LONGEST])
