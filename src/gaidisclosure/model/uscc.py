# SPDX-License-Identifier: Apache-2.0
"""The unified social credit code, 统一社会信用代码 (GB 32100—2015).

Eighteen characters: registering authority, category, six digits of the administrative division,
nine of the organization, and one check character. The letters I, O, S, V and Z are not used.
"""

from __future__ import annotations

import re
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a code, by their value."""
_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
SHAPE: Final = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}", re.ASCII)


def is_well_formed(code: object) -> bool:
    """Check that a value has the length and the characters of a code.

    >>> is_well_formed("11341702486344515H"), is_well_formed("11341702486344515")
    (True, False)
    """
    return isinstance(code, str) and SHAPE.fullmatch(code) is not None


def check_character(code: str) -> str:
    """Return the check character for the first seventeen characters.

    >>> check_character("11341702486344515")
    'H'
    """
    values = (ALPHABET.index(character) for character in code[: len(_WEIGHTS)])
    weighted = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return ALPHABET[-weighted % len(ALPHABET)]
