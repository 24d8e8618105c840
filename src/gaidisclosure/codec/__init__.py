"""JSON, both ways: canonical bytes, strict reading, a converter to build on, and JSON Schema."""

from gaidisclosure.codec.converter import converter
from gaidisclosure.codec.documents import Wire, dumps, from_data, loads, to_data
from gaidisclosure.codec.envelope import FORMAT, VERSION
from gaidisclosure.codec.schema import schema

__all__ = [
    "FORMAT",
    "VERSION",
    "Wire",
    "converter",
    "dumps",
    "from_data",
    "loads",
    "schema",
    "to_data",
]
