"""JSON Schema of the documents, draft 2020-12, generated from the form and the model.

A schema sees names, types, signs and sizes; sums are beyond it. Whatever it refuses,
:func:`~gaidisclosure.codec.loads` refuses as well. The generated schemas are shipped beside this
module, in ``schemas/``; ``python -m gaidisclosure.codec.schema`` writes them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, get_args

from gaidisclosure.checks import MAX_COUNT, edition_named
from gaidisclosure.codec.envelope import DATE, MONEY, REPORT, envelope
from gaidisclosure.codec.tables import skeleton
from gaidisclosure.form import ASPECTS, EDITIONS, Edition, EditionName, Kind
from gaidisclosure.model import Level
from gaidisclosure.model.agency import DIVISION
from gaidisclosure.model.texts import MAX_LINE, MAX_TEXT
from gaidisclosure.model.uscc import SHAPE

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schema(edition: EditionName = "2021") -> Schema:
    """The JSON Schema of a report on one edition of the form.

    :class:`~gaidisclosure.errors.InvalidReportError` lists the editions if there is none of that
    name.

    >>> schema("2021")["properties"]["edition"]
    {'const': '2021'}
    """
    form = edition_named(edition)
    opening = {name: {"const": value} for name, value in envelope(REPORT, edition).items()}
    required = opening | {"agency": _agency(), "period": _period()} | _tables(form)
    return {
        "$schema": DIALECT,
        "title": f"政府信息公开工作年度报告 {form.name} ({form.document})",
        **_object(required | {"narrative": _narrative()}, required=required),
        "$defs": _DEFINITIONS,
    }


_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": MAX_COUNT}
_FIGURES: Final[Mapping[Kind, Schema]] = {
    Kind.COUNT: _COUNT,
    Kind.CHANGE: {"type": "integer", "minimum": -MAX_COUNT, "maximum": MAX_COUNT},
    Kind.MONEY: {"type": "string", "pattern": f"^{MONEY}$", "description": "万元"},
}
_TEXT: Final[Schema] = {"type": "string", "maxLength": MAX_TEXT}
_LINE: Final[Schema] = {"type": "string", "maxLength": MAX_LINE}


def _object(properties: Mapping[str, Any], required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _or_null(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "null"}]}


def _agency() -> Schema:
    contact: Schema = dict.fromkeys(("address", "telephone", "postcode", "email"), _LINE)
    properties = {
        "name": {**_LINE, "minLength": 1},
        "level": {"enum": [*Level, None]},
        "unified_social_credit_code": _or_null({"type": "string", "pattern": f"^{SHAPE.pattern}$"}),
        "division_code": _or_null({"type": "string", "pattern": f"^{DIVISION.pattern}$"}),
        "contact": _object(contact),
    }
    return _object(properties, required=["name"])


def _period() -> Schema:
    day = {"type": "string", "pattern": f"^{DATE}$"}
    return _object({"start": day, "end": day}, required=["start", "end"])


def _narrative() -> Schema:
    overview = {"text": _TEXT} | {aspect.item.key: _TEXT for aspect in ASPECTS}
    properties = {
        "title": _LINE,
        "preface": _TEXT,
        "overview": _object(overview),
        "problems_and_improvements": _TEXT,
        "other_matters": _TEXT,
    }
    return _object(properties)


def _tables(form: Edition) -> dict[str, Schema]:
    return {name: _node(form, inner) for name, inner in skeleton(form).items()}


def _node(form: Edition, node: Mapping[str, Any] | str) -> Schema:
    """The schema of a cell, or of a group of cells; equal rows are written once."""
    if isinstance(node, str):
        return _FIGURES[form.cells[node].kind]
    for name, shared in _DEFINITIONS.items():
        if list(node) == shared["required"]:
            return {"$ref": f"#/$defs/{name}"}
    return _object({name: _node(form, inner) for name, inner in node.items()}, required=node)


def _counts(form: Edition, path: str) -> Schema:
    group: Any = skeleton(form)
    for name in path.split("."):
        group = group[name]
    return _object(dict.fromkeys(group, _COUNT), required=group)


_DEFINITIONS: Final = {
    "applicant_counts": _counts(EDITIONS["2021"], "request_handling.received"),
    "case_results": _counts(EDITIONS["2021"], "review_litigation.review"),
}


def shipped(edition: EditionName) -> Path:
    """Where the generated schema of an edition lies in the package."""
    return Path(__file__).with_name("schemas") / f"{edition}.json"


def written(edition: EditionName) -> str:
    """The generated schema as the text of its file."""
    return json.dumps(schema(edition), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in get_args(EditionName):
        shipped(name).parent.mkdir(exist_ok=True)
        shipped(name).write_text(written(name), encoding="utf-8")
        print(f"schema of edition {name} written")
