# SPDX-License-Identifier: Apache-2.0
"""How long one report takes to write, and how large it becomes, next to other libraries.

    python -m pip install -c constraints.txt --group bench -e .
    python benchmarks/writing.py

Each writer makes a file of the same report, read back before it is timed; so does filling in a file
of last year. The others write the same
three tables with merged cells, without styles. The least of many alternating rounds counts, in
processor time. A peer that is not installed is left out.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from json_speed import city, line
from reading_speed import times

import gaidisclosure as gd
from gaidisclosure.document import Grid
from gaidisclosure.writing import official

Write = Callable[[], bytes]


def tables(report: gd.AnnualReport) -> list[Grid]:
    return [block for block in official(report, data=False).blocks if isinstance(block, Grid)]


def by_python_docx(report: gd.AnnualReport) -> Write:
    """The tables by python-docx, the usual way to write DOCX in Python."""
    library = import_module("docx")

    def write() -> bytes:
        file = library.Document()
        for grid in tables(report):
            matrix = grid.matrix()
            table = file.add_table(len(matrix), len(matrix[0]))
            for spot in grid.occupancy():
                cell = table.cell(spot.rows.start, spot.columns.start)
                if len(spot.rows) * len(spot.columns) > 1:
                    cell = cell.merge(table.cell(spot.rows.stop - 1, spot.columns.stop - 1))
                cell.text = spot.cell.text
        return saved(file)

    return write


def by_openpyxl(report: gd.AnnualReport) -> Write:
    """The tables as sheets by openpyxl."""
    library = import_module("openpyxl")

    def write() -> bytes:
        book = library.Workbook()
        for grid in tables(report):
            sheet = book.create_sheet()
            for spot in grid.occupancy():
                row, column = spot.rows.start + 1, spot.columns.start + 1
                sheet.cell(row, column, spot.cell.text)
                if len(spot.rows) * len(spot.columns) > 1:
                    end = {"end_row": spot.rows.stop, "end_column": spot.columns.stop}
                    sheet.merge_cells(start_row=row, start_column=column, **end)
        return saved(book)

    return write


def by_weasyprint(report: gd.AnnualReport) -> Write:
    """Our page as PDF by WeasyPrint."""
    library = import_module("weasyprint")
    page = gd.to_html(report)
    return lambda: bytes(library.HTML(string=page).write_pdf())


def saved(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


PEERS = {"python-docx": by_python_docx, "openpyxl": by_openpyxl, "WeasyPrint": by_weasyprint}


def measured(name: str, write: Write, goal: str = "") -> None:
    (milliseconds,) = times(write)
    line(name, f"{milliseconds:7.2f} ms, {len(write()) / 1000:6.1f} kB", goal)


def main() -> None:
    print(f"Python {sys.version.split()[0]}")
    report = city()
    word, page = gd.to_docx(report, data=False), gd.to_html(report, data=False).encode()
    ours: dict[str, tuple[Write, str]] = {
        "HTML": (lambda: gd.to_html(report).encode(), "≤ 1 ms, ≤ 60 kB"),
        "HTML, a fragment": (lambda: gd.to_html(report, fragment=True).encode(), "≤ 1 ms, ≤ 60 kB"),
        "DOCX": (lambda: gd.to_docx(report), "≤ 5 ms, ≤ 15 kB"),
        "XLSX": (lambda: gd.to_xlsx(report), "≤ 20 ms, ≤ 25 kB"),
        "PDF": (lambda: gd.to_pdf(report), "≤ 60 ms, ≤ 250 kB"),
        "DOCX, filled in": (lambda: gd.fill(word, report).data, "≤ 30 ms"),
        "HTML, filled in": (lambda: gd.fill(page, report).data, "≤ 30 ms"),
    }
    for name, (write, goal) in ours.items():
        assert gd.read(write()).figures() == gd.Draft.from_report(report).figures()
        measured(name, write, goal)
    for name, peer in PEERS.items():
        try:
            write = peer(report)
        except (ImportError, OSError):  # WeasyPrint needs libraries of the system
            line(name, "not installed", "")
        else:
            measured(name, write)


if __name__ == "__main__":
    main()
