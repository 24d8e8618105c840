# SPDX-License-Identifier: Apache-2.0
"""Table 3 in sentences, 收到和处理政府信息公开申请情况."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.form import Item
from gaidisclosure.model import AnnualReport
from gaidisclosure.writing.prose.words import Words

__all__ = ["on_requests"]

_TABLE: Final = 3


def on_requests(report: AnnualReport, words: Words) -> str:
    """What came in, what became of it with the share of each outcome, and what is left."""
    told = _Requests.of(report, words)
    if not (told.total("received") or told.total("brought_forward")):
        return words.say("requests.none")
    return words.say(
        "requests.paragraph",
        inflow=told.inflow(),
        outcomes=told.outcomes(),
        left=told.left(),
    )


@frozen
class _Requests:
    """The figures of table 3 by their path below it, and the words to tell them in."""

    figures: dict[str, int]
    rows: dict[str, Item]
    columns: tuple[Item, ...]
    words: Words

    @classmethod
    def of(cls, report: AnnualReport, words: Words) -> _Requests:
        table = report.form.table(_TABLE)
        (block,) = table.blocks
        figures = {
            path.removeprefix(f"{table.key}."): int(figure)
            for path, figure in report.figures().items()
            if path.startswith(f"{table.key}.")
        }
        return cls(figures, {row.key: row for row in block.rows}, block.columns[0].leaves, words)

    def total(self, row: str) -> int:
        return self.figures[f"{row}.total"]

    def count(self, row: str) -> str:
        return self.words.count("requests", self.total(row))

    def inflow(self) -> str:
        say = self.words.say
        if not self.total("received"):
            return say(
                "requests.brought_forward_only", brought_forward=self.count("brought_forward")
            )
        received = self.count("received") + self.words.detail("applicants", self._applicants())
        if not self.total("brought_forward"):
            return say("requests.received_only", received=received)
        return say(
            "requests.received", received=received, brought_forward=self.count("brought_forward")
        )

    def _applicants(self) -> list[tuple[str, int]]:
        """Who asked; 其他 says little outside of its table, so that it has a fuller name."""
        return [
            (self.words.plural(f"applicant.{column.key}", count), count)
            for column in self.columns
            if not column.total and (count := self.figures[f"received.{column.key}"])
        ]

    def outcomes(self) -> str:
        words = self.words
        if not self.total("outcomes.total"):
            return words.say("requests.none_concluded")
        told = [self._outcome(row) for row in self.rows["outcomes"].children if not row.total]
        return words.say(
            "requests.concluded",
            concluded=self.count("outcomes.total"),
            outcomes=words.say("between_outcomes").join(filter(None, told)),
        )

    def _outcome(self, row: Item) -> str:
        """One of （一）to （六）with its share and the reasons below it; empty if it is zero."""
        words, path = self.words, f"outcomes.{row.key}"
        below = {reason: self.total(f"{path}.{reason.key}") for reason in row.children}
        count = sum(below.values()) if below else self.total(path)
        reasons = [(words.name(reason), number) for reason, number in below.items() if number]
        if not count:
            return ""
        return words.say(
            "requests.outcome",
            outcome=words.name(row),
            count=words.number(count),
            reasons=words.detail("reasons", reasons) if reasons else "",
            share=words.share(count, self.total("outcomes.total")),
        )

    def left(self) -> str:
        if not self.total("carried_forward"):
            return self.words.say("requests.none_carried_forward")
        return self.words.say("requests.carried_forward", count=self.count("carried_forward"))
