# SPDX-License-Identifier: Apache-2.0
"""The waist between file formats and the law, 文档: paragraphs, grids and places.

A file format turns bytes into a :class:`Document` and back; recognition reads a report from a
document, and writing makes one. This room knows of neither, and nothing of reports.

Two documents are equal if they have the same contents. Their places in the source and their
alignment (``place``, ``align``) are not compared.
"""

from gaidisclosure.document.blocks import (
    INDENT,
    MEDIA_TYPE,
    Attachment,
    Document,
    Equation,
    Level,
    Paragraph,
    Piece,
    tables_numbered,
)
from gaidisclosure.document.grid import MOST_POSITIONS, Align, Grid, GridCell, Omission, Role, Spot
from gaidisclosure.document.place import Place, in_words
from gaidisclosure.document.sheet import Area, Sheet

__all__ = [
    "INDENT",
    "MEDIA_TYPE",
    "MOST_POSITIONS",
    "Align",
    "Area",
    "Attachment",
    "Document",
    "Equation",
    "Grid",
    "GridCell",
    "Level",
    "Omission",
    "Paragraph",
    "Piece",
    "Place",
    "Role",
    "Sheet",
    "Spot",
    "in_words",
    "tables_numbered",
]
