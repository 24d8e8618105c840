# SPDX-License-Identifier: Apache-2.0
"""Office files made by hand, for the tests of their readers."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.errors import UnreadableError

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(parts: dict[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return target.getvalue()


def relations(**targets: str) -> str:
    links = (
        f'<Relationship Id="{role}" Type="{OFFICE}/{role}" Target="{target}"/>'
        for role, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{"".join(links)}</Relationships>'


def word(root: str, inside: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}" xmlns:mc="{COMPATIBILITY}">{inside}</w:{root}>'


def docx(body: str, *, numbering: str = "", styles: str = "") -> bytes:
    return archive(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(
                numbering="numbering.xml", styles="/word/styles.xml", theme="missing.xml"
            ),
            "word/document.xml": word("document", f"<w:body>{body}</w:body>"),
            "word/numbering.xml": word("numbering", numbering),
            "word/styles.xml": word("styles", styles),
        }
    )


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def cell(inside: str = "", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside or '<w:p/>'}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def xlsx(*sheets: str, shared: str = "", listed: int | None = None) -> bytes:
    """A workbook of these ``sheetData``; ``listed``: so many sheets, all of them the first."""
    count = len(sheets) if listed is None else listed
    names = "".join(
        f'<sheet name="表{number}" sheetId="{number}" r:id="s{number if listed is None else 1}"/>'
        for number in range(1, count + 1)
    )
    targets = {
        f"s{number}": f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)
    }
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/worksheet" Target="{target}"/>'
        for key, target in targets.items()
    )
    parts = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/media/image.png": "no picture",
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEET}">{shared}</sst>'
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}"><sheetData>{sheet}</sheetData></worksheet>'
        )
    return archive(parts)


def compound(**streams: bytes) -> bytes:
    """A compound file of one sector of 512 bytes a directory, and streams that are not small."""
    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, below=1)]
    table, data = [0xFFFFFFFD, 0xFFFFFFFE], b""
    for number, (name, stream) in enumerate(streams.items(), 1):
        padded = stream.ljust(4096, b"\0")
        padded += bytes(-len(padded) % 512)
        after = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, len(table), len(padded), after=after))
        end = len(table) + len(padded) // 512
        table += [*range(len(table) + 1, end), 0xFFFFFFFE]
        data += padded
    assert len(entries) <= 4
    assert len(table) <= 128
    fat = struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table)))
    return _head() + fat + b"".join(entries).ljust(512, b"\0") + data


def _head() -> bytes:
    fixed = struct.pack("<8s16xHHHHH6x", SIGNATURE, 62, 3, 0xFFFE, 9, 6)
    numbers = (0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return fixed + struct.pack("<9I", *numbers) + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)


def _entry(
    name: str, kind: int, start: int, size: int, after: int = 0xFFFFFFFF, below: int = 0xFFFFFFFF
) -> bytes:
    text = name.encode("utf-16-le")
    return (
        struct.pack("<64sHBB3I", text, len(text) + 2, kind, 1, 0xFFFFFFFF, after, below)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def record(name: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", name, len(data)) + data


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def grids(document: Document) -> list[list[list[Any]]]:
    """The cells of every grid: the text alone, or with its spans where it has any."""
    return [
        [
            [
                (item.text, item.rowspan, item.colspan)
                if (item.rowspan, item.colspan) != (1, 1)
                else item.text
                for item in row
            ]
            for row in block.rows
        ]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def outcome(parse: Any, data: bytes) -> Any:
    """What is read, or the code of the refusal; any other exception fails the test."""
    try:
        return parse(data)
    except UnreadableError as error:
        return error.code


def is_lawful(result: object) -> bool:
    """Whether the outcome is a document or a refusal of this room."""
    return isinstance(result, Document) or str(result).startswith("document.")


def refusal(parse: Any, data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        parse(data)
    assert caught.value.message("zh-Hans")
    return caught.value.code
