"""JSON Schemas that a budget of tokens is sure to close."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from tinycall.core.model.emittable import FORMATS, LARGEST, Schema, types_of

# A character costs up to four byte tokens; an escape such as \n costs two.
_BYTES = 4
_DEEPEST = 12
# Room for one item of a list, past the least that it needs.
_ITEM_ROOM = 12


def within(schema: Mapping[str, Any], budget: int) -> Schema | None:
    """A schema whose every value is JSON of at most `budget` bytes, and is a value of `schema`.

    The budget is shared among what varies: the lengths of strings and lists, the digits of numbers.
    None where even the shortest value is longer.
    """
    part = _Reader(schema).read(schema)
    return part.fit(budget) if part.least <= budget else None


@dataclass(frozen=True)
class _Part:
    """A piece of a schema: bytes of its shortest form, of its longest value, and the fitting."""

    least: float
    most: float
    fit: Callable[[int], Schema]


def _fixed(value: Any) -> _Part:
    size = len(_compact(value))
    return _Part(size, size, lambda _: {"const": value})


_IMPOSSIBLE = _Part(math.inf, math.inf, lambda _: {"not": {}})


class _Reader:
    """Reads a schema into parts; local references are followed down to a fixed depth."""

    def __init__(self, root: Mapping[str, Any]) -> None:
        self._root = root

    def read(self, schema: Any, depth: int = 0) -> _Part:
        if schema is False or depth > _DEEPEST:
            return _IMPOSSIBLE
        if not isinstance(schema, Mapping):
            schema = {}
        if "$ref" in schema:
            return self.read(_merged(self._pointed_at(schema["$ref"]), schema, "$ref"), depth + 1)
        if "const" in schema:
            return _fixed(schema["const"])
        if "enum" in schema:
            return _either([_fixed(value) for value in schema["enum"]])
        for key in ("anyOf", "oneOf"):
            if key in schema:
                branches = [_merged(branch, schema, key) for branch in schema[key]]
                return _either([self.read(branch, depth + 1) for branch in branches])
        if "allOf" in schema:
            whole = _merged({}, schema, "allOf")
            for piece in schema["allOf"]:
                whole = _merged(piece, whole, "allOf")
            return self.read(whole, depth + 1)
        kinds = types_of(schema)
        if len(kinds) > 1:
            return _either([self.read({**schema, "type": kind}, depth + 1) for kind in kinds])
        return self._of_type(kinds[0], schema, depth)

    def _of_type(self, kind: str, schema: Mapping[str, Any], depth: int) -> _Part:
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "string":
            return _string(schema)
        if kind in ("integer", "number"):
            return _number(schema)
        return _either(
            [_fixed(value) for value in ((True, False) if kind == "boolean" else (None,))]
        )

    def _object(self, schema: Mapping[str, Any], depth: int) -> _Part:
        properties = dict(schema.get("properties", {}))
        required = list(schema.get("required", ()))
        others = schema.get("additionalProperties", {})
        for name in required:
            properties.setdefault(name, others)
        parts = {name: self.read(part, depth + 1) for name, part in properties.items()}
        frame = {name: len(_compact(name)) + 2 for name in parts}
        least = 1 + max(1, sum(frame[name] + parts[name].least for name in required))

        def fit(budget: int) -> Schema:
            room = budget - least
            kept = set(required)
            for name, part in parts.items():
                if name not in kept and frame[name] + part.least <= room:
                    room -= frame[name] + part.least
                    kept.add(name)
            chosen = {name: part for name, part in parts.items() if name in kept}
            shares = _shared(budget - 1 - sum(frame[name] for name in chosen), chosen.values())
            fitted = zip(chosen.items(), shares, strict=True)
            return {
                "type": "object",
                "properties": {name: part.fit(share) for (name, part), share in fitted},
                "required": required,
                "additionalProperties": False,
            }

        closed = others is False or bool(properties)
        longest = 2 + sum(frame[name] + part.most for name, part in parts.items())
        return _Part(least, longest if closed else math.inf, fit)

    def _array(self, schema: Mapping[str, Any], depth: int) -> _Part:
        first = [self.read(part, depth + 1) for part in schema.get("prefixItems", ())]
        item = self.read(schema.get("items", {}), depth + 1)
        fewest = max(0, schema.get("minItems", 0) - len(first))
        most = schema.get("maxItems", math.inf) - len(first)
        head = sum(part.least + 1 for part in first)
        least = 1 + max(1, head + (fewest * (item.least + 1) if fewest else 0))
        if most < 0:
            return _IMPOSSIBLE

        def fit(budget: int) -> Schema:
            room = budget - 1 - head
            wanted = min(item.most, item.least + _ITEM_ROOM) + 1
            number = fewest
            if item.least < math.inf:
                number = int(min(most, max(fewest, room // wanted)))
            shares = _shared(budget - 1 - len(first) - number, [*first, *[item] * number])
            fitted: Schema = {"type": "array", "minItems": len(first) + fewest}
            fitted["maxItems"] = len(first) + number
            if first:
                fitted["prefixItems"] = [
                    part.fit(share) for part, share in zip(first, shares, strict=False)
                ]
            fitted["items"] = item.fit(min(shares[len(first) :])) if number else False
            return fitted

        longest = 2 + sum(part.most + 1 for part in first)
        return _Part(least, longest + (most * (item.most + 1) if most else 0), fit)

    def _pointed_at(self, reference: str) -> Any:
        found: Any = self._root
        for name in reference.removeprefix("#").split("/")[1:]:
            key = name.replace("~1", "/").replace("~0", "~")
            found = found.get(key, False) if isinstance(found, Mapping) else False
        return found if reference.startswith("#") else False


def _shared(budget: float, parts: Iterable[_Part]) -> list[int]:
    """A share of the budget for each part: its least, and of what is left as much as it can use."""
    listed = list(parts)
    spare = budget - sum(part.least for part in listed)
    shares = [0] * len(listed)
    order = sorted(range(len(listed)), key=lambda index: listed[index].most - listed[index].least)
    for done, index in enumerate(order):
        part = listed[index]
        extra = min(part.most - part.least, spare // (len(order) - done))
        spare -= extra
        shares[index] = int(part.least + extra)
    return shares


def _either(branches: Sequence[_Part]) -> _Part:
    def fit(budget: int) -> Schema:
        return {"anyOf": [branch.fit(budget) for branch in branches if branch.least <= budget]}

    if not branches:
        return _IMPOSSIBLE
    least = min(branch.least for branch in branches)
    possible = [branch.most for branch in branches if branch.least < math.inf]
    return _Part(least, max(possible, default=math.inf), fit)


def _string(schema: Mapping[str, Any]) -> _Part:
    unit = 1 if schema.get("format") in FORMATS - {"unknown"} else _BYTES
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", math.inf)
    kept = {key: schema[key] for key in ("pattern", "format", "minLength") if key in schema}

    def fit(budget: int) -> Schema:
        room = min(longest, (budget - 2) // unit)
        return {"type": "string", **kept, "maxLength": int(room)}

    return _Part(2 + unit * shortest, 2 + unit * longest, fit)


def _number(schema: Mapping[str, Any]) -> _Part:
    """Whole numbers of so many digits; where the schema's range has none, its shortest number."""
    low = max(schema.get("minimum", -LARGEST), schema.get("exclusiveMinimum", -LARGEST))
    high = min(schema.get("maximum", LARGEST), schema.get("exclusiveMaximum", LARGEST))
    step = schema.get("multipleOf", 1)
    nearest = [0, 1, low, high, math.ceil(low), math.floor(high), math.ceil(low) + 1]
    nearest += [math.floor(high) - 1, (low + high) / 2, step * math.ceil(low / step)]
    valid = [value for value in nearest if Draft202012Validator(schema).is_valid(value)]
    if not valid:
        return _IMPOSSIBLE
    single = min((_fixed(value) for value in valid), key=lambda part: part.least)
    first, last = math.ceil(low), math.floor(high)
    first += first == schema.get("exclusiveMinimum")
    last -= last == schema.get("exclusiveMaximum")
    longest = max(len(_compact(first)), len(_compact(last)))

    def fit(budget: int) -> Schema:
        reach = 10 ** (budget - 1) - 1
        floor, ceiling = max(first, -reach), min(last, 10 * reach + 9)
        if "multipleOf" in schema or floor > ceiling:
            return single.fit(budget)
        return {"type": "integer", "minimum": floor, "maximum": ceiling}

    whole = schema.get("type") == "integer" and "multipleOf" not in schema
    return _Part(single.least, max(single.most, longest) if whole else math.inf, fit)


def _merged(piece: Any, around: Mapping[str, Any], without: str) -> Any:
    """One schema for a piece and the keywords beside it."""
    if not isinstance(piece, Mapping):
        return False if piece is False else {k: v for k, v in around.items() if k != without}
    result = {key: value for key, value in around.items() if key != without} | dict(piece)
    for key in ("properties", "required"):
        if key in around and key in piece:
            both = around[key], piece[key]
            result[key] = {**both[0], **both[1]} if key == "properties" else [*both[0], *both[1]]
    return result


def _compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
