# SPDX-License-Identifier: Apache-2.0
"""Reports and drafts of every form, for programs that open what is written."""

from __future__ import annotations

from typing import get_args

from gaidisclosure import Draft
from gaidisclosure.form import FormKey
from gaidisclosure.strategies.plain import sample

FORMS: tuple[FormKey, ...] = get_args(FormKey)
REPORTS = {
    "report-2021": sample(1, seed=14, edition="2021")[0],
    "report-2021-nation": sample(1, seed=15, edition="2021", size="nation")[0],
    "report-2019": sample(1, seed=14, edition="2019")[0],
}
"""Reports by the names of their files; the undivided form prints too little for a report."""


def numbered(edition: FormKey) -> Draft:
    """Return a draft whose cells hold the numbers from 1, which no identity fits."""
    blank = Draft.blank("云溪县商务局", 2023, edition=edition)
    return blank.replace({path: at for at, path in enumerate(blank.form.cells, 1)})


def lawful(edition: FormKey) -> Draft:
    """Return a draft that adds up, as all requests that were handled were received this year."""
    draft = settled(numbered(edition))
    figures = draft.figures()
    received = {
        identity.left[0]: sum(int(figures[path] or 0) for path in identity.right)
        for identity in draft.form.identities.values()
        if identity.code.startswith("T3-BAL")
    }
    brought = {path.replace("received", "brought_forward"): 0 for path in received}
    return settled(draft.replace({**received, **brought}))


def leaves(draft: Draft) -> list[str]:
    """Return the cells that are no sums."""
    return [path for path in draft.form.cells if path not in draft.form.totals]


def settled(draft: Draft) -> Draft:
    """Return the draft with each sum as its verdict expects it, until only balances fail."""
    while sums := [each for each in draft.check().errors if not each.code.startswith("T3-BAL")]:
        draft = draft.replace({each.cells[-1]: str(each.expected) for each in sums})
    return draft


DRAFTS = {
    **{f"draft-{edition}": lawful(edition) for edition in FORMS},
    **{f"wrong-{edition}": numbered(edition) for edition in FORMS},
}
"""Drafts of every form by the names of their files."""
WRITTEN: dict[str, Draft] = {
    **{name: Draft.from_report(report) for name, report in REPORTS.items()},
    **DRAFTS,
}
"""What every file has to be read as."""

ROOM = {2: 7, 3: 7, 4: 5}
"""The most digits for which the cells of a table have room on one line."""


def alike(edition: FormKey, *, longer: int = 0) -> Draft:
    """Return a draft whose cells are full of nines.

    Args:
        edition: The form.
        longer: The digits for which a cell has no room.
    """
    blank = Draft.blank("云溪县商务局", 2023, edition=edition)
    cells = blank.form.cells
    return blank.replace(
        {path: 10 ** (ROOM[cell.table] + longer) - 1 for path, cell in cells.items()}
    )
