# SPDX-License-Identifier: Apache-2.0
"""The look of a newer workbook, 外观: hidden parts, struck-out and raised text.

The library for workbooks returns the values of cells, but not their look. Nor does it distinguish a
blank cell from a formula without a stored result. Both are read here, but only from parts that
contain a sign of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from gaidisclosure.formats.encoding import UTF_16
from gaidisclosure.formats.excel.cell_formats import (
    BUILT_IN,
    CellFormat,
    CellRun,
    shown,
    states_other_unit,
)
from gaidisclosure.formats.excel.sheets import Appearance, position
from gaidisclosure.formats.markup import child, numeral, parse_xml
from gaidisclosure.formats.packages import Package
from gaidisclosure.formats.runs import Look

_WORDS: Final = re.compile(
    rb"hidden=|strike|vertAlign|<(?:\w+:)?f[\s>/]|t=[\"']e[\"']|(?:ht|width)=[\"']0|>-?[0-9]+\.[0-9]"
)
"""Signs that a part hides, strikes out, raises or rounds, or lacks a value."""
_RAISED: Final = ("superscript", "subscript")
_OFF: Final = ("0", "false")
_UNSEEN_SIZES: Final = ("0", "1")
"""Font sizes that are too small to see, in points."""
_WHITE: Final = frozenset(
    {("rgb", "FFFFFFFF"), ("rgb", "00FFFFFF"), ("rgb", "FFFFFF"), ("theme", "0")}
    | {("indexed", "1"), ("indexed", "9")}
)
_TINTS: Final = ("{x}conditionalFormatting", "{x}tableParts")
"""Elements of a sheet that can colour cells, whatever the formats of the cells."""
_MOST_COLUMNS: Final = 16_384
MAIN: Final = "xl/workbook.xml"
"""The usual name of the main part."""
_ROLES: Final = ("styles", "sharedStrings")


def appearances(package: Package, parts: Mapping[str, bytes]) -> dict[str, Appearance]:
    """Return the appearance of each sheet that may differ from its values, by name.

    ``parts`` are the unpacked parts of the archive, by their names in lower case.

    Raises:
        UnreadableError: ``document.damaged`` or ``document.too_complex``.
    """
    main = package.related("", "officeDocument") or MAIN
    styles, shared = (_part(parts, package.related(main, each)) for each in _ROLES)
    formats = _formats(parse_xml(styles, package.kind)) if styles else []
    marked = any(each.is_marked for each in formats) or _tells(shared)
    root = parse_xml(shared, package.kind) if shared else Element("sst")
    texts = [_runs(text) for text in root.iter("{x}si")]
    found: dict[str, Appearance] = {}
    for name, part in _sheets(package, main, parts):
        data = _part(parts, part)
        if data and (marked or _tells(data)):
            found[name] = _Sheet(texts, formats).read(parse_xml(data, package.kind))
    return found


def has_other_units(package: Package, parts: Mapping[str, bytes]) -> bool:
    """Tell if a number format of a workbook shows another unit, as in ¥500."""
    main = package.related("", "officeDocument") or MAIN
    styles = _part(parts, package.related(main, "styles"))
    formats = _formats(parse_xml(styles, package.kind)) if styles else []
    return any(states_other_unit(shown("1000", each.code) or "") for each in formats)


def _part(parts: Mapping[str, bytes], name: str | None) -> bytes:
    """Return a part, ignoring the case of its name, or no bytes if it is missing."""
    return parts.get((name or "").lower(), b"")


def _tells(part: bytes) -> bool:
    return _WORDS.search(part) is not None or part.startswith(UTF_16)


def _sheets(package: Package, main: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the name of its part."""
    targets = package.targets(main)
    for sheet in parse_xml(_part(parts, main), package.kind).iter("{x}sheet"):
        identifier = next((sheet.get(key) for key in sheet.attrib if key.endswith("}id")), None)
        yield sheet.get("name", ""), targets.get(identifier or "", "")


def _runs(text: Element) -> list[CellRun]:
    """Return the runs of a text, with ``None`` where a run has the look of the cell."""
    found: list[CellRun] = []
    for each in text:
        if each.tag == "{x}t":
            found.append((each.text or "", None))
        elif each.tag == "{x}r":
            own = each.find("{x}rPr")
            look = None if own is None else _look(own)
            found += [(inner.text or "", look) for inner in each.iter("{x}t")]
    return found


