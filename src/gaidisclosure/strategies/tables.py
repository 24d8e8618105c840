# SPDX-License-Identifier: Apache-2.0
"""Rows and tables of figures, 数据行与三张表: sums of flows, and so consistent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar, cast, overload

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EDITION_2021, EDITIONS, EditionName
from gaidisclosure.model import (
    APPLICANTS,
    REPORTS,
    ApplicantCounts,
    CaseResults,
    FormTable,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
    tables_of,
)
from gaidisclosure.model.fields import hints, kinds, per_class
from gaidisclosure.strategies.options import GRADES, Scale, Size
from gaidisclosure.strategies.program import (
    DISCLOSURE,
    HANDLING,
    LITIGATION,
    ByteProgram,
    Entry,
    Tree,
    program_for,
    programs,
)
from gaidisclosure.strategies.values import figure, names_of, scale

Disclosure = ProactiveDisclosure2021 | ProactiveDisclosure2019
Handling = RequestHandling2021 | RequestHandling2019
T = TypeVar("T")
Row = TypeVar("Row", ApplicantCounts, CaseResults)

_RESULTS: Final = tuple(
    path.rpartition(".")[2] for path in EDITION_2021.identities["T4-SUM:review"].left
)
"""The results of a case: the free cells of a block of table 4."""

TABLES: Final[Mapping[str, Mapping[str, type[FormTable]]]] = {
    edition: tables_of(report) for edition, report in REPORTS.items()
}
"""The classes of the tables by edition, and by the key of the table."""
_GRADES: Final = st.integers(0, GRADES - 1)
_STEPS: Final = 12
"""The most steps in a table of a dozen figures."""


def applicant_counts(*, size: Size = "county") -> SearchStrategy[ApplicantCounts]:
    """Draw one row of table 3, 申请人情况, shrinking to zeros."""
    return _rows(ApplicantCounts, APPLICANTS, scale(size).requests)


def case_results(*, size: Size = "county") -> SearchStrategy[CaseResults]:
    """Draw one block of table 4, cases by result, shrinking to zeros."""
    return _rows(CaseResults, _RESULTS, scale(size).cases)


def _rows(cls: type[Row], names: tuple[str, ...], most: int) -> SearchStrategy[Row]:
    program = ByteProgram.of(Entry.of(most, name) for name in names)
    return programs(0, len(names)).map(
        lambda drawn: cls(**cast(dict[str, int], program.run(drawn)))
    )


@per_class
def _zeros(cls: type[Any]) -> dict[str, Any]:
    """Return the parts of a value in which nothing happened, for all tables to share."""
    return {
        name: zero(hint) if attrs.has(hint) else getattr(cls(), name)
        for name, hint in hints(cls).items()
    }


@per_class
def zero(cls: type[Any]) -> Any:
    """Return the value of the model in which nothing happened."""
    return grown(cls, {})


def grown(cls: type[T], tree: Tree) -> T:
    """Return a value of the model from those of its counts that are not zero."""
    parts = {**_zeros(cls)}
    for name, found in tree.items():
        if isinstance(found, dict):
            parts[name] = grown(hints(cls)[name], found)
        else:
            parts[name] = figure(kinds(cls)[name], found)
    return cls(**parts)


def draw_tables(draw: DrawFn, edition: str, size: Scale, grade: int) -> dict[str, FormTable]:
    """Draw all tables of a report at once.

    Args:
        draw: The function that Hypothesis passes to a composite strategy.
        edition: The name of the edition.
        size: The bounds of figures.
        grade: The grade of busyness, from 0 to 3.
    """
    program = program_for(EDITIONS[edition], tuple(TABLES[edition]), size)
    # A quiet year allows every program that a busy one allows, so the grade shrinks first.
    tree = program.run(draw(programs(grade * size.step, size.most)))
    return grown_tables(edition, tree)


def grown_tables(edition: str, tree: Tree) -> dict[str, FormTable]:
    """Return all tables of a report from those of their counts that are not zero."""
    return {
        name: grown(table, cast(Tree, tree[name])) if name in tree else zero(table)
        for name, table in TABLES[edition].items()
    }


def _draw_table(draw: DrawFn, edition: str, key: str, size: Scale, steps: tuple[int, int]) -> Any:
    program = program_for(EDITIONS[edition], (key,), size)
    tree = program.run(draw(programs(*steps)))
    return grown(TABLES[edition][key], cast(Tree, tree.get(key, {})))


@overload
def proactive_disclosures(
    *, edition: Literal["2021"], size: Size = ...
) -> SearchStrategy[ProactiveDisclosure2021]: ...
@overload
def proactive_disclosures(
    *, edition: Literal["2019"], size: Size = ...
) -> SearchStrategy[ProactiveDisclosure2019]: ...
@overload
def proactive_disclosures(
    *, edition: None = None, size: Size = ...
) -> SearchStrategy[Disclosure]: ...
def proactive_disclosures(
    *, edition: EditionName | None = None, size: Size = "county"
) -> SearchStrategy[Any]:
    """Draw table 2, 主动公开政府信息情况, shrinking to zeros on the 2021 form.

    Args:
        edition: The form that is used; both, unless one is named.
        size: How large the figures are, from ``"office"`` to ``"nation"``.
    """
    return _disclosures(st.sampled_from(names_of(edition)), scale(size))


@st.composite
def _disclosures(draw: DrawFn, names: SearchStrategy[EditionName], size: Scale) -> Disclosure:
    return cast(Disclosure, _draw_table(draw, draw(names), DISCLOSURE, size, (0, _STEPS)))


@overload
def request_handlings(
    *, edition: Literal["2021"], size: Size = ...
) -> SearchStrategy[RequestHandling2021]: ...
@overload
def request_handlings(
    *, edition: Literal["2019"], size: Size = ...
) -> SearchStrategy[RequestHandling2019]: ...
@overload
def request_handlings(*, edition: None = None, size: Size = ...) -> SearchStrategy[Handling]: ...
def request_handlings(
    *, edition: EditionName | None = None, size: Size = "county"
) -> SearchStrategy[Any]:
    """Draw table 3, 收到和处理政府信息公开申请情况, shrinking to zeros on the 2021 form.

    Args:
        edition: The form that is used; both, unless one is named.
        size: How many figures are not zero, and how large they are.
    """
    return _handlings(st.sampled_from(names_of(edition)), scale(size))


@st.composite
def _handlings(draw: DrawFn, names: SearchStrategy[EditionName], size: Scale) -> Handling:
    edition, fewest = draw(names), draw(_GRADES) * size.step
    return cast(Handling, _draw_table(draw, edition, HANDLING, size, (fewest, size.most)))


def review_litigations(*, size: Size = "county") -> SearchStrategy[ReviewLitigation]:
    """Draw table 4, 政府信息公开行政复议、行政诉讼情况, shrinking to zeros."""
    return _litigations(scale(size))


@st.composite
def _litigations(draw: DrawFn, size: Scale) -> ReviewLitigation:
    return cast(ReviewLitigation, _draw_table(draw, "2021", LITIGATION, size, (0, _STEPS)))
