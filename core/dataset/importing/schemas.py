"""Schemas as people write them, in JSON Schema 2020-12 and closed to unknown arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinycall.core.dataset.importing.python_types import (
    JSON_TYPES,
    Schema,
    is_by_name,
    schema_by_name,
    schema_of_type,
)

_VALUES = ("const", "default", "enum", "examples")
_MAY_BE_NULL = ("const", "default")
_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
# An identifier would change where the references inside lead.
_DROPPED = ("$id", "$schema")
_BRANCHING = ("$ref", "anyOf", "oneOf", "allOf", "if", "patternProperties")


def arguments_schema(parameters: Any) -> Any:
    """The schema of a tool's arguments: an object that accepts no others than it names.

    Parameters by name become an object. What already says which other arguments it accepts keeps
    that, and so does what branches at the top. Anything else than an object comes back as it is.
    """
    if parameters is None:
        parameters = {}
    if not isinstance(parameters, Mapping):
        return parameters
    if is_by_name(parameters):
        parameters = schema_by_name(parameters)
    schema = _read(parameters)
    if any(key in schema for key in _BRANCHING):
        return schema
    return {
        "type": "object",
        "properties": {},
        **schema,
        "additionalProperties": schema.get("additionalProperties", False),
    }


def _read(schema: Any) -> Any:
    if not isinstance(schema, Mapping):
        return schema
    # A null says nothing in a schema: tables fill in the keys that other rows have.
    read: Schema = {
        key: _keyword(key, value)
        for key, value in schema.items()
        if key not in _DROPPED and (value is not None or key in _MAY_BE_NULL)
    }
    kind = read.get("type")
    if isinstance(kind, str) and kind not in JSON_TYPES:
        del read["type"]
        read = {**schema_of_type(kind), **read}
    if isinstance(read.get("required"), bool):
        del read["required"]
    properties, required = schema.get("properties"), read.get("required", [])
    if isinstance(properties, Mapping) and isinstance(required, list):
        # Older drafts say it of each property.
        flagged = [
            name
            for name, part in properties.items()
            if isinstance(part, Mapping) and part.get("required") is True and name not in required
        ]
        if flagged:
            read["required"] = [*required, *flagged]
    return read


def _keyword(key: str, value: Any) -> Any:
    if key in _VALUES:
        return value
    if isinstance(value, Mapping):
        if key in _MAPS:
            return {name: _read(part) for name, part in value.items() if part is not None}
        return _read(value)
    return [_read(part) for part in value] if isinstance(value, list) else value
