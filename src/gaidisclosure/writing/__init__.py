# SPDX-License-Identifier: Apache-2.0
"""A report or a draft for people, 写出: as a document, in several formats, and as prose.

:func:`gaidisclosure.read` and :func:`gaidisclosure.read_text` give the same report back.
"""

from gaidisclosure.writing.official import official
from gaidisclosure.writing.outline import Printed, document
from gaidisclosure.writing.plain_text import tables_to_text, to_text
from gaidisclosure.writing.prose import to_prose
from gaidisclosure.writing.published import to_docx, to_html
from gaidisclosure.writing.tables import grid

__all__ = [
    "Printed",
    "document",
    "grid",
    "official",
    "tables_to_text",
    "to_docx",
    "to_html",
    "to_prose",
    "to_text",
]
