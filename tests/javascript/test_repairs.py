# SPDX-License-Identifier: Apache-2.0
"""Certain repairs in JavaScript: those of Python, wherever one figure alone is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gaidisclosure import Draft
from gaidisclosure.form import FORMS, Edition
from gaidisclosure.strategies.figures import full
from gaidisclosure.strategies.numbers import Numbers
from tests.depth import DEEPER, IS_DEEP
from tests.javascript.engine import (
    Asked,
    Given,
    answered,
    as_data,
    differing,
    drawn,
    in_json,
    known,
    suite,
)
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]


def expected(draft: Draft) -> list[Given]:
    components = draft.check().location.components
    return [
        {
            "cell": change.cell,
            "from": in_json(change.old),
            "to": change.to,
            "codes": list(each.codes),
        }
        for each in components
        if len(each.repairs) == 1 and each.repairs[0].only and len(each.repairs[0]) == 1
        for change in each.repairs[0]
    ]


@needs_node
def test_they_are_those_of_python_in_the_suite(copy: Path) -> None:
    some = suite(1 if IS_DEEP else 27)
    assert differing(copy, "changes", known(some, expected)) == []


@needs_node
def test_they_are_those_of_python_in_random_drafts(copy: Path) -> None:
    some = [*drawn(100 * DEEPER, seed=61)]
    assert differing(copy, "changes", known(some, expected)) == []
    assert sum(bool(expected(draft)) for draft, _ in some) > 20 * DEEPER


SOME = 1 if IS_DEEP else 8
STEPS = {"2021": 1, "2019": SOME, "2021-undivided": SOME}
"""Every cell of the form in force is tried, and one in eight of the others, which differ little."""


def wrong_once(form: Edition) -> Iterator[tuple[str, Asked]]:
    """Cells of a form one too many, each in a report where nothing else is wrong."""
    figures = full(form, Numbers(len(form.cells)), 50)
    for path, figure in [*figures.items()][:: STEPS[form.key]]:
        draft = Draft.from_figures("云溪县商务局", 2023, {**figures, path: figure + 1}, form)
        yield path, (draft, as_data(draft))


@needs_node
@pytest.mark.parametrize("key", FORMS)
def test_every_single_error_of_table_3_is_mended(copy: Path, key: str) -> None:
    form = FORMS[key]
    planted = dict(wrong_once(form))
    assert differing(copy, "changes", known(planted.values(), expected)) == []
    asked = [{"draft": data} for _, data in planted.values()]
    for path, changes in zip(planted, answered(copy, "changes", asked), strict=True):
        found = [(each["cell"], each["from"] - each["to"]) for each in changes]
        assert found == [(path, 1)] * (form.cells[path].table == 3)
    assert len(planted) == -(-len(form.cells) // STEPS[key])
