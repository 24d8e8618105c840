# SPDX-License-Identifier: Apache-2.0
"""Table 4 in sentences, 政府信息公开行政复议、行政诉讼情况."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gaidisclosure.form import EDITION_2021, Item
from gaidisclosure.model import AnnualReport
from gaidisclosure.topics import CASES
from gaidisclosure.writing.prose.words import Words

_TABLE: Final = 4
_BLOCKS: Final = ("review", "litigation_direct", "litigation_after_review")


def on_cases(report: AnnualReport, words: Words) -> str:
    """Return sentences on review and litigation, each with its results."""
    form, figures = report.form, report.figures()

    def figure(topic: str) -> int:
        return int(CASES[topic].figure(form, figures))

    told = [_block(block, figure, words) for block in _BLOCKS if figure(block)]
    if not told:
        return words.say("cases.none")
    return words.say("cases.paragraph", cases=words.series(told))


def _block(block: str, figure: Callable[[str], int], words: Words) -> str:
    results = [
        (words.name(result), number)
        for result in _results()
        if (number := figure(f"{block}_{result.key}"))
    ]
    return words.count(block, figure(block)) + words.detail("results", results)


def _results() -> tuple[Item, ...]:
    """Return the four results, which are the same in every block."""
    review = EDITION_2021.table(_TABLE).blocks[0].columns[0]
    return tuple(leaf for leaf in review.leaves if not leaf.total)
