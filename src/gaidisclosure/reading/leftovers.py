# SPDX-License-Identifier: Apache-2.0
"""Files that earlier runs wrote into a folder of reports, 以前写出的文件.

They repeat figures of reports, or name rows of the form, and would be counted as reports of their
own. A page that ``check`` wrote before an agency corrected its report even contradicts the report.
"""

from __future__ import annotations

import os
from typing import Final

PLANTED: Final = "planted.csv"
"""The name of the list of errors that ``sample`` plants, next to its files."""
HEADINGS: Final = ("file", "agency", "cell", "label", "before", "after", "codes")
"""The headings of this list."""
GENERATOR: Final = '<meta name="generator" content="gaidisclosure check">'
"""An element in the head of verdict pages and of their index."""
_PAGES: Final = ".html"
_SEARCHED: Final = 1024
"""Bytes of a page that are searched: its style sheet stands further below."""


def leftover(path: str) -> str:
    """Return the kind of a file that an earlier run wrote, empty for all others.

    It is ``planted`` for a list of planted errors, and ``page`` for a verdict page. Pipes must not
    be asked for, as they would be opened.
    """
    is_page = path.lower().endswith(_PAGES)
    if not (is_page or os.path.basename(path) == PLANTED):
        return ""
    try:
        with open(path, "rb") as file:
            head = file.read(_SEARCHED)
    except OSError:  # reported when the file is read
        return ""
    if is_page:
        return "page" if GENERATOR.encode() in head else ""
    return "planted" if head.startswith(",".join(HEADINGS).encode("utf-8-sig")) else ""
