# SPDX-License-Identifier: Apache-2.0
"""Labelled sentences: what they are to say, what was found, and the score.

From the root of the project, with a file of the same columns:

    python -m tests.statements.labelled FILE.csv
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from gaidisclosure.checks import Number
from gaidisclosure.form import EDITION_2021
from gaidisclosure.statements import Claim, Setting, Tables, claims_in

LABELLED = Path(__file__).parent / "labelled.csv"
FIELDS = {"overview": "overview.text", "problems": "problems_and_improvements"}
NOT_COMPARED = {"not_comparable", "not_understood"}


class Fact(NamedTuple):
    topic: str
    value: str
    status: str

    def fits(self, claim: Fact) -> bool:
        if self.status in NOT_COMPARED and claim.status in NOT_COMPARED:
            return self.value.strip("~") == claim.value.strip("~")
        return self == claim


class Row(NamedTuple):
    id: str
    sentence: str
    facts: tuple[Fact, ...]
    silent: tuple[Fact, ...]
    """Facts that no digit carries and nothing compares: silence is as good."""
    figures: dict[str, Number | None]
    """What stands in every cell."""
    found: tuple[Claim, ...]

    @property
    def claims(self) -> list[Fact]:
        return [Fact(each.topic, each.said, each.status.value) for each in self.found]

    def missed(self) -> list[Fact]:
        """The facts that were not found."""
        return self._matched()[0]

    def wrong(self) -> list[Fact]:
        """The claims that no label has and that blame or agree without reason."""
        labelled = {fact.value.strip("~") for fact in self.facts if fact.status in NOT_COMPARED}
        differs = any(fact.status == "differs" for fact in self.facts)
        return [
            claim
            for claim in self._matched()[1]
            if (claim.status == "differs" and not (claim.topic == "closure" and differs))
            or (
                claim.status in {"agrees", "compatible"}
                and (not self.facts or claim.value.strip("~") in labelled)
            )
        ]

    def _matched(self) -> tuple[list[Fact], list[Fact]]:
        rest, missed = self.claims, list[Fact]()
        for fact in self.facts:
            if hit := next((claim for claim in rest if fact.fits(claim)), None):
                rest.remove(hit)
            elif fact not in self.silent:
                missed.append(fact)
        return missed, rest


def rows(path: Path = LABELLED) -> Iterator[Row]:
    """Yield the sentences of a file with what was found in them."""
    with path.open(encoding="utf-8", newline="") as file:
        for each in csv.DictReader(file):
            told = [fact.split("|") for fact in each["facts"].split(";") if fact]
            facts = tuple(Fact(topic, value, status) for topic, value, _, status in told)
            silent = tuple(
                fact
                for fact, (*_, unit, status) in zip(facts, told, strict=True)
                if not unit and status in NOT_COMPARED
            )
            figures = _figures(each["cells"])
            found = tuple(_claims(each, figures))
            yield Row(each["id"], each["sentence"], facts, silent, figures, found)


def _figures(cells: str) -> dict[str, Number | None]:
    figures: dict[str, Number | None] = dict.fromkeys(EDITION_2021.cells, 0)
    for cell in filter(None, cells.split(";")):
        path, _, figure = cell.partition("=")
        figures[path] = Decimal(figure) if "." in figure else int(figure)
    return figures


def _claims(row: dict[str, str], figures: dict[str, Number | None]) -> Iterator[Claim]:
    tables = Tables(EDITION_2021, figures)
    setting = Setting(tables=tables, agency=row["agency"], year=int(row["year"]))
    return claims_in(row["sentence"], setting, FIELDS.get(row["part"], row["part"]))


def table(found: list[Row]) -> str:
    """The number of facts by status, those found, and the claims that are wrong."""
    facts = Counter(fact.status for row in found for fact in row.facts)
    missed = Counter(fact.status for row in found for fact in row.missed())
    wrong = Counter(f"wrongly {claim.status}" for row in found for claim in row.wrong())
    lines = [f"{'status':20}{'facts':>8}{'found':>8}"]
    lines += [f"{each:20}{facts[each]:8}{facts[each] - missed[each]:8}" for each in sorted(facts)]
    lines.append(f"{'all':20}{facts.total():8}{facts.total() - missed.total():8}")
    return "\n".join((*lines, *(f"{each:28}{wrong[each]:8}" for each in sorted(wrong))))


def main(path: Path) -> None:
    found = list(rows(path))
    for row in found:
        if row.missed() or row.wrong():
            print(row.id, row.sentence.replace("\n", "⏎"))
            print("   missed", *row.missed(), "wrong", *row.wrong(), "found", *row.claims)
    print(table(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LABELLED)