def _look(font: Element) -> Look:
    strike, raised, size = map(font.find, ("{x}strike", "{x}vertAlign", "{x}sz"))
    hidden = strike is not None and strike.get("val") not in _OFF
    hidden = hidden or (size is not None and size.get("val") in _UNSEEN_SIZES)
    is_raised = raised is not None and raised.get("val") in _RAISED
    return Look.of(hidden, is_raised)


def _formats(root: Element) -> list[CellFormat]:
    """Return the formats of cells, by their numbers."""
    fonts = [*root.iterfind("{x}fonts/{x}font")]
    grounds = [*map(_is_ground, root.iterfind("{x}fills/{x}fill"))]
    codes = dict(BUILT_IN)
    for each in root.iterfind("{x}numFmts/{x}numFmt"):
        codes[numeral(each.get("numFmtId"), 0)] = each.get("formatCode", "")
    found: list[CellFormat] = []
    for each in root.iterfind("{x}cellXfs/{x}xf"):
        number, code, ground = (numeral(each.get(f"{x}Id"), 0) for x in ("font", "numFmt", "fill"))
        font = fonts[number] if number < len(fonts) else Element("font")
        white = _is_white(font.find("{x}color")) and not any(grounds[ground : ground + 1])
        found.append(CellFormat(_look(font), codes.get(code, ""), white))
    return found


def _is_white(colour: Element | None) -> bool:
    if colour is None or colour.get("tint"):
        return False
    return any((name, said.upper()) in _WHITE for name, said in colour.items())


def _is_ground(fill: Element) -> bool:
    """Tell if a fill has a colour or pattern on which white can be seen."""
    pattern = fill.find("{x}patternFill")
    if pattern is None:
        return True
    kind = pattern.get("patternType", "none")
    return kind != "none" and not (kind == "solid" and _is_white(pattern.find("{x}fgColor")))


class _Sheet:
    """Reads one sheet, with the shared texts and the formats of the workbook."""

    def __init__(self, texts: Sequence[Sequence[CellRun]], formats: Sequence[CellFormat]) -> None:
        self._texts = texts
        self._formats: Sequence[CellFormat] = formats
        self._found = Appearance()

    def read(self, root: Element) -> Appearance:
        if any(root.find(name) is not None for name in _TINTS):
            self._formats = [each.on_any_ground() for each in self._formats]
        for number, column in enumerate(root.iterfind("{x}cols/{x}col")):
            if number < _MOST_COLUMNS and _is_hidden(column, "width"):
                first, last = (numeral(column.get(name), 0) for name in ("min", "max"))
                self._found.columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
        at = -1
        for row in root.iterfind("{x}sheetData/{x}row"):
            at = numeral(row.get("r"), at + 2) - 1
            if _is_hidden(row, "ht"):
                self._found.rows.add(at)
            self._row(row, at)
        return self._found

    def _row(self, row: Element, at: int) -> None:
        column = -1
        for cell in row.iterfind("{x}c"):
            spot = position(cell.get("r"))
            column = column + 1 if spot is None else spot[1]
            self._cell(cell, (at if spot is None else spot[0], column))

    def _cell(self, cell: Element, spot: tuple[int, int]) -> None:
        kind, value = cell.get("t", "n"), child(cell, "{x}v")
        text = (value.text or "") if value is not None else ""
        formula = cell.find("{x}f")
        if kind == "e" or (formula is not None and not text and kind != "str"):
            said = "=" + (formula.text or "") if formula is not None else ""
            self._found.without_value[spot] = text or said
            return
        style = numeral(cell.get("s"), 0)
        form = self._formats[style] if style < len(self._formats) else CellFormat()
        runs = self._runs_of(cell, kind, text)
        form.note(runs, spot, self._found, is_number=kind == "n")

    def _runs_of(self, cell: Element, kind: str, text: str) -> Sequence[CellRun]:
        if kind == "inlineStr":
            inline = cell.find("{x}is")
            return [] if inline is None else _runs(inline)
        if kind == "s":
            number = numeral(text.strip(), len(self._texts))
            return self._texts[number] if number < len(self._texts) else []
        return [(text, None)]


def _is_hidden(element: Element, size: str) -> bool:
    """Tell if a row or column is hidden, or has a size of zero.

    Filters and outlines hide rows with the same attribute.
    """
    if element.get("hidden", "0") not in _OFF:
        return True
    said = element.get(size)
    return said is not None and not said.strip("0.")
