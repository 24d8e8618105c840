"""Hooks of a cattrs converter of another program, for the classes of this library only."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from cattrs import BaseConverter

from gaidisclosure.codec.converter import converter
from gaidisclosure.codec.documents import from_data, to_data
from gaidisclosure.codec.faults import ROOT, raise_if_any
from gaidisclosure.codec.tables import structured
from gaidisclosure.draft import Draft
from gaidisclosure.model import REPORTS, Agency, AnnualReport, Narrative, ReportingPeriod, tables_of

_DOCUMENTS: Final = (AnnualReport, *REPORTS.values(), Draft)
_PARTS: Final = dict.fromkeys(
    (
        Agency,
        ReportingPeriod,
        Narrative,
        *(table for cls in REPORTS.values() for table in tables_of(cls).values()),
    )
)


def register(converter: BaseConverter) -> None:
    """Add hooks for reports, drafts, agencies and tables to a cattrs converter.

    Fields of data of your own can then be any class of report, ``AnnualReport``, ``Draft``, a union
    of these, ``Agency``, ``ReportingPeriod``, ``Narrative`` or one of the tables. All other hooks
    of the converter stay as they are, and none of them changes how a report is read or written.

    >>> from cattrs import Converter
    >>> from gaidisclosure import Agency
    >>> mine = Converter()
    >>> register(mine)
    >>> mine.structure({"name": "云溪县商务局", "level": "county"}, Agency).level
    <Level.COUNTY: 'county'>
    """
    for cls in _DOCUMENTS:
        _add(converter, cls, to_data, from_data)
    for part in _PARTS:
        _add(converter, part, _part_data, _part)
    converter.register_unstructure_hook_func(_is_union, _member_data)
    converter.register_structure_hook_func(_is_union, _member)


def _add(
    made: BaseConverter,
    cls: type[Any],
    write: Callable[[Any], Any],
    read: Callable[[Any, Any], Any],
) -> None:
    made.register_unstructure_hook(cls, write)
    made.register_structure_hook(cls, read)


def _part_data(value: object) -> Any:
    return converter().unstructure(value)


def _part(data: Any, of: type[Any]) -> Any:
    """Return a part of a report, or raise all that is wrong with it in one error."""
    faults: list[Any] = []
    found = structured(converter(), data, of, ROOT, faults)
    raise_if_any(faults)
    return found


def _is_union(of: Any) -> bool:
    """Return ``True`` for a union of documents, such as ``AnyReport | Draft | None``."""
    if get_origin(of) not in {Union, UnionType}:
        return False
    return {*get_args(of)} <= {*_DOCUMENTS, NoneType}


def _member_data(value: Any) -> Any:
    return None if value is None else to_data(value)


def _member(data: Any, of: Any) -> Any:
    options = get_args(of)
    if data is None and NoneType in options:
        return None
    return from_data(data, reduce(or_, (option for option in options if option is not NoneType)))
