# SPDX-License-Identifier: Apache-2.0
"""Tables of reports checked column by column, 批量校验."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np

from gaidisclosure.algebra import Graph, graphs
from gaidisclosure.bulk.arrays import Batch, batches_of
from gaidisclosure.bulk.columns import OTHER_CELLS, ArrowSchema, ArrowTable, arrow, form_of
from gaidisclosure.bulk.masks import (
    Columns,
    Flags,
    Mask,
    held,
    identity_masks,
    read_columns,
    unsure,
)
from gaidisclosure.bulk.origins import with_known_agencies
from gaidisclosure.bulk.others import others_mask
from gaidisclosure.bulk.rules import ERRORS, GAPS
from gaidisclosure.bulk.singly import contradicting, judged_rows, words_masks
from gaidisclosure.draft import Conclusion
from gaidisclosure.form import Edition, FormKey

ROWS: Final = 16_384
"""Rows that are checked at a time. Their columns take 26 MB."""


def result_schema() -> ArrowSchema:
    """Return the Arrow schema of the results of :func:`check_batch`.

    >>> result_schema().names
    ['failed', 'not_evaluable', 'blanks', 'others', 'conclusion']
    """
    pa = arrow()
    return pa.schema(
        [
            pa.field("failed", pa.uint64(), nullable=False),
            pa.field("not_evaluable", pa.uint64(), nullable=False),
            pa.field("blanks", pa.bool_()),
            pa.field("others", pa.uint64(), nullable=False),
            pa.field("conclusion", pa.string()),
        ]
    )


def check_batch(
    batch: ArrowTable, blanks: bool = True, *, edition: FormKey | Edition | None = None
) -> ArrowTable:
    """Check every row, and return a row of results for each, in order.

    The results are exactly those of :meth:`Draft.check() <gaidisclosure.Draft.check>` for the draft
    of each row:

    - ``failed`` and ``not_evaluable`` have bit *i* for the *i*-th identity of the form, 42 in all;
    - ``blanks`` is true for ``T3-BLANKS``, blanks that no lawful figures can fill, and null where
      that was not judged;
    - ``others`` has a bit for each other rule: unlawful figures, gaps, warnings;
    - ``conclusion`` is ``valid``, ``invalid`` or ``incomplete``.

    :func:`codes` gives the codes of these bits. An agency or a period that no draft can hold counts
    as missing: a name with spaces around it, an unknown level, a start without an end.
    :func:`drafts_from_table` tells why.

    Complete rows, and rows whose blanks zeros can fill, are checked by column in less than a
    microsecond each. Rows with an unlawful figure, with a text, or with other blanks in table 3 are
    judged one by one, like a draft, and take about a millisecond at worst.

    Args:
        batch: A ``pyarrow.RecordBatch`` or ``pyarrow.Table`` with a column for each cell of one
            form, in any order and with others among them. Null is a blank.
        blanks: Judge, row by row, if blanks contradict each other. With ``False``, ``blanks`` is
            null in such rows. An identity that fails whatever its blanks hold fails in either case.
        edition: The key of the form, if neither metadata nor columns show it.

    Returns:
        A record batch or a table, like ``batch``, with the schema of :func:`result_schema`.

    Raises:
        ValueError: A cell has no column, or a column holds no exact figures.
        InvalidRowError: ``other_cells`` of a row is not what :func:`to_table` writes.

    >>> from gaidisclosure import AnnualReport2021, Draft, bulk
    >>> draft = Draft.from_report(AnnualReport2021.zero("云溪县商务局", 2023))
    >>> table = bulk.to_table([draft, draft.replace({"review_litigation.review.total": 1})])
    >>> result = check_batch(table)
    >>> result.column("conclusion").to_pylist(), bulk.codes(result)
    (['valid', 'invalid'], [(), ('T4-SUM:review',)])
    """
    form = form_of(batch, edition)
    known = with_known_agencies(batch)
    made = [_checked(each, blanks) for each in batches_of(known, form, ROWS)]
    table = arrow().Table.from_batches(made, result_schema())
    if isinstance(batch, arrow().Table):
        return table
    found = table.combine_chunks().to_batches()
    return found[0] if found else arrow().RecordBatch.from_pylist([], result_schema())


def _checked(batch: Batch, blanks: bool) -> Any:
    columns = read_columns(batch.form, batch.figures)
    singly = unsure(batch.form, columns) | held(batch.told(OTHER_CELLS))
    failed, unknown, is_open = identity_masks(batch.form, columns)
    others = others_mask(batch, columns, singly)
    contradict, left = _blanks(batch.form, columns, failed, is_open, ~singly, blanks)
    for row, found in judged_rows(batch, _numbers(singly)):
        failed[row], unknown[row] = found.failed, found.not_evaluable
        contradict[row] = found.blanks
        others[row] |= np.uint64(found.others)
    for row, mask in words_masks(batch, _numbers(_with_words(batch) & ~singly)):
        others[row] |= np.uint64(mask)
    arrays = (failed, unknown, contradict, others)
    return _result(arrays, left)


def _numbers(flags: Flags) -> list[int]:
    (rows,) = np.nonzero(flags)
    found: list[int] = rows.tolist()
    return found


def _with_words(batch: Batch) -> Flags:
    """Return the rows with a text or a day of publication."""
    found = held(batch.told("published"))
    for array in batch.words().values():
        found = found | held(array)
    return found


def _blanks(
    form: Edition, columns: Columns, failed: Mask, is_open: Mask, plain: Flags, judge: bool
) -> tuple[Flags, Flags]:
    """Return where blanks contradict each other, and where that was not judged."""
    found, left = np.zeros(columns.rows, np.bool_), np.zeros(columns.rows, np.bool_)
    for graph, tied in _shared(form):
        doubtful = (is_open & tied != 0) & (failed & tied == 0) & plain
        if not judge:
            left |= doubtful
        elif rows := _numbers(doubtful):
            for row, contradicts in contradicting(graph, form, columns, rows):
                found[row] |= contradicts
    return found, left


@cache
def _shared(form: Edition) -> tuple[tuple[Graph, np.uint64], ...]:
    """Return the graphs that tie several identities, with the bits of these."""
    codes = [*form.identities]
    return tuple(
        (graph, np.uint64(sum(1 << codes.index(code) for code in graph.tied)))
        for graph in graphs(form)
        if len(graph.tied) > 1
    )


def _result(arrays: tuple[Mask, Mask, Flags, Mask], is_open: Flags) -> Any:
    pa = arrow()
    failed, unknown, contradict, others = arrays
    columns = [
        pa.array(failed),
        pa.array(unknown),
        pa.array(contradict, mask=is_open),
        pa.array(others),
        _conclusions(failed, contradict, others, is_open),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=result_schema())


def _conclusions(failed: Mask, contradict: Flags, others: Mask, is_open: Flags) -> Any:
    """Return the conclusion on each row, null where open blanks can change it."""
    pa = arrow()
    wrong = (failed != 0) | contradict | (others & np.uint64(ERRORS) != 0)
    lacking = others & np.uint64(GAPS) != 0
    found = np.where(wrong, np.int8(1), np.where(lacking, np.int8(2), np.int8(0)))
    names = pa.array([Conclusion.VALID, Conclusion.INVALID, Conclusion.INCOMPLETE])
    kinds = pa.array(found, mask=is_open & ~wrong)
    return pa.DictionaryArray.from_arrays(kinds, names).cast(pa.string())
