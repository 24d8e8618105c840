# SPDX-License-Identifier: Apache-2.0
"""Plain test data, 样例数据: as many lawful reports as one asks for, from a seed.

Nothing here needs Hypothesis.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, count, islice
from operator import attrgetter, itemgetter
from statistics import median
from typing import Any, Final, Literal, Unpack, overload

from attrs import evolve

from gaidisclosure.checks import Particulars, implausible
from gaidisclosure.draft import Draft
from gaidisclosure.form import EDITIONS, Edition, EditionName
from gaidisclosure.model import (
    REPORTS,
    Agency,
    AnnualReport2019,
    AnnualReport2021,
    AnyReport,
    Narrative,
)
from gaidisclosure.relations.sizes import size_warnings
from gaidisclosure.strategies.figures import Figures, following, huge, sparse
from gaidisclosure.strategies.invented import agency_at, invented
from gaidisclosure.strategies.numbers import Numbers
from gaidisclosure.strategies.options import Choices, Origin, Scale, Size, origins, scale
from gaidisclosure.strategies.planted import tied
from gaidisclosure.strategies.rolled import rolled
from gaidisclosure.strategies.sentences import ORDINARY, narrative_of

_CONTINUED: Final = 1 << 48
"""The distance of the seeds of the next year from those of the first."""

_DRAWS: Final = 64
"""The most draws of a next year, which few reports need."""
_FEW: Final = 8
"""The most sudden changes of size that another draw may do without."""


class _Options(Choices, total=False):
    seed: int


@overload
def sample(
    n: int, *, edition: Literal["2021"], **options: Unpack[_Options]
) -> tuple[AnnualReport2021, ...]: ...
@overload
def sample(
    n: int, *, edition: Literal["2019"], **options: Unpack[_Options]
) -> tuple[AnnualReport2019, ...]: ...
@overload
def sample(
    n: int, *, edition: EditionName | None = None, **options: Unpack[_Options]
) -> tuple[AnyReport, ...]: ...
def sample(
    n: int,
    *,
    seed: int = 0,
    edition: EditionName | None = None,
    years: Sequence[int] | None = None,
    size: Size = "county",
) -> tuple[Any, ...]:
    """Return lawful reports of different agencies, 样例年报, the same for the same seed.

    Hypothesis is not needed. More reports begin with the same ones as fewer.

    Args:
        n: The number of reports, zero or more.
        seed: A whole number.
        edition: The form that is used; both, unless one is named.
        years: The report years to choose from. ``[2023]`` gives reports as a county collects them.
        size: How many figures are not zero and how large they are, from ``"office"`` to
            ``"nation"``, or ``"extreme"``.

    Raises:
        TypeError: The number or the seed is no int.
        ValueError: The number is below zero, or there is no such edition, year or size.

    >>> first, second = sample(2, seed=1, edition="2021", years=[2023])
    >>> first.year, first.agency.name != second.agency.name
    (2023, True)
    >>> sample(3, seed=1, edition="2021", years=[2023])[:2] == (first, second)
    True
    """
    for name, value in (("n", n), ("seed", seed)):
        if type(value) is not int:
            raise TypeError(f"{name}={value!r}: give a whole number")
    if n < 0:
        raise ValueError(f"n={n}: give the number of reports, zero or more")
    choices, bounds = origins(edition, years), scale(size)
    numbers = Numbers(seed)
    agencies = islice(_agencies(Numbers(~seed)), n)
    return tuple(_report(agency, choices, bounds, numbers) for agency in agencies)


def continued(reports: Sequence[AnyReport], *, seed: int = 0) -> tuple[AnyReport, ...]:
    """Return the reports of the same agencies on the year after.

    Requests brought forward are those carried forward by the year before, and documents in force
    follow from those of that year.

    Args:
        reports: The reports of the year before.
        seed: A whole number.

    >>> (before,) = sample(1, edition="2021", years=[2023])
    >>> (after,) = continued([before])
    >>> (after.year, after.agency == before.agency)
    (2024, True)
    """
    numbers = Numbers(seed + _CONTINUED)
    return tuple(_continued(report, numbers) for report in reports)


def _continued(before: AnyReport, numbers: Numbers) -> AnyReport:
    """Return the draw of the next year with the fewest sudden changes of size.

    They would hide planted faults, as other warnings would. In reports of large bodies there are
    always some, and the first draw is taken.
    """
    old, found = Draft.from_report(before), list[tuple[int, AnyReport]]()
    while len(found) < _DRAWS:
        after = _next(before, numbers)
        sudden = len([*size_warnings(old, Draft.from_report(after))])
        found.append((sudden, after))
        if not 0 < sudden <= _FEW:
            break
    return min(found, key=itemgetter(0))[1]


def _next(before: AnyReport, numbers: Numbers) -> AnyReport:
    """Return a year about as busy as the one before."""
    form, counts = before.form, before.figures()
    free = (path for path in tied(form) if path not in form.totals)
    busy = [int(counts[path]) for path in free if counts[path]]
    happened, largest = len(busy) // 2, 2 * round(median(busy or [1]))
    figures = following(form, counts, numbers, happened, largest)
    figures = _plausible(form, before.agency, figures)
    make = REPORTS[before.edition]
    report = make.from_figures(
        before.agency, before.year + 1, figures, _narrative(numbers, before.narrative)
    )
    table: Any = rolled(report.proactive_disclosure, before.proactive_disclosure)
    return evolve(report, proactive_disclosure=table)


def _agencies(numbers: Numbers) -> Iterator[Agency]:
    """Return agencies in an order of the stream, without end."""
    ready = len(invented())
    blocks = (numbers.sample(range(first, first + ready), ready) for first in count(0, ready))
    return map(agency_at, chain.from_iterable(blocks))


def _report(agency: Agency, origins: Sequence[Origin], size: Scale, numbers: Numbers) -> AnyReport:
    edition, year = numbers.pick(origins)
    form = EDITIONS[edition]
    if size is scale("extreme"):
        figures = huge(form, numbers)
    else:
        happened, largest = numbers.below(size.most + 1), numbers.between(1, size.requests)
        figures = _plausible(form, agency, sparse(form, numbers, happened, largest))
    return REPORTS[edition].from_figures(agency, year, figures, _narrative(numbers))


def _plausible(form: Edition, agency: Agency, figures: Figures) -> Figures:
    """Return figures that cause no warning, as warnings would hide planted faults."""
    told = Particulars(agency=agency.name, level=agency.level or "")
    likely: dict[str, Any] = {
        cell: each.expected for each in implausible(form, figures, told) for cell in each.cells
    }
    return figures | likely


def _narrative(numbers: Numbers, before: Narrative | None = None) -> Narrative:
    """Return some sentences, others than the year before where there are others."""
    return narrative_of({field: numbers.pick(_others(field, before)) for field in _quiet()})


def _others(field: str, before: Narrative | None) -> Sequence[str]:
    some = _quiet()[field]
    used = attrgetter(field)(before) if before else None
    return [each for each in some if each != used] or some


@cache
def _quiet() -> Mapping[str, Sequence[str]]:
    """Return the sentences without figures, which no table can contradict."""
    quiet = {field: [text for text in some if _is_quiet(text)] for field, some in ORDINARY.items()}
    return {field: some for field, some in quiet.items() if some}


def _is_quiet(text: str) -> bool:
    return "未收到" not in text and not any(map(str.isdigit, text))
