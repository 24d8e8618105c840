# SPDX-License-Identifier: Apache-2.0
"""Many reports at once, 批量: as columns of a table, and as lines of JSON.

Reports become rows of an Arrow table (:func:`to_table`), and come back (:func:`from_table`). The
same checks run on whole columns of such a table (:func:`check_batch`), on any data frame
(:func:`check_frame`), and on JSON Lines (:func:`check_lines`). Engines such as Spark call them on
batches (:func:`check_batches`, :func:`check_line_batches`). Null is a blank, never zero. All but
:func:`check_lines` need ``gaidisclosure[arrow]``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gaidisclosure.bulk.batch import check_batch as check_batch
    from gaidisclosure.bulk.batch import result_schema as result_schema
    from gaidisclosure.bulk.columns import schema as schema
    from gaidisclosure.bulk.frames import check_frame as check_frame
    from gaidisclosure.bulk.lines import Checked as Checked
    from gaidisclosure.bulk.lines import check_lines as check_lines
    from gaidisclosure.bulk.mapped import check_batches as check_batches
    from gaidisclosure.bulk.mapped import check_line_batches as check_line_batches
    from gaidisclosure.bulk.mapped import mapped_schema as mapped_schema
    from gaidisclosure.bulk.parquet import read_parquet as read_parquet
    from gaidisclosure.bulk.rows import drafts_from_table as drafts_from_table
    from gaidisclosure.bulk.rows import from_table as from_table
    from gaidisclosure.bulk.rules import OTHERS as OTHERS
    from gaidisclosure.bulk.rules import codes as codes
    from gaidisclosure.bulk.tables import to_table as to_table

__all__ = [
    "OTHERS",
    "Checked",
    "check_batch",
    "check_batches",
    "check_frame",
    "check_line_batches",
    "check_lines",
    "codes",
    "drafts_from_table",
    "from_table",
    "mapped_schema",
    "read_parquet",
    "result_schema",
    "schema",
    "to_table",
]

_ROOMS = {
    "batch": ("check_batch", "result_schema"),
    "columns": ("schema",),
    "frames": ("check_frame",),
    "lines": ("Checked", "check_lines"),
    "mapped": ("check_batches", "check_line_batches", "mapped_schema"),
    "parquet": ("read_parquet",),
    "rules": ("OTHERS", "codes"),
    "rows": ("drafts_from_table", "from_table"),
    "tables": ("to_table",),
}
_BY_NUMPY = ("batch", "frames", "mapped")
"""The modules that cannot be imported without numpy."""
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

# Type checkers see the names above and no others.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        if _HOMES[name] in _BY_NUMPY:
            import_module(f"{__name__}.columns").arrow("numpy")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return list(__all__)
