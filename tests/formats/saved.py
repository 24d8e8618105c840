# SPDX-License-Identifier: Apache-2.0
"""A document as browsers, spreadsheet programs and web systems save it, made by hand."""

from __future__ import annotations

import csv
from email.message import EmailMessage
from html import escape
from io import StringIO

from gaidisclosure.document import Document, Grid, Paragraph

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
EXCEL = "urn:schemas-microsoft-com:office:excel"


def page(document: Document) -> str:
    return f"<html><body>{''.join(map(_element, document.blocks))}</body></html>"


def _element(block: Paragraph | Grid) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{escape(block.text)}</p>\n"
    rows = (
        "".join(
            f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{escape(cell.text)}</td>'
            for cell in row
        )
        for row in block.rows
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>\n"


def message(
    *parts: tuple[str, str], encoding: str = "utf-8", transfer: str = "quoted-printable"
) -> bytes:
    """Pages in one file, each with its address."""
    whole = EmailMessage()
    whole["From"] = "<Saved by Blink>"
    whole["Subject"] = "年报"
    whole["MIME-Version"] = "1.0"
    whole.make_related()
    whole.set_param("type", "text/html")
    for address, text in parts:
        part = EmailMessage()
        part.set_content(text, subtype="html", charset=encoding, cte=transfer)
        part["Content-Location"] = address
        part["Content-ID"] = f"<{address}@mhtml.blink>"
        whole.attach(part)
    return whole.as_bytes()


def rows(document: Document) -> list[list[str]]:
    """The rows of a sheet, whose merged cells stand in their first position."""
    found: list[list[str]] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append([block.text])
        else:
            found += [
                [
                    spot.cell.text if spot and (spot.rows[0], spot.columns[0]) == (row, at) else ""
                    for at, spot in enumerate(line)
                ]
                for row, line in enumerate(block.matrix())
            ]
    return found


def delimited(document: Document, delimiter: str = ",", *, padded: bool = False) -> str:
    """The rows as text: ``padded`` as Excel does it, each to the width of the sheet."""
    sheet = rows(document)
    width = max(map(len, sheet)) if padded else 0
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(
        row + [""] * (width - len(row)) for row in sheet
    )
    return text.getvalue()


def workbook(*sheets: str) -> str:
    """A workbook of these sheets, which are ``Worksheet`` elements."""
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook xmlns="{NAMESPACE}" xmlns:ss="{NAMESPACE}" xmlns:x="{EXCEL}">'
        f"{''.join(sheets)}</Workbook>"
    )


def worksheet(name: str, inside: str, options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{inside}</Table>{options}</Worksheet>'


def cell(text: str, attributes: str = "", kind: str = "String") -> str:
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def sheet(document: Document) -> str:
    """The rows of a sheet with merged cells, of which each names its column."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(f"<Row>{cell(escape(block.text))}</Row>")
            continue
        spots = [*block.occupancy()]
        for row in range(len(block.rows)):
            cells = (
                cell(
                    escape(spot.cell.text),
                    f'ss:Index="{spot.columns[0] + 1}" ss:MergeAcross="{len(spot.columns) - 1}"'
                    f' ss:MergeDown="{len(spot.rows) - 1}"',
                )
                for spot in spots
                if spot.rows[0] == row
            )
            found.append(f"<Row>{''.join(cells)}</Row>")
    return "".join(found)
