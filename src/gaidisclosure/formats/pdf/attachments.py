# SPDX-License-Identifier: Apache-2.0
"""Data for programs within a PDF, 附件: the files that its catalog associates with it."""

from __future__ import annotations

from typing import Any

from gaidisclosure.document import MEDIA_TYPE, Attachment
from gaidisclosure.formats import limits
from gaidisclosure.formats.extras import library


def attached(catalog: Any) -> Attachment | None:
    """Return the data of this library in a file, ``None`` if there is none.

    Args:
        catalog: The catalog of the file, as pdfminer has it. Whatever in it is of another type
            than it should be counts as empty.
    """
    types = library("pdfminer.pdftypes", extra="pdf", package="pdfplumber")
    for each in types.list_value(catalog.get("AF")):
        file = types.dict_value(types.dict_value(each).get("EF"))
        stream = types.stream_value(file.get("F"))
        if getattr(stream.get("Subtype"), "name", "") == MEDIA_TYPE:
            data = stream.get_data()
            if len(data) <= limits.PART.most:
                return Attachment(MEDIA_TYPE, data)
    return None
