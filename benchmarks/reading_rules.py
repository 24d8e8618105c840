# SPDX-License-Identifier: Apache-2.0
"""Measure what each rule of the reader is worth: ``python benchmarks/reading_rules.py [DIR]``.

Rules are left out one at a time. Counted are the cells that are read right with all rules and not
without this one (or the other way round, with a plus), and the sources of which anything else is
read otherwise: a doubt, the text, the agency, a cell that is not expected.

Published tables are the project's own cases, or those of DIR (see ``reading_accuracy.py``).
Generated reports come in the layouts of ``tests/layouts``, some with columns in another order, some
with their blanks pushed to the end of each row, where to read a figure is wrong. Files come from
``tests/data/programs``. A rule without a witness in any of them is either to be taken away, or to
be given the case that needs it.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reading_accuracy import OWN, cases, source, wanted

import gaidisclosure as gd
from gaidisclosure import strategies
from gaidisclosure.form import EDITION_2021_UNDIVIDED, EDITIONS
from gaidisclosure.reading.tables.columns import Columns
from gaidisclosure.reading.tables.layouts import BY_HEADER, LAYOUTS
from gaidisclosure.zh.radicals import without_radicals

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "tests" / "data" / "programs"
REPORTS = 400
PUSHED, UNDIVIDED, REORDERED = (1, 2, 3), 4, 5
NEVER = re.compile("(?!)")


def nothing(*_: object, **__: object) -> Any:
    return None


def never(*_: object) -> bool:
    return False


def unchanged(first: Any, *_: object) -> Any:
    return first


def as_list(first: Any, *_: object) -> list[Any]:
    return list(first)


def none_of(*_: object) -> tuple[()]:
    return ()


def undivided(run: Any, _: int) -> list[Any]:
    return [run] if run else []


def by_labels(found: Any, number: int) -> bool:
    return len(found.known.stems[number] & found.stems) >= 4


def as_issued(found: Any) -> Columns:
    return Columns(found.known.form)


RULES: Final[Mapping[str, tuple[str, object]]] = {
    "labels in traditional characters": ("tables.stems.simplified", without_radicals),
    "pronunciation in brackets": ("tables.stems._PRONUNCIATION", NEVER),
    "remarks after labels": ("tables.labels.without_remark", lambda _: ""),
    "other wordings": ("tables.vocabulary.WORDINGS", {}),
    "labels in pieces": ("tables.labels._MOST_PIECES", 1),
    "labels compared": ("tables.editions.compare_labels", unchanged),
    "a row of cells like no other": ("tables.editions._is_there", by_labels),
    "the undivided form": ("tables.editions._is_undivided", never),
    "cells divided by spaces": ("tables.lines._is_row", never),
    "numbers of pages": ("tables.lines._PAGE_NUMBER", NEVER),
    "line breaks of Markdown": ("tables.lines._BREAK", NEVER),
    "the usual number of blank lines": ("tables.strip._usual_blank", lambda _: 0),
    "ordinals apart from their points": ("tables.strip._with_ordinals", unchanged),
    "rows that a page cuts": ("recognition.with_whole_rows", list),
    "whole sheets": ("recognition.unfolded", unchanged),
    "glued cells": ("recognition.without_glue", list),
    "runs of several rows": ("tables.rows._divided", undivided),
    "lines that are rows": ("tables.rows._are_rows", never),
    "labels after their figures": ("tables.rows._shifted", as_list),
    "slots of merged labels before a run": ("tables.rows._unpadded", unchanged),
    "columns that look like rows": ("tables.rows._is_column", never),
    "whole tables in a row": ("tables.rows._is_whole", never),
    "ends of labels after figures": ("tables.rows._completed", nothing),
    "texts next to labels are cells": ("tables.rows._is_cell", never),
    "rows by position": ("tables.alignment._between", none_of),
    "rows of a group": ("tables.alignment._group", nothing),
    "tables printed several times": ("tables.table._MOST_TIMES", 1),
    "columns by their labels": ("tables.editions.find_columns", as_issued),
    "two tabs between cells": ("tables.strip._has_double_tabs", never),
    "marks of Markdown": ("tables.lines._MARKS", NEVER),
    "items under one label": ("tables.table._items", none_of),
    "rows torn by blank lines": ("tables.layouts._is_torn", never),
    "rows below columns of others": ("tables.layouts._is_misleading", never),
    "running text ends a table": ("tables.rows._LONGEST", 1_000_000),
    "spare columns where other rows have figures": ("tables.layouts._begins_late", never),
    "one figure too many": ("tables.cells._without_one", nothing),
    "blanks pushed to the end": ("tables.table.pushed", unchanged),
    "tables in one row without blanks": ("tables.table.unpacked", unchanged),
    "rows apart from labels, by sums": ("tables.table.certain", unchanged),
    **{
        f"layout {left_out.__name__}": (
            f"tables.layouts.{name}",
            tuple(layout for layout in layouts if layout is not left_out),
        )
        for name, layouts in (("BY_HEADER", BY_HEADER), ("LAYOUTS", LAYOUTS))
        for left_out in layouts
    },
}


@frozen
class Source:
    """A report as published, and the text or figure of each cell that must be read."""

    group: str
    data: bytes
    expected: Mapping[str, object]
    texts: bool = False


Read = tuple[dict[str, object], object]


def sources(folder: Path) -> Iterator[Source]:
    for case in cases(folder):
        yield Source("published", source(case), wanted(case))
    yield from generated(REPORTS)
    for path in sorted(PROGRAMS.glob("20*-*")):
        known = json.loads((PROGRAMS / f"{path.name[:4]}.json").read_text(encoding="utf-8"))
        yield Source("files", path.read_bytes(), known["cells"], texts=True)


def undivided_figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return figures of the 2021 form with （六）其他处理 in one row."""
    merged: dict[str, Any] = {}
    for path, figure in figures.items():
        start, _, column = path.rpartition(".")
        is_part = start.rpartition(".")[0].endswith("outcomes.other")
        whole = f"{start.rpartition('.')[0]}.{column}" if is_part else path
        merged[whole] = merged.get(whole, 0) + figure
    return merged


