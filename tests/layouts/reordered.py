# SPDX-License-Identifier: Apache-2.0
"""A form whose columns are printed in another order, under their labels."""

from __future__ import annotations

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


def _shuffled(draw: Draw, items: tuple[Item, ...]) -> tuple[Item, ...]:
    order = draw(st.permutations(items))
    return tuple(evolve(item, children=_shuffled(draw, item.children)) for item in order)
