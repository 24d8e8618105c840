# SPDX-License-Identifier: Apache-2.0
"""Files of word processors up to 2003, Word 97–2003 文档 (DOC), to a document.

Needs the extra ``doc``. A library turns the file into a newer one, in a folder that is removed at
once, and that is read as any other. The library is written in Python and runs nothing of the file;
its time and memory cannot be limited from within a program, other than through the size of the
file, which is. A service that reads files of strangers does well to read them in a process of its
own.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.compound import is_compound, stream_names
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.word.docx import parse as parse_docx

__all__ = ["parse"]

_KIND: Final = "DOC"


def parse(data: bytes) -> Document:
    """The paragraphs and tables of a file, each with the way that leads to it in the newer format.

    ``MissingReaderError`` without the library; ``UnreadableError`` with the code
    ``document.too_large``, ``document.encrypted``, or ``document.damaged`` for what is no file of
    Word either, or one of :func:`gaidisclosure.formats.word.docx.parse`.

    >>> from gaidisclosure.errors import UnreadableError
    >>> try:
    ...     parse(b"PK")
    ... except UnreadableError as error:
    ...     print(error.code)
    document.damaged
    """
    limits.FILE.require(len(data))
    names = stream_names(data, _KIND) if is_compound(data) else frozenset[str]()
    if "EncryptedPackage" in names:
        raise UnreadableError("document.encrypted")
    if "WordDocument" not in names:
        raise UnreadableError("document.damaged", kind=_KIND)
    return parse_docx(_converted(data, library("doc2docx", extra="doc", package="msdoc2docx")))


def _converted(data: bytes, converter: Any) -> bytes:
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            converter.convert(source, target)
        except Exception as error:  # whatever the bytes make of the library
            if type(error).__name__ == "EncryptedDocumentError":
                raise UnreadableError("document.encrypted") from error
            raise UnreadableError("document.damaged", kind=_KIND) from error
        return target.read_bytes()
