"""Schemas as plain functions that say quickly what they surely accept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from math import inf
from typing import Any

Accepts = Callable[[Any], bool]

_ANNOTATIONS = frozenset(
    "title description default examples format deprecated readOnly writeOnly $comment".split()
)
_SCALARS: Mapping[str, frozenset[type]] = {
    "string": frozenset({str}),
    "number": frozenset({int, float}),
    "integer": frozenset({int}),
    "boolean": frozenset({bool}),
    "null": frozenset({type(None)}),
}
_KEYWORDS: Mapping[str, frozenset[str]] = {
    "string": frozenset({"minLength", "maxLength", "enum", "const"}),
    "number": frozenset({"minimum", "maximum"}),
    "integer": frozenset({"minimum", "maximum"}),
    "boolean": frozenset(),
    "null": frozenset(),
    "array": frozenset({"items", "minItems", "maxItems"}),
    "object": frozenset({"properties", "required", "additionalProperties"}),
}
_SHAPES_KEPT = 1024


def acceptance(schema: Any) -> Accepts | None:
    """A function that is true only of values that `schema` accepts, their keys in its order.

    It may be false of others that the schema accepts as well: those are for the validator to
    judge. None for a schema with keywords that it does not know.
    """
    if not isinstance(schema, Mapping):
        return _anything if schema is True else None
    keywords = schema.keys() - _ANNOTATIONS
    if not keywords:
        return _anything
    if keywords == {"anyOf"}:
        return _alternatives(schema["anyOf"])
    kind = schema.get("type", _kind_of(schema))
    if isinstance(kind, list) and keywords == {"type"} and set(kind) <= _SCALARS.keys():
        return _of_types(frozenset[type]().union(*(_SCALARS[one] for one in kind)))
    if not isinstance(kind, str) or keywords - {"type"} - _KEYWORDS.get(kind, frozenset()):
        return None
    make = {"string": _text, "array": _array, "object": _object}.get(kind, _scalar)
    return make(schema) if kind in _KEYWORDS else None


def _anything(value: Any) -> bool:
    return True


def _kind_of(schema: Mapping[str, Any]) -> str:
    """What a schema without a type is taken for; of values of other types nothing is said."""
    if "const" in schema or "enum" in schema:
        return "string"
    return "array" if "items" in schema else "object" if "properties" in schema else ""


def _of_types(types: frozenset[type]) -> Accepts:
    return lambda value: type(value) in types


def _scalar(schema: Mapping[str, Any]) -> Accepts:
    types = _SCALARS[schema["type"]]
    low, high = schema.get("minimum", -inf), schema.get("maximum", inf)
    if "minimum" in schema or "maximum" in schema:
        return lambda value: type(value) in types and low <= value <= high
    return _of_types(types)


def _text(schema: Mapping[str, Any]) -> Accepts:
    low, high = schema.get("minLength", 0), schema.get("maxLength", inf)
    if "enum" in schema or "const" in schema:
        choices = {one for one in schema.get("enum", [schema.get("const")]) if type(one) is str}
        if "const" in schema:
            choices &= {schema["const"]} if type(schema["const"]) is str else set()
        choices = {one for one in choices if low <= len(one) <= high}
        return lambda value: type(value) is str and value in choices
    return lambda value: type(value) is str and low <= len(value) <= high


def _array(schema: Mapping[str, Any]) -> Accepts | None:
    inside = schema.get("items", True)
    item = acceptance(inside)
    if item is None:
        return None
    low, high = schema.get("minItems", 0), schema.get("maxItems", inf)
    plain = isinstance(inside, Mapping) and inside.keys() - _ANNOTATIONS == {"type"}
    types = _SCALARS.get(str(inside["type"])) if plain else None
    if types is not None:
        return lambda value: (
            type(value) is list and low <= len(value) <= high and types.issuperset(map(type, value))
        )
    return lambda value: type(value) is list and low <= len(value) <= high and all(map(item, value))


def _object(schema: Mapping[str, Any]) -> Accepts | None:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    parts = {key: acceptance(part) for key, part in properties.items()}
    if not isinstance(others, bool) or not all(parts.values()):
        return None
    found = {key: part for key, part in parts.items() if part is not None}
    required = frozenset(schema.get("required", ()))
    shapes: set[tuple[str, ...]] = set()

    def fits(keys: tuple[str, ...]) -> bool:
        """Whether these keys may stand in this order; remembered where they may."""
        extra = [key for key in keys if key not in found]
        if not required.issubset(keys) or (extra and not others):
            return False
        if keys != (*(key for key in properties if key in keys), *extra):
            return False
        if len(shapes) >= _SHAPES_KEPT:
            shapes.clear()
        shapes.add(keys)
        return True

    def accepts(value: Any) -> bool:
        if type(value) is not dict:
            return False
        keys = tuple(value)
        if keys not in shapes and not fits(keys):
            return False
        for key in keys:
            part = found.get(key)
            if part is not None and not part(value[key]):
                return False
        return True

    return accepts


def _alternatives(branches: Any) -> Accepts | None:
    """The branches by a constant that tells them apart, or by type where each has its own."""
    parts = [acceptance(branch) for branch in branches]
    if not branches or not all(parts) or not all(isinstance(one, Mapping) for one in branches):
        return None
    known = [part for part in parts if part is not None]
    for key in islice(branches[0].get("properties", ()), 1):
        chosen = [branch.get("properties", {}).get(key) for branch in branches]
        values = [one.get("const") if isinstance(one, Mapping) else None for one in chosen]
        if len({one for one in values if type(one) is str}) == len(branches):
            return _told_apart(key, dict(zip(values, known, strict=True)))
    kinds = [branch.get("type") for branch in branches]
    if not all(isinstance(kind, str) for kind in kinds):
        return None
    if kinds.count("object") > 1 or kinds.count("array") > 1:
        return None
    return lambda value: any(part(value) for part in known)


def _told_apart(key: str, by_value: Mapping[Any, Accepts]) -> Accepts:
    def accepts(value: Any) -> bool:
        chosen = value.get(key) if type(value) is dict else None
        part = by_value.get(chosen) if type(chosen) is str else None
        return part is not None and part(value)

    return accepts
