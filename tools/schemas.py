# SPDX-License-Identifier: Apache-2.0
"""Writes the JSON Schemas in ``src/gaidisclosure/codec/schemas`` from the form and the model.

    python tools/schemas.py

Titles are the official Chinese labels, descriptions are English.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from gaidisclosure.checks import MAX_COUNT, Severity
from gaidisclosure.codec.envelope import DATE, DRAFT, MONEY, REPORT, VERSION, envelope
from gaidisclosure.codec.schema import SCHEMAS, Schema, SchemaName
from gaidisclosure.codec.tables import skeleton
from gaidisclosure.draft import Conclusion, How
from gaidisclosure.draft.fields import WRITABLE_YEARS
from gaidisclosure.form import ASPECTS, EDITIONS, FORMS, SECTIONS, Chain, Edition, Item, Kind
from gaidisclosure.i18n import text
from gaidisclosure.model import Level
from gaidisclosure.model.agency import DIVISION
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.model.texts import MAX_LINE, MAX_TEXT
from gaidisclosure.model.uscc import SHAPE
from gaidisclosure.zh.figures import State

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FOLDER: Final = Path(__file__).parents[1] / "src" / "gaidisclosure" / "codec" / "schemas"

COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": MAX_COUNT}
FIGURES: Final[Mapping[Kind, Schema]] = {
    Kind.COUNT: COUNT,
    Kind.CHANGE: COUNT | {"minimum": -MAX_COUNT},
    Kind.MONEY: {"type": "string", "pattern": f"^{MONEY}$"},
}
STRING: Final[Schema] = {"type": "string"}
TEXT: Final[Schema] = STRING | {"maxLength": MAX_TEXT}
LINE: Final[Schema] = STRING | {"maxLength": MAX_LINE}
YEAR: Final[Schema] = {
    "type": "integer",
    "minimum": WRITABLE_YEARS[0],
    "maximum": WRITABLE_YEARS[-1],
}
DAY: Final[Schema] = STRING | {"pattern": f"^{DATE}$"}
SHORTEST: Final[Schema] = STRING | {"pattern": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?$"}
ORIGIN: Final = {
    "agency": ("行政机关", "The agency that reports"),
    "period": ("统计期限", "The period that the report covers"),
}
ROWS: Final = {
    "applicant_counts": "request_handling.received",
    "case_results": "review_litigation.review",
}
"""Rows that several places share, each with one of them."""


def named(inner: Schema, chinese: str, english: str) -> Schema:
    return {"title": chinese, "description": english} | inner


def record(properties: Mapping[str, Any], required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def nullable(inner: Schema) -> Schema:
    return {"anyOf": [inner, {"type": "null"}]}


def agency() -> Schema:
    contact = {
        "address": named(LINE, "地址", "Address"),
        "telephone": named(LINE, "电话", "Telephone"),
        "postcode": named(LINE, "邮政编码", "Postcode"),
        "email": named(LINE, "电子邮箱", "Email"),
    }
    code = nullable(STRING | {"pattern": f"^{SHAPE.pattern}$"})
    division = nullable(STRING | {"pattern": f"^{DIVISION.pattern}$"})
    properties = {
        "name": named(LINE | {"minLength": 1}, "名称", "Name of the agency"),
        "level": named({"enum": [*Level, None]}, "行政层级", "Level of government"),
        "unified_social_credit_code": named(
            code, "统一社会信用代码", "Unified social credit code, GB 32100—2015"
        ),
        "division_code": named(division, "行政区划代码", "Code of the administrative division"),
        "contact": named(record(contact), "联系方式", "Contact"),
    }
    return record(properties, ["name"])


def period() -> Schema:
    days = {
        "start": named(DAY, "起始日期", "First day, ISO 8601"),
        "end": named(DAY, "截止日期", "Last day, ISO 8601"),
    }
    return record(days, days)


def narrative() -> Schema:
    part = {each.item.key: each.item for each in (*SECTIONS, *ASPECTS)}

    def of_item(name: str, inner: Schema) -> Schema:
        return named(inner, part[name].label, text(part[name].code, "en"))

    aspects = {each.item.key: of_item(each.item.key, TEXT) for each in ASPECTS}
    overview = {"text": named(TEXT, "总述", "Text before the first aspect")} | aspects
    properties = {
        "title": named(LINE, "标题", "Title; empty for the customary one"),
        "preface": named(TEXT, "前言", "Preface"),
        "overview": of_item("overview", record(overview)),
        "problems_and_improvements": of_item("problems_and_improvements", TEXT),
        "other_matters": of_item("other_matters", TEXT),
    }
    return named(record(properties), "文字部分", "The words of the report")


def report(edition: str) -> Schema:
    form = EDITIONS[edition]
    opening = {name: {"const": value} for name, value in envelope(REPORT, edition).items()}
    origin = {
        "agency": named(agency(), *ORIGIN["agency"]),
        "period": named(period(), *ORIGIN["period"]),
    }
    required = opening | origin | tables(form)
    return {
        "title": f"政府信息公开工作年度报告 {form.name} ({form.document})",
        "description": f"Annual report on open government information, form of {form.name}",
        **record(required | {"narrative": narrative()}, required),
        "$defs": {name: shared_row(path) for name, path in ROWS.items()},
    }


def tables(form: Edition) -> dict[str, Schema]:
    return {
        section.item.key: named(
            node(form, section.item.key), section.item.label, section.item.label_in("en")
        )
        for section in SECTIONS
        if section.table
    }


def node(form: Edition, path: str) -> Schema:
    """The schema of a cell, or of a group of cells without its label."""
    if path in form.cells:
        return FIGURES[form.cells[path].kind]
    below = [*inner(form, path)]
    for name, row in ROWS.items():
        if below == [*inner(EDITIONS["2021"], row)]:
            return {"$ref": f"#/$defs/{name}"}
    return record({name: labelled(form, f"{path}.{name}") for name in below}, below)


def labelled(form: Edition, path: str) -> Schema:
    return named(node(form, path), *(label(form, path, locale) for locale in ("zh_Hans", "en")))


def label(form: Edition, path: str, locale: str) -> str:
    """The label of a cell with its unit, or what the labels of all cells below have in common."""
    if path in form.cells:
        cell = form.cells[path]
        return with_unit(cell.label(locale), cell.kind, locale)
    below = [cell for cell in form.cells.values() if cell.path.startswith(f"{path}.")]
    labels = [[*told(cell.row), *told(cell.column)] for cell in below]
    shared = [first for first, *rest in zip(*labels, strict=False) if {first} >= {*rest}]
    return " ".join(item.label_in(locale) for item in shared)


def told(chain: Chain) -> list[Item]:
    return [item for item in chain.items[chain.common :] if item.label]


def with_unit(words: str, kind: Kind, locale: str) -> str:
    unit = text(f"explain.unit.{kind}", locale)
    brackets = " ({})" if locale == "en" else "（{}）"
    return words if unit in words else words + brackets.format(unit)


def shared_row(path: str) -> Schema:
    """A row that stands in several places; its figures have the labels of their columns."""
    form = EDITIONS["2021"]
    columns = {name: form.cells[f"{path}.{name}"] for name in inner(form, path)}
    figures = {
        name: named(
            FIGURES[cell.kind],
            *(
                with_unit(cell.column.leaf.label_in(locale), cell.kind, locale)
                for locale in ("zh_Hans", "en")
            ),
        )
        for name, cell in columns.items()
    }
    return record(figures, figures)


def inner(form: Edition, path: str) -> Mapping[str, Any]:
    found: Any = skeleton(form)
    for name in path.split("."):
        found = found[name]
    return found  # type: ignore[no-any-return]


def draft() -> Schema:
    opening = {name: {"const": value} for name, value in envelope(DRAFT, "2021").items()}
    opening["edition"] = {"enum": [*FORMS]}
    labels = {
        path: named(
            {"$ref": "#/$defs/amount"} if cell.kind is Kind.MONEY else {},
            *(label(form, path, locale) for locale in ("zh_Hans", "en")),
        )
        for form in FORMS.values()
        for path, cell in form.cells.items()
    }
    cells = {
        "type": "object",
        "properties": labels,
        "patternProperties": {".": {"$ref": "#/$defs/cell"}},
    }
    optional = {
        "issuer": named(nullable(agency()), *ORIGIN["agency"]),
        "year": named(nullable(YEAR), "年度", "Report year"),
        "period": named(nullable(period()), *ORIGIN["period"]),
        "narrative": narrative(),
        "basis": named(array(STRING), "依据", "Documents that the text cites"),
        "published": named(nullable(DAY), "公布日期", "Date of the signature, ISO 8601"),
        "doubts": named(array({"$ref": "#/$defs/doubt"}), "存疑", "Doubts of a reader"),
        "text_places": named(text_places(), "文字的位置", "Places of the lines of each text"),
    }
    required = opening | {"cells": named(cells, "单元格", "Cells as filled in, by path")}
    return {
        "title": "政府信息公开工作年度报告录入稿",
        "description": "Draft of an annual report: every cell as filled in, right or wrong",
        **record(required | optional, required),
        "allOf": [of_form(form) for form in FORMS.values()],
        "$defs": {
            "cell": cell(),
            "amount": {"properties": {"value": {"type": ["string", "null"]}}},
            "doubt": doubt(),
            "place": place(),
        },
    }


def of_form(form: Edition) -> Schema:
    """A draft has no cells but those of its own form."""
    names = {"propertyNames": {"enum": [*form.cells]}}
    return {
        "if": {"properties": {"edition": {"const": form.key}}},
        "then": {"properties": {"cells": names}},
    }


def cell() -> Schema:
    """A cell of a draft: it has a value exactly if its state is ``figure``."""
    figure = {"anyOf": [{"type": "integer"}, SHORTEST, {"type": "null"}]}
    properties = {
        "text": named(STRING, "原文", "Text as printed"),
        "value": named(figure, "数值", "The figure: a count, or an amount as a string"),
        "state": named({"enum": [*State]}, "状态", "State of the cell"),
        "place": {"$ref": "#/$defs/place"},
        "forced_by": named(array(STRING), "推定依据", "Codes of identities that force the figure"),
        "how": named({"enum": [*How]}, "读法", "The way in which the cell was read"),
    }
    none = {"properties": {"value": {"type": "null"}}}
    return record(properties, ["text", "value", "state"]) | {
        "if": {"properties": {"state": {"const": State.FIGURE}}},
        "then": {"not": none},
        "else": none,
    }


def place() -> Schema:
    number: Schema = {"type": "integer"}
    properties = {
        "line": named(number, "行", "Line of the source, or of the page"),
        "column": named(number, "列", "First character in the line"),
        "page": named(number, "页", "Page"),
        "box": named(
            array({"type": "number"}) | {"minItems": 4, "maxItems": 4},
            "版面位置",
            "Left, top, right and bottom on the page, in points",
        ),
        "sheet": named(STRING, "工作表", "Sheet of a workbook"),
        "address": named(STRING, "单元格地址", "Address of a cell, such as B7"),
        "element": named(STRING, "元素", "Path to an element of a page"),
        "member": named(STRING, "压缩包内的文件", "File within an archive"),
        "in_table": named(
            array(number) | {"minItems": 3, "maxItems": 3},
            "表、行、列",
            "Number of the table, row and first column of a cell",
        ),
    }
    nullables = {name: nullable(each) for name, each in properties.items()}
    return named(nullable(record(nullables)), "位置", "Place in the source")


def text_places() -> Schema:
    places = array({"$ref": "#/$defs/place"})
    return {
        "type": "object",
        "propertyNames": {"enum": [*TEXTS]},
        "additionalProperties": places,
    }


def doubt() -> Schema:
    properties = {
        "code": named(STRING, "代码", "Code of the doubt"),
        "cells": named(array(STRING), "单元格", "Paths of the cells that it is about"),
        "found": named(STRING, "原文", "Text as printed"),
        "place": {"$ref": "#/$defs/place"},
    }
    return record(properties, ["code"])


def check() -> Schema:
    """A line of ``check --format json``; more members may come, and none goes."""
    figure = {"type": ["number", "string", "null"]}
    path = {"$ref": "#/$defs/path"}
    place_in_words = named(nullable(STRING), "位置", "Place in the source, in words")
    violation = {
        "code": named(STRING, "代码", "Code of the violation, such as T3-ROW:received"),
        "severity": named({"enum": [*Severity]}, "严重程度", "Severity"),
        "cells": named(array(path), "单元格", "Paths of the cells"),
        "identities": named(array(STRING), "勾稽关系", "Identities that cannot all hold"),
        "sources": named(array(STRING), "年度或成员", "Years or members that it is about"),
        "expected": named({"type": [*figure["type"], "boolean"]}, "应为", "Expected"),
        "actual": named({"type": [*figure["type"], "boolean"]}, "实为", "Found"),
        "message": named(STRING, "说明", "What is wrong, in the language asked for"),
        "place": place_in_words,
    }
    on_text = {
        "field": named(STRING, "文字", "Field path of the text that a remark (TEXT-…) is about"),
        "span": named(
            array({"type": "integer"}),
            "起止",
            "First character of the words in the text, and the one after the last",
        ),
        "words": named(STRING, "原文", "The words that the remark is about"),
        "possible": named(
            {"type": "array"}, "可能的数", "Figures that the tables allow, money as strings"
        ),
    }
    change = {
        "cell": named(path, "单元格", "Path of the cell"),
        "from": named(figure, "原为", "Figure found"),
        "to": named(figure, "应为", "Figure that makes the sums hold, null if several would do"),
        "place": place_in_words,
        "least": named(figure, "至少", "Least figure that would do, if several would"),
        "most": named(figure, "至多", "Greatest figure that would do, if several would"),
    }
    found = {
        "code": named(STRING, "代码", "Code of the doubt"),
        "cells": named(array(STRING), "单元格", "Paths of the cells"),
        "found": named(STRING, "原文", "Text as printed"),
        "place": place_in_words,
        "message": named(STRING, "说明", "What was guessed, left out or not understood"),
    }
    properties = {
        "source": named(STRING, "来源", "The file, or - for standard input"),
        "edition": named({"enum": [*EDITIONS, None]}, "版式", "Edition of the form"),
        "agency": named(nullable(STRING), "行政机关", "Name of the agency"),
        "year": named(nullable(YEAR), "年度", "Report year"),
        "verdict": named({"enum": [*Conclusion, "unreadable"]}, "结论", "Verdict"),
        "cells": named(
            {"type": "object", "propertyNames": path, "additionalProperties": figure},
            "单元格",
            "Figures found by path: counts as numbers, amounts in 10,000 yuan as strings",
        ),
        "violations": named(
            array(open_record(violation | on_text, "identities", "sources", *on_text)),
            "不符之处",
            "Violations",
        ),
        "repairs": named(
            array(array(open_record(change, "least", "most"))), "改正", "Repairs, best first"
        ),
        "doubts": named(array(open_record(found)), "存疑", "Doubts of the reader"),
        "not_compared": named(
            array(STRING),
            "未核对",
            "That with which the report was not compared: text, last_year, roster",
        ),
        "error": named(nullable(STRING), "错误", "The reason why the file could not be judged"),
    }
    return {
        "title": "校验结果",
        "description": "A line of the output of gaidisclosure check --format json",
        **open_record(properties),
        "$defs": {"path": {"enum": [*known_paths()]}},
    }


def open_record(properties: Mapping[str, Any], *optional: str) -> Schema:
    """Return an object that may get more members in a later version."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required}


def known_paths() -> dict[str, None]:
    return dict.fromkeys(path for form in FORMS.values() for path in form.cells)


MAKERS: Final[Mapping[SchemaName, Callable[[], Schema]]] = {
    "2021": lambda: report("2021"),
    "2019": lambda: report("2019"),
    "draft": draft,
    "check": check,
}


def made(name: SchemaName) -> str:
    """The schema of a kind of document, as the text of its file."""
    kind = f"report-{name}" if name in EDITIONS else name
    head = {"$schema": DIALECT, "$id": f"urn:gaidisclosure:schema:{VERSION}:{kind}"}
    return json.dumps(head | MAKERS[name](), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(made(name), encoding="utf-8")
        print(f"schema {name} written")


if __name__ == "__main__":
    main()
