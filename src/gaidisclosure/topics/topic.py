# SPDX-License-Identifier: Apache-2.0
"""A topic, 事项: the words of reports for one subject, and all that they may mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.form import Citation, Edition
from gaidisclosure.topics.expressions import Expression, Reading

HANDLING: Final = "request_handling."
"""The key of table 3 in paths."""


@frozen
class Topic:
    """One subject of sentences, 事项, with its readings, the one of the form first.

    ``key`` is the key of its row where it has one. ``family`` tells topics that parts of one whole
    can have from others, and names the code of a remark. ``words`` are terms of the form and of
    common practice, longest first where one is within another. A topic without readings has no
    cell: what is said of it is never compared.
    """

    key: str
    family: str
    words: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    wholes: tuple[Reading, ...] = ()
    """The wholes of which it can be a share, none if they are not known."""

    def figure(self, form: Edition, figures: Mapping[str, Number | None]) -> Number:
        """Return the figure that the topic means first of all, 0 if the form has none.

        Args:
            form: The form.
            figures: The figure of every cell.
        """
        return self.readings[0].expression.value(form, figures) or 0


def reading(*plus: str, minus: tuple[str, ...] = (), citation: Citation | None = None) -> Reading:
    """Return a reading as a sum of rows, less others.

    Args:
        plus: Paths of rows or cells.
        minus: Paths of rows or cells.
        citation: The place that it rests on, none for practice.
    """
    return Reading(Expression(plus, minus), citation)
