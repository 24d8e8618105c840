# SPDX-License-Identifier: Apache-2.0
"""The report on a verdict page, 表格与正文: cells of findings are marked.

A figure that the single smallest repair changes is loud, and those that add up with it are quiet.
Nothing is added to the text of a cell. The proposed figure stands in an attribute that the style
sheet shows on screen, but not in print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from gaidisclosure.checks import Severity
from gaidisclosure.document import Document, Grid, GridCell
from gaidisclosure.explain.findings import REPAIRS_SHOWN, Findings
from gaidisclosure.form import Edition
from gaidisclosure.formats.escape import escaped
from gaidisclosure.formats.web import html_writer

__all__ = ["anchors", "report", "sums_of"]


@frozen
class Anchor:
    """The place of a cell on the page, 锚点.

    Links point to ``name``. ``classes`` are the identities of the cell: ``s0`` is any figure of the
    first identity of the form, and ``t0`` is its total.
    """

    name: str
    classes: str
    is_total: bool


@cache
def anchors(form: Edition) -> Mapping[str, Anchor]:
    """Return the anchors of all cells of a form.

    >>> from gaidisclosure.form import EDITION_2021
    >>> anchors(EDITION_2021)["request_handling.received.total"]
    Anchor(name='c16', classes='s0 s38 t0', is_total=True)
    """
    found: dict[str, Anchor] = {}
    for number, path in enumerate(form.cells):
        sums, totals = _identities(form, path)
        classes = " ".join((*(f"s{each}" for each in sums), *(f"t{each}" for each in totals)))
        found[path] = Anchor(f"c{number}", classes, bool(totals))
    return MappingProxyType(found)


def _identities(form: Edition, path: str) -> tuple[list[int], list[int]]:
    """Return the numbers of the identities of a cell, and of those whose total it is."""
    numbered = [*enumerate(form.identities.values())]
    sums = [at for at, identity in numbered if path in identity.cells]
    return sums, [at for at, identity in numbered if identity.right == (path,)]


@cache
def sums_of(form: Edition) -> Mapping[str, int]:
    """Return the number of each identity of a form by its code."""
    return MappingProxyType({code: number for number, code in enumerate(form.identities)})


def report(document: Document, findings: Findings) -> Iterator[str]:
    """Yield the elements of a report: title, tables and texts as they are published.

    Args:
        document: The report in its official layout.
        findings: All findings on it.
    """
    cells = _Cells.of(findings)
    if document.mark:
        yield f'<p class="mark">{escaped(document.mark)}</p>'
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from _region(block, cells)
        elif block.indented:
            yield f'<p class="text">{escaped(block.text)}</p>'
        else:
            yield html_writer.paragraph(block)


def _region(grid: Grid, cells: _Cells) -> Iterator[str]:
    """Yield a table in a box that scrolls by itself on a narrow screen."""
    yield f'<div class="wide" role="region" aria-label="{escaped(grid.caption)}" tabindex="0">'
    yield from html_writer.table(grid, cells.figure)
    yield "</div>"


@frozen
class _Cells:
    """The cells of a report, by the findings on them."""

    form: Edition
    loud: Mapping[str, str]
    """The right figure of each cell that certainly has to be changed."""
    looks: Mapping[str, str]
    """The class of each other cell with a finding, by the gravest."""

    @classmethod
    def of(cls, findings: Findings) -> _Cells:
        location = findings.verdict.location
        loud = {path: str(change.to) for path, change in location.certain.items()}
        looks: dict[str, str] = {}
        for component in location.components:
            for repair in component.repairs[:REPAIRS_SHOWN]:
                looks |= dict.fromkeys((change.cell for change in repair), "m")
        for gap in findings.verdict.gaps:
            looks |= dict.fromkeys(gap.cells, "g")
        for violation in findings.violations:
            look = "w" if violation.severity is Severity.WARNING else "q"
            looks = dict.fromkeys(violation.cells, look) | looks
        return cls(findings.draft.form, loud, looks)

    def figure(self, cell: GridCell, path: str) -> str:
        """Return the element of a cell. Its only content is the text of the cell."""
        text, place = escaped(cell.text), anchors(self.form)[path]
        look, more = self.looks.get(path, ""), ' tabindex="0"' if place.is_total else ""
        if path in self.loud:
            look, more = "", f'{more} data-to="{escaped(self.loud[path])}"'
            text = f"<mark>{text}</mark>"
        if names := " ".join(filter(None, (place.classes, look))):
            more = f' class="{names}"{more}'
        return f'<td id="{place.name}"{html_writer.spans(cell)}{more}>{text}</td>'
