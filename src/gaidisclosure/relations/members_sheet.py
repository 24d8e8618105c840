# SPDX-License-Identifier: Apache-2.0
"""The sheet of members, 汇总单位表: what each adds to the sum, one per line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gaidisclosure.checks import EXACT, Number, Violation, cell_label
from gaidisclosure.document import Sheet
from gaidisclosure.draft import Draft
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.relations.members import Figures, Member

_COLUMNS: Final = {"agency": 28, "code": 22, "source": 36, "summed": 10, "reason": 48}
"""The first columns and their widths."""
_WIDTH: Final = 14
"""The width of a column of figures."""
_MOST_FIGURES: Final = 50_000
"""Most figures of a sheet. Our reader takes at most twice as many cells."""


def sheet_of(
    total: Draft,
    added: Mapping[Member, Figures],
    left_out: Iterable[Member],
    findings: Iterable[Violation],
    locale: AnyLocale,
) -> Sheet:
    """Return the sheet of members: those that are summed, then those that are not.

    Cells to which no member adds anything have no column. If there are too many figures to read
    back, all are left out.

    Args:
        total: The sum.
        added: What each member adds to each cell.
        left_out: The members that are not summed.
        findings: The findings about members that are summed.
        locale: The language of headings and remarks.
    """
    cells = [path for path in total.cells if any(each[path] != 0 for each in added.values())]
    shown = cells if len(cells) * len(added) <= _MOST_FIGURES else []
    told = tuple(findings)
    heads = (text(f"writing.members.{each}", locale) for each in _COLUMNS)
    labels = (cell_label(path, total.edition, locale) for path in shown)
    rows = list[tuple[str, ...]]()
    for member, figures in added.items():
        remarks = (each for each in told if str(member) in each.sources)
        about = _about(member, "yes", remarks, locale)
        rows.append((*about, *(_text(figures[path]) for path in shown)))
    for member in left_out:
        remarks = (each for each in (member.reason,) if each)
        rows.append(tuple(_about(member, "no", remarks, locale)))
    widths = (*_COLUMNS.values(), *(_WIDTH for _ in shown))
    name = text("writing.members.name", locale)
    return Sheet(name, [(*heads, *labels), *rows], head=1, widths=widths)


def _text(figure: Number | None) -> str:
    """Return a figure as a spreadsheet shows it, or an empty text for a blank cell."""
    return "" if figure is None else f"{EXACT.normalize(figure):f}"


def _about(
    member: Member, summed: str, remarks: Iterable[Violation], locale: AnyLocale
) -> Iterator[str]:
    """Yield the first cells of a line, one for each heading."""
    yield member.name or ""
    yield member.unified_social_credit_code or ""
    yield member.source
    yield text(f"writing.members.{summed}", locale)
    errors = [member.error.message(locale)] if member.error else []
    yield " ".join([*(each.message(locale) for each in remarks), *errors])
