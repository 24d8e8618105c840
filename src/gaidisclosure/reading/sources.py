# SPDX-License-Identifier: Apache-2.0
"""Sources of reports, 来源: a path, bytes, an open file or a text."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from typing import BinaryIO, Final, TypeAlias

from gaidisclosure.codec.faults import ROOT, fault
from gaidisclosure.codec.peer import is_peer, read_peer
from gaidisclosure.codec.refused import Loaded, load_json
from gaidisclosure.document import Document
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError, UnreadableError
from gaidisclosure.formats.detection import RTF, detect, is_page, parse
from gaidisclosure.formats.encoding import UTF_16, bounded, decode
from gaidisclosure.formats.limits import MOST_BYTES
from gaidisclosure.formats.plain import text as plain
from gaidisclosure.reading.isolation import isolated
from gaidisclosure.reading.reasons import lacks_agencies, reason, with_controls
from gaidisclosure.reading.recognition import recognise
from gaidisclosure.reading.summary.table import summary_lines
from gaidisclosure.zh.figures import State

Source: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""A path, the bytes of a file, or a file opened in binary mode."""

_SEARCHED: Final = 4096
"""Most characters of a text that are searched for the start of an HTML page."""
_ADDRESS: Final = re.compile("(https?|ftp):/", re.IGNORECASE)
"""The start of a web address, with one slash as well, as ``Path`` writes it."""
_REASONS: Final = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.ENAMETOOLONG: "name",
    errno.EINVAL: "name",
}
"""The last part of our code, by the error number of the system."""
_NO_JSON: Final = frozenset({"JSON-SYNTAX", "JSON-UTF8", "JSON-BOM"})
"""Faults of a file that may be something else than JSON."""
_SHOWN: Final = 5
"""Most faults of a JSON document that a message lists."""


def load(source: Source) -> Loaded:
    """Read the report in a file as a draft, with the faults of a refused JSON report.

    Raises:
        UnreadableError: As for :func:`read`.
    """
    data = bytes_of(source)
    if is_json(data):
        return _of_json(data)
    if (lines := summary_lines(data)) is not None:
        if len(lines) != 1:
            raise UnreadableError("reading.several_lines", count=len(lines))
        return Loaded(lines[0].draft())
    return Loaded(recognise_source(parse(data), data))


def read(source: Source, *, isolate: bool = False) -> Draft:
    r"""Read the report in a file as a draft.

    Args:
        source: A path, the bytes of a file, or a file opened in binary mode.
        isolate: Read the file in a process of its own, with limits of time and memory.

    Raises:
        UnreadableError: No report can be read. The message says what was found and what to do. The
            code is ``reading.missing``, ``reading.folder``, ``reading.unopened`` or the like;
            ``reading.text_given`` for the text of a report instead of a path; one for the encoding
            or the format; ``reading.several_lines`` for a table with one line per agency, which
            :func:`read_all` reads; or one of :func:`read_text`. With ``isolate`` also
            ``reading.too_slow``, ``reading.too_much_memory`` or ``reading.died``.

    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_text(report).encode("gb18030")).agency
    '云溪县商务局'
    >>> read("no/such/file.txt")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: [reading.missing] 没有“no/such/file.txt”这个文件。...
    """
    data = bytes_of(source)
    return isolated(data) if isolate else load(data).draft


def read_text(text: str) -> Draft:
    """Read the report in a text as a draft, right or wrong, with its line numbers.

    Raises:
        UnreadableError: No report can be read: ``reading.json`` for JSON of another format,
            ``reading.too_long``, or ``reading.no_report``.

    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> draft = read_text(to_text(AnnualReport2021.zero("云溪县商务局", 2023)))
    >>> draft.cells["proactive_disclosure.licensing"].place.line
    23
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"expected a text, not {type(text).__name__}; read() takes files and bytes")
    data = text.encode("utf-8", "replace")  # half a character could not be written
    if is_json(data):
        return _of_json(data).draft
    if is_page(text[:_SEARCHED].encode("utf-8", "replace")) or detect(data).name == "csv":
        return recognise_source(parse(data), data)
    return recognise_source(plain.parse(bounded(data.decode())), data)


def recognise_source(document: Document, data: bytes) -> Draft:
    """Return the draft in a document, or raise the reason why there is none.

    Raises:
        UnreadableError: ``reading.no_agencies`` for a table with one line per agency that does not
            name them, a code of :func:`gaidisclosure.reading.recognise`, or one of
            :func:`~gaidisclosure.reading.reasons.reason`.
    """
    if lacks_agencies(document):
        raise UnreadableError("reading.no_agencies")
    try:
        draft = recognise(document)
    except UnreadableError as error:
        raise reason(error, document, data) from None
    has_blanks = any(cell.state is State.BLANK for cell in draft.cells.values())
    return with_controls(draft, document, data) if has_blanks else draft


def _of_json(data: bytes) -> Loaded:
    """Return the draft in JSON, or in a text that happens to begin with a brace."""
    if is_peer(data):
        return Loaded(read_peer(data))
    try:
        return load_json(data)
    except InvalidJSONError as error:
        faults = error.violations
    if faults[0].code in _NO_JSON:
        with suppress(UnreadableError):
            return Loaded(recognise(plain.parse(bounded(decode(data)))))
    if more := len(faults[_SHOWN:]):
        faults = (*faults[:_SHOWN], fault("JSON-MORE", ROOT, more))
    raise UnreadableError("reading.json", faults=faults)


def bytes_of(source: Source) -> bytes:
    """Return the bytes of a source, of a file at most one more than the limit.

    Raises:
        UnreadableError: As by :func:`contents`, and ``reading.text_given`` for a text.
    """
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
    """Return the bytes of a file, at most one more than the limit.

    Raises:
        UnreadableError: ``reading.missing``, ``reading.folder``, ``reading.forbidden``,
            ``reading.name``, ``reading.address`` for a web address, ``reading.unopened`` for all
            else.
    """
    try:
        with open(path, "rb") as file:
            return bounded_bytes(file)
    except UnreadableError:
        raise
    except (OSError, ValueError) as error:  # ValueError: no name can have such a character
        raise _unopened(path, error) from None


def bounded_bytes(file: BinaryIO) -> bytes:
    """Return the whole of a file that is not too large.

    Of a pipe or a device, at most one byte more than the limit is read. Reading a pipe waits for
    the program that writes to it.

    Raises:
        UnreadableError: ``document.too_large`` for a regular file. Nothing of it is read.
    """
    if (size := _size(file)) > MOST_BYTES:
        raise UnreadableError("document.too_large", found=size, limit=MOST_BYTES)
    return file.read(MOST_BYTES + 1)


def is_json(data: bytes) -> bool:
    """Tell if a file begins with a brace, and so is JSON unless it is RTF."""
    start = data
    if data.startswith(UTF_16):  # refused as JSON, which is UTF-8, not as a text without a report
        start = data[:_SEARCHED].decode("utf-16", "ignore").encode()
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and detect(data) is not RTF


def _size(file: BinaryIO) -> int:
    """Return the size of a regular file, before any of it is read."""
    try:
        found = os.fstat(file.fileno())
    except OSError:  # no real file, as in tests
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def _unopened(path: str, error: OSError | ValueError) -> UnreadableError:
    if _ADDRESS.match(path):
        return UnreadableError("reading.address", path=path)
    number = getattr(error, "errno", None) or errno.EINVAL  # of a ValueError
    is_folder = os.path.isdir(path) and os.access(path, os.R_OK)
    code = "folder" if is_folder else _REASONS.get(number, "unopened")
    return UnreadableError(f"reading.{code}", path=path, number=number)
