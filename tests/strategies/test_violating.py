# SPDX-License-Identifier: Apache-2.0
"""Drafts that fail exactly what was asked, by amounts and in cells that vary."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from gaidisclosure import strategies as gs
from gaidisclosure.draft import Draft
from gaidisclosure.errors import UnrealisableError
from gaidisclosure.i18n import LOCALES
from tests import contract

EDITION_NAMES = ("2021", "2019")
ANY = settings(phases=[Phase.generate], database=None, derandomize=True, max_examples=1000)
"""That there is one is enough: it need not be the simplest."""


def refusal(call: Callable[[], object]) -> UnrealisableError | None:
    try:
        call()
    except UnrealisableError as error:
        return error
    return None


sets_of_codes = st.sampled_from(EDITION_NAMES).flatmap(
    lambda edition: st.tuples(
        st.just(edition),
        st.sets(st.sampled_from([*contract.identities(edition)]), max_size=12),
    )
)


@given(sets_of_codes, st.data())
def test_exactly_what_was_asked_fails(asked: tuple[str, set[str]], data: st.DataObject) -> None:
    edition, codes = asked
    if refused := refusal(lambda: gs.violating(codes, edition=edition)):  # type: ignore[arg-type]
        assert contract.vanishes(edition, refused.dependency)
        assert codes & refused.dependency.keys() == {refused.code}
        return
    draft = data.draw(gs.violating(codes, edition=edition))  # type: ignore[arg-type]
    verdict = draft.check()
    assert {violation.code for violation in verdict.errors} == codes
    assert draft.edition == edition
    assert not verdict.gaps
    assert contract.failed(edition, draft.figures()) == codes


@given(st.data())
def test_the_same_identities_fail_by_other_amounts_in_other_cells(data: st.DataObject) -> None:
    codes = {"T3-ROW:received", "T3-BAL:total"}
    draft = data.draw(gs.violating(codes, years=[2023], size="office"))
    assert draft.year == 2023
    assert {violation.code for violation in draft.check().errors} == codes


def test_amounts_and_cells_vary() -> None:
    codes = {"T3-ROW:received", "T3-ROW:carried_forward"}
    strategy = gs.violating(codes, edition="2021", years=[2023])
    for by in (-7, 3):
        find(strategy, _is_missing("T3-ROW:received", by), settings=ANY)
    for cell in ("natural_person", "research_institution", "total"):
        path = f"{contract.T3}.received.{cell}"
        find(strategy, _is_positive(path), settings=ANY)


def _is_missing(code: str, by: int) -> Callable[[Draft], bool]:
    def missing(draft: Draft) -> bool:
        finding = draft.check().result(code)
        return (finding.expected or 0) - (finding.actual or 0) == by

    return missing


def _is_positive(path: str) -> Callable[[Draft], bool]:
    return lambda draft: (draft.figures()[path] or 0) > 0


def test_it_shrinks_to_few_cells() -> None:
    draft = find(
        gs.violating({"T3-ROW:received", "T3-BAL:total"}),
        lambda draft: True,
        settings=settings(
            derandomize=True,
            max_examples=200,
            database=None,
            phases=[Phase.generate, Phase.shrink],
        ),
    )
    assert sum(1 for figure in draft.figures().values() if figure) <= 4


def test_without_codes_the_draft_is_lawful() -> None:
    assert find(gs.violating(set()), lambda draft: True, settings=ANY).check().ok


def test_identities_that_only_one_edition_has_choose_it() -> None:
    codes = {"T3-ROW:outcomes.other", "T3-SUM:natural_person"}
    assert find(gs.violating(codes), lambda draft: True, settings=ANY).edition == "2019"
    with pytest.raises(InvalidArgument, match="no edition"):
        gs.violating({"T3-ROW:outcomes.other", "T3-ROW:outcomes.other.other"})
    with pytest.raises(InvalidArgument, match="T3-ROW:outcomes"):
        gs.violating(codes, edition="2021")


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ({"T3-ROW:recieved"}, "T3-ROW:received"),
        ({"nonsense"}, "T3-ROW:received"),
        ("T3-ROW:received", "give a set"),
    ],
)
def test_codes_that_are_none_are_refused(codes: Iterable[str], said: str) -> None:
    with pytest.raises(InvalidArgument, match=said):
        gs.violating(codes)  # type: ignore[arg-type]


def test_what_is_impossible_is_explained_in_every_language() -> None:
    with pytest.raises(UnrealisableError) as caught:
        gs.violating({"T3-SUM:total", "T4-SUM:review"})
    for locale in LOCALES:
        message = caught.value.message(locale)
        assert message.count("T3-SUM:total") >= 2
        assert "T3-ROW:outcomes.disclosed" in message
        assert "T4-SUM" not in message
    assert str(caught.value) == f"[T3-SUM:total] {caught.value.message()}"
