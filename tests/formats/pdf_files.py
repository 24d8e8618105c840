# SPDX-License-Identifier: Apache-2.0
"""Minimal PDF files for tests, written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

__all__ = ["pdf", "rectangle", "ruled", "shown"]

PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {contents} 0 R"
    " /Resources << /Font << /F 3 0 R >> {more} >> >>"
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"


def shown(text: str, x: float, y: float, size: int = 10) -> str:
    """Text at a place, in points from the lower left corner."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf {x} {y} Td ({escaped}) Tj ET"


def rectangle(x: float, y: float, width: float, height: float, *, filled: bool = False) -> str:
    return f"{x} {y} {width} {height} re {'f' if filled else 'S'}"


def ruled(xs: Sequence[float], ys: Sequence[float], *, filled: bool = False) -> str:
    """All lines between columns and rows; as thin filled rectangles, or drawn."""
    left, right, low, high = xs[0], xs[-1], min(ys), max(ys)
    if filled:
        lines = [rectangle(x, low, 0.5, high - low, filled=True) for x in xs]
        lines += [rectangle(left, y, right - left, 0.5, filled=True) for y in ys]
    else:
        lines = [f"{x} {low} m {x} {high} l S" for x in xs]
        lines += [f"{left} {y} m {right} {y} l S" for y in ys]
    return "\n".join(lines)


def pdf(*pages: str, packed: bool = False, more: str = "", extra: Sequence[str] = ()) -> bytes:
    """A file with these contents of pages; ``extra`` are further objects, the first is no. 4."""
    first = 4 + len(extra)
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT.encode(),
        *(each.encode("latin-1") for each in extra),
    ]
    for number, page in enumerate(pages):
        objects.append(PAGE.format(contents=first + 2 * number + 1, more=more).encode())
        objects.append(stream(page.encode("latin-1"), packed=packed))
    return assembled(objects)


def stream(data: bytes, *, packed: bool = False) -> bytes:
    body = zlib.compress(data) if packed else data
    packing = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(body), packing, body)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    found = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(found)
    found += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    found += b"".join(b"%010d 00000 n \n" % place for place in places)
    found += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(found + b"startxref\n%d\n%%%%EOF\n" % start)
