# SPDX-License-Identifier: Apache-2.0
"""检查公布的文本：``python examples/check_text.py 文件``。Check a published text.

读出表格，逐条校验，说出哪一格不对、应是多少、在第几行。不带参数时检查本目录里虚构的例子。
Reads the tables, runs every check, and says which cell is wrong, what it should be and in which
line. Without an argument it checks the invented example in this folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import gaidisclosure as gd

EXAMPLE = Path(__file__).parent / "data" / "yunxi-2023.txt"


def lines(draft: gd.Draft, cells: tuple[str, ...]) -> str:
    """这些单元格在哪几行。Which lines of the source these cells stand in."""
    places = [draft.cells[path].place for path in cells if path in draft.cells]
    found = [place.line for place in places if place and place.line]
    return f"第 {min(found)} 至 {max(found)} 行" if found else "没有填写"


def told(draft: gd.Draft) -> list[str]:
    """结论，然后每处不符一行。The conclusion, and then a line for everything found."""
    verdict = draft.check()
    found = [f"{draft.agency} {draft.year} 年度，{draft.edition} 版：{verdict.conclusion.value}"]
    for violation in (*verdict.violations, *verdict.gaps):
        found.append(f"{lines(draft, violation.cells)}：{violation.message()}")
    return found


def main(source: str | Path = EXAMPLE) -> int:
    """退出状态：0 相符，1 不符或有缺，2 读不出。Exit status 0, 1 or 2."""
    try:
        draft = gd.read(source)
    except gd.UnreadableError as error:
        print(error)
        return 2
    print(*told(draft), sep="\n")
    return 0 if draft.check().ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
