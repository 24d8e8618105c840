# SPDX-License-Identifier: Apache-2.0
"""The reports that are summed, 汇总单位: their names and figures."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count, filterfalse
from os import PathLike
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from attrs import evolve, field, frozen

from gaidisclosure.checks import Number, Severity, Violation
from gaidisclosure.draft import Blanks, Draft
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import Edition
from gaidisclosure.model import AnnualReport
from gaidisclosure.model.shown import Shown
from gaidisclosure.relations.agencies import same_name
from gaidisclosure.zh.figures import State

Given: TypeAlias = (
    AnnualReport | Draft | tuple[str | PathLike[str], AnnualReport | Draft | UnreadableError]
)
"""A report or a draft, or the name of its file with what was read from it."""
Figures: TypeAlias = Mapping[str, Number | None]

_UNKNOWN: Final = "#"
"""The name of a report without agency and file, followed by its number."""

_OTHERS: Final = "TITLE-OTHER"
"""The rule of the warnings about a title that names another agency or year."""


def warning(code: str, *members: object, **more: Any) -> Violation:
    """Return a warning about members by their names."""
    found = Violation(f"MEMBER-{code}", sources=tuple(map(str, members)), **more)
    return evolve(found, severity=Severity.WARNING)


@frozen(repr=False)
class Member(Shown):
    """A report that was given to a sum, 汇总单位.

    ``source`` is the name of its file, else of its agency. ``draft`` is the report, or ``error``
    the reason why it could not be read. For a member left out of the sum, ``reason`` is the warning
    or note that says why, and ``faults`` are the errors in its figures.

    >>> from gaidisclosure import AnnualReport2021
    >>> (member,) = members_of([AnnualReport2021.zero("云溪县商务局", 2023)])
    >>> member.name, member.year
    ('云溪县商务局', 2023)
    """

    source: str
    draft: Draft | None = None
    error: UnreadableError | None = field(default=None, eq=False)
    reason: Violation | None = None
    faults: tuple[Violation, ...] = field(default=(), eq=False)

    def __rich_repr__(self) -> Iterator[Any]:
        yield self.source
        yield from [self.name] if self.name not in {None, self.source} else []
        yield from [("reason", self.reason.code)] if self.reason else []

    __rich_repr__.angular = True  # type: ignore[attr-defined]

    @property
    def name(self) -> str | None:
        """The name of its agency, ``None`` if it is not known."""
        return self.draft.agency if self.draft else None

    @property
    def unified_social_credit_code(self) -> str | None:
        """The credit code of its agency, ``None`` if it is not known."""
        issuer = self.draft.issuer if self.draft else None
        return issuer.unified_social_credit_code if issuer else None

    @property
    def year(self) -> int | None:
        """The report year, ``None`` if it is not known."""
        return self.draft.report_year if self.draft else None

    def __str__(self) -> str:
        """Return the names of agency and file, or the file's if it contains the other."""
        return self.source if (self.name or "") in self.source else f"{self.name}（{self.source}）"


def members_of(given: Iterable[Given]) -> tuple[Member, ...]:
    """Return the members in a list of reports, each with a unique name.

    Raises:
        TypeError: One of them is not a report, a draft or an error.
    """
    found = [_member(each, number) for number, each in enumerate(given, 1)]
    names = _distinct([each.source for each in found])
    return tuple(evolve(each, source=name) for name, each in zip(names, found, strict=True))


def _member(given: Given, number: int) -> Member:
    match given:
        case (str() | PathLike() as file, value):
            source = os.fspath(file)
        case value:
            source = ""
    if isinstance(value, UnreadableError):
        return Member(source, error=value)
    draft = Draft.from_report(value) if isinstance(value, AnnualReport) else value
    if not isinstance(draft, Draft):
        raise TypeError(
            f"expected reports, drafts, or pairs of a file name with one, not {draft!r:.80};"
            " read_all() reads a folder"
        )
    return Member(source or draft.agency or f"{_UNKNOWN}{number}", draft)


def _distinct(names: Sequence[str]) -> Iterator[str]:
    """Yield names, with a number after each that is taken."""
    taken = set[str]()
    for name in names:
        shown = next(filterfalse(taken.__contains__, chain([name], _numbered(name))))
        taken.add(shown)
        yield shown


def _numbered(name: str) -> Iterator[str]:
    return (f"{name} ({number})" for number in count(2))


@frozen(slots=False)
class Choice:
    """Members chosen by the names of agencies or files, or by credit codes."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> Choice:
        """Return the choice of one or several names.

        Raises:
            TypeError: One of them is not a text.
        """
        chosen = (names,) if isinstance(names, str) else tuple(names)
        for name in chosen:
            if not isinstance(name, str):
                raise TypeError(
                    f"expected names of agencies or files, or credit codes, not {name!r:.80}"
                )
        return cls(chosen)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(_key, self.names))

    def __contains__(self, member: Member) -> bool:
        return not self._keys.isdisjoint(_keys(member))

    def unmatched(self, members: Iterable[Member]) -> list[str]:
        """Return the names that no member has."""
        known = {key for each in members for key in _keys(each)}
        return [name for name in self.names if _key(name) not in known]


def _keys(member: Member) -> set[str]:
    """Return all names of a member: file with and without folder, agency, code."""
    file = PurePath(member.source.replace("\\", "/")).name
    names = (member.source, file, member.name, member.unified_social_credit_code)
    return {_key(name) for name in names if name}


def _key(name: str) -> str:
    return same_name(name).replace("\\", "/").upper()


@frozen
class Filled:
    """The figures of a member, its errors, and its cells without a figure.

    ``doubtful`` are the warnings about its figures or its title.
    """

    form: Edition
    figures: Figures
    errors: tuple[Violation, ...] = ()
    gaps: tuple[str, ...] = ()
    doubtful: tuple[Violation, ...] = ()


def filled(draft: Draft, blanks: Blanks) -> Filled:
    """Return the figures that a draft adds to a sum.

    A blank total that follows from other cells is filled in. Any other cell without a figure is a
    gap, even if it follows from a total.

    Args:
        draft: The draft.
        blanks: The meaning of blank cells other than totals.
    """
    form, zero = draft.form, blanks == "zero"
    blank = {path for path, each in draft.cells.items() if each.state is State.BLANK}
    draft = draft.replace(dict.fromkeys(blank - form.totals, 0)) if zero else draft
    own, whole = draft.figures(), draft
    if None in own.values():
        whole = draft.completed()
    known = whole.figures(blanks)
    figures = {path: known[path] if path in form.totals else own[path] for path in form.cells}
    verdict = whole.check(blanks)
    return Filled(
        form,
        figures,
        verdict.errors,
        tuple(path for path, figure in figures.items() if figure is None),
        tuple(each for each in verdict.violations if _is_about_figures(each, form)),
    )


def _is_about_figures(found: Violation, form: Edition) -> bool:
    """Return ``True`` for a warning about a figure that is summed or the title."""
    is_about = found.code.startswith(_OTHERS) or not form.cells.keys().isdisjoint(found.cells)
    return found.severity is Severity.WARNING and is_about
