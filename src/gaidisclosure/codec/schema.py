# SPDX-License-Identifier: Apache-2.0
"""JSON Schemas of the documents, draft 2020-12, as shipped in ``schemas/``.

A schema checks names, types, signs and sizes, but not sums. Whatever it refuses,
:func:`~gaidisclosure.codec.loads` refuses as well. ``tools/schemas.py`` generates the files.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final, Literal, get_args

SchemaName = Literal["2021", "2019", "draft", "check"]
SCHEMAS: Final[tuple[SchemaName, ...]] = get_args(SchemaName)
"""Names of all schemas: of reports by edition, drafts, and lines of ``check``."""

Schema = dict[str, Any]


def schema(name: SchemaName = "2021") -> Schema:
    """Return a copy of the JSON Schema of a kind of document.

    Args:
        name: ``"2021"`` or ``"2019"`` for reports on that edition, ``"draft"`` for drafts of
            every form, ``"check"`` for a line of ``gaidisclosure check --format json``.

    Raises:
        ValueError: There is no schema of this name.

    >>> schema("2021")["$id"], schema("2021")["properties"]["edition"]
    ('urn:gaidisclosure:schema:1:report-2021', {'const': '2021'})
    """
    made: Schema = json.loads(schema_text(name))
    return made


def schema_text(name: SchemaName) -> str:
    """Return a schema as the text of its file.

    Raises:
        ValueError: There is no schema of this name.
    """
    if name not in SCHEMAS:
        raise ValueError(f"there is no schema {name!r}, only {', '.join(map(repr, SCHEMAS))}")
    return files("gaidisclosure.codec").joinpath("schemas", f"{name}.json").read_text("utf-8")
