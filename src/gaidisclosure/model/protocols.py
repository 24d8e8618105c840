# SPDX-License-Identifier: Apache-2.0
"""Doors for other libraries: methods for pydantic, and types for Hypothesis.

The model knows no decoder. The methods are the one excuse, as pydantic finds them on the class
alone, and they only pass on to :mod:`gaidisclosure.codec`, which is imported when they are called.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def offer_types(room: str) -> None:
    """Let Hypothesis draw the types of a room, if it has asked for types.

    The last line of the room calls this. Where Hypothesis is imported later, it asks by itself.
    """
    if registration := sys.modules.get("gaidisclosure.strategies.registration"):
        registration.register_types(room)


class PydanticDocument:
    """The base of classes that pydantic reads and writes as our JSON."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Return the schema by which pydantic validates and writes this class."""
        from gaidisclosure.codec.pydantic import core_schema_of  # noqa: PLC0415

        return core_schema_of(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Callable[[Any], Any]) -> Any:
        """Return our JSON Schema of this class."""
        from gaidisclosure.codec.pydantic import json_schema_of  # noqa: PLC0415

        return json_schema_of(cls)
