# SPDX-License-Identifier: Apache-2.0
"""What libraries make of small hostile files without our bounds, 无防护时.

``python -m benchmarks.guards`` gives each file to the library alone, in a process with 2 GB of
memory and 30 seconds, and then to ``read``. The table is in ``docs/developing/guards.md``.
"""

from __future__ import annotations

import resource
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import doc2docx
import olefile
import pdfplumber
import python_calamine

import gaidisclosure as gd
from tests.formats import doc_files
from tests.formats import office_files as office
from tests.formats import pdf_files as pages
from tests.formats.office_files import record

MEMORY, SECONDS = 2 << 30, 30


def workbook(data: bytes) -> None:
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    book.get_sheet_by_index(0).to_python()


def page(data: bytes) -> None:
    with pdfplumber.open(BytesIO(data)) as book:
        _ = book.pages[0].chars


def word(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder, "a.doc")
        source.write_bytes(data)
        doc2docx.convert(source)


def streams(data: bytes) -> None:
    olefile.OleFileIO(BytesIO(data)).openstream("Workbook")


def archive(data: bytes) -> None:
    with ZipFile(BytesIO(data)) as file:
        file.read("word/document.xml")


def corners() -> bytes:
    cell = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    return office.xlsx(cell.format(1, "A") + cell.format(1048576, "XFD"))


def mentions() -> bytes:
    cells = '<c t="s"><v>0</v></c>' * 16_000
    return office.xlsx(f"<row>{cells}</row>" * 6, shared=f"<si><t>{'a' * 32_000}</t></si>")


def old_book(*records: bytes) -> bytes:
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet = record(0x85, struct.pack("<IHHH", 40, 0, 0, 0))
    book = (begin + sheet + record(0x0A)).ljust(40, b"\0")
    return office.compound(Workbook=book + begin + b"".join(records) + record(0x0A))


def dimensions() -> bytes:
    return old_book(record(0x200, struct.pack("<IIHHH", 0, 2**31, 0, 255, 0)))


def far_cells() -> bytes:
    places = ((0, 0), (65535, 255))
    return old_book(*(record(0x203, struct.pack("<HHHd", *at, 0, 1.0)) for at in places))


def circle() -> bytes:
    """A stream of 2 GB, as it says, whose chain of sectors begins again at its end."""
    data = bytearray(old_book())
    sectors = len(data) // 512 - 3
    struct.pack_into("<I", data, 512 + 4 * (1 + sectors), 2)
    struct.pack_into("<I", data, 1024 + 128 + 120, 2**31 - 16)
    return bytes(data)


def bomb() -> bytes:
    return office.archive({"word/document.xml": "0" * (1 << 28)})


def drawings() -> bytes:
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {} /Length {} >>\nstream\n{}\nendstream"
    )
    names = "/Resources << /XObject << /N {} 0 R >> >>"
    forms = [form.format(names.format(at), 54, "/N Do " * 9) for at in range(5, 13)]
    last = form.format("", 13, "1 1 2 2 re f ")
    return pages.pdf("/N Do", extra=[*forms, last], more="/XObject << /N 4 0 R >>")


def packed_twice() -> bytes:
    body = zlib.compress(zlib.compress(b"1 " * (1 << 27), 9), 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(body)
    one = pages.PAGE.format(contents=5, more="").encode()
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return pages.assembled([catalog, tree, pages.FONT.encode(), one, head + body + b"\nendstream"])


def pieces() -> bytes:
    return doc_files.repeated(3_000)


CASES: dict[str, tuple[Callable[[], bytes], Callable[[bytes], None]]] = {
    "XLSX, two cells in opposite corners": (corners, workbook),
    "XLSX, a long shared text in every cell": (mentions, workbook),
    "XLS, two cells in opposite corners": (far_cells, workbook),
    "XLS, declared dimensions of 2^31 rows": (dimensions, workbook),
    "XLS, a stream of 2 GB, its sectors in a circle": (circle, workbook),
    "the same, by olefile": (circle, streams),
    "DOC, a text of the same piece 3,000 times": (pieces, word),
    "DOCX, a part of 256 MB of one character": (bomb, archive),
    "PDF, drawings in drawings": (drawings, page),
    "PDF, a stream packed twice": (packed_twice, page),
}


def alone(number: int) -> str:
    """Return in words what the library alone does with a file, in a process of its own."""
    started = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.guards", str(number)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"more than {SECONDS} s"
    seconds = time.monotonic() - started
    ended = done.stdout.decode().strip() or f"ended by {done.returncode}"
    return f"{ended}, {seconds:.1f} s"


def one(number: int) -> None:
    make, library = [*CASES.values()][number]
    data = make()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        library(data)
        ended = "read"
    except MemoryError:
        ended = "out of memory"
    except Exception as error:
        ended = type(error).__name__
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) >> 10
    print(f"{ended}, {peak} MB")


def rows() -> Iterator[str]:
    for number, (name, (make, _)) in enumerate(CASES.items()):
        data = make()
        started = time.monotonic()
        try:
            gd.read(data)
            code = "read"
        except gd.UnreadableError as error:
            code = error.code
        seconds = time.monotonic() - started
        ours = f"`{code}`, {seconds:.1f} s"
        yield f"| {name} | {len(data) / 1000:,.0f} kB | {alone(number)} | {ours} |"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(int(sys.argv[1]))
    else:
        for row in rows():
            print(row, flush=True)
