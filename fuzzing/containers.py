# SPDX-License-Identifier: Apache-2.0
"""Changes inside of files that hold files, 容器: unpacked, one part changed, packed again.

A change of packed bytes only breaks a checksum, one of a page in UTF-16 moves its characters by
half of one, and most of a sheet saved as text make it another text. Parts that are XML are mostly
changed element by element.
"""

from __future__ import annotations

import re
import warnings
import zlib
from base64 import encodebytes
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from email import message_from_bytes
from email.message import Message
from io import BytesIO
from quopri import encodestring
from random import Random
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from fuzzing.changes import Change
from fuzzing.elements import element_change
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.compound import Compound, compound_file

__all__ = ["inside"]

_MOST_PARTS: Final = 64
_MOST_UNPACKED: Final = 256 * 1024
_FEW: Final = 0.15
"""The part of changes that are made to a file as a whole."""
_ELEMENTS: Final = 0.7
"""The part of changes of XML that are made to its elements."""


def inside(kind: str, plain: Change) -> Change:
    """Changes for files of this format, made of those of plain bytes."""
    unpack = _UNPACKED_BY.get(kind)
    if unpack is None:
        return plain

    def change(data: bytes, rng: Random) -> bytes:
        if rng.random() < _FEW:
            return plain(data, rng)
        return unpack(data, plain, rng) or plain(data, rng)

    return change


def _zip(data: bytes, plain: Change, rng: Random) -> bytes | None:
    parts = _parts(data)
    if not parts:
        return None
    at = rng.randrange(len(parts))
    name, part = parts[at]
    what = rng.random()
    if what < 0.04:
        del parts[at]
    elif what < 0.08:
        parts.append((rng.choice(parts)[0], part))
    elif what < 0.12:
        parts[at] = plain(name.encode(), rng).decode("utf-8", "replace")[:200], part
    else:
        parts[at] = name, _part(part, plain, rng)
    return _packed(parts)


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            found = archive.infolist()[:_MOST_PARTS]
            if sum(info.file_size for info in found) > _MOST_UNPACKED:
                return []
            return [(info.filename, archive.read(info)) for info in found]
    except (
        BadZipFile,
        zlib.error,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        OSError,
    ):
        return []


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with warnings.catch_warnings(), ZipFile(target, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # a name twice
        for name, part in parts:
            archive.writestr(name.partition("\0")[0] or "x", part)
    return target.getvalue()


def _part(part: bytes, plain: Change, rng: Random) -> bytes:
    if part.startswith(b"PK"):
        return _zip(part, plain, rng) or plain(part, rng)
    if part.lstrip().startswith(b"<") and rng.random() < _ELEMENTS:
        return element_change(part, rng) or plain(part, rng)
    return plain(part, rng)


def _book(data: bytes, plain: Change, rng: Random) -> bytes | None:
    """An older workbook that is nothing but its stream; others are changed as they are."""
    try:
        stream = Compound(data, "XLS", "xlsx").read("Workbook")
    except UnreadableError:
        return None
    return compound_file("Workbook", plain(stream, rng)) if stream else None


def _characters(data: bytes, plain: Change, rng: Random) -> bytes | None:
    """A text of UTF-16 with a mark, changed as if it were UTF-8."""
    mark = data[:2]
    encoding = _WIDE.get(mark)
    if encoding is None:
        return None
    changed = plain(data[2:].decode(encoding, "replace").encode(), rng)
    return mark + changed.decode("utf-8", "replace").encode(encoding)


def _sheet(data: bytes, plain: Change, rng: Random) -> bytes | None:
    """A cell or a row of a text with delimiters, whose rows keep agreeing in width."""
    if data[:2] in _WIDE:
        return _characters(data, lambda text, rng: _cell(text, plain, rng), rng)
    return _cell(data, plain, rng) if rng.random() < _ELEMENTS else None


def _cell(data: bytes, plain: Change, rng: Random) -> bytes:
    delimiter = max((b",", b";", b"\t"), key=data.count)
    lines = data.splitlines(keepends=True) or [b""]
    at = rng.randrange(len(lines))
    if rng.random() < _FEW:
        return b"".join([*lines[:at], lines[at] * rng.choice((0, 2, 9)), *lines[at + 1 :]])
    cells = lines[at].split(delimiter)
    changed = rng.randrange(len(cells))
    cells[changed] = _BREAKING.sub(b" ", plain(cells[changed].strip(), rng))
    if changed == len(cells) - 1:
        cells[changed] += b"\r\n"
    lines[at] = delimiter.join(cells)
    return b"".join(lines)


def _xml(data: bytes, plain: Change, rng: Random) -> bytes | None:
    if rng.random() < _ELEMENTS and (changed := element_change(data, rng)):
        return changed
    return _characters(data, plain, rng)


def _message(data: bytes, plain: Change, rng: Random) -> bytes | None:
    """A saved page: the contents of a part, or the parts of a whole."""
    try:
        message = message_from_bytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
        wholes = [part for part in message.walk() if part.is_multipart()]
        if wholes and rng.random() < _FEW:
            _pieces(rng.choice(wholes), rng)
        else:
            _contents(rng.choice(parts), plain, rng)
        return message.as_bytes()
    except Exception:  # whatever the bytes make of the standard library
        return None


def _pieces(whole: Message, rng: Random) -> None:
    parts = whole.get_payload()
    assert isinstance(parts, list)
    one, other = rng.choice(parts), rng.randrange(len(parts))
    rng.choice((lambda: parts.pop(other), lambda: parts.insert(other, one)))()


def _contents(part: Message, plain: Change, rng: Random) -> None:
    contents = part.get_payload(decode=True)
    assert isinstance(contents, bytes)
    changed = _characters(contents, plain, rng) or plain(contents, rng)
    packed = _PACKED_BY.get(str(part["Content-Transfer-Encoding"]).lower())
    part.set_payload((packed(changed) if packed else changed).decode("ascii", "surrogateescape"))


_WIDE: Final = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_BREAKING: Final = re.compile(rb"[,;\t\r\n]")
_PACKED_BY: Final = {"quoted-printable": encodestring, "base64": encodebytes}
_UNPACKED_BY: Final = {
    **dict.fromkeys(("docx", "xlsx", "zip"), _zip),
    **dict.fromkeys(("text", "html"), _characters),
    "xls": _book,
    "csv": _sheet,
    "mhtml": _message,
    "xml-spreadsheet": _xml,
}
