# SPDX-License-Identifier: Apache-2.0
"""Lists and balances within a sentence, 句内加总: they need no table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from attrs import frozen

from gaidisclosure.statements.named import CLASSES, MONEY
from gaidisclosure.statements.relations import Stated
from gaidisclosure.statements.scope import Scope

_WHOLES: Final = {
    "balance": {"received"},
    "row": {"received", "concluded"},
    "applicant": {"received", "concluded"},
    "result": {"case"},
    "channel": {"received"},
}
"""The parts in the balance that the whole of a list can have."""
_FAMILIES: Final = {
    "received": "balance",
    "brought": "balance",
    "carried": "row",
    "result": "result",
    "channel": "channel",
}
"""The lists of parts that need no closer look."""


@frozen
class Excess:
    """A list that exceeds its whole, or a balance that does not close."""

    code: str
    stated: Stated
    whole: Stated
    total: Decimal
    most: Decimal


def excesses(stated: list[Stated]) -> Iterator[Excess]:
    """Yield each list that exceeds the whole named in its sentence.

    Only numbers of one kind are added: kinds that may count one thing twice, such as channels of
    publication, are no list. A list that adds up to less may leave kinds out.
    """
    parts_of: dict[int, list[Stated]] = {}
    for part in stated:
        parts_of.setdefault(id(part.part_of), []).append(part)
    for whole in stated:
        if not whole.mention.number.is_exact or whole.mention.number.is_share:
            continue
        lists: dict[tuple[str, bool], list[Stated]] = {}
        for part in parts_of.get(id(whole), ()):
            if (family := _family(part)) and _fits(whole, family):
                lists.setdefault((family, part.mention.number.unit in MONEY), []).append(part)
        for (_, is_money), parts in lists.items():
            total = sum((part.mention.number.value for part in parts), Decimal(0))
            same = (whole.mention.number.unit in MONEY) is is_money
            if same and len(parts) > 1 and total > whole.mention.number.value:
                yield Excess("list_sum", parts[-1], whole, total, whole.mention.number.value)


def _fits(whole: Stated, family: str) -> bool:
    """Return ``True`` if a list of one kind can divide a number."""
    return whole.kind in _WHOLES[family] if family in _WHOLES else whole.kind == family


def _family(part: Stated) -> str:
    """Return the kind of list that a number can be in, empty for none."""
    number, topic = part.mention.number, part.subject.topic
    if not number.is_exact or number.is_share or not number.is_sound:
        return ""
    if part.kind == "row":
        return "row" if topic.key in CLASSES else ""
    if part.kind == "applicant":
        return "applicant" if topic.key in {"natural_person", "organizations"} else ""
    if topic.key == "information_fee":
        return part.kind if number.unit in MONEY else ""
    if topic.key == "unknown":
        is_kind = part.mention.head.endswith(("类", "类信息"))
        return "unknown" if is_kind else ""
    return _FAMILIES.get(part.kind, "")


_BALANCE: Final = ("received", "brought_forward", "outcomes_total", "carried_forward")
"""The topics of a balance: what comes in, and what goes out."""


def unbalanced(stated: list[Stated]) -> Iterator[Excess]:
    """Yield balances in which requests in and requests out differ.

    Each of the four must stand in it once, exactly, as the report's own, and beyond doubt.
    """
    found: dict[str, Stated] = {}
    for each in stated:
        topic, number = each.subject.topic, each.mention.number
        if topic.key in _BALANCE:
            if topic.key in found or not number.is_exact or each.scope is not Scope.OWN:
                return
            found[topic.key] = each
    if len(found) < len(_BALANCE) or any(len(e.subject.topic.readings) > 1 for e in found.values()):
        return
    new, old, done, left = (found[key].mention.number.value for key in _BALANCE)
    if new + old != done + left:
        last = found["carried_forward"]
        yield Excess("closure", last, last, new + old, done + left)
