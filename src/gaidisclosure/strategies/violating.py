"""Drafts that fail exactly the identities asked for, 定向出错: for the tests of other checkers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Final

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.algebra import free_amounts
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITIONS, Edition, EditionName
from gaidisclosure.strategies.breaking import ORDERS, Breaker
from gaidisclosure.strategies.period import Origin, origins
from gaidisclosure.strategies.report import Agencies, chosen, draw_report
from gaidisclosure.strategies.sizes import Scale, Size, scale

_ORDERS: Final = st.integers(0, ORDERS - 1)
_AMOUNTS: Final = st.integers(1, 100).flatmap(lambda by: st.sampled_from((by, -by)))


def violating(
    codes: Collection[str],
    *,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Draft]:
    """A draft that fails exactly these identities and no other, 定向出错; shrinks to few cells.

    Every cell holds a lawful figure, so nothing else contradicts either. Without codes the draft
    is lawful.

    Args:
        codes: the identities that shall fail, such as ``{"T3-ROW:received", "T3-BAL:total"}``.
        edition: the form that is printed; any that has these identities, unless one is named.
        agencies: as for :func:`annual_reports`.
        years: as for :func:`annual_reports`.
        size: as for :func:`annual_reports`.

    Raises:
        UnrealisableError: no figures fail exactly these identities, and why not.
        InvalidArgument: an identity that the form does not have.

    >>> from hypothesis import find
    >>> draft = find(violating({"T3-ROW:received", "T3-BAL:total"}), lambda draft: True)
    >>> [violation.code for violation in draft.check().violations]
    ['T3-ROW:received', 'T3-BAL:total']
    """
    if isinstance(codes, str):
        raise InvalidArgument(f"codes={codes!r} is one text: give a set, such as {{{codes!r}}}")
    wanted = tuple(dict.fromkeys(codes))
    choices = [origin for origin in origins(edition, years) if _has(EDITIONS[origin[0]], wanted)]
    if not choices:
        raise InvalidArgument(_complaint(wanted, edition))
    free_amounts(EDITIONS[choices[0][0]], wanted)
    return _violating(choices, wanted, chosen(agencies), scale(size))


@st.composite
def _violating(
    draw: DrawFn,
    origins: Sequence[Origin],
    codes: tuple[str, ...],
    agencies: Agencies | None,
    size: Scale,
) -> Draft:
    report = draw_report(draw, origins, agencies, size)
    chosen = {code: draw(_AMOUNTS) for code in free_amounts(report.form, codes)}
    breaker = Breaker.of(report.form, codes, draw(_ORDERS))
    counts = {path: figure for path, figure in report.figures().items() if type(figure) is int}
    return Draft.from_report(report).replace(breaker.broken(counts, chosen))


def _has(form: Edition, codes: Collection[str]) -> bool:
    return form.identities.keys() >= set(codes)


def _complaint(codes: Sequence[str], edition: EditionName | None) -> str:
    """What is wrong with codes that no edition has, with the nearest that one has."""
    names = [edition] if edition else [*EDITIONS]
    known = dict.fromkeys(code for name in names for code in EDITIONS[name].identities)
    unknown = [code for code in codes if code not in known]
    if not unknown:
        return f"codes={set(codes)!r}: no edition of the form has all of these identities"
    near = get_close_matches(str(unknown[0]), known) or [*known][:3]
    return f"codes: {unknown[0]!r} is no identity of the form; near it are {', '.join(near)}"
