# SPDX-License-Identifier: Apache-2.0
"""Table 3 in sentences, 收到和处理政府信息公开申请情况."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from gaidisclosure.checks import Number
from gaidisclosure.form import Edition, Item
from gaidisclosure.model import AnnualReport
from gaidisclosure.topics import (
    APPLICANTS,
    BROUGHT,
    CARRIED,
    CONCLUDED,
    HANDLING,
    ONLY_NEW,
    ROWS,
    Topic,
)
from gaidisclosure.writing.prose.words import Words

_TABLE: Final = 3


def on_requests(report: AnnualReport, words: Words) -> str:
    """Return sentences on requests received, outcomes with shares, and the rest."""
    told = _Requests.of(report, words)
    if not (told.of_topic(ONLY_NEW) or told.of_topic(BROUGHT)):
        return words.say("requests.none")
    return words.say(
        "requests.paragraph",
        inflow=told.inflow(),
        outcomes=told.outcomes(),
        left=told.left(),
    )


@frozen
class _Requests:
    """The figures of table 3 by topic, and the words to tell them in."""

    form: Edition
    figures: dict[str, Number]
    outcome_rows: tuple[Item, ...]
    words: Words

    @classmethod
    def of(cls, report: AnnualReport, words: Words) -> _Requests:
        (block,) = report.form.table(_TABLE).blocks
        (rows,) = (row.children for row in block.rows if row.key == "outcomes")
        return cls(report.form, report.figures(), rows, words)

    def of_topic(self, topic: Topic) -> int:
        """Return the figure that a topic means first of all."""
        return int(topic.figure(self.form, self.figures))

    def count(self, topic: Topic) -> str:
        return self.words.count("requests", self.of_topic(topic))

    def inflow(self) -> str:
        say = self.words.say
        if not self.of_topic(ONLY_NEW):
            return say("requests.brought_forward_only", brought_forward=self.count(BROUGHT))
        received = self.count(ONLY_NEW) + self.words.detail("applicants", self._applicants())
        if not self.of_topic(BROUGHT):
            return say("requests.received_only", received=received)
        return say("requests.received", received=received, brought_forward=self.count(BROUGHT))

    def _applicants(self) -> list[tuple[str, int]]:
        """Return the applicants with their numbers. 其他 has a fuller name."""
        return [
            (self.words.plural(f"applicant.{topic.key}", count), count)
            for topic in APPLICANTS
            if topic.key != "organizations" and (count := self.of_topic(topic))
        ]

    def outcomes(self) -> str:
        words = self.words
        if not self.of_topic(CONCLUDED):
            return words.say("requests.none_concluded")
        told = [self._outcome(row) for row in self.outcome_rows if not row.total]
        return words.say(
            "requests.concluded",
            concluded=self.count(CONCLUDED),
            outcomes=words.say("between_outcomes").join(filter(None, told)),
        )

    def _outcome(self, row: Item) -> str:
        """Return an outcome with its share and reasons, or nothing if it is zero."""
        words, path = self.words, f"{HANDLING}outcomes.{row.key}"
        below = {reason: ROWS[f"{path}.{reason.key}"] for reason in row.children}
        reasons = [
            (words.name(reason), number)
            for reason, topic in below.items()
            if (number := self.of_topic(topic))
        ]
        if not (count := self.of_topic(ROWS[path])):
            return ""
        return words.say(
            "requests.outcome",
            outcome=words.name(row),
            count=words.number(count),
            reasons=words.detail("reasons", reasons) if reasons else "",
            share=words.share(count, self.of_topic(CONCLUDED)),
        )

    def left(self) -> str:
        if not self.of_topic(CARRIED):
            return self.words.say("requests.none_carried_forward")
        return self.words.say("requests.carried_forward", count=self.count(CARRIED))
