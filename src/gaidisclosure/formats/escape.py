# SPDX-License-Identifier: Apache-2.0
"""Escaping, 转义, of texts for HTML and XML."""

from __future__ import annotations

import re
from typing import Final

from gaidisclosure.zh.controls import CONTROLS

_REFERENCES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
_SPECIAL: Final = re.compile(f'[&<>"\r{CONTROLS}\ud800-\udfff\ufffe\uffff]')
"""Markup characters, characters that XML cannot hold, and invisible ones."""


def escaped(text: str) -> str:
    r"""Return a text escaped for an element or a double-quoted attribute.

    Control characters, lone surrogates and noncharacters become U+FFFD.

    >>> print(escaped('<a b="c">&\x00'))
    &lt;a b=&quot;c&quot;&gt;&amp;�
    """
    return _SPECIAL.sub(_reference, text)


def _reference(found: re.Match[str]) -> str:
    return _REFERENCES.get(found[0], "\ufffd")
