# SPDX-License-Identifier: Apache-2.0
"""Files of word processors up to 2003, Word 97–2003 文档 (DOC), to a document.

Needs the extra ``doc``. A library turns the file into a newer one, in a folder that is removed at
once, and that is read as any other. The library is written in Python and runs nothing of the file.
What it makes of the file is bounded beforehand; its time is only limited by reading in a process
of its own (``isolate=True``).
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import limits
from gaidisclosure.formats.compound import Compound, is_compound
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.word.doc_extent import require_moderate
from gaidisclosure.formats.word.docx import parse as parse_docx

_KIND: Final = "DOC"


def parse(data: bytes) -> Document:
    """Return the paragraphs and tables, with their places in the newer format.

    Raises:
        UnreadableError: ``document.too_large``, ``document.encrypted``, ``document.damaged`` for
            a file that is not of Word, a limit of DOC files, or one of
            :func:`gaidisclosure.formats.word.docx.parse`.
        MissingReaderError: The library is not installed.

    >>> from gaidisclosure.errors import UnreadableError
    >>> try:
    ...     parse(b"PK")
    ... except UnreadableError as error:
    ...     print(error.code)
    document.damaged
    """
    limits.FILE.require(len(data))
    if not is_compound(data):
        raise UnreadableError("document.damaged", kind=_KIND)
    file = Compound(data, _KIND, extra="doc")
    if "EncryptedPackage" in file:
        raise UnreadableError("document.encrypted")
    if "WordDocument" not in file:
        raise UnreadableError("document.damaged", kind=_KIND)
    require_moderate(file, _KIND)
    return parse_docx(_converted(data, library("doc2docx")))


def _converted(data: bytes, converter: Any) -> bytes:
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            converter.convert(source, target)
        except Exception as error:  # whatever the bytes make of the library
            raise UnreadableError("document.damaged", kind=_KIND) from error
        return target.read_bytes()
