# SPDX-License-Identifier: Apache-2.0
"""Control characters, 控制字符, which steer a terminal or turn a text around."""

from __future__ import annotations

import re
from typing import Final

CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
"""All of them but the tab and those of line ends, as a class of a pattern."""
_CONTROL: Final = re.compile(f"[{CONTROLS}]|\\r(?!\\n)")


def without_controls(text: str) -> str:
    r"""Return a text with a replacement character for each of them, but for line ends.

    >>> without_controls("规章\x1b[31m\n\u202e甲")
    '规章�[31m\n�甲'
    """
    return _CONTROL.sub("\ufffd", text)


def escaped_controls(json: str) -> str:
    r"""Return a JSON document in which its texts have them as escapes.

    >>> print(escaped_controls('{"甲": "\x9b31m"}'))
    {"甲": "\u009b31m"}
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json)
