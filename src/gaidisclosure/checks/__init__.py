# SPDX-License-Identifier: Apache-2.0
"""Checks, 校验: single figures, identities of the form, and plausibility.

The constructors of :mod:`gaidisclosure.model`, the verdict on a draft and the JSON reader all run
these checks, so they never disagree.
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
from gaidisclosure.checks.plausibility import LARGE_FEES, Particulars, implausible, is_short_for
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
    "LARGE_FEES",
    "MAX_COUNT",
    "MAX_DECIMALS",
    "RULES",
    "Figures",
    "Finding",
    "Number",
    "Particulars",
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
    "implausible",
    "is_short_for",
    "judge",
    "remark",
    "seen",
]
