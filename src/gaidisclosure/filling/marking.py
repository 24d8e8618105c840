# SPDX-License-Identifier: Apache-2.0
"""A copy of a file with wrong cells coloured, 标注, that reads as the file does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from attrs import frozen

from gaidisclosure.draft import Draft, Verdict
from gaidisclosure.errors import UnreadableError
from gaidisclosure.filling.filled import EDITORS, element_of
from gaidisclosure.formats.detection import detect
from gaidisclosure.reading.sources import Source, bytes_of, read

Emphasis: TypeAlias = Literal["certain", "suspected"]
"""The colours of a cell to be changed, and of cells one of which is wrong."""

_COLOURS: Final[Mapping[Emphasis, str]] = {"certain": "FF7B7B", "suspected": "FFEB99"}
_CELL: Final = re.compile(r".*/(?:td|th|cell)\[\d+\]")
"""The way to a cell of a table, which text with figures in columns has not."""


@frozen
class Marked:
    """A copy of a file with coloured cells, 标注件.

    ``data`` are its bytes. ``missing`` are the paths of cells that have no place of their own in
    it, or whose text a background would change: white figures on white paper would be seen.
    """

    data: bytes
    missing: tuple[str, ...] = ()


def wrong_cells(verdict: Verdict) -> dict[str, Emphasis]:
    """Return the cells of a verdict to be coloured.

    Those that the single smallest repair changes are certain. All others of sums that fail, and
    cells without a figure, are suspected. Warnings colour nothing.
    """
    paths = {path for each in (*verdict.errors, *verdict.gaps) for path in each.cells}
    certain = verdict.location.certain
    return {
        path: "certain" if path in certain else "suspected"
        for path in verdict.form.cells
        if path in paths or path in certain
    }


def mark(source: Source, cells: Mapping[str, Emphasis] | None = None) -> Marked:
    """Return a copy of a Word file or a web page with wrong cells coloured.

    Everything but the backgrounds of these cells stays byte for byte, and the copy is read as the
    file itself is: the same agency and year, and the same text in every cell.

    Args:
        source: A DOCX or HTML file with the tables of the form.
        cells: The cells to be coloured, by default those of :func:`wrong_cells`.

    Raises:
        UnreadableError: The file holds no report, is of a format in which nothing can be coloured
            (``filling.mark_format``), or is a page in two encodings.

    >>> import gaidisclosure as gd
    >>> draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023))
    >>> page = gd.to_html(draft.replace({"request_handling.received.total": 3})).encode()
    >>> copy = mark(page)
    >>> copy.data.count(b"background:#FF7B7B"), copy.data.count(b"background:#FFEB99")
    (1, 9)
    >>> gd.read(copy.data) == gd.read(page)
    True
    """
    data = bytes_of(source)
    kind = detect(data).name
    if kind not in EDITORS:
        raise UnreadableError("filling.mark_format", kind=kind)
    draft = read(data)
    wanted = wrong_cells(draft.check()) if cells is None else cells
    colours = _colours(draft, wanted)
    while colours:
        copy = EDITORS[kind].shade(data, colours)
        if not (changed := _changed(draft, read(copy))):
            return Marked(copy, _missing(draft, wanted, colours))
        # A figure is seen that was white on white: it keeps its background, or all cells do.
        kept = {name: colours[name] for name in colours if name not in changed}
        colours = kept if len(kept) < len(colours) else {}
    return Marked(data, tuple(wanted))


def _colours(draft: Draft, cells: Mapping[str, Emphasis]) -> dict[str, str]:
    """Return the colours by element, that of the graver cell where one holds several."""
    found: dict[str, str] = {}
    for path, emphasis in sorted(cells.items(), key=lambda each: each[1], reverse=True):
        if _CELL.fullmatch(element := _element(draft, path)):
            found[element] = _COLOURS[emphasis]
    return found


def _element(draft: Draft, path: str) -> str:
    cell = draft.cells.get(path)
    return (cell and element_of(cell)) or ""


def _changed(draft: Draft, copy: Draft) -> set[str]:
    """Return cells that are read differently, or one empty name for anything else."""
    if draft.cells.keys() != copy.cells.keys() or _origin(draft) != _origin(copy):
        return {""}
    cells = draft.cells.items()
    return {_element(draft, path) for path, cell in cells if cell != copy.cells[path]}


def _origin(draft: Draft) -> tuple[object, ...]:
    return draft.form.key, draft.issuer, draft.year, draft.period


def _missing(
    draft: Draft, cells: Mapping[str, Emphasis], colours: Mapping[str, str]
) -> tuple[str, ...]:
    return tuple(path for path in cells if _element(draft, path) not in colours)
