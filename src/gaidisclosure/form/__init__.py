# SPDX-License-Identifier: Apache-2.0
"""The official form as data, 年度报告格式: cells, labels, identities and parts.

Everything else in the library is derived from this room: readers, writers, checks, schema,
strategies and documentation. A new edition of the form is a new table here.

>>> form = EDITIONS["2021"]
>>> len(form.cells), len(form.identities)
(200, 42)
>>> edition_in_force(2020).name
'2019'
"""

from __future__ import annotations

from gaidisclosure.form.cells import FormCell
from gaidisclosure.form.edition import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNDIVIDED,
    EDITIONS,
    FORMS,
    Edition,
    EditionName,
    FormKey,
    edition_in_force,
)
from gaidisclosure.form.header import HEADER
from gaidisclosure.form.identities import Identity
from gaidisclosure.form.layout import Block, Chain, Item, Kind, Table, chains
from gaidisclosure.form.printed import Label, PrintedTable, Span
from gaidisclosure.form.sections import (
    ASPECTS,
    SECTIONS,
    SUBJECT,
    Aspect,
    Section,
    customary_title,
    read_customary_title,
)
from gaidisclosure.form.sources import (
    FEE_RULES,
    LEGISLATION_LAW,
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
    "FORMS",
    "HEADER",
    "LEGISLATION_LAW",
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
    "EditionName",
    "FormCell",
    "FormKey",
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
    "read_customary_title",
]
