"""Word documents of 1997 to 2003, DOC: converted in a folder of their own, and read as DOCX."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from gaidisclosure.document import Document
from gaidisclosure.errors import UnreadableError
from gaidisclosure.formats import docx
from gaidisclosure.formats.extras import library
from gaidisclosure.formats.packages import damaged

__all__ = ["parse"]


def parse(data: bytes) -> Document:
    """The paragraphs and tables of an old Word document, placed as in the DOCX made of it.

    ``UnreadableError``: ``document.damaged``, ``document.encrypted``, or a code of
    :func:`gaidisclosure.formats.docx.parse`. The size of what the conversion makes is bounded by
    the limits of its library and by those of DOCX; its time only by the size of the file.
    """
    converter = library("doc2docx", extra="doc", package="msdoc2docx")
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "source.doc"), Path(folder, "target.docx")
        source.write_bytes(data)
        try:
            converter.convert(source, target)
        except Exception as error:
            # The library raises whatever a broken file leads to.
            if type(error).__name__ == "EncryptedDocumentError":
                raise UnreadableError("document.encrypted") from None
            raise damaged("DOC") from None
        return docx.parse(target.read_bytes())
