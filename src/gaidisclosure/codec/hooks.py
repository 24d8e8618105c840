# SPDX-License-Identifier: Apache-2.0
"""Hooks for the classes of this library in another program's cattrs converter."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from cattrs import BaseConverter

from gaidisclosure.checks import Violation
from gaidisclosure.codec.converter import CONVERTER
from gaidisclosure.codec.documents import from_data
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
    >>> mine.structure({"name": "云溪县商务局", "level": "county"}, Agency).level.value
    'county'
    """
    for cls in (*_DOCUMENTS, *_PARTS):
        converter.register_unstructure_hook(cls, CONVERTER.unstructure)
        converter.register_structure_hook(cls, value_of)
    converter.register_structure_hook_func(_is_union, value_of)


def value_of(data: Any, of: Any) -> Any:
    """Return the document or part of one in plain data.

    Args:
        data: The data.
        of: The class of the value.

    Raises:
        InvalidJSONError: The data holds something else. The error carries all faults.
    """
    if of in _PARTS:
        faults: list[Violation] = []
        found = structured(CONVERTER, data, of, ROOT, faults)
        raise_if_any(faults)
        return found
    return None if data is None and NoneType in get_args(of) else from_data(data, of)


def _is_union(of: Any) -> bool:
    """Return ``True`` for a union of documents, such as ``AnyReport | Draft | None``."""
    if get_origin(of) not in {Union, UnionType}:
        return False
    return {*get_args(of)} <= {*_DOCUMENTS, NoneType}
