# SPDX-License-Identifier: Apache-2.0
"""Remarks on a text, 文字核对提示: they refuse no report, and blame nobody."""

from __future__ import annotations

import attrs

from gaidisclosure.checks import Severity, Violation
from gaidisclosure.document import Place
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.statements.claim import Claim
from gaidisclosure.statements.misprints import Misprint


@attrs.frozen
class TextRemark(Violation):
    """A remark on words of a text, 文字核对提示.

    ``field`` is the text, ``span`` the place of ``words`` in it, ``place`` that in the source,
    if it is known. ``claim`` is the claim that differs, ``None`` for a misprint.
    """

    field: str = attrs.field(default="", kw_only=True)
    span: tuple[int, int] = attrs.field(default=(0, 0), kw_only=True)
    words: str = attrs.field(default="", kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True, eq=False)
    claim: Claim | None = attrs.field(default=None, kw_only=True, repr=False)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return a sentence with the words of the text and what they should be."""
        if self.claim:
            return self.claim.message(locale)
        return text(f"checks.{self.family}", locale, actual=self.words, expected=self.expected)


def on_claim(claim: Claim) -> TextRemark:
    """Return the remark on a claim that differs."""
    numbers = dict.fromkeys(map(str, claim.expected))
    only = claim.expected[0] if len(numbers) == 1 else " / ".join(numbers)
    return TextRemark(
        claim.code,
        claim.cells,
        only,
        claim.value,
        severity=Severity.WARNING,
        edition=claim.edition,
        field=claim.field,
        span=claim.span,
        words=claim.text,
        place=claim.place,
        claim=claim,
    )


def on_misprint(found: Misprint, field_path: str, place: Place | None) -> TextRemark:
    """Return the remark on a misprint.

    Args:
        found: The misprint.
        field_path: The text.
        place: Its place in the source, if it is known.
    """
    return TextRemark(
        f"TEXT-{found.kind}",
        (),
        found.right,
        found.said,
        severity=Severity.WARNING,
        field=field_path,
        span=(found.start, found.end),
        words=found.said,
        place=place,
    )
