# SPDX-License-Identifier: Apache-2.0
"""The blank form to hand out, 填报表: the official layout without figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, TypeAlias, get_args

from attrs import evolve

from gaidisclosure.document import Document, Grid, Paragraph
from gaidisclosure.draft import Draft
from gaidisclosure.form import FormKey
from gaidisclosure.formats.excel import xlsx_writer
from gaidisclosure.formats.word import docx_writer
from gaidisclosure.i18n import OFFICIAL, AnyLocale
from gaidisclosure.pages.entry_page import entry_page
from gaidisclosure.writing.official import equations, official

TemplateFormat: TypeAlias = Literal["xlsx", "docx", "html"]
"""The format of a blank form, named as its files end."""

TEMPLATES: Final[tuple[TemplateFormat, ...]] = get_args(TemplateFormat)
"""The formats of a blank form."""

_WRITERS: Final[Mapping[TemplateFormat, Callable[[Document], bytes]]] = {
    "xlsx": xlsx_writer.render,
    "docx": docx_writer.render,
}


def template(
    edition: FormKey = "2021", format: TemplateFormat = "xlsx", *, locale: AnyLocale = OFFICIAL
) -> bytes:
    """Return the official form, blank: labels, headings and room for texts.

    In a workbook, totals are formulas that stay empty until a figure is filled in, and figures
    that do not add up turn red. The web page is :func:`gaidisclosure.entry_page`.
    :func:`gaidisclosure.read` reads the form with the figures filled in.

    Args:
        edition: A key of :data:`gaidisclosure.form.FORMS`.
        format: ``xlsx``, ``docx`` or ``html``.
        locale: The language of title, headings and labels.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        ValueError: There is no such edition or no such format.

    >>> from gaidisclosure import read
    >>> blank = read(template("2021", "docx"))
    >>> blank.form.key, blank.agency, {cell.state for cell in blank.cells.values()}
    ('2021', None, {State.BLANK})
    """
    if format not in TEMPLATES:
        raise ValueError(f"no form is written as {format!r}, but as {', '.join(TEMPLATES)}")
    if format == "html":
        return entry_page(edition, locale=locale).encode()
    draft = Draft.blank(None, None, edition=edition)
    document = official(draft, data=False, locale=locale)
    sums, balances = equations(draft.form, live=True)
    blocks = tuple(_with_room(document))
    form = evolve(document, blocks=blocks, mark="", sums=sums, balances=balances)
    return _WRITERS[format](form)


def _with_room(document: Document) -> Iterator[Paragraph | Grid]:
    """Yield the blocks, with a blank paragraph in each part that has no table."""
    blocks = document.blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        yield block
        is_heading = isinstance(block, Paragraph) and block.level == "part"
        if is_heading and not isinstance(following, Grid):
            yield Paragraph("", indented=True)
