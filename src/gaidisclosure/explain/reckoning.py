# SPDX-License-Identifier: Apache-2.0
"""An identity worked out on the figures of a draft, 逐项演算."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from gaidisclosure.checks import EXACT, Finding, Number, Status, evaluate
from gaidisclosure.draft import Draft
from gaidisclosure.form import Edition, Identity
from gaidisclosure.i18n import AnyLocale, text
from gaidisclosure.zh.widths import pad, width


@frozen
class Line:
    """One cell of an identity, 一格, with sign 1 on the left and -1 on the right."""

    cell: str
    sign: int
    printed: str | None
    value: Number | None

    def shown(self, locale: AnyLocale | None = None) -> str:
        """Return the figure, with the text of the cell if it differs, or a gap."""
        if self.printed is None:
            return text("explain.missing", locale)
        if self.value is None:
            words = self.printed.strip()
            return words or text("explain.blank", locale)
        figure = f"{self.value:f}" if not isinstance(self.value, int) else str(self.value)
        if self.printed.strip() in {"", figure}:
            return figure
        return text("explain.printed", locale, figure=figure, printed=self.printed.strip())


@frozen
class Reckoning:
    """One identity on the figures of a draft, 演算: its cells and both sums.

    >>> from gaidisclosure import AnnualReport2021
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> wrong = draft.replace({"review_litigation.review.total": 3})
    >>> print(reckon(wrong, "T4-SUM:review").text(), end="")
      0  行政复议 结果维持
    + 0  行政复议 结果纠正
    + 0  行政复议 其他结果
    + 0  行政复议 尚未审结
    = 0
    <BLANKLINE>
      3  行政复议 总计
    不成立，相差 3
    """

    form: Edition
    identity: Identity
    lines: tuple[Line, ...]
    finding: Finding

    @property
    def difference(self) -> Number | None:
        """The right side less the left, or ``None`` if a figure is missing."""
        left, right = self.finding.expected, self.finding.actual
        if left is None or right is None:
            return None
        if isinstance(left, int) and isinstance(right, int):
            return right - left
        return EXACT.subtract(right, left)

    def text(self, locale: AnyLocale | None = None) -> str:
        """Return both sides, one cell a line, with their sums and the conclusion."""
        shown = [line.shown(locale) for line in self.lines]
        sums = [str(total) for total in (self.finding.expected, self.finding.actual)]
        room = max(map(width, (*shown, *sums)))
        lines = [
            f"{pad(figure, room, 'right')}  {label}"
            for figure, label in zip(shown, self._labels(locale), strict=True)
        ]
        split = len(self.identity.left)
        left = _side(lines[:split], self.finding.expected, room)
        right = _side(lines[split:], self.finding.actual, room)
        return "\n".join([*left, "", *right, self.conclusion(locale)]) + "\n"

    def _labels(self, locale: AnyLocale | None) -> list[str]:
        """Return the labels that tell cells apart: of rows, or of columns in one row."""
        cells = [self.form.cells[line.cell] for line in self.lines]
        if len({cell.row for cell in cells}) == 1:
            return [cell.column.label_in(locale) for cell in cells]
        return [cell.row.label_in(locale) for cell in cells]

    def conclusion(self, locale: AnyLocale | None = None) -> str:
        """Return in words that it holds, or the difference, or the number of gaps."""
        status, count = self.finding.status, len(self.finding.unknown)
        code: str = status
        if count and status is Status.FAILED:
            code = "failed_with_blanks" if self.difference is not None else "failed_in_total"
        return text(f"explain.{code}", locale, difference=self.difference, count=count)


def _side(lines: list[str], total: Number | None, room: int) -> Iterator[str]:
    """Yield the cells of one side, and below several of them their sum."""
    for number, line in enumerate(lines):
        yield f"{'+' if number else ' '} {line}"
    if len(lines) > 1 and total is not None:
        yield f"= {pad(str(total), room, 'right')}"


def reckon(draft: Draft, code: str) -> Reckoning:
    """Work out an identity on the figures of a draft.

    Args:
        draft: The draft.
        code: The code of the identity.

    Raises:
        KeyError: The form of the draft has no such identity.
    """
    form, figures = draft.form, draft.figures()
    identity = form.identities[code]
    split = len(identity.left)
    lines = tuple(
        Line(cell, 1 if number < split else -1, _printed(draft, cell), figures[cell])
        for number, cell in enumerate(identity.cells)
    )
    return Reckoning(form, identity, lines, evaluate(identity, figures))


def _printed(draft: Draft, path: str) -> str | None:
    cell = draft.cells.get(path)
    return cell.text if cell else None
