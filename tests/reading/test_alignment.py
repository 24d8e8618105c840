"""Rows found by their labels, and never a shifted figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gaidisclosure.document import Grid, GridCell
from gaidisclosure.draft import Cell
from gaidisclosure.errors import UnreadableError
from gaidisclosure.form import EDITION_2019, EDITION_2021, EDITION_2021_UNDIVIDED
from gaidisclosure.reading.alignment import aligned
from gaidisclosure.reading.labels import key, row_keys, rows

FORMS = (EDITION_2021, EDITION_2019, EDITION_2021_UNDIVIDED)


def values(table: int, *lines: str) -> dict[str, str]:
    """The texts found in a grid given as lines with | between cells, by the end of the path."""
    grid = Grid(tuple(tuple(map(GridCell, line.split("|"))) for line in lines))
    found = aligned(EDITION_2021, table, grid)
    return {".".join(path.split(".")[1:]): cell.text for path, cell in found.items()}


@pytest.mark.parametrize("form", FORMS)
def test_every_row_has_a_key_of_its_own(form) -> None:  # type: ignore[no-untyped-def]
    for table in form.grids:
        cells = [path for paths in rows(form, table).values() for path in paths]
        assert cells == [path for path, cell in form.cells.items() if cell.table == table]
        assert len({len(paths) for paths in rows(form, table).values()}) <= 2
    assert "" not in row_keys(form, 3)


@pytest.mark.parametrize(
    "label",
    ["1.属于国家秘密", "１、属于国家秘密", "（1）属于国家秘密", "1）属于 国家秘密", "属于国家秘密"],
)
def test_a_row_is_found_by_its_label_whatever_its_ordinal(label: str) -> None:
    found = values(3, f"||{label}|1|2|3|4|5|6|21")
    assert list(found.values()) == ["1", "2", "3", "4", "5", "6", "21"]
    assert all(path.startswith("outcomes.withheld.state_secrets.") for path in found)


def test_groups_and_blanks_stand_before_a_label() -> None:
    row = "三、本年度办理结果|（三）不予公开|1.属于国家秘密|1|2|3|4|5|6|21"
    assert len(values(3, row)) == 7
    assert values(3, "其他说明|1.属于国家秘密|1|2|3|4|5|6|21") == {}


def test_blank_cells_may_follow_the_figures_and_nothing_else() -> None:
    row = "一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21"
    assert len(values(3, row + "||")) == 7
    assert values(3, row + "|9") == {}
    assert values(3, row.removesuffix("|21")) == {}


def test_a_figure_that_reads_as_a_label_is_a_figure() -> None:
    found = values(3, "一、本年新收政府信息公开申请数量|其他|2|3|4|5|6|21")
    assert found["received.natural_person"] == "其他"
    assert values(2, "行政许可|行政处罚") == {"licensing": "行政处罚"}


def test_a_row_that_is_printed_twice_counts_once() -> None:
    assert values(2, "行政许可|1||", "行政许可|１") == {"licensing": "1"}
    assert values(2, "行政许可|", "行政许可|2") == {"licensing": "2"}
    assert values(2, "行政许可|2", "行政许可|") == {"licensing": "2"}


def test_a_row_that_is_printed_twice_with_other_figures_is_refused() -> None:
    for lines in (("行政许可|1||", "行政许可|2"), ("行政许可|/", "行政许可|0")):
        with pytest.raises(UnreadableError) as caught:
            values(2, *lines)
        assert caught.value.code == "reading.two_tables"
    with pytest.raises(UnreadableError):
        values(4, *HEADER, FIGURES, FIGURES.replace("14", "15"))


def test_what_agencies_call_otherwise_is_known() -> None:
    assert [*values(2, "规范性文件|1|2|3").values()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("label", "text", "value"),
    [
        ("本年收费金额（单位：万元）", "12.5", "12.5"),
        ("本年收费金额（单位：元）", "125000", "12.5"),
        ("本年收费金额（单位: 元）", "125000元", "12.5"),
        ("本年收费金额（单位：元）", "1.5万元", "1.5"),
    ],
)
def test_the_unit_that_a_label_names_is_heeded(label: str, text: str, value: str) -> None:
    cell = fees(label, text)
    assert (cell.value, cell.text) == (Decimal(value), text)
    assert fees(label, "/").value is None


def fees(label: str, text: str) -> Cell:
    rows = (("信息内容", label), ("行政事业性收费", text))
    grid = Grid(tuple(tuple(map(GridCell, row)) for row in rows))
    return aligned(EDITION_2021, 2, grid)["proactive_disclosure.fees"]


def test_headers_and_blank_rows_have_no_figures() -> None:
    assert values(3, "|自然人|法人或其他组织|总计", "||商业企业|科研机构|其他|", "||||||||") == {}


RESULTS = "结果维持|结果纠正|其他结果|尚未审结|总计"
HEADER = (
    "行政复议|行政诉讼",
    f"{RESULTS}|未经复议直接起诉|复议后起诉",
    f"|||||{RESULTS}|{RESULTS}",
)
FIGURES = "|".join(map(str, range(15)))


def test_table_4_has_its_figures_below_the_header() -> None:
    found = values(4, *HEADER, "件|件", FIGURES, "1|" + FIGURES)
    assert list(found.values()) == list(map(str, range(15)))
    assert next(iter(found)) == "review.upheld"
    assert list(found)[-1] == "litigation_after_review.total"
    assert values(4, *HEADER) == {}
    assert values(4, FIGURES) == {}
    assert values(4, *HEADER, FIGURES + "|15") == {}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "部分公开"),
        ("二、 上年结转", "上年结转"),
        ("（单位：万元）", "(单位万元)"),
        ("３．", "3."),
        ("规 章", "规章"),
        ("", ""),
        ("长" * 121, ""),
    ],
)
def test_keys(label: str, expected: str) -> None:
    assert key(label) == expected
