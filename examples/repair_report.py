# SPDX-License-Identifier: Apache-2.0
"""指出填错的数，补上空着的数：``python examples/repair_report.py 文件``。Correct a doubtful report.

扫描件认错一位数字，或者零都没有填，是常见的情形。这里用虚构的例子：改错一个数，空出三个数，再全部找回。
A misread digit and zeros left blank are the usual faults. Here one figure of the invented example
is changed and three are left blank, and all four are recovered.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gaidisclosure as gd

EXAMPLE = Path(__file__).parent / "data" / "yunxi-2023.txt"
RECEIVED = "request_handling.received."
REVIEW = "review_litigation.review."


def spoilt(draft: gd.Draft) -> gd.Draft:
    """错一个数，空三个数。One figure wrong, three blank."""
    blank = dict.fromkeys((REVIEW + "other", REVIEW + "pending", RECEIVED + "total"))
    return draft.replace({RECEIVED + "natural_person": 71, **blank})


def mended(draft: gd.Draft) -> gd.Draft:
    """先照最可能的办法改，再补上推得出的。Repair it first, then fill in what follows."""
    for repair in draft.check().repairs[:1]:
        for change in repair:
            certain = "唯一 only" if repair.only else "最可能 likeliest"
            print(f"改 repaired: {change.cell}: {change.old} → {change.to}（{certain}）")
        draft = draft.replace(repair.figures)
    completed = draft.completed()
    for path, cell in completed.cells.items():
        if cell.forced_by:
            print(f"补 deduced: {path} = {cell.value}，依据 by {', '.join(cell.forced_by)}")
    return completed


def main(source: str | Path = EXAMPLE) -> int:
    """退出状态 Exit status：0 相符 consistent，1 不符 not。"""
    draft = mended(spoilt(gd.read(source)))
    conclusion = draft.check().conclusion.value
    print(f"{draft.agency} {draft.year}：{conclusion}")
    return 0 if conclusion == "valid" else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
