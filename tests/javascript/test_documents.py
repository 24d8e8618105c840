# SPDX-License-Identifier: Apache-2.0
"""Documents in JavaScript: what Python writes opens and saves equal, and what is saved loads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import gaidisclosure as gd
from tests.javascript.drawn import answers, drafts, reports
from tests.javascript.test_module import copy, needs_node

__all__ = ["copy"]

pytestmark = needs_node


def text(value: Any) -> str:
    return gd.dumps(value).decode()


def test_drafts_are_saved_as_they_were(copy: Path) -> None:
    some = [*drafts(300, seed=16)]
    steps = [["opened", text(draft)] for draft in some]
    found = answers(copy, [(d.form.key, [s, ["savedDocument"]]) for d, s in zip(some, steps, strict=True)])
    for draft, answer in zip(some, found, strict=True):
        assert answer.get("found") == text(draft), answer
