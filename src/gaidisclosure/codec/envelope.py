"""What stands around every document: which format, version, kind and edition it is of."""

from __future__ import annotations

from typing import Final

FORMAT: Final = "gaidisclosure"
"""The name of the format, the first member of every document."""
VERSION: Final = 1
"""The version of the format; a reader refuses one that it does not know."""
REPORT: Final = "report"
DRAFT: Final = "draft"


def envelope(kind: str, edition: str) -> dict[str, object]:
    """The members that open a document.

    >>> envelope(REPORT, "2021")
    {'format': 'gaidisclosure', 'version': 1, 'kind': 'report', 'edition': '2021'}
    """
    return {"format": FORMAT, "version": VERSION, "kind": kind, "edition": edition}
