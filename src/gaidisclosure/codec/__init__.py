# SPDX-License-Identifier: Apache-2.0
"""JSON, both ways: canonical bytes, strict reading, hooks for data of your own, and JSON Schema."""

from gaidisclosure.codec.documents import Wire, dumps, from_data, loads, to_data
from gaidisclosure.codec.envelope import FORMAT, VERSION
from gaidisclosure.codec.hooks import register
from gaidisclosure.codec.schema import schema

__all__ = [
    "FORMAT",
    "VERSION",
    "Wire",
    "dumps",
    "from_data",
    "loads",
    "register",
    "schema",
    "to_data",
]
