# SPDX-License-Identifier: Apache-2.0
"""The relations between the numbers of a sentence, 句内关系.

The verb does not tell new requests from all that were at hand. A bracket with last year's after
the first number says that it is all of them; after the number answered, that the first is the new
ones alone; last year's in a clause of its own says the same.
"""

from __future__ import annotations

from typing import Final

from attrs import define, evolve

from gaidisclosure.statements.context import Subject
from gaidisclosure.statements.mentions import Mention
from gaidisclosure.statements.scope import Scope
from gaidisclosure.topics import CONCLUDED, HANDLED, IN, ONLY_NEW, RECEIVED, Reading

_ROWS: Final = frozenset({"row", "concluded"})
_UNKNOWN: Final = "unknown"
_DIVISIONS: Final = frozenset({"channel", "applicant", "subject"})


@define
class Stated:
    """A number with its topic and its scope."""

    mention: Mention
    subject: Subject
    scope: Scope
    part_of: Stated | None = None

    @property
    def kind(self) -> str:
        """Its part in the balance of requests."""
        return self.subject.kind


def related(stated: list[Stated]) -> None:
    """Narrow the topics of the numbers of a sentence by each other.

    Args:
        stated: The numbers in their order; their topics are replaced.
    """
    for each in stated:
        if each.kind == "brought":
            _by_last_year(each, stated)
    for each in stated:
        if each.kind == "received":
            _by_list(each, stated)
    if any(each.subject.topic.key == "withdrawn" for each in stated):
        _without_withdrawn(stated)
    _by_strange_items(stated)


def _by_last_year(brought: Stated, stated: list[Stated]) -> None:
    whole = brought.part_of
    received = [each for each in stated if each.subject.topic is RECEIVED]
    if whole and whole.kind == "received" and brought.mention.depth == whole.mention.depth:
        divided = {each.kind for each in stated if each.part_of is whole}
        if divided & _DIVISIONS:
            # A list of another kind may have ended before last year's.
            return
    if whole and whole.kind == "received":
        # 办理 with last year's in it may also be on those that were done.
        done = CONCLUDED.readings if _is_handled(whole) else ()
        _narrow(whole, IN.key, (*IN.readings, *done))
        for each in received:
            if each.part_of is whole:
                _narrow(each, ONLY_NEW.key, ONLY_NEW.readings)
        return
    if whole and whole.kind == "concluded":
        _narrow(whole, CONCLUDED.key, CONCLUDED.readings)
    elif whole:
        # Last year's among those disclosed, say, are not all of last year's.
        brought.scope = max(brought.scope, Scope.OPEN)
        return
    for each in received:
        if each.part_of is None:
            _narrow(each, ONLY_NEW.key, ONLY_NEW.readings)


def _is_handled(stated: Stated) -> bool:
    return len(stated.subject.topic.readings) >= len(HANDLED.readings)


def _narrow(stated: Stated, key: str, readings: tuple[Reading, ...]) -> None:
    topic = evolve(stated.subject.topic, key=key, readings=readings)
    stated.subject = evolve(stated.subject, topic=topic)


def _by_list(whole: Stated, stated: list[Stated]) -> None:
    """Take account of a list of outcomes below a number of requests.

    A list with what is carried forward is one of all at hand. Without it, the number may be that
    of the concluded ones whatever its verb.
    """
    kinds = {each.kind for each in stated if each.part_of is whole}
    if not kinds.isdisjoint(_ROWS):
        if "carried" in kinds and whole.subject.topic is RECEIVED:
            _narrow(whole, IN.key, (*IN.readings, *RECEIVED.readings[:1]))
        elif whole.subject.topic is RECEIVED:
            _narrow(whole, RECEIVED.key, HANDLED.readings)


def _without_withdrawn(stated: list[Stated]) -> None:
    """Set apart concluded numbers next to withdrawn ones: neither is the total."""
    for each in stated:
        if each.kind == "concluded" and each.mention.is_listed:
            each.scope = Scope.OTHER


def _by_strange_items(stated: list[Stated]) -> None:
    """Leave open the rows and the cases of a list with a strange item.

    Such a list divides in another way: 驳回1件、维持2件 may be three in the row of the form, and
    8件（含一审5件、二审3件） may be fewer cases than 8.
    """
    strange = {
        id(each.part_of)
        for each in stated
        if each.part_of and each.subject.topic.key == _UNKNOWN and not each.mention.number.is_share
    }
    for each in stated:
        is_divided = id(each) in strange and each.kind == "case"
        if is_divided or (id(each.part_of) in strange and each.kind in {"row", "result"}):
            each.scope = max(each.scope, Scope.OPEN)
