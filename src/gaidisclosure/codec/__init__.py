# SPDX-License-Identifier: Apache-2.0
"""JSON both ways: canonical bytes, strict reading, hooks and JSON Schemas."""

from gaidisclosure.codec.documents import dumps, from_data, loads, to_data
from gaidisclosure.codec.hooks import register
from gaidisclosure.codec.schema import schema

__all__ = [
    "dumps",
    "from_data",
    "loads",
    "register",
    "schema",
    "to_data",
]
