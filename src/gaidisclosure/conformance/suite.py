# SPDX-License-Identifier: Apache-2.0
"""The suite as data, 用例集: JSON Lines, always the same, as its digest shows.

The package ships the digest only. The cases are made from their seed when they are first asked for,
which takes about five seconds, and compared with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final

Data = dict[str, Any]

DIGEST: Final = Path(__file__).with_name("digest.txt")
"""The SHA-256 of the suite."""

SECTIONS: Final = {"documents": "document", "figures": "figure"}
"""The sections by their names, each with the member of its requests."""

_LINE_ENDS: Final = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""Characters that JSON allows in a line and that some languages take for its end."""


def digest() -> str:
    """Return the digest that the suite must have."""
    return DIGEST.read_text("ascii").strip()


@cache
def whole() -> bytes:
    """Return the whole suite as JSON Lines, UTF-8.

    Raises:
        RuntimeError: This installation makes another suite than the published one, so that nothing
            could be proved with it.
    """
    found = made()
    if (own := sha256(found).hexdigest()) != digest():
        raise RuntimeError(
            f"the conformance suite made here is not the one of {DIGEST.name}; its digest is {own}"
        )
    return found


def made() -> bytes:
    """Make the suite from its seed."""
    from gaidisclosure.conformance import casebook, printed  # noqa: PLC0415  (takes time, rarely needed)

    return lines(chain(casebook.cases(), printed.cases()))


def lines(found: Iterable[Data]) -> bytes:
    """Return cases as JSON Lines, without white space, keys in the order given."""
    return b"".join(line(each) for each in found)


def line(data: Data) -> bytes:
    r"""Return one line of JSON.

    >>> line({"id": "2021/few/0"})
    b'{"id":"2021/few/0"}\n'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_LINE_ENDS).encode() + b"\n"


def cases(section: str | None = None) -> Iterator[Data]:
    """Yield the cases of one section, or of both, one by one."""
    for each in whole().splitlines():
        case = json.loads(each)
        if section is None or SECTIONS[section] in case:
            yield case
