# SPDX-License-Identifier: Apache-2.0
"""Answers to cases, 答案: those of this library, in the words of the protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gaidisclosure.checks import Status
from gaidisclosure.conformance.documents import Data, draft_of, value_of
from gaidisclosure.form import Edition
from gaidisclosure.repair import Repair


def answer(data: Mapping[str, Any]) -> Data:
    """Return the verdict on a document, with every member that a case can expect.

    >>> answer({"edition": "2021", "cells": {}})["verdict"]
    'incomplete'
    """
    draft = draft_of(data)
    verdict = draft.check()
    failed = [found for found in verdict.findings if found.status is Status.FAILED]
    faults = [[fault.code, fault.cells[0]] for fault in verdict.faults]
    concerned = {cell for found in failed for cell in found.identity.cells}
    concerned |= {path for _, path in faults}
    found: Data = {
        "verdict": verdict.conclusion.value,
        "failed": [each.code for each in failed],
        "not_evaluable": [
            each.code for each in verdict.findings if each.status is Status.NOT_EVALUABLE
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
