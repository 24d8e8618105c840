# SPDX-License-Identifier: Apache-2.0
"""The form as a spreadsheet, 格式表: a line for each cell and identity."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from gaidisclosure.explain.words import formula, grounds, in_words, table_of
from gaidisclosure.form import Edition, FormCell, Identity
from gaidisclosure.i18n import OFFICIAL, AnyLocale, text

HEADINGS = ("what", "code", "table", "row", "column", "words", "unit", "formula", "grounds")


def as_csv(form: Edition, locale: AnyLocale = OFFICIAL) -> str:
    """Return the form as CSV (RFC 4180) with a line of headings.

    >>> from gaidisclosure.form import EDITION_2021
    >>> [line.partition(",")[0] for line in as_csv(EDITION_2021, "en").splitlines()[::100]]
    ['what', 'cell', 'cell']
    """
    file = StringIO(newline="")
    lines = csv.writer(file)
    lines.writerow(HEADINGS)
    lines.writerows(_cell(cell, locale) for cell in form.cells.values())
    lines.writerows(_identity(form, each, locale) for each in form.identities.values())
    return file.getvalue()


def _cell(cell: FormCell, locale: AnyLocale) -> Iterator[object]:
    yield from ("cell", cell.path, cell.table, cell.span.row + 1, cell.span.column + 1)
    yield from (cell.label(locale), text(f"explain.unit.{cell.kind}", locale), "")
    yield text("checks.semicolon", locale).join(each.text(locale) for each in cell.citations)


def _identity(form: Edition, identity: Identity, locale: AnyLocale) -> Iterator[object]:
    yield from ("identity", identity.code, table_of(form, identity), "", "")
    yield from (in_words(form, identity, locale), "", formula(identity))
    yield grounds(form, identity, locale)
