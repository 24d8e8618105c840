# SPDX-License-Identifier: Apache-2.0
"""Tables that are the form itself are read by place, and exactly as the general reader does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from attrs import evolve
from hypothesis import event, given
from hypothesis import strategies as st

from gaidisclosure import Draft, UnreadableError, strategies
from gaidisclosure.document import Document, Grid, GridCell, Paragraph, Place
from gaidisclosure.form import FORMS, FormKey
from gaidisclosure.reading.official import read_official, tables_by_place
from gaidisclosure.reading.tables.editions import Recognised, find_tables
from tests.layouts.labels import traditional
from tests.reading.read_twice import draft_of, shown, strip_of
from tests.whole import document

Blocks = list[Paragraph | Grid]
Rows = list[list[GridCell]]
Damage = Callable[[Grid, int], Blocks]
SPELLINGS = [
    "",
    " ",
    "/",
    "—",
    "无",
    "０",
    "12件",
    "1,204",
    "3万元",
    "251000元",
    "9" * 31,
    "1.5",
    "-3",
]
NOTES = ["见附件", "其他", "规章", "规章000", ".5", "、", " " * 201, "〇", "12（其中网上3件）"]
LINES = [
    *(
        "本年度工作平稳。",
        "12",
        "/",
        "",
        "— 6 —",
        "12 | 0",
        "|",
        "、三项",
        "注：单位为件。",
        "一、",
    ),
    *(
        "规章",
        "规章 3 0 12",
        "规章000",
        "行政复议",
        "总计",
        "其他结果类",
        "（单位：元）",
        "收费（单位：元）",
    ),
    *(
        "第二十条",
        "四、政府信息公开行政复议、行政诉讼情况",
        "规章（设区的市填写）",
        "行政处罚决定数",
    ),
]


def official(blocks: Sequence[Paragraph | Grid]) -> Recognised | None:
    return read_official(Document(tuple(blocks)), strip_of(blocks))


def require_equal(blocks: Sequence[Paragraph | Grid]) -> bool:
    """Compare both readers, and tell if there was anything to compare."""
    found = official(blocks)
    if found is None:
        return False
    assert shown(found) == shown(find_tables(strip_of(blocks)))
    return True


def published(draft: Draft) -> Blocks:
    """The blocks of a draft as a word processor has them, each cell with its own place."""
    blocks = [block for block in document(draft).blocks if not isinstance(block, Paragraph)]
    grids = iter(blocks)
    found: Blocks = [
        Paragraph("云溪县商务局2023年政府信息公开工作年度报告"),
        Paragraph("一、总体情况"),
    ]
    for heading in ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"):
        found += [Paragraph(heading), next(grids)]
    found += [Paragraph("四、政府信息公开行政复议、行政诉讼情况"), next(grids)]
    found += [Paragraph("五、存在的主要问题及改进情况"), Paragraph("六、其他需要报告的事项")]
    return [
        evolve(block, place=Place(element=f"p[{at}]"))
        if isinstance(block, Paragraph)
        else numbered(block, at)
        for at, block in enumerate(found)
    ]


def numbered(grid: Grid, table: int) -> Grid:
    rows = (
        tuple(
            evolve(cell, place=Place(element=f"{table}/{row}/{at}"))
            for at, cell in enumerate(cells)
        )
        for row, cells in enumerate(grid.rows)
    )
    return Grid(tuple(rows))


def changed(grid: Grid, change: Callable[[Rows], Rows]) -> Grid:
    return Grid(tuple(map(tuple, change([[*row] for row in grid.rows]))))


@st.composite
def anything_like_the_form(draw: st.DrawFn) -> Blocks:
    """The official layout with odd cells, blanks, other lines and damaged tables."""
    draft = draw(strategies.drafts())
    paths = st.sampled_from([*draft.form.cells])
    texts = st.sampled_from(SPELLINGS) | st.sampled_from(NOTES)
    odd = draw(st.dictionaries(paths, texts, max_size=draw(st.sampled_from([0, 0, 4]))))
    emptied = draw(st.sampled_from(["", "", "total", "other", "proactive", "review", "request"]))
    odd |= {path: " " for path in draft.form.cells if emptied and emptied in path}
    blocks = published(draft.replace(odd))
    for _ in range(draw(st.sampled_from([0, 0, 1, 3]))):
        line = Paragraph(draw(st.sampled_from(LINES)), blank=draw(st.sampled_from([0, 0, 1, 7])))
        blocks.insert(draw(st.integers(0, len(blocks))), line)
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        at = draw(st.sampled_from([n for n, b in enumerate(blocks) if isinstance(b, Grid)]))
        damage = draw(st.sampled_from(DAMAGES))
        grid = blocks[at]
        assert isinstance(grid, Grid)
        blocks[at : at + 1] = damage(grid, draw(st.integers(0, 30)))
    return blocks


def spaced(grid: Grid, _: int) -> Blocks:
    return [relabelled(grid, " ".join)]


def in_full_width(grid: Grid, _: int) -> Blocks:
    return [relabelled(grid, lambda text: text.replace(".", "．").replace("（", "("))]


def in_traditional(grid: Grid, _: int) -> Blocks:
    return [relabelled(grid, traditional)]


def relabelled(grid: Grid, change: Callable[[str], str]) -> Grid:
    def cell(old: GridCell) -> GridCell:
        return (
            evolve(old, text=change(old.text))
            if len(old.text) > 1 and not old.text.isascii()
            else old
        )

    return changed(grid, lambda rows: [[*map(cell, row)] for row in rows])


def without_row(grid: Grid, choice: int) -> Blocks:
    return [changed(grid, lambda rows: [r for n, r in enumerate(rows) if n != choice % len(rows)])]


def with_blank_row(grid: Grid, choice: int) -> Blocks:
    return [changed(grid, lambda rows: [*rows[:choice], [], *rows[choice:]])]


def with_column(grid: Grid, _: int) -> Blocks:
    return [changed(grid, lambda rows: [[*row, GridCell("")] for row in rows])]


def with_columns_cut_in_two(grid: Grid, _: int) -> Blocks:
    def cell(old: GridCell) -> GridCell:
        return evolve(old, colspan=2 * old.colspan)

    return [changed(grid, lambda rows: [[*map(cell, row)] for row in rows])]


def with_rows_cut_in_two(grid: Grid, _: int) -> Blocks:
    def cell(old: GridCell) -> GridCell:
        return evolve(old, rowspan=2 * old.rowspan)

    return [changed(grid, lambda rows: [r for row in rows for r in ([*map(cell, row)], [])])]


def without_cell(grid: Grid, choice: int) -> Blocks:
    return [
        changed(
            grid,
            lambda rows: [r[:-1] if n == choice % len(rows) else r for n, r in enumerate(rows)],
        )
    ]


def in_two(grid: Grid, choice: int) -> Blocks:
    return [Grid(grid.rows[:choice]), Grid(grid.rows[choice:])]


def twice(grid: Grid, _: int) -> Blocks:
    return [grid, grid]


def as_text(grid: Grid, choice: int) -> Blocks:
    line = Paragraph(" ".join(cell.text for cell in grid.rows[choice % len(grid.rows)]))
    return [line, grid] if choice % 2 else [grid, line]


HARMLESS: tuple[Damage, ...] = (
    spaced,
    in_full_width,
    with_columns_cut_in_two,
    with_rows_cut_in_two,
)
HARMFUL: tuple[Damage, ...] = (without_row, with_column, without_cell, in_two, twice, as_text)
DAMAGES = (*HARMLESS, *HARMFUL, in_traditional, with_blank_row)


@given(anything_like_the_form())
def test_both_readers_read_the_same(blocks: Blocks) -> None:
    try:
        event(f"read by place: {require_equal(blocks)}")
    except UnreadableError as error:
        pytest.fail(f"read by place, but {error}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", [None, *HARMLESS])
def test_a_copy_of_the_form_is_read_by_place(form: FormKey, change: Damage | None) -> None:
    blocks = published(draft_of(form))
    if change:
        at = [n for n, block in enumerate(blocks) if isinstance(block, Grid)]
        blocks = [
            each
            for n, block in enumerate(blocks)
            for each in (change(block, 2) if n in at and isinstance(block, Grid) else [block])
        ]
    assert require_equal(blocks)


@pytest.mark.parametrize("damage", HARMFUL)
@pytest.mark.parametrize("table", range(3))
def test_a_table_that_is_not_the_form_is_left_to_the_general_reader(
    damage: Damage, table: int
) -> None:
    blocks = published(draft_of("2021"))
    at = [n for n, block in enumerate(blocks) if isinstance(block, Grid)][table]
    grid = blocks[at]
    assert isinstance(grid, Grid)
    assert official([*blocks[:at], *damage(grid, 2), *blocks[at + 1 :]]) is None


def test_tables_in_another_order_or_of_two_forms_are_none() -> None:
    blocks = published(draft_of("2021"))
    grids = [block for block in blocks if isinstance(block, Grid)]
    others = [block for block in published(draft_of("2019")) if isinstance(block, Grid)]
    assert tables_by_place(grids)
    assert tables_by_place(grids[::-1]) is None
    assert tables_by_place([others[0], *grids[1:]]) is None
    assert tables_by_place(grids[:2]) is None


FIRST = "proactive_disclosure.government_rules.issued"


@pytest.mark.parametrize("note", ["见附件3", "其他", "规章000"])
def test_a_note_in_a_cell_is_left_to_the_general_reader(note: str) -> None:
    assert official(published(draft_of("2021").replace({FIRST: note}))) is None


@pytest.mark.parametrize("path", [FIRST, "review_litigation.review.upheld"])
def test_words_in_a_cell_are_read_by_place(path: str) -> None:
    draft = draft_of("2021").replace({path: "若干"})
    found = official(published(draft))
    assert found is not None
    assert {key: cell.text for key, cell in found.cells.items()} == {
        key: draft.cells[key].text for key in draft.form.cells
    }


@pytest.mark.parametrize("figure", ["", "/", "12（其中网上3件）", "9" * 30, "251000元"])
def test_odd_figures_are_read_by_place(figure: str) -> None:
    assert require_equal(published(draft_of("2021").replace({FIRST: figure})))


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("规章 3 0 12", 0),
        ("规章000", 0),
        ("行政处罚", -1),
        ("本年收费金额（单位：元）", 0),
        ("收费（单位：元）", -1),
        ("12", -1),
        ("12", 4),
        ("注：没有。", 4),
    ],
)
def test_a_line_that_could_be_of_a_table_is_left_to_the_general_reader(
    line: str, place: int
) -> None:
    blocks = published(draft_of("2021"))
    assert isinstance(blocks[3], Grid)
    blocks.insert(place % (len(blocks) + 1), Paragraph(line))
    assert official(blocks) is None


@pytest.mark.parametrize(("line", "place"), [("12", 0), ("全年平稳。", 1), ("没有。", -1)])
def test_other_lines_do_no_harm(line: str, place: int) -> None:
    blocks = published(draft_of("2021"))
    blocks.insert(place % (len(blocks) + 1), Paragraph(line))
    assert require_equal(blocks)


def test_a_point_below_a_figure_makes_it_an_ordinal() -> None:
    blocks = published(
        draft_of("2021").replace({"review_litigation.litigation_after_review.total": "1"})
    )
    blocks.insert(-2, Paragraph("、没有。"))
    assert official(blocks) is None


def test_pushed_blanks_are_left_to_the_general_reader() -> None:
    zeros = Draft.from_figures("云溪县商务局", 2023, dict.fromkeys(FORMS["2021"].cells, 0))
    row = "request_handling.received."
    totals = {f"{row}natural_person": 1, f"{row}commercial_enterprise": 1}
    columns = [path for path in FORMS["2021"].cells if path.startswith("request_handling.")]
    blank = {path: None for path in columns if not path.endswith(("person", "enterprise"))}
    assert official(published(zeros.replace({**blank, **totals}))) is None


def test_blank_lines_below_a_table_without_figures_could_be_its_row() -> None:
    blocks = published(Draft.blank("云溪县商务局", 2023))
    assert require_equal(blocks)
    blocks.append(Paragraph("云溪县商务局", blank=7))
    assert official(blocks) is None
