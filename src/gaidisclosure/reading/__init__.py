# SPDX-License-Identifier: Apache-2.0
"""Reading of published reports as drafts, 读入, from a file or a text.

A file format makes a :class:`~gaidisclosure.document.Document` of its bytes; from there on nothing
here knows which format it was. :func:`recognise` finds the report in the document: its tables and
the edition that they print, its six parts, and whose report on what period it is.
"""

from gaidisclosure.reading.folders import read_all
from gaidisclosure.reading.recognition import recognise
from gaidisclosure.reading.sources import Source, read, read_text

__all__ = ["Source", "read", "read_all", "read_text", "recognise"]
