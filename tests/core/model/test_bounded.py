"""Schemas tightened to a budget: what they allow is allowed by the whole schema, and short."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tinycall.core.model.bounded import within
from tinycall.core.model.emittable import emittable
from tinycall.core.tools.shipped import shipped_registry

TREE = {
    "type": "object",
    "properties": {"v": {"type": "integer"}, "next": {"$ref": "#/$defs/tree"}},
    "required": ["v"],
}
SCHEMAS: dict[str, dict[str, Any]] = {
    **{tool.name: dict(tool.schema) for tool in shipped_registry()},
    "text": {"type": "string", "minLength": 2},
    "date": {"type": "string", "format": "date"},
    "fraction": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1},
    "fives": {"type": "integer", "multipleOf": 5, "minimum": 7},
    "far": {"type": "number", "minimum": 1e6},
    "list": {"type": "array", "items": {"type": "string"}, "minItems": 2},
    "pair": {"type": "array", "prefixItems": [{"type": "integer"}, {"enum": ["a", None]}]},
    "maybe": {"type": ["boolean", "null", "number"]},
    "tree": {"$ref": "#/$defs/tree", "$defs": {"tree": TREE}},
    "both": {"allOf": [{"type": "integer", "minimum": 3}, {"maximum": 400}]},
    "open": {"type": "object", "additionalProperties": {"type": "string"}},
    "named": {"type": "object", "required": ["a"]},
    "choice": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]},
    "anything": {},
}


def longest(schema: Any) -> int:
    """Bytes of the longest value of a schema that bounds everything."""
    if "const" in schema:
        return len(json.dumps(schema["const"], ensure_ascii=False, separators=(",", ":")))
    if "anyOf" in schema:
        return max(longest(branch) for branch in schema["anyOf"])
    if schema["type"] == "string":
        return 2 + schema["maxLength"] * (1 if "format" in schema else 4)
    if schema["type"] == "integer":
        return max(len(str(schema["minimum"])), len(str(schema["maximum"])))
    if schema["type"] == "array":
        first = [longest(part) for part in schema.get("prefixItems", ())]
        rest = schema["maxItems"] - len(first)
        sizes = first + ([longest(schema["items"])] * rest if rest else [])
        return 2 + sum(sizes) + max(0, len(sizes) - 1)
    parts = schema["properties"].items()
    return 2 + sum(len(name) + 3 + longest(part) for name, part in parts) + max(0, len(parts) - 1)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_longest_value_fits_the_budget(name: str) -> None:
    bounded = [(budget, within(emittable(SCHEMAS[name]), budget)) for budget in range(1, 260, 3)]
    assert bounded[-1][1] is not None
    for budget, schema in bounded:
        assert schema is None or longest(schema) <= budget


@pytest.mark.parametrize("name", SCHEMAS)
def test_once_a_budget_suffices_every_larger_one_does(name: str) -> None:
    fits = [within(SCHEMAS[name], budget) is not None for budget in range(1, 120)]
    assert fits == sorted(fits)


@pytest.mark.parametrize(
    ("schema", "shortest"),
    [
        ({"type": "integer"}, 1),
        ({"type": "string"}, 2),
        ({"enum": ["red", "blue"]}, 5),
        ({"type": "boolean"}, 4),
        ({"type": "array", "items": {"type": "null"}, "minItems": 3}, 16),
        ({"type": "object"}, 2),
        ({"properties": {"a": {"const": 1}}, "required": ["a"]}, 7),
        ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}, 3),
    ],
)
def test_the_shortest_value_is_known_exactly(schema: dict[str, Any], shortest: int) -> None:
    assert within(schema, shortest - 1) is None
    assert within(schema, shortest) is not None


def test_numbers_are_plain_and_objects_closed() -> None:
    schema = {
        "properties": {"n": {"type": "number", "minimum": 0}, "s": {"format": "city"}},
        "type": "object",
    }
    result = emittable(schema)
    assert result["additionalProperties"] is False
    assert result["properties"]["n"] == {"type": "number", "minimum": 0, "maximum": 10**18}
    assert result["properties"]["s"]["type"] == ["string", "number", "boolean", "null"]
    assert Draft202012Validator(result).is_valid({"n": 2.5, "s": "Paris"})


def test_a_schema_that_nothing_satisfies_is_never_closed() -> None:
    assert within({"type": "integer", "minimum": 4, "maximum": 3}, 500) is None
    assert (
        within({"$ref": "#/$defs/loop", "$defs": {"loop": {"$ref": "#/$defs/loop"}}}, 500) is None
    )
