# SPDX-License-Identifier: Apache-2.0
"""Elements of a page, 网页元素, classified by their names and attributes."""

from __future__ import annotations

import re
from typing import Any, Final

_UNSEEN_TAGS: Final = (
    "script style template noscript head title svg math select textarea iframe object"
)
_BLOCK_TAGS: Final = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li"
    " main menu nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_UNSEEN: Final = frozenset(_UNSEEN_TAGS.split())
"""Names of elements whose contents are not text of the page."""
BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
"""Names of elements that are laid out as blocks."""
FINDINGS: Final = "data-gaidisclosure-findings"
"""Attribute of an aside in our own pages that is about the report, not in it."""
_NUMBER: Final = re.compile(r"\s*\+?0*([0-9]{1,6})")
_MOST_COLUMNS: Final = 1000
_MOST_ROWS: Final = 65534
_ICON: Final = 100
"""Declared size in pixels below which a picture cannot show a table."""
_LARGE: Final = 30
"""Fewest cells in a table of the form."""


def is_unread(node: Any) -> bool:
    """Tell if an element holds no text of the page, or none of the report on it."""
    return node.tag in _UNSEEN or (node.tag == "aside" and FINDINGS in node.attrs)


def is_icon(node: Any) -> bool:
    """Tell if the declared size of a picture is too small to show a table."""
    sides = (node.attrs.get("width"), node.attrs.get("height"))
    return any(0 < _size(side) < _ICON for side in sides)


def _size(said: str | None) -> int:
    found = _NUMBER.match(said or "")
    return int(found[1]) if found else 0


def spans(cell: Any) -> tuple[int, int]:
    """Return the number of rows and columns that a cell covers."""
    attributes = cell.attrs
    rows, columns = attributes.get("rowspan"), attributes.get("colspan")
    return _span(rows, _MOST_ROWS), _span(columns, _MOST_COLUMNS)


def _span(said: str | None, most: int) -> int:
    return min(max(_size(said), 1), most) if said else 1


def is_data(table: Any) -> bool:
    """Tell if a table holds data, and is not a frame of tables or of a text."""
    if table.find("table") is not None:
        return False
    return len(table.find_all(["td", "th"], limit=2)) > 1


def is_text(node: Any, element: type[Any]) -> bool:
    """Tell if a node contains no block elements.

    ``element`` is the class of elements in the library.
    """
    elements = (each for each in node.descendants if isinstance(each, element))
    return all(each.tag == "br" or each.tag not in BLOCKS for each in elements)


def is_large(node: Any) -> bool:
    """Tell if an element has as many cells as a table of the form."""
    return len(node.find_all(["td", "th"], limit=_LARGE)) == _LARGE
