# SPDX-License-Identifier: Apache-2.0
"""Tables with one line per agency, made by us or as counties type them, and their drafts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import xlsxwriter
from attrs import evolve

import gaidisclosure as gd
from gaidisclosure import Draft, Narrative, ReportingPeriod
from gaidisclosure.model import Agency
from gaidisclosure.model.period import YEARS

Rows = Sequence[Sequence[object]]

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
HEAD: Rows = (
    ["单位名称", "表三", *[""] * 13],
    ["", "一、本年新收", *[""] * 6, "二、上年结转", *[""] * 6],
    ["", *COLUMNS, *COLUMNS],
)
"""Headings as counties write them, without anything merged."""
LINE: Sequence[object] = ("云溪县商务局", 1, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 2)


def text(rows: Rows, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Return rows as a CSV."""
    lines = StringIO(newline="")
    csv.writer(lines, delimiter=delimiter).writerows(rows)
    return lines.getvalue().encode(encoding)


def workbook(*sheets: Rows, merged: Iterable[str] = (), names: Sequence[str] = ()) -> bytes:
    """Return rows as a workbook, some cells of its first sheet merged."""
    target = BytesIO()
    book: Any = xlsxwriter.Workbook(target, {"in_memory": True})
    for number, rows in enumerate(sheets):
        sheet = book.add_worksheet(*names[number : number + 1])
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        for area in merged if number == 0 else ():
            sheet.merge_range(area, "")
            first = area.split(":")[0]
            column = ord(first[0]) - ord("A")
            sheet.write(first, rows[int(first[1:]) - 1][column])
    book.close()
    return target.getvalue()


def read_lines(data: bytes, folder: Path, name: str = "table") -> dict[str, Draft]:
    """Return the drafts of a table by the names of its lines, without the way to the file."""
    path = folder / name
    path.write_bytes(data)
    found = dict(gd.read_all(path))
    assert all(isinstance(each, Draft) for each in found.values()), found
    return {
        source.removeprefix(f"{path}"): draft
        for source, draft in found.items()
        if isinstance(draft, Draft)
    }


def told(draft: Draft) -> list[tuple[str, str]]:
    """Return the doubts of a draft, each with what was found."""
    return [(each.code.rpartition(".")[2], each.found) for each in draft.doubts]


def as_kept(draft: Draft) -> Draft:
    """Return what a table keeps of a draft: its origin and its cells."""
    year, period = draft.year, draft.period
    issuer = draft.issuer
    if issuer:
        code = issuer.unified_social_credit_code
        issuer = evolve(Agency(issuer.name), unified_social_credit_code=code)
    if period is None and year in YEARS:
        period = ReportingPeriod.of_year(year or 0)
    year = period.year if year is None and period else year
    return evolve(draft, issuer=issuer, year=year, period=period, narrative=Narrative())
