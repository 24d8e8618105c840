# SPDX-License-Identifier: Apache-2.0
"""Table 4 as data, 政府信息公开行政复议、行政诉讼情况: one row of three blocks in both editions."""

from __future__ import annotations

from typing import Final

from gaidisclosure.form.layout import Block, Item, Table

_RESULTS: Final = (
    Item("upheld", "结果维持"),
    Item("corrected", "结果纠正"),
    Item("other", "其他结果", name="other_results"),
    Item("pending", "尚未审结"),
    Item("total", "总计", total=True),
)

LITIGATION: Final = Table(
    number=4,
    key="review_litigation",
    blocks=(
        Block(
            rows=(Item("", ""),),
            columns=(
                Item("review", "行政复议", _RESULTS),
                Item(
                    "",
                    "行政诉讼",
                    name="litigation",
                    children=(
                        Item("litigation_direct", "未经复议直接起诉", _RESULTS),
                        Item("litigation_after_review", "复议后起诉", _RESULTS),
                    ),
                ),
            ),
        ),
    ),
    across="T4-SUM",
)
