# SPDX-License-Identifier: Apache-2.0
"""Rows and tables of figures, 数据行与三张表: sums of flows, and so consistent.

Every consistent table 3 is a sum of flows (:mod:`gaidisclosure.algebra.flows`), and any sum of
flows is consistent. So flows are drawn, not figures, and the simplest table in which anything
happened has two free cells that are not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeVar, cast, overload

import attrs
from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.algebra import flows
from gaidisclosure.checks import MAX_COUNT
from gaidisclosure.form import EDITION_2021, EDITIONS, Edition, EditionName, Kind
from gaidisclosure.model import (
    APPLICANTS,
    ApplicantCounts,
    CaseResults,
    FormTable,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
    leaves,
)
from gaidisclosure.model.fields import hints, kinds, per_class
from gaidisclosure.strategies.options import GRADES, MOST_MONEY, Scale, Size
from gaidisclosure.strategies.values import amounts_up_to, figure, names_of, scale

Disclosure = ProactiveDisclosure2021 | ProactiveDisclosure2019
Handling = RequestHandling2021 | RequestHandling2019
T = TypeVar("T")
Row = TypeVar("Row", ApplicantCounts, CaseResults)

DISCLOSURE: Final = "proactive_disclosure"
HANDLING: Final = "request_handling"
LITIGATION: Final = "review_litigation"

Tree = dict[str, "Tree | int"]
"""Counts by the parts of their path."""

_NOTHING: Final[Mapping[str, int]] = MappingProxyType({})
_BYTES: Final = 3
"""The length of one step of a program."""
_SLOTS: Final = 256
"""The number of values of a byte."""
_NATURAL, _ENTERPRISE, *_OTHERS = APPLICANTS
BY_APPLICANT: Final = (*APPLICANTS, *(_NATURAL,) * 8, _ENTERPRISE, _ENTERPRISE)
"""Sixteen applicants, natural persons first and most often, as in real reports."""
_RESULTS: Final = tuple(
    path.rpartition(".")[2] for path in EDITION_2021.identities["T4-SUM:review"].left
)
"""The results of a case: the free cells of a block of table 4."""

TABLES: Final[Mapping[str, Mapping[str, type[FormTable]]]] = {
    "2021": {
        DISCLOSURE: ProactiveDisclosure2021,
        HANDLING: RequestHandling2021,
        LITIGATION: ReviewLitigation,
    },
    "2019": {
        DISCLOSURE: ProactiveDisclosure2019,
        HANDLING: RequestHandling2019,
        LITIGATION: ReviewLitigation,
    },
}
_GRADES: Final = st.integers(0, GRADES - 1)
_STEPS: Final = 12
"""The most steps in a table of a dozen figures."""


@frozen
class Entry:
    """One flow or figure that a step can add to, with its paths and largest amount.

    With ``by_applicant`` the ends are rows of table 3, and each step says which column. All amounts
    of a pool together are at most its bound, so that the sums stay lawful.
    """

    ends: tuple[tuple[str, ...], ...]
    most: int
    pool: str
    bound: int
    by_applicant: bool

    @classmethod
    def of(
        cls,
        most: int,
        *paths: str,
        pool: str = "",
        bound: int = MAX_COUNT,
        by_applicant: bool = False,
    ) -> Entry:
        """Return the entry for these paths of cells, or of rows."""
        ends = tuple(tuple(path.split(".")) for path in paths)
        return cls(ends, most, pool, bound, by_applicant)

    def add(self, tree: Tree, amount: int, applicant: str) -> None:
        """Add an amount to all ends."""
        for end in self.ends:
            add_at(tree, (*end, applicant) if self.by_applicant else end, amount)


def add_at(tree: Tree, path: Sequence[str], amount: int) -> None:
    """Add an amount to the count at a path."""
    *above, name = path
    node = tree
    for step in above:
        node = node.setdefault(step, {})  # type: ignore[assignment]
    node[name] = node.get(name, 0) + amount  # type: ignore[operator]


@frozen
class ByteProgram:
    """An interpreter of byte strings, 字节程序: three bytes add an amount to an entry.

    The first byte names the entry, the upper half of the second the applicant, and the rest the
    amount. Hypothesis draws a whole string at once and shrinks each byte by itself. A step with
    amount zero does nothing, so a failure shrinks to the steps that matter. Forty flows drawn this
    way add 0.1 ms to an example; as forty tuples of numbers, they add 4.7 ms.

    >>> program = ByteProgram.of([Entry.of(9, "a.x", "b.x"), Entry.of(9, "c")])
    >>> program.run(bytes([0, 0, 255, 1, 15, 255, 1, 0, 0]))
    {'a': {'x': 9}, 'b': {'x': 9}, 'c': 9}
    """

    entries: tuple[Entry, ...]
    """One for each value of a byte, the simplest first."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> ByteProgram:
        """Return a program with these entries, repeated until there is one for each byte.

        Hypothesis shrinks a byte by masking bits as well: the repetitions lead back to the same
        entry.
        """
        found = tuple(entries)
        slots = 1 << (len(found) - 1).bit_length()
        block = found + found[len(found) - slots // 2 : slots // 2]
        return cls(block * (_SLOTS // slots))

    def run(self, program: bytes, taken: Mapping[str, int] = _NOTHING) -> Tree:
        """Return the sums of all steps.

        Args:
            program: the steps.
            taken: the part of the bound that is used up before, by pool.
        """
        tree: Tree = {}
        sums = dict(taken)
        for where, who, much in steps(program):
            if level := much * 16 + who % 16:
                entry = self.entries[where]
                before = sums.get(entry.pool, 0)
                amount = min(amounts_up_to(entry.most)[level], entry.bound - before)
                sums[entry.pool] = before + amount
                entry.add(tree, amount, BY_APPLICANT[who // 16])
        return tree


def steps(program: bytes) -> Iterator[tuple[int, int, int]]:
    """Return the three bytes of each step, an unfinished one left out."""
    return zip(program[::_BYTES], program[1::_BYTES], program[2::_BYTES], strict=False)


@cache
def programs(fewest: int, most: int) -> SearchStrategy[bytes]:
    """Return a strategy for programs of a length in steps, shortest and zero first."""
    return st.binary(min_size=fewest * _BYTES, max_size=most * _BYTES)


@cache
def program_for(form: Edition, tables: tuple[str, ...], size: Scale) -> ByteProgram:
    """Return the program whose entries are all flows and figures of these tables."""
    requests = _requests(form, size) if HANDLING in tables else ()
    return ByteProgram.of((*requests, *figures_of(form, tables, size)))


def figures_of(form: Edition, tables: tuple[str, ...], size: Scale) -> Iterator[Entry]:
    """Yield the figures of table 2, and the cases of table 4, where they are asked for."""
    if DISCLOSURE in tables:
        for path in leaves(form, DISCLOSURE):
            if form.cells[path].kind is Kind.MONEY:
                yield Entry.of(size.money, path, pool=path, bound=MOST_MONEY)
            else:
                yield Entry.of(size.decisions, path, pool=path)
    if LITIGATION in tables:
        for path in leaves(form, LITIGATION):
            yield Entry.of(size.cases, path, pool=path.rpartition(".")[0], bound=size.bound)


def _requests(form: Edition, size: Scale) -> Iterator[Entry]:
    """Yield the ways through table 3, by rows: those of one applicant stand for all."""
    for rows in ways(form):
        yield Entry.of(size.requests, *rows, pool=HANDLING, bound=size.bound, by_applicant=True)


@cache
def ways(form: Edition) -> tuple[tuple[str, ...], ...]:
    """Return the rows in which a request comes in and goes out, for each way through table 3."""
    return tuple(
        tuple(end.rpartition(".")[0] for end in flow.ends)
        for flow in flows(form)
        if flow.ends[0].endswith(f".{_NATURAL}")
    )


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
        draw: the function that Hypothesis passes to a composite strategy.
        edition: the name of the edition.
        size: the bounds of figures.
        grade: the grade of busyness, from 0 to 3.
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
        edition: the form that is used; both, unless one is named.
        size: how large the figures are, from ``"office"`` to ``"nation"``.
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
        edition: the form that is used; both, unless one is named.
        size: how many figures are not zero, and how large they are.
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
