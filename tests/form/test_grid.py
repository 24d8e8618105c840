# SPDX-License-Identifier: Apache-2.0
"""The printed grids: labels word for word at their places, and nothing left over or covered twice.

Each line is row, column, rowspan, colspan and the label as the form prints it.
"""

from __future__ import annotations

from itertools import product

import pytest

from gaidisclosure.form import (
    EDITION_2019,
    EDITION_2021,
    EDITION_2021_UNDIVIDED,
    PrintedTable,
    Span,
)

FORMS = {"2021": EDITION_2021, "2019": EDITION_2019, "2021-undivided": EDITION_2021_UNDIVIDED}

DISCLOSURE_2021 = """
0 0 1 4 第二十条第（一）项
1 0 1 1 信息内容
1 1 1 1 本年制发件数
1 2 1 1 本年废止件数
1 3 1 1 现行有效件数
2 0 1 1 规章
3 0 1 1 行政规范性文件
4 0 1 4 第二十条第（五）项
5 0 1 1 信息内容
5 1 1 3 本年处理决定数量
6 0 1 1 行政许可
7 0 1 4 第二十条第（六）项
8 0 1 1 信息内容
8 1 1 3 本年处理决定数量
9 0 1 1 行政处罚
10 0 1 1 行政强制
11 0 1 4 第二十条第（八）项
12 0 1 1 信息内容
12 1 1 3 本年收费金额（单位：万元）
13 0 1 1 行政事业性收费
"""

DISCLOSURE_2019 = """
0 0 1 5 第二十条第（一）项
1 0 1 1 信息内容
1 1 1 1 本年新制作数量
1 2 1 2 本年新公开数量
1 4 1 1 对外公开总数量
2 0 1 1 规章
3 0 1 1 规范性文件
4 0 1 5 第二十条第（五）项
5 0 1 1 信息内容
5 1 1 2 上一年项目数量
5 3 1 1 本年增/减
5 4 1 1 处理决定数量
6 0 1 1 行政许可
7 0 1 1 其他对外管理服务事项
8 0 1 5 第二十条第（六）项
9 0 1 1 信息内容
9 1 1 2 上一年项目数量
9 3 1 1 本年增/减
9 4 1 1 处理决定数量
10 0 1 1 行政处罚
11 0 1 1 行政强制
12 0 1 5 第二十条第（八）项
13 0 1 1 信息内容
13 1 1 2 上一年项目数量
13 3 1 2 本年增/减
14 0 1 1 行政事业性收费
15 0 1 5 第二十条第（九）项
16 0 1 1 信息内容
16 1 1 2 采购项目数量
16 3 1 2 采购总金额
17 0 1 1 政府集中采购
"""

_HEAD = """
0 0 3 3 （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
0 3 1 7 申请人情况
1 3 2 1 自然人
1 4 1 5 法人或其他组织
2 4 1 1 商业企业
2 5 1 1 科研机构
2 6 1 1 社会公益组织
2 7 1 1 法律服务机构
2 8 1 1 其他
1 9 2 1 总计
3 0 1 3 一、本年新收政府信息公开申请数量
4 0 1 3 二、上年结转政府信息公开申请数量
"""

_OUTCOMES = """
5 1 1 2 （一）予以公开
6 1 1 2 （二）部分公开（区分处理的，只计这一情形，不计其他情形）
7 1 8 1 （三）不予公开
7 2 1 1 1.属于国家秘密
8 2 1 1 2.其他法律行政法规禁止公开
9 2 1 1 3.危及“三安全一稳定”
10 2 1 1 4.保护第三方合法权益
11 2 1 1 5.属于三类内部事务信息
12 2 1 1 6.属于四类过程性信息
13 2 1 1 7.属于行政执法案卷
14 2 1 1 8.属于行政查询事项
15 1 3 1 （四）无法提供
15 2 1 1 1.本机关不掌握相关政府信息
16 2 1 1 2.没有现成信息需要另行制作
17 2 1 1 3.补正后申请内容仍不明确
18 1 5 1 （五）不予处理
18 2 1 1 1.信访举报投诉类申请
19 2 1 1 2.重复申请
20 2 1 1 3.要求提供公开出版物
21 2 1 1 4.无正当理由大量反复申请
22 2 1 1 5.要求行政机关确认或重新出具已获取信息
"""

REQUESTS_2021 = f"""
{_HEAD}
5 0 22 1 三、本年度办理结果
{_OUTCOMES}
23 1 3 1 （六）其他处理
23 2 1 1 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
24 2 1 1 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
25 2 1 1 3.其他
26 1 1 2 （七）总计
27 0 1 3 四、结转下年度继续办理
"""

