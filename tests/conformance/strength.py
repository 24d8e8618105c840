# SPDX-License-Identifier: Apache-2.0
"""The strength of the suite in words, as the pages tell it in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.conformance.mutants import Tally

TITLES = {
    "documents": (
        "写错的勾稽关系 {total} 种，被发现的 {killed} 种",
        "Spoilt identities: {killed} of {total} noticed",
    ),
    "figures": (
        "识别单元格的错误 {total} 种，被发现的 {killed} 种",
        "Spoilt readers of figures: {killed} of {total} noticed",
    ),
}
ROW = ("  {kind}：{total} 种，发现 {killed} 种", "  {kind}: {killed} of {total}")
KINDS = {
    "dropped": ("漏掉一个加数", "an addend left out"),
    "sign": ("一个加数加减弄反", "an addend subtracted"),
    "column": ("取错相邻的一列", "one column off"),
    "row": ("取错相邻的一行", "one row off"),
    "added": ("多算一个相邻的格", "one neighbouring cell too many"),
    "block": ("整组取自相邻的勾稽关系", "one side taken from a neighbouring identity"),
    "comparison": ("比较太宽，或根本不比", "compared too loosely, or not at all"),
    "wrapped": ("大数溢出", "large figures wrap around"),
    "blank": ("把空白当作零", "blank taken for zero"),
    "unknown": ("不认得一个字符", "a character not known"),
    "skipped": ("跳过一个字符", "a character skipped"),
    "cell": ("当作另一类单元格识别", "a cell of one kind read as another"),
    "lenient": ("识别太宽", "more read than the rules allow"),
    "strict": ("识别太严", "less read than the rules allow"),
    "state": ("弄混状态", "states mixed up"),
    "value": ("数值有误", "a wrong value"),
}
"""The ways in which an identity or a rule of reading is spoilt."""


def lines(tallies: Mapping[str, Tally], language: str) -> Iterator[str]:
    """Yield what a page shows in Chinese (``zh``) or in English (``en``)."""
    at = ("zh", "en").index(language)
    for section, found in tallies.items():
        yield TITLES[section][at].format(killed=found.killed, total=sum(found.made.values()))
        for kind, made in found.made.items():
            killed = made - sum(each.kind == kind for each in found.alive)
            yield ROW[at].format(kind=KINDS[kind][at], killed=killed, total=made)
