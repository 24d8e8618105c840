# SPDX-License-Identifier: Apache-2.0
"""Tables with an open side, 不封口的表, by custom or because the page ended.

A browser draws the rule between two rows only once. If a page ends there, the row on the other page
is open. Statistical tables by custom have no rules on their left and right. Without the missing
rules, open cells would be lost, and where a frame shares its sides with the table, the space
between them would become a part of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from gaidisclosure.formats.pdf.characters import Rule

_NEAR: Final = 3.0
"""Most points between lines that meet."""
_FEWEST: Final = 3
"""Fewest rules ending together that belong to a table."""
_MOST: Final = 1_000
"""Most rules on a page. A page with more is a drawing."""


@frozen
class _Axis:
    """A direction of rules, with the names of their coordinates.

    ``start`` and ``stop`` are the ends along the direction, and ``across`` is the position across.
    """

    orientation: str
    start: str
    stop: str
    across: str

    def among(self, rules: Sequence[Rule]) -> list[Rule]:
        """Return the rules that run in this direction."""
        return [rule for rule in rules if rule["orientation"] == self.orientation]


_DOWN: Final = _Axis("v", "top", "bottom", "x0")
_RIGHT: Final = _Axis("h", "x0", "x1", "top")


@frozen
class _Side:
    """The side of a cell, from the end of one rule to the end of the next."""

    rules: _Axis
    along: _Axis
    at: float
    start: float
    stop: float

    def is_crossed(self, rule: Rule) -> bool:
        """Tell if a rule crosses here, so that there is no side."""
        place = rule[self.rules.across]
        between = self.start + _NEAR < place < self.stop - _NEAR
        return bool(between and rule[self.rules.start] < self.at < rule[self.rules.stop])

    def is_spanned(self, rule: Rule) -> bool:
        """Tell if a rule covers the length of the side, here or elsewhere in the table."""
        begins = rule[self.along.start] <= self.start + _NEAR
        return bool(begins and rule[self.along.stop] >= self.stop - _NEAR)

    def is_open(self, beside: Sequence[Rule]) -> bool:
        """Tell if a rule covers this length elsewhere in the table, but not here."""
        spanning = [rule[self.along.across] for rule in beside if self.is_spanned(rule)]
        return bool(spanning) and all(abs(place - self.at) > _NEAR for place in spanning)

    @property
    def rule(self) -> Rule:
        """The rule that closes the side."""
        place = {self.along.start: self.start, self.along.stop: self.stop}
        place |= {self.rules.start: self.at, self.rules.stop: self.at}
        size = {"width": place["x1"] - place["x0"], "height": place["bottom"] - place["top"]}
        return {**place, **size, "orientation": self.along.orientation}


def missing_rules(drawn: Sequence[Rule]) -> list[Rule]:
    """Return the rules that are missing on a page to close its tables."""
    if len(drawn) > _MOST:
        return []
    lying = [*_missing(drawn, _DOWN, _RIGHT), *_missing_at_frames(drawn)]
    return [*lying, *_missing([*drawn, *lying], _RIGHT, _DOWN)]


def _missing(drawn: Sequence[Rule], rules: _Axis, along: _Axis) -> Iterator[Rule]:
    ending, beside = rules.among(drawn), along.among(drawn)
    for at, places in _ends(ending, rules):
        for start, stop in pairwise(places):
            side = _Side(rules, along, at, start, stop)
            if side.is_open(beside) and not any(map(side.is_crossed, ending)):
                yield side.rule


def _missing_at_frames(drawn: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the missing rules where a table shares its sides with a frame.

    The border of a page continues where the table ends, so none of its rules ends there.
    """
    upright, lying = _DOWN.among(drawn), _RIGHT.among(drawn)
    for at, places in _ends(upright, _DOWN):
        first, last = places[0], places[-1]
        through = [rule["x0"] for rule in upright if _goes_through(rule, at)]
        left = max((place for place in through if place < first), default=first)
        right = min((place for place in through if place > last), default=last)
        for end, start, stop in ((first, left, first), (last, last, right)):
            ending = [rule for rule in upright if rule["x0"] == end and _ends_at(rule, at)]
            table = [rule for rule in lying if any(_touches(each, rule) for each in ending)]
            side = _Side(_DOWN, _RIGHT, at, start, stop)
            if start < stop and side.is_open(table):
                yield side.rule


def _goes_through(upright: Rule, at: float) -> bool:
    return bool(upright["top"] + _NEAR < at < upright["bottom"] - _NEAR)


def _ends_at(upright: Rule, at: float) -> bool:
    return any(abs(upright[end] - at) <= _NEAR for end in (_DOWN.start, _DOWN.stop))


def _touches(upright: Rule, lying: Rule) -> bool:
    """Tell if a horizontal rule is within the height of a vertical one."""
    return bool(upright["top"] - _NEAR <= lying["top"] <= upright["bottom"] + _NEAR)


def _ends(edges: Sequence[Rule], axis: _Axis) -> Iterator[tuple[float, list[float]]]:
    """Yield positions where several rules end together, and those of the rules."""
    ends = sorted(
        (edge[end], edge[axis.across]) for edge in edges for end in (axis.start, axis.stop)
    )
    group: list[tuple[float, float]] = []
    for end in [*ends, (float("inf"), 0.0)]:
        if group and end[0] - group[0][0] > _NEAR:
            places = sorted({place for _, place in group})
            if len(places) >= _FEWEST:
                yield group[0][0], places
            group = []
        group.append(end)