def generated(count: int) -> list[Source]:
    sys.path.append(str(ROOT))
    from tests.layouts import Wishes, publication  # noqa: PLC0415  (found from here on)
    from tests.layouts.reordered import reordered  # noqa: PLC0415

    found: list[Source] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data(), strategies.annual_reports(), st.integers(0, 7))
    def publish(data: st.DataObject, report: gd.AnnualReport, choice: int) -> None:
        form, figures = EDITIONS[report.edition], report.figures()
        if choice == UNDIVIDED and report.edition == "2021":
            form, figures = EDITION_2021_UNDIVIDED, undivided_figures(figures)
        if choice == REORDERED:
            form = reordered(data.draw, form)
        wishes = Wishes(pushed=choice in PUSHED)
        printed = publication(data.draw, form, figures, wishes=wishes)
        expected = {} if wishes.pushed else printed.expected
        found.append(Source("generated", printed.data.encode(), expected))

    publish()
    return found


def read(published: Source) -> Read:
    """Return the expected cells as they are read, and all else that is."""
    try:
        draft = gd.read(published.data)
    except gd.UnreadableError as error:
        return {}, str(error)
    got: dict[str, object] = {
        path: cell.text if published.texts else cell.value for path, cell in draft.cells.items()
    }
    right = {path: got.pop(path) for path in published.expected if path in got}
    return right, (got, draft.doubts, draft.narrative, draft.agency, draft.year, draft.edition)


def right(published: Source, got: Mapping[str, object]) -> int:
    return sum(got.get(path) == figure for path, figure in published.expected.items())


@contextmanager
def without(name: str, instead: object) -> Iterator[None]:
    """Put something in the place of a name of the recogniser for the time being."""
    path, attribute = name.rsplit(".", 1)
    owner: Any = pkgutil.resolve_name(f"gaidisclosure.reading.{path}")
    before = getattr(owner, attribute)
    try:
        setattr(owner, attribute, instead)
        forget()
        yield
    finally:
        setattr(owner, attribute, before)
        forget()


def forget() -> None:
    """Empty the caches of all labels, lines and words."""
    for name, module in list(sys.modules.items()):
        for each in vars(module).values() if name.startswith("gaidisclosure.reading.") else ():
            if clear := getattr(each, "cache_clear", None):
                clear()


def worth(all_sources: list[Source], before: list[Read]) -> str:
    """Return the cells that are read right or no longer, by group, and the sources that change."""
    cells = dict.fromkeys(("published", "generated", "files"), 0)
    otherwise = 0
    for published, (got, rest) in zip(all_sources, before, strict=True):
        now, other = read(published)
        cells[published.group] += right(published, now) - right(published, got)
        otherwise += (got, rest) != (now, other)
    moved = "".join(f"{count or 0:+10}" if count else f"{0:10}" for count in cells.values())
    return f"{moved}{otherwise:10}{'' if otherwise else '   no witness'}"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN
    all_sources = list(sources(folder))
    before = [read(published) for published in all_sources]
    for group in ("published", "generated", "files"):
        own = [(s, b) for s, b in zip(all_sources, before, strict=True) if s.group == group]
        cells = sum(len(published.expected) for published, _ in own)
        hits = sum(right(published, got) for published, (got, _) in own)
        print(f"{group:10} {len(own):4} sources, {hits:6} of {cells:6} cells right")
    print(f"\n{'left out':40} published generated     files   sources")
    for rule, (name, instead) in RULES.items():
        with without(name, instead):
            print(f"{rule:40}{worth(all_sources, before)}", flush=True)


if __name__ == "__main__":
    main()
