# SPDX-License-Identifier: Apache-2.0
"""The one escape for texts in HTML and XML, 转义."""

from __future__ import annotations

import re
from typing import Final

_REFERENCES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL: Final = re.compile('[&<>"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
"""Characters of markup, and those that XML cannot hold or that nobody sees."""


def escaped(text: str) -> str:
    r"""Return a text as it stands in an element or, within double quotes, in an attribute.

    A control character, a lone surrogate or a character that is none becomes U+FFFD.

    >>> print(escaped('<a b="c">&\x00'))
    &lt;a b=&quot;c&quot;&gt;&amp;�
    """
    return _SPECIAL.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES.get(found[0], "\ufffd")
