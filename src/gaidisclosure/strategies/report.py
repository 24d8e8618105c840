"""Whole reports, 年度报告: lawful by construction, from four draws each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, overload

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EditionName
from gaidisclosure.model import REPORTS, Agency, AnnualReport2019, AnnualReport2021
from gaidisclosure.strategies.agency import draw_agency
from gaidisclosure.strategies.narrative import draw_narrative
from gaidisclosure.strategies.period import Origin, draw_origin, origins
from gaidisclosure.strategies.sizes import Scale, Size, scale
from gaidisclosure.strategies.tables import draw_tables

Agencies = SearchStrategy[Agency]
Report = AnnualReport2021 | AnnualReport2019


@overload
def annual_reports(
    *,
    edition: Literal["2021"],
    agencies: Agencies | None = ...,
    years: Sequence[int] | None = ...,
    size: Size = ...,
) -> SearchStrategy[AnnualReport2021]: ...
@overload
def annual_reports(
    *,
    edition: Literal["2019"],
    agencies: Agencies | None = ...,
    years: Sequence[int] | None = ...,
    size: Size = ...,
) -> SearchStrategy[AnnualReport2019]: ...
@overload
def annual_reports(
    *,
    edition: EditionName | None = None,
    agencies: Agencies | None = ...,
    years: Sequence[int] | None = ...,
    size: Size = ...,
) -> SearchStrategy[Report]: ...
def annual_reports(
    *,
    edition: EditionName | None = None,
    agencies: Agencies | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> SearchStrategy[Any]:
    """A whole report, 年度报告; shrinks to the zero report of 云溪县商务局 on 2021.

    Args:
        edition: the form that is used; both, unless one is named. The trial form of 2019 is now
            and then used for later years, as it was in fact.
        agencies: who reports; invented agencies unless a strategy is given.
        years: the report years to choose from, simplest first.
        size: how many figures are not zero and how large they are, from ``"office"`` to
            ``"nation"``.

    >>> from hypothesis import find
    >>> report = find(annual_reports(), lambda report: True)
    >>> report == AnnualReport2021.zero("云溪县商务局", 2021)
    True
    """
    return _reports(origins(edition, years), chosen(agencies), scale(size))


@st.composite
def _reports(
    draw: DrawFn, origins: Sequence[Origin], agencies: Agencies | None, size: Scale
) -> Report:
    return draw_report(draw, origins, agencies, size)


def chosen(agencies: Agencies | None) -> Agencies | None:
    """Return a strategy for agencies as it is; ``InvalidArgument`` for anything else."""
    if not (agencies is None or isinstance(agencies, SearchStrategy)):
        raise InvalidArgument(f"agencies={agencies!r} is no strategy: st.just(Agency(...)) is one")
    return agencies


def draw_report(
    draw: DrawFn, origins: Sequence[Origin], agencies: Agencies | None, size: Scale
) -> Report:
    """A report from four draws, mostly.

    The narrative comes first, as it has the most variants: Hypothesis then knows soonest that it
    has not seen an example before.
    """
    narrative = draw_narrative(draw)
    edition, period, grade = draw_origin(draw, origins)
    parts: dict[str, Any] = {
        "agency": draw_agency(draw) if agencies is None else draw(agencies),
        **draw_tables(draw, edition, size, grade),
    }
    return REPORTS[edition](period=period, narrative=narrative, **parts)
