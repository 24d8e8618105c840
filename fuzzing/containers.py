# SPDX-License-Identifier: Apache-2.0
"""Changes inside of files that hold files, 容器: unpacked, one part changed, packed again.

A change of packed bytes only breaks a checksum. Parts that are XML are mostly changed element by
element, as most changes of their text are no XML.
"""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from fuzzing.changes import Change
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats.compound import Compound, compound_file

__all__ = ["inside"]

_SPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_VALUES: Final = ("", "0", "1", "-1", "9", "65536", "999999999", "1e9", "s", "A1", "XFD1048576")
_MOST_PARTS: Final = 64
_MOST_UNPACKED: Final = 256 * 1024
_FEW: Final = 0.15
"""The part of changes that are made to the bytes of the file itself."""

for _prefix, _space in _SPACES.items():
    ElementTree.register_namespace(_prefix, _space)


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
    if part.lstrip().startswith(b"<") and rng.random() < 0.7:
        return _elements(part, rng) or plain(part, rng)
    return plain(part, rng)


def _elements(part: bytes, rng: Random) -> bytes | None:
    try:
        root = ElementTree.fromstring(part)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    for _ in range(rng.randint(1, 4)):
        below = [(parent, child) for parent in root.iter() for child in parent]
        if below:
            rng.choice(_ELEMENTS)(*rng.choice(below), rng.choice(below), rng)
    try:
        changed: bytes = ElementTree.tostring(root, "utf-8")
    except (RecursionError, ValueError):
        return None
    return changed


_Place = tuple[Element, Element]


def _drop(parent: Element, child: Element, _: _Place, rng: Random) -> None:
    if child in parent:
        parent.remove(child)


def _double(parent: Element, child: Element, _: _Place, rng: Random) -> None:
    parent.extend([child] * rng.choice((1, 1, 2, 8)))


def _move(parent: Element, child: Element, other: _Place, _: Random) -> None:
    if all(each is not other[1] for each in child.iter()):  # never into itself
        other[1].insert(0, child)


def _rename(_: Element, child: Element, other: _Place, rng: Random) -> None:
    child.tag = other[1].tag


def _attribute(_: Element, child: Element, other: _Place, rng: Random) -> None:
    keys = [*child.attrib, *other[1].attrib]
    if keys:
        child.set(rng.choice(keys), rng.choice(_VALUES))


def _word(_: Element, child: Element, other: _Place, rng: Random) -> None:
    child.text = rng.choice(_VALUES) if rng.random() < 0.5 else other[1].text


_ELEMENTS: Final[tuple[Callable[[Element, Element, _Place, Random], None], ...]] = (
    _drop,
    _double,
    _move,
    _rename,
    _attribute,
    _attribute,
    _word,
)


def _book(data: bytes, plain: Change, rng: Random) -> bytes | None:
    """An older workbook that is nothing but its stream; others are changed as they are."""
    try:
        stream = Compound(data, "XLS", "xlsx").read("Workbook")
    except UnreadableError:
        return None
    return compound_file("Workbook", plain(stream, rng)) if stream else None


_UNPACKED_BY: Final = {"docx": _zip, "xlsx": _zip, "zip": _zip, "xls": _book}
