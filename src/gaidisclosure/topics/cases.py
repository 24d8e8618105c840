# SPDX-License-Identifier: Apache-2.0
"""Topics of table 4, 复议诉讼事项: review, suits, and their results."""

from __future__ import annotations

from typing import Final

from gaidisclosure.form import NOTICE_2021, Citation
from gaidisclosure.topics.expressions import Reading
from gaidisclosure.topics.topic import Topic, reading
from gaidisclosure.topics.words import terms

_FORM: Final = Citation(document=NOTICE_2021)
_TABLE: Final = "review_litigation"
_SUITS: Final = (f"{_TABLE}.litigation_direct", f"{_TABLE}.litigation_after_review")

BLOCKS: Final = {
    "review": terms("行政复议 复议 复议案件"),
    "litigation": terms("行政诉讼 诉讼 被法院 法院判决"),
    "litigation_direct": terms("""
        未经复议直接起诉 未经复议直接起诉的行政诉讼 未经复议直接提起行政诉讼 直接起诉
        直接提起行政诉讼
    """),
    "litigation_after_review": terms("""
        复议后起诉 复议后起诉的行政诉讼 复议后提起行政诉讼 经复议后起诉
    """),
    "review_and_litigation": terms("""
        行政争议 复议诉讼 复议、诉讼 复议和诉讼 复议及诉讼 行政复议诉讼 行政复议和行政诉讼
        行政复议及行政诉讼
    """),
}
"""Words for each block of the table, or for several together."""
LOST: Final = "败诉"
"""A word for suits alone."""
RESULTS: Final = {
    "upheld": terms("结果维持 维持"),
    "corrected": terms(f"""
        结果纠正 被纠正 被纠错 纠错 纠正 {LOST} 被撤销 撤销 被确认违法 确认违法
        责令重新答复 责令重新作出 责令限期答复
    """),
    "other": terms("其他结果 其他方式结案 其他方式"),
    "pending": terms("尚未审结 未审结 正在审理 尚在审理"),
}
"""Words for each result, which follow the word for the block."""
RESULT_RATES: Final = {
    "upheld": terms("维持率"),
    "corrected": terms("纠错率 被纠错率 撤销率 败诉率"),
}
"""Words for the share of each result."""

_ROWS: Final = {
    "review": (f"{_TABLE}.review",),
    "litigation": _SUITS,
    "litigation_direct": _SUITS[:1],
    "litigation_after_review": _SUITS[1:],
    "review_and_litigation": (f"{_TABLE}.review", *_SUITS),
}


def _topics() -> dict[str, Topic]:
    """Return the topics of all blocks and of the results within them by key."""
    found: dict[str, Topic] = {}
    for block, rows in _ROWS.items():
        found[block] = Topic(block, "cases", BLOCKS[block], _readings(block, rows))
        for result in RESULTS:
            cells = _readings(block, tuple(f"{row}.{result}" for row in rows))
            pending = reading(*rows, minus=tuple(f"{row}.pending" for row in rows))
            wholes = (*_readings(block, rows), pending)
            found[f"{block}_{result}"] = Topic(f"{block}_{result}", "cases", (), cells, wholes)
    return found


def _readings(block: str, rows: tuple[str, ...]) -> tuple[Reading, ...]:
    """Return the readings of suits: both kinds together, then each alone."""
    alone = tuple(reading(row) for row in rows) if block == "litigation" else ()
    return (reading(*rows, citation=_FORM), *alone)


CASES: Final = _topics()
"""The topics of table 4 by key."""
