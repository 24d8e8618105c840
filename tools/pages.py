# SPDX-License-Identifier: Apache-2.0
"""The pages of the documentation that follow from the form: ``python tools/pages.py`` writes them.

Cells, printed grids, identities, the editions compared, and the codes with their messages, each in
Chinese and in English. A test compares what is committed with what this program writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

from gaidisclosure.algebra import properties
from gaidisclosure.checks import RULES
from gaidisclosure.explain import grounds, in_words, properties_in_words
from gaidisclosure.form import (
    EDITIONS,
    SECTIONS,
    Citation,
    Edition,
    FormCell,
    Identity,
    PrintedTable,
    Section,
)
from gaidisclosure.i18n import codes, text

DOCS: Final = Path(__file__).parents[1] / "docs"
LANGUAGES: Final = {"zh": "zh_Hans", "en": "en"}
READERS: Final = ("document", "reading")

GENERATED: Final = (
    "<!-- Written by tools/pages.py, not by hand. 由 tools/pages.py 生成，请勿手改。 -->"
)

WORDS: Final = {
    "edition": ("{name} 版格式", "The {name} edition"),
    "issued": (
        "{document}：共 {cells} 个单元格，{identities} 条勾稽关系。",
        "{document}: {cells} cells, {identities} identities.",
    ),
    "printed": ("表样", "As printed"),
    "numbers": (
        "格内的数字是下表“序号”一列的编号。",
        "The number in a box is the cell's number in the list below.",
    ),
    "cells": ("单元格", "Cells"),
    "identities": ("勾稽关系", "Identities"),
    "formulas": (
        "算式里的数字是单元格序号：左边各格之和，等于右边各格之和。",
        "Numbers in a formula are cell numbers: the cells on both sides add up to the same.",
    ),
    "cell_head": (
        "| 序号 | 标签与路径 | 英文标签 | 单位 | 依据 |",
        "| no. | label and path | printed label | unit | basis |",
    ),
    "identity_head": ("| 代码 | 含义 | 算式 | 依据 |", "| code | meaning | formula | basis |"),
    "properties": ("勾稽关系能看出什么", "What the identities can tell"),
    "properties_lead": (
        "各项都由 `gaidisclosure.algebra` 算出，与 `gaidisclosure form 2021 --properties` "
        "的输出相同；它们的意思见[表三是一张图](graph.md)。",
        "`gaidisclosure.algebra` computes these properties, and `gaidisclosure form 2021 "
        "--properties` prints them. [Table 3 is a graph](graph.md) explains them.",
    ),
    "count": ("件", "cases (integer, 0 or more)"),
    "change": ("件，带正负号", "items (integer with sign)"),
    "money": ("万元", "10,000 yuan (decimal, 0 or more)"),
    "sourced": ("", ""),
    "inferred": ("（推断）", " (inferred)"),
    "memory": ("（未核）", " (unverified)"),
    "compared": ("两版格式对照", "The editions compared"),
    "compared_lead": (
        "路径相同的单元格，两版意义相同；只在一版里的，不可直接比较。",
        "Cells with the same path mean the same in both; others cannot be compared as they are.",
    ),
    "common": ("两版共有：{count} 个单元格", "In both: {count} cells"),
    "count_head": (
        "| 部分 | 两版共有 | 只在 2021 版 | 只在 2019 版 |",
        "| part | in both | only in 2021 | only in 2019 |",
    ),
    "only": ("只在 {name} 版：{count} 个单元格", "Only in {name}: {count} cells"),
    "codes": ("代码与消息", "Codes and messages"),
    "codes_lead": (
        "花括号里是填入的内容：`{cell}` 是单元格的标签，`{expected}` 是应有的值，"
        "`{actual}` 是实有的值。每条消息都说明怎样处理。",
        "Braces are placeholders: `{cell}` stands for the label of a cell, `{expected}` for the "
        "value expected and `{actual}` for the value found. Each message names the remedy.",
    ),
    "of_violations": ("不符之处（`Violation.code`）", "Violations (`Violation.code`)"),
    "of_identities": (
        "勾稽关系的代码由族和实例组成，如 `T3-BAL:natural_person`；下表列的是族。"
        "全部实例见[2021 版](form-2021.md)与[2019 版](form-2019.md)。"
        "在“只作提醒”一节再次列出的是提醒，其余都是错误。",
        "The code of an identity is a family and an instance, such as `T3-BAL:natural_person`; "
        "this table lists the families. All instances are listed for [2021](form-2021.md) and "
        "[2019](form-2019.md). Codes listed again under “Warnings” are warnings; all others are "
        "errors.",
    ),
    "of_warnings": ("只作提醒", "Warnings"),
    "warnings_lead": (
        "提醒不影响结论和退出码。每条都写明依据和可靠程度。",
        "A warning changes neither the conclusion nor the exit status. Each is listed with its "
        "grounds and their certainty.",
    ),
    "warning_head": (
        "| 代码 | 含义 | 算式 | 依据 |",
        "| code | meaning | formula | grounds |",
    ),
    "of_sources": ("读不出（`UnreadableError.code`）", "Sources (`UnreadableError.code`)"),
    "code_head": ("| 代码 | 消息 |", "| code | message |"),
}


def said(name: str, language: str, /, **values: object) -> str:
    """A phrase of the pages in a language."""
    phrase = WORDS[name][list(LANGUAGES).index(language)]
    return phrase.format(**values) if values else phrase


def table(head: str, rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    columns = head.count("|") - 1
    lines = [head, "|" + " --- |" * columns]
    lines += ["| " + " | ".join(cell.replace("|", r"\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def numbers(edition: Edition) -> dict[str, int]:
    """The number of each cell, from 1 in printed order."""
    return {path: number for number, path in enumerate(edition.cells, 1)}


def grid(printed: PrintedTable, numbered: dict[str, int], locale: str) -> str:
    """A printed table with its merged cells."""
    boxes = [
        (label.span, "th", label.text if locale == "zh_Hans" else text(label.code, locale))
        for label in printed.labels
    ]
    boxes += [(place, "td", str(numbered[path])) for path, place in printed.figures.items()]
    rows: list[list[str]] = [[] for _ in range(printed.height)]
    for place, tag, shown in sorted(boxes, key=lambda box: (box[0].row, box[0].column)):
        spans = [("rowspan", place.rowspan), ("colspan", place.colspan)]
        merged = "".join(f' {name}="{span}"' for name, span in spans if span > 1)
        rows[place.row].append(f"<{tag}{merged}>{escape(shown)}</{tag}>")
    body = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table class="form">\n{body}\n</table>'


def citation(cited: Citation, language: str) -> str:
    """A citation, with how sure it is."""
    return cited.text(LANGUAGES[language]) + said(cited.basis, language)


def cell_row(number: int, cell: FormCell, language: str) -> list[str]:
    """What the list says of one cell."""
    cited = "；" if language == "zh" else "; "
    own, other = (cell.label(), cell.label("en"))[:: 1 if language == "zh" else -1]
    return [
        str(number),
        f"{own}<br>`{cell.path}`",
        other,
        said(cell.kind.value, language),
        cited.join(citation(place, language) for place in cell.citations),
    ]


def identity_row(
    edition: Edition, identity: Identity, numbered: dict[str, int], language: str
) -> list[str]:
    """What the list says of one identity."""
    sides = (
        " + ".join(str(numbered[path]) for path in side) for side in (identity.left, identity.right)
    )
    words = [each(edition, identity, LANGUAGES[language]) for each in (in_words, grounds)]
    return [f"`{identity.code}`", words[0], " = ".join(sides), words[1]]


def edition_page(name: str, language: str) -> Iterator[str]:
    """Everything about one edition."""
    edition = EDITIONS[name]
    numbered = numbers(edition)
    yield f"# {said('edition', language, name=name)}"
    yield GENERATED
    counts = {"cells": len(edition.cells), "identities": len(edition.identities)}
    yield said("issued", language, document=edition.document, **counts)
    for part in SECTIONS:
        if part.table:
            yield f"## {heading(part, language)}"
            yield from _table(edition, part.table, numbered, language)
    yield f"## {said('identities', language)}"
    yield said("formulas", language)
    rows = (identity_row(edition, each, numbered, language) for each in edition.identities.values())
    yield table(said("identity_head", language), rows)


def heading(section: Section, language: str) -> str:
    """The heading of a section of the report, which the form gives in Chinese."""
    return section.heading if language == "zh" else section.item.label_in(LANGUAGES[language])


def _table(edition: Edition, number: int, numbered: dict[str, int], language: str) -> Iterator[str]:
    yield said("numbers", language)
    yield grid(edition.printed_tables[number], numbered, LANGUAGES[language])
    yield table(
        said("cell_head", language),
        (
            cell_row(numbered[path], cell, language)
            for path, cell in edition.cells.items()
            if cell.table == number
        ),
    )


def properties_page(language: str) -> Iterator[str]:
    """What the identities of every table of every edition can tell."""
    yield f"# {said('properties', language)}"
    yield GENERATED
    yield said("properties_lead", language)
    for name, edition in EDITIONS.items():
        yield f"## {said('edition', language, name=name)}"
        for table in edition.printed_tables:
            found = properties_in_words(edition, properties(edition, table), LANGUAGES[language])
            (_, heading), *lines = found
            yield f"### {heading}"
            yield "\n".join(f"{'  ' * (depth - 1)}- {line}" for depth, line in lines)


def compared_page(language: str) -> Iterator[str]:
    """What the editions share, and what they do not."""
    old, new = EDITIONS.values()
    shared = [path for path in new.cells if path in old.cells]
    yield f"# {said('compared', language)}"
    yield GENERATED
    yield said("compared_lead", language)
    yield f"## {said('common', language, count=len(shared))}"
    yield table(said("count_head", language), _counts(old, new, language))
    for edition, other in ((new, old), (old, new)):
        paths = [path for path in edition.cells if path not in other.cells]
        numbered = numbers(edition)
        yield f"## {said('only', language, name=edition.name, count=len(paths))}"
        rows = (cell_row(numbered[path], edition.cells[path], language) for path in paths)
        yield table(said("cell_head", language), rows)


def _counts(old: Edition, new: Edition, language: str) -> Iterator[list[str]]:
    for section in SECTIONS:
        if section.table:
            ours, theirs = (
                {path for path, cell in edition.cells.items() if cell.table == section.table}
                for edition in (new, old)
            )
            parts = (ours & theirs, ours - theirs, theirs - ours)
            yield [heading(section, language), *(str(len(paths)) for paths in parts)]


def codes_page(language: str) -> Iterator[str]:
    """Every code that a violation or an unreadable source can have."""
    yield f"# {said('codes', language)}"
    yield GENERATED
    yield said("codes_lead", language)
    yield f"## {said('of_violations', language)}"
    yield said("of_identities", language)
    found = [code for code in codes("checks") if code.partition(".")[2].isupper()]
    yield _codes((code.partition(".")[2] for code in found), found, language)
    yield f"## {said('of_warnings', language)}"
    yield said("warnings_lead", language)
    yield table(said("warning_head", language), _warnings(LANGUAGES[language]))
    yield f"## {said('of_sources', language)}"
    found = [code for domain in READERS for code in codes(domain) if ".label." not in code]
    yield _codes(found, found, language)


def _warnings(locale: str) -> Iterator[list[str]]:
    """The rules that refuse nothing, with their formulas and grounds."""
    for rule in RULES:
        if rule.consequence in {"warning", "note"}:
            formula = f"`{rule.formula}`" if rule.formula else ""
            yield [f"`{rule.code}`", rule.words(locale), formula, rule.grounds(locale)]


def _codes(names: Iterable[str], found: Iterable[str], language: str) -> str:
    rows = (
        [f"`{name}`", template(code, LANGUAGES[language])]
        for name, code in zip(names, found, strict=True)
    )
    return table(said("code_head", language), rows)


def template(code: str, locale: str) -> str:
    """A message with its placeholders marked, and nothing filled in."""
    folder = DOCS.parent / "src" / "gaidisclosure" / "locale" / locale / "LC_MESSAGES"
    with (folder / f"{code.partition('.')[0]}.po").open("rb") as lines:
        message = str(read_po(lines)[code].string)
    return re.sub(r"(\{\w+\})", r"`\1`", message)


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    makers: dict[str, Callable[[str], Iterator[str]]] = {
        "form-2021.md": lambda language: edition_page("2021", language),
        "form-2019.md": lambda language: edition_page("2019", language),
        "form-compared.md": compared_page,
        "properties.md": properties_page,
        "codes.md": codes_page,
    }
    return {
        DOCS / language / name: "\n\n".join(make(language)) + "\n"
        for language in LANGUAGES
        for name, make in makers.items()
    }


if __name__ == "__main__":
    for path, page in pages().items():
        path.write_text(page, "utf-8")
        print(f"{path.relative_to(DOCS.parent)} written")
