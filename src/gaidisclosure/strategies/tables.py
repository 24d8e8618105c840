"""The three tables, 三张表, each from a sparse run of events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeVar, cast, overload

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from gaidisclosure.form import EDITIONS, EditionName
from gaidisclosure.model import (
    FormTable,
    ProactiveDisclosure2019,
    ProactiveDisclosure2021,
    RequestHandling2019,
    RequestHandling2021,
    ReviewLitigation,
)
from gaidisclosure.model.fields import hints, kinds, per_class
from gaidisclosure.strategies.editions import editions
from gaidisclosure.strategies.events import DISCLOSURE, HANDLING, LITIGATION, Tree, ledger_of, runs
from gaidisclosure.strategies.rows import figure
from gaidisclosure.strategies.sizes import GRADES, Scale, Size, scale

Disclosure = ProactiveDisclosure2021 | ProactiveDisclosure2019
Handling = RequestHandling2021 | RequestHandling2019
T = TypeVar("T")

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
_EVENTS: Final = 12
"""The most events in a table of a dozen figures."""


@per_class
def _zeros(cls: type[Any]) -> dict[str, Any]:
    """The parts of a value of the model in which nothing happened; all tables share them."""
    return {
        name: zero(hint) if attrs.has(hint) else getattr(cls(), name)
        for name, hint in hints(cls).items()
    }


@per_class
def zero(cls: type[Any]) -> Any:
    """The value of the model in which nothing happened."""
    return grown(cls, {})


def grown(cls: type[T], tree: Tree) -> T:
    """A value of the model from those of its counts that are not zero."""
    parts = {**_zeros(cls)}
    for name, found in tree.items():
        if isinstance(found, dict):
            parts[name] = grown(hints(cls)[name], found)
        else:
            parts[name] = figure(kinds(cls)[name], found)
    return cls(**parts)


def draw_tables(draw: DrawFn, edition: str, size: Scale, grade: int) -> dict[str, FormTable]:
    """All tables of a report from one draw."""
    tables = TABLES[edition]
    ledger = ledger_of(EDITIONS[edition], tuple(tables), size)
    # Less busy allows every run that busier allows: the grade shrinks first, whatever the run.
    tree = ledger.read(draw(runs(grade * size.step, size.most)))
    return {
        name: grown(table, cast(Tree, tree[name])) if name in tree else zero(table)
        for name, table in tables.items()
    }


def _draw_table(draw: DrawFn, edition: str, key: str, size: Scale, events: tuple[int, int]) -> Any:
    ledger = ledger_of(EDITIONS[edition], (key,), size)
    tree = ledger.read(draw(runs(*events)))
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
    """Table 2, 主动公开政府信息情况, of one edition or of both; shrinks to zeros on the 2021 form.

    >>> from hypothesis import find
    >>> find(proactive_disclosures(edition="2021"), lambda table: table.fees > 0).fees
    Decimal('1')
    """
    return _disclosures(editions(edition), scale(size))


@st.composite
def _disclosures(draw: DrawFn, names: SearchStrategy[EditionName], size: Scale) -> Disclosure:
    return cast(Disclosure, _draw_table(draw, draw(names), DISCLOSURE, size, (0, _EVENTS)))


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
    """Table 3, 收到和处理政府信息公开申请情况, in balance; shrinks to zeros on the 2021 form.

    >>> from hypothesis import find
    >>> table = find(request_handlings(), lambda table: table.outcomes.withheld.state_secrets.total)
    >>> [path for path, figure in table.figures().items() if figure and "total" not in path]
    ['request_handling.received.natural_person', \
'request_handling.outcomes.withheld.state_secrets.natural_person']
    """
    return _handlings(editions(edition), scale(size))


@st.composite
def _handlings(draw: DrawFn, names: SearchStrategy[EditionName], size: Scale) -> Handling:
    edition, fewest = draw(names), draw(_GRADES) * size.step
    return cast(Handling, _draw_table(draw, edition, HANDLING, size, (fewest, size.most)))


def review_litigations(*, size: Size = "county") -> SearchStrategy[ReviewLitigation]:
    """Table 4, 政府信息公开行政复议、行政诉讼情况, the same in both editions; shrinks to zeros.

    >>> from hypothesis import find
    >>> find(review_litigations(), lambda table: True) == ReviewLitigation()
    True
    """
    return _litigations(scale(size))


@st.composite
def _litigations(draw: DrawFn, size: Scale) -> ReviewLitigation:
    return cast(ReviewLitigation, _draw_table(draw, "2021", LITIGATION, size, (0, _EVENTS)))
