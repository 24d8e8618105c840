# SPDX-License-Identifier: Apache-2.0
"""Check of the data frames of any library, 数据框, with narwhals.

Frames are converted to Arrow, in which null stays null. The expressions of some libraries take null
for zero.
"""

from __future__ import annotations

from typing import Any

from gaidisclosure.bulk.batch import check_batch
from gaidisclosure.bulk.columns import arrow
from gaidisclosure.form import Edition, FormKey


def check_frame(
    frame: Any, blanks: bool = True, *, edition: FormKey | Edition | None = None
) -> Any:
    """Check every row of a data frame, as :func:`check_batch` does for Arrow.

    Args:
        frame: A frame of pandas, polars, pyarrow, Modin or any other library that narwhals knows,
            or a lazy one, such as a relation of DuckDB. Columns are named as by :func:`schema`.
        blanks: As for :func:`check_batch`.
        edition: The key of the form, if the columns do not show it.

    Returns:
        A frame of the same library with a row of results for each row, or a ``pyarrow.Table`` for a
        lazy frame. It has the index of a frame of pandas, by which pandas aligns rows.

    Raises:
        ValueError: A cell has no column, or a column holds no exact figures: an amount of money in
            floats, half a request.
        TypeError: It is not a data frame.
        MissingExtraError: narwhals or pyarrow is not installed.

    >>> from gaidisclosure import AnnualReport2021, bulk
    >>> frame = bulk.to_table([AnnualReport2021.zero("云溪县商务局", 2023)]).to_pandas()
    >>> check_frame(frame)["conclusion"].tolist()
    ['valid']
    """
    nw, _ = arrow("narwhals"), arrow()
    given = nw.from_native(frame, pass_through=True)
    if isinstance(given, nw.LazyFrame):
        return check_batch(given.collect("pyarrow").to_arrow(), blanks, edition=edition)
    if not isinstance(given, nw.DataFrame):
        raise TypeError(f"expected a data frame, not {type(frame).__name__}")
    result = check_batch(given.to_arrow(), blanks, edition=edition)
    made = nw.from_arrow(result, backend=given.implementation).to_native()
    if (index := nw.maybe_get_index(given)) is not None:
        made.index = index
    return made
