# SPDX-License-Identifier: Apache-2.0
"""A form whose columns are printed in another order, under their labels."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve
from hypothesis import strategies as st

from gaidisclosure.form import Edition
from gaidisclosure.form.layout import Item
from tests.layouts.sheet import Draw


def reordered(draw: Draw, form: Edition) -> Edition:
    """The form with the columns of each block in some order, those of one label together."""
    tables = (
        evolve(
            table,
            blocks=tuple(
                evolve(block, columns=_shuffled(draw, block.columns)) for block in table.blocks
            ),
        )
        for table in form.tables
    )
    return evolve(form, tables=tuple(tables))


def renamed(draw: Draw, form: Edition) -> Edition:
    """The form with one label of a column or block lost, misspelt or worded otherwise."""
    labels = sorted(
        {each.label for t in form.tables for b in t.blocks for each in _named(b.columns)}
    )
    lost = draw(st.sampled_from(labels))
    instead = draw(st.sampled_from(("", "某一列", f"{lost[:-1]}的{lost[-1:]}")))
    tables = (
        evolve(
            table,
            blocks=tuple(
                evolve(block, columns=_relabelled(block.columns, lost, instead))
                for block in table.blocks
            ),
        )
        for table in form.tables
    )
    return evolve(form, tables=tuple(tables))


def _named(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if item.label and item.key:
            yield item
        yield from _named(item.children)


def _relabelled(items: tuple[Item, ...], lost: str, instead: str) -> tuple[Item, ...]:
    return tuple(
        evolve(
            item,
            label=instead if item.label == lost else item.label,
            children=_relabelled(item.children, lost, instead),
        )
        for item in items
    )


def _shuffled(draw: Draw, items: tuple[Item, ...]) -> tuple[Item, ...]:
    order = draw(st.permutations(items))
    return tuple(evolve(item, children=_shuffled(draw, item.children)) for item in order)
