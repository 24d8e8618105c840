# SPDX-License-Identifier: Apache-2.0
"""The members that open every document: format, version, kind and edition."""

from __future__ import annotations

from typing import Final

FORMAT: Final = "gaidisclosure"
"""The name of the format, the first member of every document."""
VERSION: Final = 1
"""The version of the format. A reader refuses one that it does not know."""
REPORT: Final = "report"
DRAFT: Final = "draft"


def envelope(kind: str, edition: str) -> dict[str, object]:
    """Return the members that open a document.

    Args:
        kind: The kind of document.
        edition: The key of the form.

    >>> envelope(REPORT, "2021")
    {'format': 'gaidisclosure', 'version': 1, 'kind': 'report', 'edition': '2021'}
    """
    return {"format": FORMAT, "version": VERSION, "kind": kind, "edition": edition}


DATE: Final = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""The pattern of a date, ISO 8601 with hyphens."""
MONEY: Final = r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?"
"""The pattern of money: a string in 万元 without sign, exponent or separators."""
