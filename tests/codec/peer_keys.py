# SPDX-License-Identifier: Apache-2.0
"""The keys of the other tool's JSON, 其他系统的键, in the order of the cells of the 2021 form."""

from __future__ import annotations

from tests import contract

_TABLE_2 = [
    *(
        f"{kind}.{n}"
        for kind in ("regulations", "normativeDocuments")
        for n in ("made", "repealed", "valid")
    ),
    *("licensing.processed", "punishment.processed", "coercion.processed", "fees.amount"),
]
_COLUMNS = [
    "naturalPerson",
    *(f"legalPerson.{kind}" for kind in ("commercial", "research", "social", "legal", "other")),
    "total",
]
_ROWS = [
    "newReceived",
    "carriedOver",
    "results.granted",
    "results.partialGrant",
    "results.denied.stateSecret",
    "results.denied.lawForbidden",
    "results.denied.safetyStability",
    "results.denied.thirdPartyRights",
    "results.denied.internalAffairs",
    "results.denied.processInfo",
    "results.denied.enforcementCase",
    "results.denied.adminQuery",
    "results.unableToProvide.noInfo",
    "results.unableToProvide.needCreation",
    "results.unableToProvide.unclear",
    "results.notProcessed.complaint",
    "results.notProcessed.repeat",
    "results.notProcessed.publication",
    "results.notProcessed.massiveRequests",
    "results.notProcessed.confirmInfo",
    "results.other.overdueCorrection",
    "results.other.overdueFee",
    "results.other.otherReasons",
    "results.totalProcessed",
    "results.carriedForward",
]
_BLOCKS = ("review", "litigationDirect", "litigationPostReview")
_RESULTS = ("maintain", "correct", "other", "unfinished", "total")

KEYS: dict[str, str] = dict(
    zip(
        [
            *(f"activeDisclosureData.{key}" for key in _TABLE_2),
            *(f"tableData.{column}.{row}" for row in _ROWS for column in _COLUMNS),
            *(f"reviewLitigationData.{block}.{key}" for block in _BLOCKS for key in _RESULTS),
        ],
        contract.cells("2021"),
        strict=True,
    )
)
"""The cell of each key."""
