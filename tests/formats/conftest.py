# SPDX-License-Identifier: Apache-2.0
"""What the tests of file formats share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from gaidisclosure.formats import limits


@pytest.fixture
def lower(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """A limit is lowered, so that a small file goes beyond it."""

    def lowered(name: str, most: int) -> None:
        monkeypatch.setattr(limits, name, evolve(getattr(limits, name), most=most))

    return lowered
