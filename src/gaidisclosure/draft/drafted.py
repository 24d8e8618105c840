# SPDX-License-Identifier: Apache-2.0
"""Values that can be a report or a draft, 年报或录入稿, as a draft."""

from __future__ import annotations

from gaidisclosure.draft.draft import Draft
from gaidisclosure.model import AnnualReport


def as_draft(value: Draft | AnnualReport) -> Draft:
    """Return a draft, or the draft of a report.

    Raises:
        TypeError: The value is neither a report nor a draft.
    """
    if isinstance(value, Draft):
        return value
    if not isinstance(value, AnnualReport):
        kind = type(value).__name__
        raise TypeError(f"expected a report or a draft, not {kind}; read() takes files")
    return Draft.from_report(value)
