"""JSON Schemas as the grammar can promise them: closed objects, plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

# Beyond these, JSON numbers need exponents, which can leave the range of floats.
LARGEST = 10**18
# The formats that llguidance knows; any other is a note for people, as JSON Schema has it.
FORMATS = frozenset(
    "date-time time date duration email hostname ipv4 ipv6 uuid uri unknown".split()
)

_SCALARS = ["string", "number", "boolean", "null"]
# Keywords that say what a value is without, or beside, its keywords of size.
_DECISIVE = frozenset(["type", "const", "enum", "$ref", "anyOf", "oneOf", "allOf"])


def emittable(schema: Any, *, branch: bool = False) -> Any:
    """The schema as a model may fill it.

    Objects that name their properties take no others, what may be anything is a scalar, numbers are
    plain decimals below 1e18, and formats that only inform people are dropped. A `branch` stands
    beside keywords that may settle its type.
    """
    if isinstance(schema, list):
        return [emittable(part, branch=branch) for part in schema]
    if schema is True:
        schema = {}
    if not isinstance(schema, Mapping):
        return schema
    result = dict(schema)
    for key in ("properties", "$defs", "definitions"):
        if key in schema:
            result[key] = {name: emittable(part) for name, part in schema[key].items()}
    for key in ("items", "prefixItems", "additionalProperties"):
        if key in schema:
            result[key] = emittable(schema[key])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            result[key] = emittable(schema[key], branch=True)
    if not branch and not _DECISIVE & schema.keys():
        kinds = types_of(schema)
        result["type"] = _SCALARS if kinds == ["string"] else kinds[0]
    if not (_DECISIVE - {"type"}) & schema.keys():
        if schema.get("properties"):
            result["additionalProperties"] = False
        elif "object" in types_of(result) and "patternProperties" not in schema:
            result["additionalProperties"] = emittable(schema.get("additionalProperties", {}))
    if "number" in types_of(result):
        if not {"minimum", "exclusiveMinimum"} & schema.keys():
            result["minimum"] = -LARGEST
        if not {"maximum", "exclusiveMaximum"} & schema.keys():
            result["maximum"] = LARGEST
    if schema.get("format") not in FORMATS:
        result.pop("format", None)
    return result


def types_of(schema: Mapping[str, Any]) -> list[str]:
    """The types that a schema allows, or means where it does not say."""
    kind = schema.get("type")
    if isinstance(kind, str):
        return [kind]
    if kind:
        return list(kind)
    if "properties" in schema:
        return ["object"]
    return ["array"] if "items" in schema or "prefixItems" in schema else ["string"]
