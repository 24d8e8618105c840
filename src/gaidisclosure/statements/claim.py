# SPDX-License-Identifier: Apache-2.0
"""A claim, 文字所述: a figure that a text gives, and how it stands to the tables."""

from __future__ import annotations

from enum import StrEnum
from itertools import zip_longest

import attrs

from gaidisclosure.checks import Number
from gaidisclosure.document import Place
from gaidisclosure.form import EDITIONS, EditionName
from gaidisclosure.i18n import AnyLocale, has, negotiate, text
from gaidisclosure.topics import TOPICS, Reading


class ClaimStatus(StrEnum):
    """The relation of a claim to the tables, 核对结果."""

    AGREES = "agrees"
    """One of the readings of its words gives the figure."""
    DIFFERS = "differs"
    """No reading gives this exact figure of the report's own year and body."""
    COMPATIBLE = "compatible"
    """The figure is approximate, and a reading lies where the words allow."""
    NOT_COMPARABLE = "not_comparable"
    """The figure is of another year or body, or the tables have no cell for it."""
    NOT_UNDERSTOOD = "not_understood"
    """The figure counts something that is in no table, as far as the reader can tell."""

    def __repr__(self) -> str:
        return f"ClaimStatus.{self.name}"


@attrs.frozen(kw_only=True)
class Claim:
    """A figure in a text with its topic, 文字所述, compared with the tables.

    ``said`` is the figure in plain digits as the words have it: ``120``, ``12.5%``, ``~1200`` for
    1200余, ``30..40``; ``value`` is its number alone, and 0 for 未收到. ``span`` is the first
    character and the one after the last within the text of ``field``, and ``text`` is what stands
    there; ``clause`` is the clause around it. ``expected`` are the figures that the tables allow,
    each for the reading at the same place in ``readings``; of a share, the readings are its base.
    ``reading`` is the one that agrees. ``cells`` are the cells of all readings, and ``reason``
    tells why nothing was compared.
    """

    topic: str
    family: str
    value: Number
    said: str
    unit: str
    status: ClaimStatus
    field: str
    span: tuple[int, int]
    text: str
    clause: str = attrs.field(repr=False, default="")
    cells: tuple[str, ...] = ()
    expected: tuple[Number, ...] = ()
    readings: tuple[Reading, ...] = attrs.field(default=(), repr=False)
    reading: Reading | None = attrs.field(default=None, repr=False)
    reason: str = ""
    edition: EditionName = "2021"
    place: Place | None = attrs.field(default=None, eq=False)

    @property
    def code(self) -> str:
        """The code of a remark on it: ``TEXT-RECEIVED``, ``TEXT-SHARE`` and so on."""
        return f"TEXT-{self.family.upper()}"

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return a sentence with the figure of the text and those that the tables allow."""
        language = negotiate(locale)
        special = f"statements.message.{self.family}"
        return text(
            special if has(special, language) else f"statements.message.{self.status}",
            language,
            text=self.clause,
            topic=self.topic_label(language),
            said=self.said,
            expected=self.expected_in(language),
            reason=self._reason(language),
        )

    def topic_label(self, locale: AnyLocale | None = None) -> str:
        """Return the topic in words."""
        code = f"statements.topic.{self.topic}"
        if has(code, locale):
            return text(code, locale)
        return TOPICS[self.topic].readings[0].expression.label(EDITIONS[self.edition], locale)

    def expected_in(self, locale: AnyLocale | None = None) -> str:
        """Return the figures that the tables allow, each with its reading in words."""
        form, share = EDITIONS[self.edition], "%" * self.said.endswith("%")
        told: dict[str, str] = {}
        # The whole of a list stands in the text, and has no reading.
        for number, reading in zip_longest(self.expected, self.readings):
            shown = f"{number}{share}" if isinstance(number, int) else f"{number:f}{share}"
            told.setdefault(shown, reading.expression.label(form, locale) if reading else "")
        each = [
            text("statements.expected", locale, number=number, reading=label) if label else number
            for number, label in told.items()
        ]
        return text("statements.or", locale).join(each)

    def _reason(self, locale: str) -> str:
        return text(f"statements.reason.{self.reason}", locale) if self.reason else ""
