# SPDX-License-Identifier: Apache-2.0
"""A report or a draft for people, 写出: as a document, as plain text, and as prose.

:func:`to_text` is one half of a pair: :func:`gaidisclosure.read_text` gives the same report back.
"""

from gaidisclosure.writing.official import official
from gaidisclosure.writing.outline import Compiled, Printed
from gaidisclosure.writing.plain_text import tables_to_text, to_text
from gaidisclosure.writing.prose import to_prose
from gaidisclosure.writing.published import ENDINGS, to_docx, to_html, to_pdf, to_xlsx, write
from gaidisclosure.writing.summary import TABLE_ENDINGS, table_data, write_table
from gaidisclosure.writing.summary_headings import TableHeadings
from gaidisclosure.writing.tables import grid

__all__ = [
    "ENDINGS",
    "TABLE_ENDINGS",
    "Compiled",
    "Printed",
    "TableHeadings",
    "grid",
    "official",
    "table_data",
    "tables_to_text",
    "to_docx",
    "to_html",
    "to_pdf",
    "to_prose",
    "to_text",
    "to_xlsx",
    "write",
    "write_table",
]
