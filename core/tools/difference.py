"""Where two JSON Schemas ask for different CALLs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

# They tell people something and refuse nothing.
_ANNOTATIONS: Final = frozenset(
    "$schema $comment title description default examples deprecated readOnly writeOnly".split()
)
# Their keys are names, and what they hold are schemas.
_NAMES: Final = ("properties", "$defs", "definitions", "patternProperties", "dependentSchemas")
_NOTHING: Final[tuple[str, list[str]]] = ("required", [])


def schema_difference(trained: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    """The first property or keyword in which two schemas differ, in words; "" where they are equal.

    Equal as JSON, the order of properties included, because the keys of a CALL follow it.
    Descriptions and other annotations do not count, nor does the order of choices.
    """
    typed = {"type": "object"}
    return _difference(_bare({**typed, **trained}), _bare({**typed, **named}), "")


def _bare(schema: Any) -> Any:
    """The schema without annotations, all keys sorted but those of properties."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    kept = sorted(key for key in schema.keys() - _ANNOTATIONS if (key, schema[key]) != _NOTHING)
    return {key: _of_keyword(key, schema[key]) for key in kept}


def _of_keyword(key: str, value: Any) -> Any:
    if key in ("enum", "required", "type") and isinstance(value, list):
        return sorted(value, key=_text)
    if key in ("const", "enum"):
        return value
    if key in _NAMES and isinstance(value, Mapping):
        names = value if key == "properties" else sorted(value)
        return {name: _bare(value[name]) for name in names}
    return _bare(value)


def _difference(one: Any, other: Any, place: str) -> str:
    if isinstance(one, dict) and isinstance(other, dict):
        if gone := [key for key in one if key not in other]:
            return f"{_at(place, gone[0])} is gone"
        if new := [key for key in other if key not in one]:
            return f"{_at(place, new[0])} is new"
        found = next(filter(None, (_difference(one[k], other[k], _at(place, k)) for k in one)), "")
        if not found and list(one) != list(other):
            return f"the order was {', '.join(one)}, is {', '.join(other)}"
        return found
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        parts = [
            _difference(a, b, f"{place}[{index}]")
            for index, (a, b) in enumerate(zip(one, other, strict=True))
            if isinstance(a, dict)
        ]
        if any(parts):
            return next(filter(None, parts))
    if _text(one) == _text(other):
        return ""
    if isinstance(one, list) and isinstance(other, list):
        texts = {_text(value) for value in one}, {_text(value) for value in other}
        for more, word in ((texts[1] - texts[0], "also has"), (texts[0] - texts[1], "lacks")):
            if more:
                return f"{place} {word} {', '.join(sorted(more))}"
    return f"{place} was {_text(one)}, is {_text(other)}"


def _at(place: str, key: str) -> str:
    """The place of a keyword or a property: `from_unit.enum`."""
    inside = place.removesuffix("properties").removesuffix(".")
    return f"{inside}.{key}" if inside else key


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
