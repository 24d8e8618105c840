# SPDX-License-Identifier: Apache-2.0
"""A reading with all that belongs to it, to compare two readers."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import asdict

from gaidisclosure import Draft
from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.reading.mending.cut_rows import with_whole_rows
from gaidisclosure.reading.mending.glued import without_glue
from gaidisclosure.reading.tables.editions import Recognised
from gaidisclosure.reading.tables.strip import Slot, slots


def strip_of(blocks: Sequence[Paragraph | Grid]) -> Sequence[Slot]:
    return without_glue(with_whole_rows(slots(Document(tuple(blocks)))))


def shown(found: Recognised) -> object:
    """Everything of a reading, also what does not count for equality."""
    cells = {path: asdict(cell) for path, cell in found.cells.items()}
    return found.form.key, [*cells.items()], found.doubts, found.blocks


def draft_of(form: FormKey) -> Draft:
    """A draft with another figure in each cell, so that no sum holds."""
    cells = {path: 100 + at for at, path in enumerate(FORMS[form].cells)}
    return Draft.from_figures("云溪县商务局", 2023, cells, form)
