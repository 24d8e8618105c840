"""Where a report is read from, 来源: a path, bytes, an open file or a text."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, TypeAlias

from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import text as plain
from gaidisclosure.formats.detection import FileKind, is_page, kind_of, parse
from gaidisclosure.formats.encoding import MOST_BYTES, bounded, decode
from gaidisclosure.reading.peer import is_peer, read_peer
from gaidisclosure.reading.recognition import recognise

__all__ = ["Source", "contents", "read", "read_text"]

Source: TypeAlias = str | Path | bytes | bytearray | memoryview | BinaryIO
"""A path (a ``str`` is one), the bytes of a file, or a file opened in binary mode."""


_SEARCHED = 4096


def read(source: Source) -> Draft:
    r"""The report in a file, as a draft.

    Raises :class:`~gaidisclosure.errors.UnreadableError`, whose message says what was found and
    what to do, if there is no report to be read: ``reading.missing``, ``reading.folder``,
    ``reading.unopened``, ``reading.text_given`` for the text itself instead of a path, a code of
    :func:`gaidisclosure.formats.encoding.decode`, or one of :func:`read_text`.

    >>> from gaidisclosure import AnnualReport2021, to_text
    >>> report = AnnualReport2021.zero("云溪县商务局", 2023)
    >>> read(to_text(report).encode("gb18030")).agency
    '云溪县商务局'
    >>> read("no/such/file.txt")
    Traceback (most recent call last):
    gaidisclosure.errors.UnreadableError: 没有“no/such/file.txt”这个文件。请检查路径和文件名。
    """
    data = _bytes(source)
    begins = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begins == b"{" and kind_of(data) is not FileKind.RTF:
        return read_peer(data) if is_peer(data) else read_text(decode(data))
    return recognise(parse(data))


def read_text(text: str) -> Draft:
    """The report in a text, as a draft: what was printed, right or wrong, with its line numbers.

    Raises :class:`~gaidisclosure.errors.UnreadableError` if there is none: ``reading.json`` for
    our own JSON, a code of :func:`gaidisclosure.formats.encoding.bounded`, or one of
    :func:`~gaidisclosure.reading.recognise`.

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
    try:
        return recognise(plain.parse(bounded(text)))
    except UnreadableError:
        if text.lstrip().startswith("{"):
            raise UnreadableError("reading.json") from None
        raise


def _bytes(source: Source) -> bytes:
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str) and "\n" in source:
        raise UnreadableError("reading.text_given")
    if isinstance(source, str | Path):
        return contents(Path(source))
    data: object = source.read(MOST_BYTES + 1) if hasattr(source, "read") else None
    if not isinstance(data, bytes):
        kind = type(source).__name__
        raise TypeError(f"expected a path, bytes or a file opened in binary mode, not {kind}")
    return data


def contents(path: Path) -> bytes:
    """The bytes of a file, or one more than may be; ``UnreadableError`` if it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError("reading.missing", path=str(path)) from None
    except IsADirectoryError:
        raise UnreadableError("reading.folder", path=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError("reading.unopened", path=str(path), reason=reason) from None
