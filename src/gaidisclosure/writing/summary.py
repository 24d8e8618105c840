# SPDX-License-Identifier: Apache-2.0
"""Reports as a table with one line per agency, 汇总表."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, get_args

from gaidisclosure.bulk.exported import parquet_data
from gaidisclosure.document import Sheet
from gaidisclosure.draft import BLANK, Draft
from gaidisclosure.form import EDITION_2021, Edition, FormCell, FormKey
from gaidisclosure.formats.excel import sheet_writer
from gaidisclosure.formats.plain import exact_cells
from gaidisclosure.writing.header import period_in_words, telling_period
from gaidisclosure.writing.outline import Printed, as_draft
from gaidisclosure.writing.published import Target, ending_of, put
from gaidisclosure.writing.summary_headings import (
    TableHeadings,
    areas,
    heading_of,
    own_heading,
    rows_of,
)

_SEPARATOR: Final = "；"
"""Stands between the names of the cells that a report does not have."""
_WORDS: Final = 2
"""Columns with the name and the code of the agency, whose digits are no figures."""
_SHEET: Final = "汇总表"
_SHEETS: Final[Mapping[FormKey, str]] = {
    "2021": "2021格式",
    "2019": "2019格式",
    "2021-undivided": "2021格式（其他处理未分列）",
}
"""The names of the sheets of a table that has several."""


def write_table(
    values: Iterable[Printed],
    target: Target,
    *,
    headings: TableHeadings = "form",
    format: str | None = None,
) -> None:
    """Write reports or drafts as a table with one line per agency.

    :func:`gaidisclosure.read_all` gives back their cells, agencies, years and periods, but not
    their texts. A blank cell stays blank, and so does one that a draft does not have, which a
    column of its own then names. In a workbook, each form has a sheet; a CSV has the columns of all
    forms together, and a byte order mark; a Parquet file has the columns of all forms and names
    each by its path, or by its label. Nothing that is written is a formula.

    Args:
        values: Reports, or drafts right or wrong.
        target: A path, or a file open in binary mode. A file of this name is written over.
        headings: ``"form"`` for the labels of the form in rows above each other, ``"labels"`` for
            one row of labels that tell each cell from all others, ``"paths"`` for cell paths.
        format: ``"xlsx"``, ``"csv"`` or ``"parquet"``, if the name of the file ends otherwise.

    Raises:
        ValueError: The ending is not one of these, or there are no such headings.
        MissingExtraError: XlsxWriter or pyarrow is not installed.

    >>> from io import BytesIO
    >>> from gaidisclosure import AnnualReport2021
    >>> file = BytesIO()
    >>> reports = [AnnualReport2021.zero(name, 2023) for name in ("云溪县商务局", "云溪县审计局")]
    >>> write_table(reports, file, headings="labels", format="csv")
    >>> [line.split(",")[0] for line in file.getvalue().decode("utf-8-sig").splitlines()]
    ['机关名称', '云溪县商务局', '云溪县审计局']
    """
    put(target, table_data(values, ending_of(target, format), headings))


def table_data(values: Iterable[Printed], ending: str, headings: TableHeadings = "form") -> bytes:
    """Return the bytes of a table with one line per agency.

    Args:
        values: Reports or drafts.
        ending: A key of :data:`TABLE_ENDINGS`.
        headings: As for :func:`write_table`.

    Raises:
        ValueError: There is no such ending, or there are no such headings.
        MissingExtraError: XlsxWriter is not installed.
    """
    if ending not in TABLE_ENDINGS:
        raise ValueError(f"no table is written as {ending!r}, but as {', '.join(TABLE_ENDINGS)}")
    if headings not in get_args(TableHeadings):
        known = ", ".join(get_args(TableHeadings))
        raise ValueError(f"headings is one of {known}, not {headings!r}")
    drafts = [as_draft(each) for each in values]
    return TABLE_ENDINGS[ending](drafts, headings)


def _workbook(drafts: Sequence[Draft], headings: TableHeadings) -> bytes:
    """Return a workbook with a sheet for each form."""
    held = {form: [each for each in drafts if each.form is form] for form in _forms(drafts)}
    names = [_SHEETS[form.key] if len(held) > 1 else _SHEET for form in held]
    sheets = (
        _sheet(name, form.cells, found, headings)
        for name, (form, found) in zip(names, held.items(), strict=True)
    )
    return sheet_writer.render([*sheets])


def _forms(drafts: Sequence[Draft]) -> list[Edition]:
    """Return the forms that there are, in their order, and else that in force."""
    return [*dict.fromkeys(each.form for each in drafts)] or [EDITION_2021]


def _text(drafts: Sequence[Draft], headings: TableHeadings) -> bytes:
    """Return a CSV with the columns of all forms together."""
    cells: dict[str, FormCell] = {}
    for form in _forms(drafts):
        cells = {**cells, **{path: cell for path, cell in form.cells.items() if path not in cells}}
    return exact_cells.render(_sheet("", cells, drafts, headings))


def _parquet(drafts: Sequence[Draft], headings: TableHeadings) -> bytes:
    """Return a Parquet file, whose columns are named by labels or else by paths."""
    return parquet_data(drafts, "labels" if headings == "labels" else "paths")


TABLE_ENDINGS: Final[Mapping[str, Callable[[Sequence[Draft], TableHeadings], bytes]]] = {
    "xlsx": _workbook,
    "csv": _text,
    "parquet": _parquet,
}
"""The writer of a table for each ending of file names."""


def _sheet(
    name: str, cells: Mapping[str, FormCell], drafts: Sequence[Draft], headings: TableHeadings
) -> Sheet:
    """Return a sheet with its headings, which are merged unless it has no name."""
    subjects = {key: tell for key, tell in _ORIGIN.items() if key != "period" or _any(drafts, tell)}
    missing = _missing(headings)
    lacking = {"missing": missing} if _any(drafts, missing) else {}
    columns = [
        *(own_heading(subject, headings) for subject in subjects),
        *(heading_of(cell, headings) for cell in cells.values()),
        *(own_heading(subject, headings) for subject in lacking),
    ]
    merged = [*areas(columns)] if name else []
    head = rows_of(columns, merged)
    lines = [
        [
            *(tell(each) for tell in subjects.values()),
            *(each.cells.get(path, BLANK).text for path in cells),
            *(tell(each) for tell in lacking.values()),
        ]
        for each in drafts
    ]
    return Sheet(name, [*head, *lines], merged=merged, head=len(head), words=_WORDS)


_Teller = Callable[[Draft], str]
"""Tells one thing of a draft, empty if there is nothing to be told."""


def _any(drafts: Iterable[Draft], tell: _Teller) -> bool:
    return any(map(tell, drafts))


def _code(draft: Draft) -> str:
    return (draft.issuer and draft.issuer.unified_social_credit_code) or ""


def _period(draft: Draft) -> str:
    """Return the period of a draft, unless it is the whole of its year."""
    period = telling_period(draft)
    return period_in_words(period) if period else ""


def _missing(headings: TableHeadings) -> _Teller:
    """Return what names the cells that a draft does not have, by path or label."""

    def tell(draft: Draft) -> str:
        lacking = (cell for path, cell in draft.form.cells.items() if path not in draft.cells)
        names = (cell.path if headings == "paths" else cell.label() for cell in lacking)
        return _SEPARATOR.join(names)

    return tell


_ORIGIN: Final[Mapping[str, _Teller]] = {
    "agency": lambda draft: draft.agency or "",
    "unified_social_credit_code": _code,
    "year": lambda draft: "" if draft.year is None else str(draft.year),
    "period": _period,
    "edition": lambda draft: draft.form.key,
}
"""The columns that tell whose report a line is, in their order."""
