# SPDX-License-Identifier: Apache-2.0
"""JSON documents with faults, and the faults that are found in them."""

from __future__ import annotations

import json
import pickle
from functools import reduce
from operator import getitem
from typing import Any

import pytest

import gaidisclosure as gd
from gaidisclosure.i18n import LOCALES

ZERO = gd.AnnualReport2021.zero("云溪县商务局", 2023)


def faults(data: bytes | str) -> list[tuple[str, str | None]]:
    with pytest.raises(gd.InvalidJSONError) as caught:
        gd.loads(data)
    for violation in caught.value.violations:
        for locale in LOCALES:
            assert "{" not in violation.message(locale).replace(str(violation.actual), "")
    assert pickle.loads(pickle.dumps(caught.value)).violations == caught.value.violations
    return [(violation.code, violation.path) for violation in caught.value.violations]


def tree() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gd.dumps(ZERO))
    return found


def put(whole: dict[str, Any], path: str, value: object) -> None:
    """Give the member at a path another value."""
    *names, last = path.split(".")
    reduce(getitem, names, whole)[last] = value


def changed(path: str, value: object) -> str:
    whole = tree()
    put(whole, path, value)
    return json.dumps(whole)
