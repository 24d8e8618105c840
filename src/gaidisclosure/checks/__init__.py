# SPDX-License-Identifier: Apache-2.0
"""Checks over figures, 校验: single figures, and the identities of the form.

The constructors of :mod:`gaidisclosure.model`, the verdict on a draft and the JSON reader all run
the checks of this room, so that they can never disagree. Checks and violations are values.
"""

from gaidisclosure.checks.figures import (
    FEN_DECIMALS,
    MAX_COUNT,
    MAX_DECIMALS,
    decimals,
    figure_faults,
    judge,
    remark,
)
from gaidisclosure.checks.identities import (
    Figures,
    Finding,
    Status,
    added,
    evaluate,
    failures,
    findings,
)
from gaidisclosure.checks.rules import RULES, Rule
from gaidisclosure.checks.violation import (
    EXACT,
    Number,
    Scalar,
    Severity,
    Violation,
    cell_label,
    identities_label,
    seen,
)

__all__ = [
    "EXACT",
    "FEN_DECIMALS",
    "MAX_COUNT",
    "MAX_DECIMALS",
    "RULES",
    "Figures",
    "Finding",
    "Number",
    "Rule",
    "Scalar",
    "Severity",
    "Status",
    "Violation",
    "added",
    "cell_label",
    "decimals",
    "evaluate",
    "failures",
    "figure_faults",
    "findings",
    "identities_label",
    "judge",
    "remark",
    "seen",
]
