# SPDX-License-Identifier: Apache-2.0
"""What a verdict says of a draft, and what a result says of its row, in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, frozen
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import bulk, strategies
from gaidisclosure.form import FORMS, FormKey


@frozen
class Said:
    """The conclusion, the identities that failed and that are open, and all other codes."""

    conclusion: str | None
    failed: frozenset[str]
    not_evaluable: frozenset[str]
    others: frozenset[str]


def checked(drafts: list[gd.Draft], **options: Any) -> Any:
    """The result for a table of drafts on one form, with their texts."""
    return bulk.check_batch(bulk.to_table(drafts, texts=True), **options)


def by_draft(draft: gd.Draft) -> Said:
    """What the draft's own check says."""
    verdict = draft.check()
    status = {each.code: each.status for each in verdict.results}
    codes = {each.code for each in (*verdict.violations, *verdict.gaps)}
    return Said(
        verdict.conclusion.value,
        frozenset(code for code, each in status.items() if each is gd.Status.FAILED),
        frozenset(code for code, each in status.items() if each is gd.Status.NOT_EVALUABLE),
        frozenset(codes - status.keys()),
    )


def by_row(result: Any, form: FormKey) -> list[Said]:
    """What a result says of each of its rows."""
    identities = FORMS[form].identities.keys()
    failed = bulk.codes(result, form)
    unknown = bulk.codes(result, form, "not_evaluable")
    return [
        Said(
            conclusion,
            frozenset(identities & {*found}),
            frozenset(open_),
            frozenset(found) - identities,
        )
        for conclusion, found, open_ in zip(
            result.column("conclusion").to_pylist(), failed, unknown, strict=True
        )
    ]


def without_words(draft: gd.Draft) -> gd.Draft:
    """A draft without its texts and the contact, which a table has only if asked for."""
    issuer = draft.issuer and evolve(draft.issuer, contact=gd.Contact())
    return evolve(draft, issuer=issuer, narrative=gd.Narrative())


@st.composite
def contradicting(draw: st.DrawFn) -> gd.Draft:
    """A draft with one wrong count in table 3, and blanks that may hide it or not."""
    report = draw(strategies.annual_reports(edition="2021", size="office"))
    draft = gd.Draft.from_report(report)
    tied = [path for path, cell in draft.form.cells.items() if cell.table == 3]
    wrong = draw(st.sampled_from(tied))
    figure = draft.figures()[wrong]
    assert isinstance(figure, int)
    blank = draw(st.lists(st.sampled_from(tied), max_size=60))
    return draft.replace(dict.fromkeys(blank) | {wrong: figure + draw(st.integers(1, 9))})


def lists_of_drafts() -> st.SearchStrategy[list[gd.Draft]]:
    """Drafts on any forms: lawful, violating, and full of blanks."""
    return st.lists(strategies.drafts() | contradicting(), min_size=1, max_size=4)


def by_form(drafts: Iterable[gd.Draft]) -> Iterator[tuple[FormKey, list[gd.Draft]]]:
    """The drafts on each form, in their order."""
    given = [*drafts]
    for form in FORMS.values():
        if own := [each for each in given if each.form is form]:
            yield form.key, own
