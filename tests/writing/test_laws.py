# SPDX-License-Identifier: Apache-2.0
"""The laws of writing: whatever is written is read back, for each format and form.

They try few examples here and thousands in ``nox -s laws``, which prints how many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import gaidisclosure as gd
from gaidisclosure import Draft, FontError
from gaidisclosure.draft import BLANK
from gaidisclosure.form import FORMS, read_customary_title
from gaidisclosure.model import AnyReport
from gaidisclosure.model.narrative import TEXTS
from gaidisclosure.writing import official
from tests.conftest import MEASURED
from tests.depth import of_law
from tests.writing.written import FORMATS, RENDERED, close, drafts, reports, words

Record = Callable[[str, object], None]
ORDINARY = {"html": 50, "fragment": 50, "docx": 50, "xlsx": 50, "pdf": 12}
"""Examples of a law in an ordinary run, fewer where writing and reading take long."""
ATTRIBUTES = re.compile(r' (?:class|style|id)="[^"]*"|<style>.*?</style>|<script.*?</script>', re.S)
NAMED = re.compile(r"U\+([0-9A-F]+)")

each_format = pytest.mark.parametrize("name", FORMATS)
each_report_form = pytest.mark.parametrize("form", ["2021", "2019"])
each_form = pytest.mark.parametrize("form", FORMS)


def tried(
    name: str,
    values: st.SearchStrategy[Any],
    law: Callable[[Any], None],
    ordinary: int | None = None,
) -> str:
    """Try a law, and tell for how many examples it held."""
    held = Counter[str]()

    @settings(max_examples=of_law(ordinary or ORDINARY[name]))
    @given(values)
    def hold(value: Any) -> None:
        law(written_in_full(value) if name == "pdf" else value)
        held["examples"] += 1

    hold()
    return f"{held['examples']:6d} examples, 0 differences"


def written_in_full(value: Any) -> Any:
    """Return a value without the characters that the font of PDF files lacks, which are named."""
    try:
        gd.to_pdf(value)
    except FontError as error:
        lacking = {chr(int(code, 16)) for code in NAMED.findall(error.message("en"))}
        shown = gd.to_text(value)
        assert lacking
        assert lacking <= set(shown), (lacking, shown)
        return written_in_full(_without(value, lacking))
    return value


def _without(value: Any, characters: set[str]) -> Any:
    """Return a value with 字 for some characters of its words."""
    text = gd.dumps(value).decode()
    for each in characters:
        text = text.replace(each, "字")
    return gd.loads(text)


def same_print(read: Draft, written: Draft) -> None:
    """Check that two drafts say the same, white space in their texts aside."""
    assert read.form is written.form
    assert (close(read.agency), read.year) == (close(written.agency), written.year)
    if written.period and not written.period.is_whole_year:
        assert read.period == written.period
    assert read.figures() == written.figures()
    assert words(read) == words(written)
    assert {doubt.code.rpartition(".")[2] for doubt in read.doubts} <= {"edition", "period"}


def same_cells(read: Draft, written: Draft) -> None:
    """Check that values and texts of all cells are the same."""
    for path in written.form.cells:
        cell, found = written.cells.get(path, BLANK), read.cells[path]
        assert found.value == cell.value, path
        assert close(found.text) == close(cell.text), path


@each_format
@each_report_form
def test_a_report_is_read_back(name: str, form: Any, record_property: Record) -> None:
    write = FORMATS[name]

    def law(report: AnyReport) -> None:
        written = write(report, True)
        assert write(report, True) == written
        assert gd.read(written).seal() == report
        same_print(gd.read(write(report, False)), Draft.from_report(report))

    record_property(MEASURED, f"{name:9} {form:14} report  {tried(name, reports(form), law)}")


@each_format
@each_form
def test_the_cells_of_a_draft_are_read_back(name: str, form: Any, record_property: Record) -> None:
    def law(draft: Draft) -> None:
        same_cells(gd.read(FORMATS[name](draft, False)), draft)

    record_property(MEASURED, f"{name:9} {form:14} draft   {tried(name, drafts(form), law)}")


def _has_one_title(draft: Draft) -> bool:
    """Tell if no line of the words is the title of another report, as at its beginning."""
    lines = (line for path in TEXTS for line in attrgetter(path)(draft.narrative).splitlines())
    return not any(read_customary_title(line.strip("# ")) for line in lines)


@each_form
def test_a_fragment_without_its_attributes_has_the_same_cells(
    form: Any, record_property: Record
) -> None:
    def law(draft: Draft) -> None:
        stripped = ATTRIBUTES.sub("", gd.to_html(draft, fragment=True))
        assert "style=" not in stripped.replace("style=&", "")
        same_cells(gd.read(stripped.encode()), draft)

    found = tried("fragment", drafts(form).filter(_has_one_title), law)
    record_property(MEASURED, f"stripped  {form:14} draft   {found}")


@each_format
@each_report_form
def test_a_changed_cell_beside_an_old_copy_is_read_from_the_print(
    name: str, form: Any, record_property: Record
) -> None:
    paths = st.sampled_from([*FORMS[form].cells])

    def law(example: tuple[AnyReport, str, int]) -> None:
        report, path, more = example
        before = Draft.from_report(report)
        after = before.replace({path: int(before.cells[path].value or 0) + more})
        document = evolve(official(after), attachment=official(report).attachment)
        read = gd.read(RENDERED[name](document))
        assert read.cells[path].value == after.cells[path].value
        doubt = next(each for each in read.doubts if each.code == "reading.doubt.copy")
        assert path in doubt.cells

    reports = gd.strategies.annual_reports(edition=form)
    reports = reports.map(written_in_full) if name == "pdf" else reports
    values = st.tuples(reports, paths, st.integers(1, 99))
    found = tried("", values, law, ORDINARY[name])
    record_property(MEASURED, f"{name:9} {form:14} changed {found}")
