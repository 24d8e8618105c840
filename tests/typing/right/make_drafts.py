# SPDX-License-Identifier: Apache-2.0
"""Make drafts of the figures of a source, check them, and take the repairs."""

from decimal import Decimal

import gaidisclosure as gd
from gaidisclosure.form import EditionName

counts: dict[str, int] = {"proactive_disclosure.licensing": 126}
texts: dict[str, str | None] = {"行政处罚": "１２件", "行政强制": None}
draft = gd.Draft.from_figures("云溪县商务局", 2023, counts).replace(texts)
unknown = gd.Draft.from_figures(None, None, {"行政事业性收费": Decimal("3.5")}, edition="2019")
rows = gd.Draft.from_rows("云溪县商务局", 2023, {4: [[0] * 15]}, edition="2021-undivided")
named = gd.Draft.from_rows("云溪县商务局", 2023, {"review_litigation": [["0", None, *[1] * 10]]})
blank: gd.Draft = gd.Draft.blank("云溪县商务局", 2023)

verdict: gd.Verdict = draft.check(blanks="zero")
if verdict.conclusion is gd.Conclusion.INVALID:
    repairs: tuple[gd.Repair, ...] = verdict.repairs
    changes: list[gd.Change] = [change for repair in repairs for change in repair]
findings: list[gd.Finding] = [
    finding for finding in verdict.results if finding.status is gd.Status.FAILED
]
errors: list[gd.Violation] = [
    violation for violation in verdict.violations if violation.severity is gd.Severity.ERROR
]
cell: gd.Cell = blank.cells[gd.find_cell("予以公开", "自然人", edition="2021")]
state: gd.State = cell.state
place: gd.Place | None = cell.place
edition: EditionName = draft.edition
report: gd.AnyReport = blank.seal(blanks="zero")
