"""An identity worked out on the figures of a draft, 逐项演算: so that a person sees it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from gaidisclosure.checks import EXACT, Finding, Number, evaluate
from gaidisclosure.draft import Draft
from gaidisclosure.form import Edition, Identity
from gaidisclosure.i18n import text
from gaidisclosure.zh.widths import pad, width


@frozen
class Line:
    """One cell of an identity as printed, 一格: on which side it stands, and what is in it."""

    cell: str
    sign: int
    printed: str | None
    value: Number | None

    def shown(self, locale: str | None = None) -> str:
        """The figure, with what is printed where that is something else; a gap in words."""
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
    """One identity on the figures of one draft, 演算: its cells, both sums, and what follows.

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
        """By how much the right side exceeds the left; ``None`` if that cannot be told."""
        left, right = self.finding.expected, self.finding.actual
        if left is None or right is None:
            return None
        if isinstance(left, int) and isinstance(right, int):
            return right - left
        return EXACT.subtract(right, left)

    def text(self, locale: str | None = None) -> str:
        """Both sides laid out one cell a line, with their sums and what follows."""
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

    def _labels(self, locale: str | None) -> list[str]:
        """The labels that tell the cells apart: those of the rows, or of the columns."""
        cells = [self.form.cells[line.cell] for line in self.lines]
        if len({cell.row for cell in cells}) == 1:
            return [cell.column.label_in(locale) for cell in cells]
        return [cell.row.label_in(locale) for cell in cells]

    def conclusion(self, locale: str | None = None) -> str:
        """Whether it holds, by how much it does not, or why that cannot be told."""
        status = self.finding.status
        count = len(self.finding.unknown)
        return text(f"explain.{status}", locale, difference=self.difference, count=count)


def _side(lines: list[str], total: Number | None, room: int) -> Iterator[str]:
    """The cells of one side; where they are several, their sum below."""
    for number, line in enumerate(lines):
        yield f"{'+' if number else ' '} {line}"
    if len(lines) > 1 and total is not None:
        yield f"= {pad(str(total), room, 'right')}"


def reckon(draft: Draft, code: str) -> Reckoning:
    """Work out an identity on the figures of a draft; ``KeyError`` if its form has none such."""
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
