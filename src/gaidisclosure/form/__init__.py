"""The official form as data, 年度报告格式: editions, cells, labels, identities and parts.

Everything else in the library is derived from this room: readers, writers, checks, schema,
strategies and documentation. A new edition of the form is a new table here.

>>> form = EDITIONS["2021"]
>>> len(form.cells), len(form.identities)
(200, 42)
>>> edition_in_force(2020).name
'2019'
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gaidisclosure.form.disclosure import DISCLOSURE_2019, DISCLOSURE_2021
from gaidisclosure.form.edition import Edition, FormCell, Identity
from gaidisclosure.form.header import HEADER
from gaidisclosure.form.layout import Block, Chain, Item, Kind, Table, chains
from gaidisclosure.form.litigation import LITIGATION
from gaidisclosure.form.printed import Label, PrintedTable, Span
from gaidisclosure.form.requests import REQUESTS_2021, REQUESTS_UNDIVIDED
from gaidisclosure.form.sections import ASPECTS, SECTIONS, SUBJECT, Aspect, Section, customary_title
from gaidisclosure.form.sources import (
    FEE_RULES,
    NOTICE_2019,
    NOTICE_2021,
    REGULATION,
    Basis,
    Citation,
)

__all__ = [
    "ASPECTS",
    "EDITIONS",
    "EDITION_2019",
    "EDITION_2021",
    "EDITION_2021_UNDIVIDED",
    "FEE_RULES",
    "HEADER",
    "NOTICE_2019",
    "NOTICE_2021",
    "REGULATION",
    "SECTIONS",
    "SUBJECT",
    "Aspect",
    "Basis",
    "Block",
    "Chain",
    "Citation",
    "Edition",
    "FormCell",
    "Identity",
    "Item",
    "Kind",
    "Label",
    "PrintedTable",
    "Section",
    "Span",
    "Table",
    "chains",
    "customary_title",
    "edition_in_force",
]

EDITION_2021: Final = Edition("2021", NOTICE_2021, (DISCLOSURE_2021, REQUESTS_2021, LITIGATION))
"""The form in force since report year 2021."""
EDITION_2019: Final = Edition(
    "2019", NOTICE_2019, (DISCLOSURE_2019, REQUESTS_UNDIVIDED, LITIGATION)
)
"""The trial form, 试行, for report years 2019 and 2020; some agencies print it still."""
EDITION_2021_UNDIVIDED: Final = Edition(
    "2021", NOTICE_2021, (DISCLOSURE_2021, REQUESTS_UNDIVIDED, LITIGATION), undivided=True
)
"""A misprint seen in practice: the 2021 form with （六）其他处理 as one row."""

EDITIONS: Final[Mapping[str, Edition]] = MappingProxyType(
    {edition.name: edition for edition in (EDITION_2019, EDITION_2021)}
)
"""The editions by name, oldest first."""


def edition_in_force(year: int) -> Edition | None:
    """The edition that a report on that year is due on; ``None`` before 2019, when neither existed.

    Which edition an agency really printed is another matter: pass it explicitly where it differs.

    >>> [edition_in_force(year).name for year in (2019, 2020, 2021, 2035)]
    ['2019', '2019', '2021', '2021']
    >>> edition_in_force(2018) is None
    True
    """
    if year < 2019:
        return None
    return EDITION_2019 if year < 2021 else EDITION_2021
