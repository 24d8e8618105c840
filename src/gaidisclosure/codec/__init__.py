"""JSON, both ways: canonical bytes, strict reading, a converter to build on, and JSON Schema."""

from gaidisclosure.codec.converter import converter
from gaidisclosure.codec.documents import Wire, diagnosed, dumps, loads
from gaidisclosure.codec.envelope import FORMAT, VERSION
from gaidisclosure.codec.schema import schema

__all__ = ["FORMAT", "VERSION", "Wire", "converter", "diagnosed", "dumps", "loads", "schema"]
