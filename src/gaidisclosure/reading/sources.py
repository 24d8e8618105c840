# SPDX-License-Identifier: Apache-2.0
"""Where a report is read from, 来源: a path, bytes, an open file or a text."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from typing import BinaryIO, Final, TypeAlias

from gaidisclosure.codec.peer import is_peer, read_peer
from gaidisclosure.codec.refused import read_draft
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError, UnreadableError
from gaidisclosure.formats.detection import RTF, detect, is_page, parse
from gaidisclosure.formats.encoding import bounded, decode
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.formats.plain import text as plain
from gaidisclosure.reading.isolation import isolated
from gaidisclosure.reading.recognition import recognise

__all__ = ["Source", "bounded_bytes", "contents", "is_json", "read", "read_text"]

Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""A path (a ``str`` is one), the bytes of a file, or a file opened in binary mode."""

_SEARCHED = 4096
_ADDRESS: Final = re.compile("(https?|ftp):/", re.IGNORECASE)
"""How an address of the web begins, also one that a path has normalised."""
_REASONS: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENAMETOOLONG: "name",
    errno.EINVAL: "name",
}
"""The last part of the code for an error of the system."""


_NO_JSON: Final = frozenset({"JSON-SYNTAX", "JSON-UTF8", "JSON-BOM"})
"""Faults of documents that need not be JSON at all."""


def read(source: Source, *, isolate: bool = False) -> Draft:
    r"""The report in a file, as a draft.

    Raises :class:`~gaidisclosure.errors.UnreadableError`, whose message says what was found and
    what to do, if there is no report to be read: ``reading.missing``, ``reading.folder``,
    ``reading.unopened`` and the like, ``reading.text_given`` for the text itself instead of a
    path, a code for its encoding or format, or one of :func:`read_text`. ``isolate`` reads the
    file in a process of its own, and a file that takes too much time or memory is one of
    ``reading.too_slow``, ``reading.too_much_memory`` or ``reading.died``.

    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_text(report).encode("gb18030")).agency
    '云溪县商务局'
    >>> read("no/such/file.txt")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [reading.missing] 没有“no/such/file.txt”这个文件。...
    """
    data = _bytes(source)
    if isolate:
        return isolated(data)
    if is_json(data):
        return read_peer(data) if is_peer(data) else _braced(data)
    return recognise(parse(data))


def read_text(text: str) -> Draft:
    """The report in a text, as a draft: what was printed, right or wrong, with its line numbers.

    Raises :class:`~gaidisclosure.errors.UnreadableError` if there is none: ``reading.json`` for
    JSON of another format, ``reading.too_long``, or ``reading.no_report``.

    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> draft = read_text(to_text(AnnualReport2021.zero("云溪县商务局", 2023)))
    >>> draft.cells["proactive_disclosure.licensing"].place.line
    23
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"expected a text, not {type(text).__name__}; read() takes files and bytes")
    text = text.encode("utf-8", "replace").decode()  # half a character could not be written
    if is_page(text[:_SEARCHED].encode()):
        return recognise(parse(text.encode()))
    if text.lstrip().startswith("{"):
        return _braced(text.encode())
    return recognise(plain.parse(bounded(text)))


def _braced(data: bytes) -> Draft:
    """Return the draft in our own JSON, or in a text that happens to begin with a brace."""
    try:
        return read_draft(data)
    except InvalidJSONError as error:
        fault = error.violations[0]
    if fault.code in _NO_JSON:
        with suppress(UnreadableError):
            return recognise(plain.parse(bounded(decode(data))))
    raise UnreadableError("reading.json", fault=fault)


def _bytes(source: Source) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str) and "\n" in source:
        raise UnreadableError("reading.text_given")
    if isinstance(source, str | os.PathLike):
        return contents(os.fspath(source))
    data: object = source.read(MOST_BYTES + 1) if hasattr(source, "read") else None
    if not isinstance(data, bytes):
        kind = type(source).__name__
        raise TypeError(f"expected a path, bytes or a file opened in binary mode, not {kind}")
    return data


def contents(path: str) -> bytes:
    """Return the bytes of a file, or one more than may be.

    Raises:
        UnreadableError: ``reading.missing``, ``reading.folder``, ``reading.forbidden``,
            ``reading.name``, ``reading.address`` for an address of the web, ``reading.unopened``
            for all else.
    """
    try:
        with open(path, "rb") as file:
            return bounded_bytes(file)
    except UnreadableError:
        raise
    except (OSError, ValueError) as error:  # a name may have a character that no name can have
        raise _unopened(path, error) from None


def bounded_bytes(file: BinaryIO) -> bytes:
    """Return the whole of a file that is not too large.

    Of a pipe or a device no more is read than one byte above the bound.

    Raises:
        UnreadableError: ``document.too_large`` for a regular file, of which nothing is read.
    """
    if (size := _size(file)) > MOST_BYTES:
        raise UnreadableError("document.too_large", found=size, limit=MOST_BYTES)
    return file.read(MOST_BYTES + 1)


def is_json(data: bytes) -> bool:
    """Tell if a file is meant to be JSON. No report begins with a brace, but RTF does."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and detect(data) is not RTF


def _size(file: BinaryIO) -> int:
    """The size of a regular file, before any of it is read."""
    try:
        found = os.fstat(file.fileno())
    except OSError:  # no real file, as in tests
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _unopened(path: str, error: OSError | ValueError) -> UnreadableError:
    if _ADDRESS.match(path):
        return UnreadableError("reading.address", path=path)
    number = getattr(error, "errno", None) or errno.EINVAL  # of a ValueError
    code = "folder" if os.path.isdir(path) else _REASONS.get(number, "unopened")
    return UnreadableError(f"reading.{code}", path=path, number=number)