REQUESTS_UNDIVIDED = f"""
{_HEAD}
5 0 20 1 三、本年度办理结果
{_OUTCOMES}
23 1 1 2 （六）其他处理
24 1 1 2 （七）总计
25 0 1 3 四、结转下年度继续办理
"""

LITIGATION = """
0 0 1 5 行政复议
1 0 2 1 结果维持
1 1 2 1 结果纠正
1 2 2 1 其他结果
1 3 2 1 尚未审结
1 4 2 1 总计
0 5 1 10 行政诉讼
1 5 1 5 未经复议直接起诉
2 5 1 1 结果维持
2 6 1 1 结果纠正
2 7 1 1 其他结果
2 8 1 1 尚未审结
2 9 1 1 总计
1 10 1 5 复议后起诉
2 10 1 1 结果维持
2 11 1 1 结果纠正
2 12 1 1 其他结果
2 13 1 1 尚未审结
2 14 1 1 总计
"""

PRINTED = {
    ("2021", 2): DISCLOSURE_2021,
    ("2021", 3): REQUESTS_2021,
    ("2021", 4): LITIGATION,
    ("2019", 2): DISCLOSURE_2019,
    ("2019", 3): REQUESTS_UNDIVIDED,
    ("2019", 4): LITIGATION,
    ("2021-undivided", 2): DISCLOSURE_2021,
    ("2021-undivided", 3): REQUESTS_UNDIVIDED,
    ("2021-undivided", 4): LITIGATION,
}

each_grid = pytest.mark.parametrize(("variant", "number"), PRINTED)


def grid_of(variant: str, number: int) -> PrintedTable:
    return FORMS[variant].printed_tables[number]


@each_grid
def test_labels_stand_word_for_word_in_their_places(variant: str, number: int) -> None:
    expected = set()
    for line in PRINTED[variant, number].split("\n"):
        if line:
            *place, text = line.split(" ")
            expected.add((Span(*map(int, place)), text))
    labels = grid_of(variant, number).labels
    printed = [label for label in labels if label.text]
    assert {(label.span, label.text) for label in printed} == expected
    assert len(printed) == len(expected)


def covered(place: Span) -> set[tuple[int, int]]:
    down = range(place.row, place.row + place.rowspan)
    across = range(place.column, place.column + place.colspan)
    return set(product(down, across))


@each_grid
def test_labels_and_figures_tile_the_grid(variant: str, number: int) -> None:
    grid = grid_of(variant, number)
    places = [label.span for label in grid.labels] + list(grid.figures.values())
    tiles = [covered(place) for place in places]
    assert all(tiles)
    assert sum(map(len, tiles)) == grid.height * grid.width
    assert set().union(*tiles) == set(product(range(grid.height), range(grid.width)))


@each_grid
def test_a_figure_stands_below_its_column_and_beside_its_row(variant: str, number: int) -> None:
    grid = grid_of(variant, number)
    labels = {place: label.text for label in grid.labels for place in covered(label.span)}
    for path, cell in FORMS[variant].cells.items():
        if cell.table != number:
            assert path not in grid.figures
            continue
        place = cell.span
        assert place == grid.figures[path]
        assert place.rowspan == 1
        beside = [labels.get((place.row, column)) for column in range(place.column)]
        above = [labels.get((row, place.column)) for row in range(place.row)]
        assert cell.row.leaf.label in (beside if number != 4 else [""])
        assert cell.column.leaf.label in above


@pytest.mark.parametrize(
    ("variant", "number", "size"),
    [
        ("2021", 2, (14, 4)),
        ("2019", 2, (18, 5)),
        ("2021", 3, (28, 10)),
        ("2019", 3, (26, 10)),
        ("2021-undivided", 3, (26, 10)),
        ("2021", 4, (4, 15)),
        ("2019", 4, (4, 15)),
    ],
)
def test_each_grid_has_its_size(variant: str, number: int, size: tuple[int, int]) -> None:
    grid = grid_of(variant, number)
    assert (grid.height, grid.width) == size


@pytest.mark.parametrize("variant", FORMS)
def test_cells_come_row_by_row(variant: str) -> None:
    for number in (2, 3, 4):
        places = [c.span for c in FORMS[variant].cells.values() if c.table == number]
        assert places == sorted(places, key=lambda place: (place.row, place.column))


def test_the_last_figure_of_table_3_stands_in_the_corner() -> None:
    cell = EDITION_2021.cells["request_handling.carried_forward.total"]
    assert cell.span == Span(row=27, column=9)
