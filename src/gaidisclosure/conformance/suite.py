"""The suite as data, 用例集: JSON Lines, always the same, as its digest shows.

The package ships it compressed, made when it was built. Where that file is missing, or is not of
this version, the suite is made again from its seed, which takes a few seconds.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

Data = dict[str, Any]

SHIPPED: Final = Path(__file__).with_name("cases.jsonl.gz")
DIGEST: Final = Path(__file__).with_name("digest.txt")
"""The SHA-256 of the suite, uncompressed."""


def digest() -> str:
    """The digest that the suite must have."""
    return DIGEST.read_text("ascii").strip()


@cache
def whole() -> bytes:
    """The whole suite as JSON Lines, UTF-8."""
    return shipped() or made()


def shipped() -> bytes | None:
    """Return the suite that the package ships, or ``None`` for another or none."""
    if not SHIPPED.exists():
        return None
    found = gzip.decompress(SHIPPED.read_bytes())
    return found if sha256(found).hexdigest() == digest() else None


def made() -> bytes:
    """The suite, made from its seed."""
    from gaidisclosure.conformance.casebook import cases  # noqa: PLC0415  (takes time, rarely needed)

    return lines(cases())


def lines(found: Iterable[Data]) -> bytes:
    """Cases as JSON Lines: one a line, without white space, keys in the order given."""
    return b"".join(line(each) for each in found)


def line(data: Data) -> bytes:
    """One line of JSON."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def cases() -> Iterator[Data]:
    """Yield the cases one by one.

    >>> next(cases())["id"]
    '2021/few/0'
    """
    return map(json.loads, whole().splitlines())


def ship() -> None:
    """Write the file that the package ships, unless it is there; the build calls it."""
    if shipped() is None:
        SHIPPED.write_bytes(gzip.compress(made(), 9, mtime=0))


def pin() -> None:
    """Write the digest that the suite has now, after a change that was meant."""
    DIGEST.write_text(sha256(made()).hexdigest() + "\n", "ascii")
