# SPDX-License-Identifier: Apache-2.0
"""Recognising the same agency, 同一机关, by its credit code or its name."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Protocol

_code = attrgetter("unified_social_credit_code")


class Named(Protocol):
    """Anything that names an agency, such as :class:`~gaidisclosure.Agency`."""

    @property
    def name(self) -> str | None:
        """The name, ``None`` or empty if it is not known."""

    @property
    def unified_social_credit_code(self) -> str | None:
        """The code, ``None`` if it is not known."""


def same_name(name: str | None) -> str:
    """Return a name without white space, in the usual width of each character.

    >>> same_name("云溪县 商务局（本级）") == same_name("云溪县商务局(本级)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name or "").split())


def alike(agencies: Sequence[Named]) -> list[list[int]]:
    """Return the indices of each agency, in the order of first appearance.

    Two agencies are the same if their codes are equal or, where one has no code, their names. An
    agency without name and code equals no other.

    >>> from gaidisclosure import Agency
    >>> alike([Agency("云溪县商务局"), Agency("云溪县审计局"), Agency("云溪县 商务局")])
    [[0, 2], [1]]
    """
    by_code = _placed(enumerate(map(_code, agencies)))
    groups = list(by_code.values())
    uncoded = [at for at, each in enumerate(agencies) if not _code(each)]
    heads: dict[str, list[int]] = {}
    for group in groups:
        for at in group:
            heads.setdefault(same_name(agencies[at].name), group)
    for at in uncoded:
        name = same_name(agencies[at].name)
        if not name or name not in heads:
            groups.append(heads.setdefault(name, []) if name else [])
        (heads[name] if name else groups[-1]).append(at)
    return sorted(sorted(group) for group in groups)


def paired(before: Sequence[Named], after: Sequence[Named]) -> list[tuple[int | None, int | None]]:
    """Return the indices of each agency in two lists, ``None`` where a list lacks it.

    Codes are compared first, then the names of the others. An agency that is in a list twice is
    matched in order.

    >>> from gaidisclosure import Agency
    >>> old, new = Agency("云溪县商务局"), Agency("云溪县档案馆")
    >>> paired([old], [new, old])
    [(0, 1), (None, 0)]
    """
    left = dict(enumerate(before))
    right = dict(enumerate(after))
    found: dict[int, int] = {}
    for key in (_code, _name):
        waiting = _placed((at, key(each)) for at, each in right.items())
        for at, each in list(left.items()):
            places = waiting.get(key(each), [])
            other = next((place for place in places if _agree(each, right[place])), None)
            if other is not None:
                places.remove(other)
                found[at] = other
                del left[at], right[other]
    pairs = [(at, found.get(at)) for at in range(len(before))]
    return [*pairs, *((None, at) for at in right)]


def _agree(one: Named, other: Named) -> bool:
    """Return ``False`` if both have codes, and they differ."""
    codes = {one.unified_social_credit_code, other.unified_social_credit_code} - {None}
    return len(codes) < 2


def _name(agency: Named) -> str:
    return same_name(agency.name)


def _placed(keys: Iterable[tuple[int, Hashable]]) -> Mapping[Hashable, list[int]]:
    """Return the indices of each known key."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, key in keys:
        if key:
            places[key].append(at)
    return dict(places)
