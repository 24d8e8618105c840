# SPDX-License-Identifier: Apache-2.0
"""Reports, drafts and agencies as fields of pydantic models.

Imported only when pydantic asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema

from gaidisclosure.checks import Violation
from gaidisclosure.codec.converter import CONVERTER
from gaidisclosure.codec.faults import is_object, steps
from gaidisclosure.codec.hooks import value_of
from gaidisclosure.codec.schema import Schema, schema
from gaidisclosure.draft import Draft
from gaidisclosure.errors import InvalidJSONError
from gaidisclosure.model import REPORTS, Agency, AnnualReport


def core_schema_of(cls: type[Any]) -> core_schema.CoreSchema:
    """Return a schema that takes instances or plain data, and writes plain data."""
    return core_schema.no_info_plain_validator_function(
        partial(_validated, cls),
        ref=f"{cls.__module__}.{cls.__name__}",
        serialization=core_schema.plain_serializer_function_ser_schema(
            CONVERTER.unstructure, when_used="json"
        ),
    )


def _validated(cls: type[Any], value: object) -> Any:
    """Return an instance.

    Raises:
        ValidationError: It carries each fault with its place below the field.
    """
    if isinstance(value, cls):
        return value
    try:
        return value_of(value, cls)
    except InvalidJSONError as error:
        faults = [_details(violation, value) for violation in error.violations]
    raise ValidationError.from_exception_data(cls.__name__, faults)


def _details(violation: Violation, value: object) -> InitErrorDetails:
    """Return a fault for pydantic, with a message in the current language."""
    code: Any = violation.code
    told = {"message": violation.message()}
    return InitErrorDetails(
        type=PydanticCustomError(code, "{message}", told),
        loc=steps(violation.path or ""),
        input=value,
    )


def json_schema_of(cls: type[Any]) -> Schema:
    """Return our JSON Schema without references, to be put into another."""
    if cls is AnnualReport:
        return {"anyOf": [json_schema_of(each) for each in REPORTS.values()]}
    whole = schema("draft") if cls is Draft else schema("2021" if cls is Agency else cls.form.name)
    definitions = whole.pop("$defs")
    del whole["$schema"], whole["$id"]
    inlined: Schema = _inlined(whole, definitions)
    return inlined["properties"]["agency"] if cls is Agency else inlined


def _inlined(node: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a schema with definitions in place of references to them."""
    if not is_object(node):
        return node
    found = {name: _inlined(inner, definitions) for name, inner in node.items() if name != "$ref"}
    if "$ref" in node:
        found = _inlined(definitions[node["$ref"].rpartition("/")[2]], definitions) | found
    return found
