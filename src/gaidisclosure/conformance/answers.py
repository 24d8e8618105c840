# SPDX-License-Identifier: Apache-2.0
"""Answers to cases, 答案: those of this library, in the words of the protocol."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from gaidisclosure.checks import Number, Status
from gaidisclosure.conformance.documents import Data, draft_of, value_of
from gaidisclosure.draft.cell import printed_as
from gaidisclosure.form import Edition, Kind
from gaidisclosure.repair import Repair

SAFE: Final = 2**53
"""The least whole number that some languages cannot tell from the next one."""


def answered(request: Mapping[str, Any]) -> Data:
    """Return the answer to a request of either section."""
    return reading(request["figure"]) if "figure" in request else answer(request["document"])


def answer(data: Mapping[str, Any]) -> Data:
    """Return the verdict on a document, with every member that a case can expect.

    >>> answer({"edition": "2021", "cells": {}})["verdict"]
    'incomplete'
    """
    draft = draft_of(data)
    verdict = draft.check()
    errors = verdict.errors
    faults = [[each.code, each.cells[0]] for each in errors if each.family.startswith("CELL")]
    # Which of several cuts is shown, and so its cells, is left to the program.
    telling = [each for each in errors if not each.identities]
    concerned = {cell for each in telling for cell in each.cells}
    found: Data = {
        "verdict": verdict.conclusion.value,
        "failed": [each.code for each in errors if not each.family.startswith("CELL")],
        "not_evaluable": [
            each.code for each in verdict.results if each.status is Status.NOT_EVALUABLE
        ],
        "faults": faults,
        "cells": [path for path in draft.form.cells if path in concerned],
    }
    repairs = verdict.repairs
    if repairs and repairs[0].only:
        found["repair"] = _changes(draft.form, repairs[0])
    return found


def _changes(form: Edition, repair: Repair) -> list[Data]:
    return [
        {
            "cell": change.cell,
            "from": None if change.old is None else value_of(form, change.cell, change.old),
            "to": change.to,
        }
        for change in repair
    ]


def reading(figure: Mapping[str, str]) -> Data:
    """Return the state and the value of a cell, from its text and its kind.

    >>> reading({"text": "１，２０４ 件", "kind": "count"})
    {'state': 'figure', 'value': 1204}
    >>> reading({"text": "251000元", "kind": "money"})
    {'state': 'figure', 'value': '25.1'}
    >>> reading({"text": "/", "kind": "count"})
    {'state': 'not_applicable', 'value': None}
    """
    kind = Kind(figure["kind"])
    cell = printed_as(kind, figure["text"])
    return {
        "state": cell.state.value,
        "value": None if cell.value is None else _written(cell.value, kind),
    }


def _written(value: Number, kind: Kind) -> int | str:
    """Return a figure as JSON, in a string unless every language can read it."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if kind is Kind.MONEY or abs(value) >= SAFE else value
