# SPDX-License-Identifier: Apache-2.0
"""ASCII, full-width and Chinese digits, 数字字符, and tables to translate them."""

from __future__ import annotations

from typing import Final

_ASCII: Final = "0123456789"
FULL_WIDTH: Final = "０１２３４５６７８９"
"""The ten full-width digits (全角数字), from 0 to 9."""
CHINESE: Final = "〇一二三四五六七八九"
"""The ten Chinese digits, from 0 to 9, as years are written with them."""

TO_ASCII: Final = str.maketrans(FULL_WIDTH, _ASCII)
"""From full-width digits."""
TO_FULL_WIDTH: Final = str.maketrans(_ASCII, FULL_WIDTH)
"""From ASCII digits."""
TO_CHINESE: Final = str.maketrans(_ASCII, CHINESE)
"""From ASCII digits."""
FROM_CHINESE: Final = str.maketrans("○零" + CHINESE, "00" + _ASCII)
"""From Chinese digits to ASCII ones, with the other spellings of zero."""
