"""How a report could be put right, 改正办法, for a person: which figures, and why those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gaidisclosure.checks import cell_label
from gaidisclosure.cli.places import lines_of
from gaidisclosure.draft import Draft
from gaidisclosure.i18n import text
from gaidisclosure.repair import Change, Component, Location, Repair

_SHOWN: Final = 6

Line = tuple[int, str]
"""How far it is indented, and what it says."""


def lines(location: Location, draft: Draft, locale: str) -> Iterator[Line]:
    """What can be done about every component of the report that is wrong."""
    for component in location.components:
        yield 0, _heading(component, locale)
        for repair in component.repairs[:_SHOWN]:
            yield from _repair(repair, draft, locale, alternatives=len(component.repairs))
        if len(component.repairs) > _SHOWN:
            yield 1, text("cli.repair.more", locale, count=len(component.repairs) - _SHOWN)
    if location.unlawful:
        yield from _unlawful(location, draft, locale)


def _heading(component: Component, locale: str) -> str:
    if not component.repairs:
        return text("cli.repair.none", locale)
    count, changes = len(component.repairs), len(component.repairs[0])
    if component.repairs[0].only:
        return text("cli.repair.only", locale, changes=changes)
    kind = "alternatives" if component.complete else "some"
    return text(f"cli.repair.{kind}", locale, count=count, changes=changes)


def _repair(repair: Repair, draft: Draft, locale: str, alternatives: int) -> Iterator[Line]:
    """Alternatives of several changes each take one line, so that none is taken for another."""
    told = [_change(change, draft, locale) for change in repair]
    if alternatives == 1:
        yield from ((1, line) for line in told)
    else:
        yield 1, text("cli.semicolon", locale).join(told)


def _change(change: Change, draft: Draft, locale: str) -> str:
    kind = "look_up" if change.to is None else "because" if change.slip else "change"
    place = lines_of(draft, (change.cell,), locale)
    return text(
        f"cli.repair.{kind}",
        locale,
        place=place + text("cli.colon", locale) if place else "",
        cell=cell_label(change.cell, draft.edition, locale),
        old=change.old,
        to=change.to,
        reason=change.reason(locale),
    )


def _unlawful(location: Location, draft: Draft, locale: str) -> Iterator[Line]:
    """What should stand in the cells that hold no lawful figure."""
    if not location.repairs:
        return
    yield 0, text("cli.repair.unlawful", locale)
    for change in _of(location.repairs[0], location.unlawful):
        yield 1, _change(change, draft, locale)


def _of(repair: Repair, cells: Iterable[str]) -> Iterator[Change]:
    wanted = set(cells)
    return (change for change in repair if change.cell in wanted)
