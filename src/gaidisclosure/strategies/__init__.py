# SPDX-License-Identifier: Apache-2.0
"""Hypothesis strategies, 随机年报: reports and drafts for tests of other programs.

They draw consistent values by construction, reject nothing, and shrink to zeros. With Hypothesis
installed, ``st.from_type(AnnualReport)`` needs no import from here. Without it, :func:`sample`
gives plain test data.

>>> from hypothesis import given, settings
>>> from gaidisclosure.strategies import request_handlings
>>> @settings(max_examples=5, database=None)
... @given(request_handlings(edition="2021", size="office"))
... def requests_balance(table):
...     came_in = table.received.total + table.brought_forward.total
...     assert came_in == table.outcomes.total.total + table.carried_forward.total
>>> requests_balance()
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from gaidisclosure._lazy import homes_in, imported
from gaidisclosure.errors import MissingExtraError

_HOMES = homes_in(__spec__)
__all__ = list(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]
_PLAIN = ("PlantedError", "Size", "sample")
"""The names that need no Hypothesis."""


def __getattr__(name: str) -> object:
    if name in _HOMES and name not in _PLAIN:
        _need_hypothesis()
    value = imported(name, _HOMES, __name__)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(_HOMES if find_spec("hypothesis") else _PLAIN)


def _need_hypothesis() -> None:
    try:
        import_module("hypothesis")
    except ImportError as error:
        raise MissingExtraError(
            "errors.missing_extra", extra="strategies", package="hypothesis"
        ) from error
