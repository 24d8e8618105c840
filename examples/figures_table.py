# SPDX-License-Identifier: Apache-2.0
"""把年报的数字排成一张表，给表格软件或 pandas。A table of figures for a spreadsheet or pandas.

一格一行：机关、年度、路径、标签、数、单位。金额在 CSV 里照写，不经过浮点数。
One row per cell: agency, year, path, label, figure, unit. Money is written to CSV as it is and
never becomes a float.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

import gaidisclosure as gd

COLUMNS = ("agency", "year", "path", "label", "figure", "unit")
UNITS = {"count": "件", "change": "件", "money": "万元"}


def rows(reports: Iterable[gd.AnnualReport]) -> Iterator[tuple[object, ...]]:
    """每份年报的每一格。Every cell of every report."""
    for report in reports:
        for path, figure in report.figures().items():
            cell = report.form.cells[path]
            unit = UNITS[cell.kind]
            yield report.agency.name, report.year, path, cell.label(), figure, unit


def write_csv(reports: Iterable[gd.AnnualReport], file: TextIO) -> None:
    """写成 CSV；给 Excel 用时以 ``utf-8-sig`` 打开文件。For Excel, open the file as utf-8-sig."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(rows(reports))


def main() -> None:
    """打印 CSV；装了 pandas 就再对比新收。Print CSV and, if pandas is there, requests received."""
    reports = [
        gd.AnnualReport2021.zero("云溪县商务局", 2022),
        gd.AnnualReport2021(
            agency="云溪县商务局",
            period=2023,
            request_handling=gd.RequestHandling2021.from_events(
                {"received.natural_person": 3, "予以公开 / 自然人": 3}
            ),
        ),
    ]
    write_csv(reports, sys.stdout)
    try:
        import pandas as pd
    except ImportError:
        print("pandas 没有安装。pandas is not installed.", file=sys.stderr)
        return
    frame = pd.DataFrame(rows(reports), columns=list(COLUMNS))
    received = frame[frame["path"] == "request_handling.received.total"]
    print(received.pivot(index="agency", columns="year", values="figure"))


if __name__ == "__main__":
    main()
