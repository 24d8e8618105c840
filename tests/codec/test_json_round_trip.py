"""Reports and drafts survive JSON, and equal values have equal bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

import gaidisclosure as gd
from gaidisclosure import strategies as gs
from gaidisclosure.codec import converter, diagnosed
from gaidisclosure.codec.fast import accepted
from gaidisclosure.codec.syntax import parse

Report = gd.AnnualReport2021 | gd.AnnualReport2019


def test_a_completed_draft_says_in_json_what_forced_its_figures() -> None:
    total = "review_litigation.review.total"
    draft = gd.Draft.from_report(gd.AnnualReport2021.zero("云溪县商务局", 2023)).replace(
        {total: None}
    )
    completed = draft.completed()
    data = json.loads(gd.dumps(completed))["cells"]
    assert data[total]["forced_by"] == ["T4-SUM:review"]
    assert sum("forced_by" in cell for cell in data.values()) == 1
    again = gd.loads(gd.dumps(completed))
    assert again == completed
    assert isinstance(again, gd.Draft)
    assert again.cells[total].forced_by == ("T4-SUM:review",)


@given(gs.annual_reports())
def test_a_report_comes_back(report: Report) -> None:
    data = gd.dumps(report)
    assert gd.loads(data) == report
    assert gd.dumps(gd.loads(data)) == data


@given(gs.annual_reports())
def test_the_careful_way_reads_the_same(report: Report) -> None:
    assert diagnosed(parse(gd.dumps(report))) == report


@given(gs.drafts())
def test_a_draft_comes_back_with_its_places(draft: gd.Draft) -> None:
    back = gd.loads(gd.dumps(draft))
    assert back == draft
    assert isinstance(back, gd.Draft)
    assert {path: cell.place for path, cell in back.cells.items()} == {
        path: cell.place for path, cell in draft.cells.items()
    }


@given(gs.annual_reports())
def test_white_space_and_order_do_not_matter(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    backwards = dict(reversed(tree.items()))
    assert gd.loads(json.dumps(backwards, indent=1)) == report
    assert gd.loads(json.dumps(backwards, ensure_ascii=False)) == report


@given(gs.annual_reports())
def test_members_stand_in_the_order_of_the_form(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    assert list(tree)[:4] == ["format", "version", "kind", "edition"]
    written = [path for path, _ in _leaves(tree) if path in report.form.cells]
    assert written == list(report.form.cells)


def _leaves(node: object, path: str = "") -> list[tuple[str, object]]:
    if not isinstance(node, dict):
        return [(path, node)]
    return [
        leaf
        for name, inner in node.items()
        for leaf in _leaves(inner, f"{path}.{name}" if path else name)
    ]


@given(gs.annual_reports())
def test_every_figure_is_written_totals_included(report: Report) -> None:
    written = dict(_leaves(json.loads(gd.dumps(report))))
    for path, figure in report.figures().items():
        assert written[path] == (f"{figure:f}" if path.endswith(("fees", "amount")) else figure)


@given(gs.annual_reports())
def test_the_converter_gives_the_same_data(report: Report) -> None:
    tree = json.loads(gd.dumps(report))
    assert json.loads(json.dumps(converter().unstructure(report))) == tree
    assert converter().structure(tree, type(report)) == report


@given(gs.annual_reports(edition="2021"))
def test_a_canonical_document_takes_the_quick_way(report: Report) -> None:
    texts = "".join(_texts(report))
    awkward = {'"', "\\", *map(chr, range(0x80, 0xC0))}
    if texts.isprintable() and awkward.isdisjoint(texts):
        assert accepted(gd.dumps(report)) == report


def _texts(report: Report) -> list[str]:
    texts = [value for _, value in _leaves(json.loads(gd.dumps(report)))]
    return [text.replace("\n", "") for text in texts if isinstance(text, str)]


def test_other_inputs_than_bytes() -> None:
    report = gd.AnnualReport2021.zero("云溪县商务局", 2023)
    data = gd.dumps(report)
    assert gd.loads(data.decode()) == report
    assert gd.loads(bytearray(data)) == report
    assert gd.loads(memoryview(data)) == report


def test_only_reports_and_drafts_are_written() -> None:
    with pytest.raises(TypeError, match="AnnualReport or a Draft"):
        gd.dumps({"a": 1})  # type: ignore[arg-type]
