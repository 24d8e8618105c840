# SPDX-License-Identifier: Apache-2.0
"""Differences between two reports, 变动: cells, texts, agency, year and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from operator import attrgetter, eq
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from gaidisclosure.checks import cell_label
from gaidisclosure.draft import Cell, Draft
from gaidisclosure.form import ASPECTS, FORMS
from gaidisclosure.i18n import AnyLocale, negotiate, text
from gaidisclosure.model import Agency, Contact, Level, Narrative, Overview, ReportingPeriod
from gaidisclosure.model.fields import hints
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.zh.figures import State

Member: TypeAlias = Cell | ReportingPeriod | Level | str | int | None
"""The value of a cell, a text or another field, ``None`` if there is none."""

_AGENCY: Final = "agency"
_CONTACT: Final = "agency.contact"
_NARRATIVE: Final = "narrative"
_OVERVIEW: Final = "narrative.overview"
_TEXTS: Final = ("agency.", "narrative.")
_WORDS: Final = ("title", *TEXTS)
_AROUND: Final = 6
"""Characters shown on either side of a change in a text."""
_LONGEST: Final = 40
"""Most characters of a text that are shown."""


@frozen
class Difference:
    """A difference between two reports, 变动.

    ``path`` is a cell path, ``year``, ``period``, ``edition``, or a field of the agency or the
    narrative, such as ``agency.name`` or ``narrative.overview.text``. ``before`` and ``after`` are
    its values, :class:`~gaidisclosure.Cell` for a cell, ``None`` if there is none. ``form`` is the
    key of the form whose labels name the cell.

    >>> change = Difference("proactive_disclosure.licensing", Cell.of(3), Cell.of(5))
    >>> change.message("zh")
    '行政许可 / 本年处理决定数量：3 → 5'
    """

    path: str
    before: Member = None
    after: Member = None
    form: str = "2021"

    @property
    def is_cell(self) -> bool:
        """True for a cell of the tables."""
        return isinstance(self.before, Cell) or isinstance(self.after, Cell)

    def label(self, locale: AnyLocale | None = None) -> str:
        """Return the name of the field, or the label of the cell."""
        return member_label(self.path, self.form, locale)

    def message(self, locale: AnyLocale | None = None) -> str:
        """Return the label and both values on one line, long texts cut to the change."""
        before, after = self.before, self.after
        if isinstance(before, str) and isinstance(after, str) and self.path.startswith(_TEXTS):
            before, after = _around_change(before, after)
        told = {"before": _shown(before, locale), "after": _shown(after, locale)}
        return text("relations.changed", locale, label=self.label(locale), **told)


def member_label(path: str, form: str = "2021", locale: AnyLocale | None = None) -> str:
    """Return the name of a field of a report, or the label of a cell, by its path.

    Args:
        path: The path, as in :class:`Difference`.
        form: The key of the form, for cells.
        locale: The language.

    >>> member_label("narrative.overview.platform"), member_label("agency.name")
    ('政府信息公开平台建设', '机关名称')
    """
    owner, _, last = path.rpartition(".")
    if owner == _OVERVIEW:
        named = (each.item.label_in(locale) for each in ASPECTS if each.item.key == last)
        return next(named, cell_label("overview", form, locale))
    return cell_label(last if path.startswith(_TEXTS) else path, form, locale)


def differences(before: Draft, after: Draft) -> Iterator[Difference]:
    """Yield the fields, then the cells of the form, in which two drafts differ."""
    old, new = _members(before), _members(after)
    cells = dict.fromkeys((*after.form.cells, *before.form.cells))
    facts = dict.fromkeys(path for path in (*old, *new) if path not in cells)
    for path in (*facts, *cells):
        if old.get(path) != new.get(path):
            form = after.form if path in after.form.cells else before.form
            yield Difference(path, old.get(path), new.get(path), form.key)


def changed(draft: Draft, changes: Iterable[Difference]) -> Draft:
    """Return a draft with the changes applied.

    Raises:
        InvalidReportError: The form of the draft has no such cell, or an agency has data but no
            name.
    """
    members = _members(draft)
    for change in changes:
        members[change.path] = change.after
    return _rebuilt(draft, {path: held for path, held in members.items() if held is not None})


def _members(draft: Draft) -> dict[str, Member]:
    """Return all fields and cells of a draft by path, without empty ones."""
    found: dict[str, Member] = {
        "edition": draft.form.key,
        "year": draft.year,
        "period": draft.period,
        **_fields(_AGENCY, draft.issuer),
        **_fields(_CONTACT, draft.issuer and draft.issuer.contact),
        **{f"{_NARRATIVE}.{path}": attrgetter(path)(draft.narrative) for path in _WORDS},
        **draft.cells,
    }
    return {path: held for path, held in found.items() if held is not None and held != ""}


def _fields(owner: str, value: Agency | Contact | None) -> dict[str, Any]:
    """Return the fields of a value by path, without a contact."""
    names = hints(type(value)) if value else ()
    held = ((f"{owner}.{name}", getattr(value, name)) for name in names)
    return {path: each for path, each in held if not isinstance(each, Contact)}


def _rebuilt(draft: Draft, members: Mapping[str, Any]) -> Draft:
    """Return the draft with these fields and cells, and the same notes of a reader."""
    facts: dict[str, Any] = _below(_AGENCY, members)
    contact = _below(_CONTACT, members)
    words, overview = (_below(owner, members) for owner in (_NARRATIVE, _OVERVIEW))
    if facts or contact:
        facts = dict[str, Any](name="") | facts | {"contact": Contact(**contact)}
    return evolve(
        draft,
        edition=FORMS[members["edition"]],
        year=members.get("year"),
        period=members.get("period"),
        issuer=Agency(**facts) if facts else None,
        narrative=Narrative(**words, overview=Overview(**overview)),
        cells={path: held for path, held in members.items() if isinstance(held, Cell)},
    )


def _below(owner: str, members: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields directly below a path by name."""
    split = ((path.rpartition("."), held) for path, held in members.items())
    return {name: held for (above, _, name), held in split if above == owner}


def _around_change(before: str, after: str) -> tuple[str, str]:
    """Return the differing parts of two texts, with a few characters around them."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return _cut(before, start, len(before) - end), _cut(after, start, len(after) - end)


def _alike(one: str, other: str) -> int:
    """Return the number of characters that both texts begin with."""
    return sum(takewhile(bool, map(eq, one, other)))


def _cut(content: str, start: int, end: int) -> str:
    least, most = max(start - _AROUND, 0), end + _AROUND
    most = min(most, least + _LONGEST)
    return "…" * (least > 0) + content[least:most] + "…" * (most < len(content))


def _shown(value: Member, locale: AnyLocale | None) -> str:
    """Return a value in words, also if it is missing or blank."""
    match value:
        case None:
            return text("relations.absent", locale)
        case Cell(state=State.BLANK):
            return text("relations.blank", locale)
        case Cell():
            return value.text.strip()
        case ReportingPeriod():
            return _days(value.start, value.end)
        case Level():
            return value.label(negotiate(locale))
        case _:
            return _cut(str(value), 0, _LONGEST)


def _days(start: date, end: date) -> str:
    return f"{start.isoformat()}–{end.isoformat()}"
