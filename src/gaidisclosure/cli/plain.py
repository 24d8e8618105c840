"""Making any text fit to be written: names of files and contents of cells can hold anything."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def sound(text: str) -> str:
    r"""The text with a replacement character for what no encoding can write.

    Names of files come as bytes; where the locale could not decode them, they mostly are UTF-8.

    >>> sound("a\ud800b"), sound("\udce8\udca7\udc84")
    ('a�b', '规')
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def harmless(text: str) -> str:
    r"""The text without characters that steer a terminal; line ends and tabs stay.

    >>> harmless("规章\x1b[31m")
    '规章�[31m'
    """
    return _CONTROLS.sub("�", sound(text))
