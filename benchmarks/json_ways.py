# SPDX-License-Identifier: Apache-2.0
"""The fast and the careful way to read JSON, on 20,000 documents that are right or wrong by chance.

    python benchmarks/json_ways.py [COUNT]

``loads`` takes canonical bytes the fast way, and gives up on whatever differs; the careful way
parses, and looks at every member. They must give the same report, or the same faults.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import Phase, given, seed, settings

import gaidisclosure as gd
from gaidisclosure.codec.canonical import read
from gaidisclosure.codec.documents import from_data
from gaidisclosure.codec.syntax import parse
from gaidisclosure.strategies import annual_reports, drafts

VALUES: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 1, 7, 1.0, 1.5, 1e3, 10**15, 10**15 - 1, 2**63, 2**64),
    *("", " ", "x", "0", "1.5", "1.50", "03", "-1", "2023-01-01", "2023-02-30", "2021", "figure"),
    *("甲\n乙", "甲\n\n乙", "甲\u0007", "甲\u2028", "\u3000甲", "／", "\ud800"),
    *([], {}, [1], {"x": 1}),
)
PIECES = (
    *(b" ", b"\n", b",", b":", b"{", b"}", b"[", b"]", b'"', b"\\", b"\\u0041", b"\\/"),
    *(b"0", b"1", b"-", b".0", b"e1", b"null", b"NaN"),
    *(b"\x00", b"\x85", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xa8"),
)
Outcome = tuple[str, object]


def documents(count: int) -> list[dict[str, Any]]:
    """Plain data of random reports and drafts, the same in every run."""
    found: list[dict[str, Any]] = []

    @seed(2021)
    @settings(max_examples=count, database=None, phases=[Phase.generate])
    @given(annual_reports() | annual_reports() | drafts())
    def keep(value: gd.AnyReport | gd.Draft) -> None:
        found.append(gd.to_data(value))

    keep()
    return found


def member(random: Random, tree: Any) -> tuple[Any, str]:
    """An object somewhere in the tree, and one of its keys."""
    while True:
        key = random.choice([*tree])
        if not (isinstance(tree[key], dict) and tree[key] and random.random() < 0.8):
            return tree, key
        tree = tree[key]


def mutated(random: Random, tree: Any) -> Any:
    """The tree with a member replaced, removed, added, renamed or moved to the end."""
    changed = json.loads(json.dumps(tree))
    node, key = member(random, changed)
    match random.randrange(6):
        case 0 | 1:
            node[key] = random.choice(VALUES)
        case 2:
            del node[key]
        case 3:
            node[f"{key}_"] = random.choice(VALUES)
        case 4:
            node[key] = node.pop(key)
        case _:
            node[key.upper()] = node.pop(key)
    return changed


def spelled(random: Random, tree: Any) -> bytes:
    """The document in one of the usual spellings."""
    return json.dumps(
        tree,
        ensure_ascii=random.random() < 0.3 or "\\ud800" in json.dumps(tree),
        indent=random.choice([None, None, None, 2]),
        separators=random.choice([None, (",", ":"), (",", ":"), (",", ":")]),
        sort_keys=random.random() < 0.1,
    ).encode()


def bent(random: Random, data: bytes) -> bytes:
    """The bytes with some of them inserted, removed, repeated or replaced."""
    at = random.randrange(len(data))
    until = at + random.randrange(1, 20)
    match random.randrange(4):
        case 0:
            return data[:at] + random.choice(PIECES) + data[at:]
        case 1:
            return data[:at] + data[until:]
        case 2:
            return data[:until] + data[at:]
        case _:
            return data[:at] + random.choice(PIECES) + data[at + 1 :]


def twice(random: Random, data: bytes) -> bytes:
    """The document with a member given twice, with equal or with other contents."""
    name, value = random.choice(
        [("licensing", "0"), ("name", '"甲"'), ("upheld", "0"), ("year", "1")]
    )
    written = f'"{name}":'.encode()
    return data.replace(written, written + value.encode() + b"," + written, 1)


def document(random: Random, trees: list[dict[str, Any]]) -> bytes:
    tree = random.choice(trees)
    for _ in range(random.choice([0, 0, 1, 1, 2, 3])):
        tree = mutated(random, tree) if tree else tree
    data = spelled(random, tree)
    if random.random() < 0.3:
        data = bent(random, data)
    return twice(random, data) if random.random() < 0.05 else data


def outcome(way: Callable[[bytes], Any], data: bytes) -> Outcome:
    """The value with its canonical bytes, or the faults."""
    try:
        value = way(data)
    except gd.InvalidJSONError as error:
        return "refused", [(each.code, each.path, each.message("en")) for each in error.violations]
    return "read", (value, gd.dumps(value))


def was_fast(data: bytes) -> bool:
    try:
        return read(data) is not None
    except gd.InvalidJSONError:
        return False


def main(count: int) -> int:
    random, trees, counted = Random(20), documents(400), Counter[str]()
    for _ in range(count):
        data = document(random, trees)
        fast = outcome(gd.loads, data)
        careful = outcome(lambda given: from_data(parse(given)), data)
        counted["read the fast way" if was_fast(data) else f"{fast[0]} the careful way"] += 1
        if fast != careful:
            counted["DIFFERENT"] += 1
            print(data.decode("utf-8", "backslashreplace"), fast, careful, sep="\n")
    for what, number in counted.most_common():
        print(f"{number:6} {what}")
    return counted["DIFFERENT"]


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)))
