# SPDX-License-Identifier: Apache-2.0
"""一个文件夹的年报，一份一行：``python examples/read_folder.py 文件夹``。A folder as a table.

各机关公布的文件格式不一，有的不能读取，有的可以读取但有存疑之处；都要注明，不能略过。
Agencies publish files of all kinds. Some cannot be read, others can be read with doubts; the table
lists every one of them.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import gaidisclosure as gd

EXAMPLE = Path(__file__).parent / "data"
HEADER = ("文件", "机关", "年度", "格式", "结论", "新收总计", "单元格", "有疑问的单元格", "原因")
RECEIVED = "request_handling.received.total"


def row(path: Path) -> tuple[object, ...]:
    """一份文件。One file; the last column says why a file was not read."""
    try:
        draft = gd.read(path)
    except gd.UnreadableError as error:
        return (path.name, *[""] * (len(HEADER) - 2), error.message("zh"))
    doubtful = {cell for doubt in draft.doubts for cell in doubt.cells}
    return (
        path.name,
        draft.agency,
        draft.year,
        draft.edition,
        draft.check().conclusion.value,
        draft.figures()[RECEIVED],
        len(draft.cells),
        len(doubtful),
        "",
    )


def rows(folder: Path) -> Iterator[tuple[object, ...]]:
    """先是表头，再是各文件。The header, then the files in their order."""
    yield HEADER
    yield from (row(path) for path in sorted(folder.iterdir()) if path.is_file())


def main(folder: str | Path = EXAMPLE) -> None:
    """写成 CSV。Write the table as CSV."""
    csv.writer(sys.stdout, lineterminator="\n").writerows(rows(Path(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:2])
