# SPDX-License-Identifier: Apache-2.0
"""The form as plain data, 格式导出: every cell, identity and rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from gaidisclosure.checks import RULES, Rule, Status
from gaidisclosure.explain.words import formula, grounds, in_words, table_of
from gaidisclosure.form import FORMS, Citation, Edition, FormCell, Identity
from gaidisclosure.i18n import LOCALES, text

Data = dict[str, Any]
FORMAT = "gaidisclosure-form"
VERSION = 1


def exported(key: str) -> Data:
    """Return everything that is known of a form, as JSON-ready data.

    Args:
        key: The key of the form, such as ``2021-undivided``.

    Raises:
        KeyError: There is no form with this key.

    >>> data = exported("2021")
    >>> len(data["cells"]), len(data["identities"]), data["identities"][0]["code"]
    (200, 42, 'T3-ROW:received')
    """
    form = FORMS[key]
    return {
        "format": FORMAT,
        "version": VERSION,
        "key": form.key,
        "edition": form.name,
        "document": form.document,
        "cells": [_cell(cell) for cell in form.cells.values()],
        "identities": [_identity(form, each) for each in form.identities.values()],
        "rules": [_rule(rule) for rule in RULES],
        "statuses": {status.value: _in_all(partial(_status, status)) for status in Status},
    }


def _status(status: Status, locale: str) -> str:
    return text(f"explain.status.{status}", locale)


def _in_all(words: Callable[[str], str]) -> dict[str, str]:
    return {locale: words(locale) for locale in LOCALES}


def _cell(cell: FormCell) -> Data:
    place = cell.span
    return {
        "path": cell.path,
        "table": cell.table,
        "kind": cell.kind.value,
        "unit": _in_all(lambda locale: text(f"explain.unit.{cell.kind}", locale)),
        "labels": _in_all(cell.label),
        "row": _in_all(cell.row.label_in),
        "column": _in_all(cell.column.label_in),
        "place": {
            "row": place.row,
            "column": place.column,
            "rowspan": place.rowspan,
            "colspan": place.colspan,
        },
        "citations": [_citation(each) for each in cell.citations],
    }


def _citation(cited: Citation) -> Data:
    return {
        "document": cited.document,
        "article": cited.article,
        "paragraph": cited.paragraph,
        "items": list(cited.items),
        "basis": cited.basis,
        "text": _in_all(cited.text),
    }


def _identity(form: Edition, identity: Identity) -> Data:
    return {
        "code": identity.code,
        "family": identity.family,
        "instance": identity.instance,
        "table": table_of(form, identity),
        "left": list(identity.left),
        "right": list(identity.right),
        "formula": formula(identity),
        "words": _in_all(lambda locale: in_words(form, identity, locale)),
        "severity": "error",
        "basis": identity.basis,
        "document": form.document,
        "grounds": _in_all(lambda locale: grounds(form, identity, locale)),
    }


def _rule(rule: Rule) -> Data:
    return {
        "code": rule.code,
        "consequence": rule.consequence,
        "kinds": [kind.value for kind in rule.kinds],
        "message": _in_all(rule.message),
        "formula": rule.formula,
        "basis": rule.basis,
        "grounds": _in_all(rule.grounds),
    }
