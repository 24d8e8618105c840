# SPDX-License-Identifier: Apache-2.0
"""Words, colours and shapes of the pictures of table 3 as a graph.

The colours follow the reader's choice of light or dark, and nothing is loaded from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from graph_layout import WIDTH, Box

from gaidisclosure.form.layout import Item

LANGUAGES: Final = {"zh": "zh_Hans", "en": "en"}
FONTS: Final = (
    "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
)
COLOURS: Final = {
    ".cut": ("stroke", "#16324d", "#e3edf6"),
    "text": ("fill", "#16324d", "#e3edf6"),
    ".paper": ("fill", "#f8fafc", "#151b23"),
    ".box,.patch": ("fill", "#ffffff", "#223040"),
    ".box": ("stroke", "#7893ad", "#64829f"),
    ".arc": ("stroke", "#5f8db8", "#5c94c9"),
    ".total": ("stroke", "#8d7cc0", "#9a88d4"),
    ".hot,.out": ("stroke", "#d9480f", "#ff8f45"),
    ".tip,.badge,.mark,.outof": ("fill", "#d9480f", "#ff8f45"),
    ".in": ("stroke", "#1971c2", "#66b2ff"),
    ".into": ("fill", "#1971c2", "#66b2ff"),
    ".aside": ("stroke", "#8fa3b5", "#5d7080"),
    ".by": ("fill", "#8fa3b5", "#5d7080"),
    ".soft": ("fill", "#536778", "#a3b4c4"),
    ".on": ("fill", "#ffffff", "#151b23"),
}
"""What has which colour, in light and in dark surroundings."""
SHAPES: Final = (
    ".arc,.total,.hot,.in,.out,.aside,.cut{fill:none}.arc,.total{stroke-opacity:.5}"
    ".faint .arc,.faint .total{stroke-opacity:.22}.hot{stroke-width:3.5}"
    ".in,.out,.aside{stroke-width:3}.cut{stroke-width:2;stroke-dasharray:9 6}"
    ".blank{stroke-dasharray:3 6}text{text-anchor:middle}"
    ".mark,.badge,.into,.outof,.strong{font-weight:bold}"
)
SHORT: Final = {
    "received": ("新收", "Received"),
    "brought_forward": ("上年结转", "Brought forward"),
    "carried_forward": ("结转下年度", "Carried forward"),
    "partially_disclosed": ("（二）部分公开", "(2) Partially disclosed"),
}
"""Labels of the form that are too long for their boxes, by name."""
WORDS: Final = {
    "graph": ("表三是一张图", "Table 3 is a graph"),
    "graph.about": (
        "三十八条勾稽关系是节点，一百七十五个单元格是边；一件申请沿着首尾相接的六条边走一圈。",
        "38 identities are nodes and 175 cells are arcs; one request goes round along six arcs.",
    ),
    "graph.caption": (
        "{nodes} 个节点：勾稽关系　{arcs} 条边：单元格　橙色：一件申请经过的 {way} 格",
        "{nodes} nodes: identities · {arcs} arcs: cells · orange: the {way} cells of one request",
    ),
    "wrong": ("填错一格，恰有两个节点不平", "One wrong figure leaves two nodes out of balance"),
    "wrong.about": (
        "“自然人”一列流出多 1，“予以公开”一行流入多 1；连着这两个节点的只有一条边。",
        "One more leaves the column of natural persons, one more enters the row of requests "
        "disclosed, and a single arc joins the two nodes.",
    ),
    "wrong.caption": (
        "两个节点不平，一少一多，其余 {others} 个都平。"
        "连着这两个节点的只有一条边：填 {old} 的一格，应为 {new}",
        "Two nodes are out of balance, the other {others} balance. "
        "One arc joins the two: {old} should be {new}",
    ),
    "cut": ("割：空白处无论填多少都不能成立", "A cut: no figures can fill the blanks"),
    "cut.about": (
        "虚线框住两个节点：即使空白处填零，流进的也比流出的多。",
        "A dashed line around two nodes: even with zeros for blanks, more flows in than out.",
    ),
    "cut.in": (
        "流进虚线框：{sum} ＋ 空白，至少 {sum}",
        "into the dashed box: {sum} + blank, at least {sum}",
    ),
    "cut.out": ("流出虚线框：{terms} ＝ {sum}", "out of the dashed box: {terms} = {sum}"),
    "back": ("总计一列：流回起点", "The total column leads back"),
    "rows": ("六列之和＝总计", "six columns = total"),
    "balances": ("一＋二＝三＋四", "I + II = III + IV"),
    "sums": ("（一）至（六）＝（七）", "(1) + … + (6) = (7)"),
    "blank": ("空白", "blank"),
    "others": ("其余各行", "other rows"),
    "outcomes": ("（七）总计", "(7) Total"),
    "total": ("总计", "Total"),
}


def said(name: str, language: str, **values: object) -> str:
    """Return a phrase of the pictures in a language."""
    return WORDS[name][list(LANGUAGES).index(language)].format(**values)


def name(item: Item, language: str) -> str:
    """Return a label of the form, shortened where its box is too small."""
    if item.key in SHORT:
        return SHORT[item.key][list(LANGUAGES).index(language)]
    return item.label_in(LANGUAGES[language])


def style() -> str:
    """Return the colours for light surroundings and for dark ones."""
    light, dark = (
        "".join(f"{selector}{{{rule[0]}:{rule[shade]}}}" for selector, rule in COLOURS.items())
        for shade in (1, 2)
    )
    return f"{light}@media(prefers-color-scheme:dark){{{dark}}}{SHAPES}"


def svg(kind: str, language: str, height: int, drawn: Iterable[str]) -> str:
    """Return a picture with its title and its description."""
    shapes = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'role="img" font-family="{FONTS}" font-size="16">\n'
        f"<title>{escape(said(kind, language))}</title>\n"
        f"<desc>{escape(said(f'{kind}.about', language))}</desc>\n<style>{style()}</style>\n"
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="8"/>\n{shapes}\n</svg>\n'
    )


def word(text: str, x: float, y: float, looks: str = "", size: float = 0) -> str:
    """Draw a line of text around a point."""
    size = size or (13.5 if text.isascii() else 16)
    known = f' class="{looks}"' if looks else ""
    return (
        f'<text{known} x="{x:g}" y="{y + 0.36 * size:g}" font-size="{size:g}">{escape(text)}</text>'
    )


def lines(text: str, box: Box) -> Iterator[str]:
    """Draw a label in the middle of a box, in two lines if it is long and the box is high."""
    is_long = text.isascii() and 7.3 * len(text) > box.width and box.height > 30
    parts = text.rpartition(" ")[::2] if is_long else (text,)
    for number, part in enumerate(parts):
        y = box.y + 15 * (number - (len(parts) - 1) / 2)
        yield word(part, box.left + box.width / 2, y)


def patch(text: str, box: Box) -> str:
    """Draw the ground of a label that stands across several boxes."""
    width = len(text) * (7.3 if text.isascii() else 16) + 4
    return rectangle(Box(box.left + (box.width - width) / 2, box.y, width, 20), "patch")


def rectangle(box: Box, looks: str = "box") -> str:
    """Draw a box with round corners."""
    return (
        f'<rect class="{looks}" x="{box.left:g}" y="{box.y - box.height / 2:g}" '
        f'width="{box.width:g}" height="{box.height:g}" rx="{min(7, box.height / 3):g}"/>'
    )


def tip(x: float, y: float, forward: int, looks: str = "tip") -> str:
    """Draw the tip of an arrow that ends in a box, 1 to the right and -1 to the left."""
    return f'<path class="{looks}" d="M{x + 4 * forward:g} {y:g}l{-15 * forward} -7v14z"/>'
