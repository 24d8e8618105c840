# SPDX-License-Identifier: Apache-2.0
"""Data for programs within a page, 附带数据, in a script that no browser runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from gaidisclosure.document import MEDIA_TYPE, Attachment
from gaidisclosure.formats.escape import escaped
from gaidisclosure.zh.controls import escaped_controls

_BLOCK: Final = re.compile(
    rf"""<script\s[^<>]*\btype\s*=\s*["']?{re.escape(MEDIA_TYPE)}(?=["'\s>])[^<>]*>([^<]*)</script""",
    re.IGNORECASE,
)
"""The element, in any spelling that the editor of a site may use."""


def data_block(attachment: Attachment) -> str:
    r"""Return the element that holds JSON, escaped so that nothing ends it early.

    >>> print(data_block(Attachment("application/json", b'{"a": "</script>"}')))
    <script type="application/json">{"a": "\u003c/script>"}</script>
    """
    json = escaped_controls(attachment.data.decode()).replace("<", "\\u003c")
    return f'<script type="{escaped(attachment.media_type)}">{json}</script>'


def attached(root: Any) -> Attachment | None:
    """Return the data of this library in a page, ``None`` if there is none."""
    for script in root.find_all("script"):
        if script.attrs.get("type") == MEDIA_TYPE and script.text.strip():
            return Attachment(MEDIA_TYPE, script.text.encode())
    return None


def spans(source: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of the data of this library in the source of a page.

    >>> page = data_block(Attachment(MEDIA_TYPE, b"{}"))
    >>> [page[start:end] for start, end in spans(page)]
    ['{}']
    """
    return (found.span(1) for found in _BLOCK.finditer(source))
