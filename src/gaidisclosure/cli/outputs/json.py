# SPDX-License-Identifier: Apache-2.0
"""A verdict as one line of JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final

import msgspec

from gaidisclosure.checks import Number, Scalar, Violation
from gaidisclosure.cli.judging import Judged, Judgement
from gaidisclosure.cli.output import sound
from gaidisclosure.cli.outputs.document import Output
from gaidisclosure.draft import Doubt, Draft
from gaidisclosure.draft.cell import plainly
from gaidisclosure.explain.findings import NOT_COMPARED, is_on_text, place_of, places_of
from gaidisclosure.form import EDITIONS, Kind
from gaidisclosure.repair import Change
from gaidisclosure.zh.controls import escaped_controls

Record = dict[str, Any]


def line(judgement: Judgement, locale: str, not_compared: Sequence[str] = NOT_COMPARED) -> bytes:
    """Return the verdict on one file, without a line end.

    Args:
        judgement: The verdict, or the reason why there is none.
        locale: The language of its messages.
        not_compared: The comparisons that were not made.
    """
    record: Record = {
        "source": sound(judgement.source),
        "edition": None,
        "agency": None,
        "year": None,
        "verdict": judgement.conclusion,
        "cells": {},
        "violations": [],
        "repairs": [],
        "doubts": [],
        "not_compared": [],
        "error": None,
    }
    found = (
        _judged(judgement, locale) | {"not_compared": not_compared}
        if isinstance(judgement, Judged)
        else {"error": sound(judgement.error)}
    )
    return encoded(record | found)


def encoded(record: Any) -> bytes:
    """Return plain data as JSON on one line, with escapes for all control characters."""
    return escaped_controls(msgspec.json.encode(record).decode()).encode()


def _judged(judgement: Judged, locale: str) -> Record:
    draft = judgement.loaded.draft
    return {
        "edition": draft.edition,
        "agency": draft.agency,
        "year": draft.report_year,
        "cells": _cells(draft),
        "violations": [_violation(each, draft, locale) for each in judgement.findings.violations],
        "repairs": [
            [_change(change, draft, locale) for change in repair]
            for repair in judgement.verdict.repairs
        ],
        "doubts": [_doubt(each, locale) for each in draft.doubts],
    }


def _cells(draft: Draft) -> Record:
    """Return the cells found, in the order of the form."""
    return {
        path: figure(draft.cells[path].value, cell.kind)
        for path, cell in draft.form.cells.items()
        if path in draft.cells
    }


def _violation(violation: Violation, draft: Draft, locale: str) -> Record:
    kind = kind_of(violation.cells)
    more = {"identities": violation.identities, "sources": violation.sources}
    return {
        "code": violation.code,
        "severity": violation.severity,
        "cells": [path for path in violation.cells if path in draft.form.cells],
        "expected": scalar(violation.expected, kind),
        "actual": scalar(violation.actual, kind),
        "message": sound(violation.message(locale)),
        "place": sound(place_of(violation, draft, locale)) or None,
        **{name: names for name, names in more.items() if names},
        **_words(violation),
    }


def _words(violation: Violation) -> Record:
    """Return the words of a text that a remark is about, and their place in it."""
    if not is_on_text(violation):
        return {}
    found: Any = violation
    told = {"field": found.field, "span": found.span, "words": sound(found.words)}
    if found.claim:
        kind = kind_of(violation.cells)
        told["possible"] = [scalar(each, kind) for each in dict.fromkeys(found.claim.expected)]
    return told


def _doubt(doubt: Doubt, locale: str) -> Record:
    return {
        "code": doubt.code,
        "cells": doubt.cells,
        "found": sound(doubt.found),
        "place": doubt.place and sound(doubt.place.text(locale)),
        "message": sound(doubt.message(locale)),
    }


def _change(change: Change, draft: Draft, locale: str) -> Record:
    kind = draft.form.cells[change.cell].kind
    limits = {"least": figure(change.least, kind), "most": figure(change.most, kind)}
    return {
        "cell": change.cell,
        "from": figure(change.old, kind),
        "to": figure(change.to, kind),
        "place": sound(places_of(draft, (change.cell,), locale)) or None,
        **(limits if change.to is None else {}),
    }


def kind_of(paths: Iterable[str]) -> Kind:
    """Return the kind of the cells of a violation, a count if it has none."""
    known = (
        form.cells[path].kind for path in paths for form in EDITIONS.values() if path in form.cells
    )
    return next(known, Kind.COUNT)


def scalar(value: Scalar, kind: Kind) -> Any:
    """Return the expectation or the finding of a violation about cells of a kind."""
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, Decimal) or type(value) is int:
        return figure(value, kind)
    return value


def figure(value: Number | None, kind: Kind) -> str | msgspec.Raw | None:
    """Return money as a string, never taken for a float, and counts as numbers."""
    if value is None:
        return None
    digits = plainly(value)
    return digits if kind is Kind.MONEY else msgspec.Raw(digits.encode())


OUTPUT: Final = Output(line)
