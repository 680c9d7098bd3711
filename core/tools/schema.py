"""What a JSON Schema has to say about a CALL's arguments: their order, and why they are refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

Schema = Mapping[str, Any]

_TYPE_NAMES = {
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
_UNITS = {"Items": "items", "Length": "characters", "Properties": "keys"}
# A misspelt key is both unknown and missing: the unknown one is the better news.
_NEWS_ORDER = ("additionalProperties", "required", "anyOf", "oneOf", "type")


@dataclass(frozen=True)
class Refusal:
    """Why arguments were refused: what was wrong, where (`values[3]`), what would be accepted."""

    what: str
    where: str
    accepted: str


def in_schema_order(schema: Schema, args: Mapping[str, Any]) -> dict[str, Any]:
    """`args` with the keys of every object in the order of the schema's properties.

    An `anyOf` or `oneOf` is followed into the first branch whose constants and keys fit; local
    references are followed. Keys that the schema does not know come last, in their own order.
    """
    ordered: dict[str, Any] = _ordered(schema, dict(args), schema)
    return ordered


def refusal(validator: Draft202012Validator, args: Mapping[str, Any]) -> Refusal | None:
    """The most telling reason why the schema refuses `args`, or None where it accepts them."""
    try:
        error = _most_telling(validator.iter_errors(args))
        return None if error is None else _explain(error)
    except RecursionError:
        return Refusal("nested too deeply", "", "arguments that nest less")


def dangling_references(schema: Schema) -> list[str]:
    """The references that lead to no subschema: only local ones, such as `#/$defs/point`, can."""
    found: list[str] = []
    parts: list[Any] = [schema]
    while parts:
        part = parts.pop()
        if isinstance(part, Mapping):
            references = [part.get("$ref"), part.get("$dynamicRef")]
            found += [
                reference
                for reference in references
                if isinstance(reference, str) and _pointed_at(schema, reference) is None
            ]
            parts.extend(part.values())
        elif isinstance(part, list):
            parts.extend(part)
    return found


def _ordered(schema: Any, value: Any, root: Schema) -> Any:
    schema = _branch(schema, value, root)
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        keys = [key for key in properties if key in value]
        keys += [key for key in value if key not in properties]
        return {key: _ordered(properties.get(key), value[key], root) for key in keys}
    if isinstance(value, list):
        return [_ordered(schema.get("items"), item, root) for item in value]
    return value


def _branch(schema: Any, value: Any, root: Schema) -> Schema:
    """The plain schema for `value`: references and alternatives followed, {} where none fits."""
    for _ in range(16):
        if not isinstance(schema, Mapping):
            return {}
        if "$ref" in schema:
            schema = _pointed_at(root, schema["$ref"])
        elif "properties" not in schema and ("anyOf" in schema or "oneOf" in schema):
            schema = max(
                (_branch(branch, value, root) for branch in schema.get("anyOf") or schema["oneOf"]),
                key=lambda branch: _fit(branch, value),
            )
        else:
            return schema
    return {}


def _fit(schema: Schema, value: Any) -> int:
    """How well a branch fits: -1 where it cannot, else the number of keys that it knows."""
    kind = schema.get("type")
    if isinstance(value, list):
        return 1 if kind == "array" else -1
    if not isinstance(value, dict) or kind not in (None, "object"):
        return -1
    properties = schema.get("properties", {})
    known = [key for key in value if isinstance(properties.get(key), Mapping)]
    if any("const" in properties[key] and properties[key]["const"] != value[key] for key in known):
        return -1
    return len(known)


def _pointed_at(root: Schema, reference: Any) -> Any:
    """The schema at a local JSON pointer such as `#/$defs/point`, or None."""
    if not isinstance(reference, str) or not f"{reference}/".startswith("#/"):
        return None
    found: Any = root
    for part in reference.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _most_telling(errors: Iterable[ValidationError]) -> ValidationError | None:
    def rank(error: ValidationError) -> tuple[int, int, list[str]]:
        news = _NEWS_ORDER.index(error.validator) if error.validator in _NEWS_ORDER else 9
        return len(error.absolute_path), news, [str(part) for part in error.absolute_path]

    return min(errors, key=rank, default=None)


def _explain(error: ValidationError) -> Refusal:
    where = _place(error.absolute_path)
    keyword = str(error.validator)
    schema: Schema = error.schema if isinstance(error.schema, Mapping) else {}
    value: Any = error.instance
    limit: Any = error.validator_value
    if keyword in ("anyOf", "oneOf"):
        return _explain_branches(error, where)
    if keyword == "type":
        kinds = [limit] if isinstance(limit, str) else list(limit)
        return Refusal(f"{_shown(value)} is {_type_name(value)}", where, _either(kinds))
    if keyword == "required":
        missing = [name for name in limit if name not in value]
        return Refusal(f"{_listed(missing)} missing", where, f"with {_listed(limit)}")
    if keyword == "additionalProperties":
        known = schema.get("properties", {})
        extra = [name for name in value if name not in known]
        accepted = _choices(list(known)) if known else "no arguments"
        return Refusal(f"there is no argument {_listed(map(_shown, extra))}", where, accepted)
    if keyword in ("const", "enum"):
        choices = [limit] if keyword == "const" else limit
        return Refusal(f"{_shown(value)} is not a choice", where, _choices(choices))
    if keyword.startswith(("min", "max")) and keyword[3:] in _UNITS:
        unit = _UNITS[keyword[3:]]
        bounds = _range(schema.get(f"min{keyword[3:]}"), schema.get(f"max{keyword[3:]}"))
        counted = unit.removesuffix("s") if len(value) == 1 else unit
        return Refusal(f"{len(value)} {counted}", where, f"{bounds} {unit}")
    if keyword in ("minimum", "maximum"):
        bounds = _range(schema.get("minimum"), schema.get("maximum"))
        return Refusal(f"{_shown(value)} is out of range", where, bounds)
    return Refusal(
        f"{_shown(value)} does not satisfy {keyword}", where, f"{keyword} {_shown(limit)}"
    )


def _explain_branches(error: ValidationError, where: str) -> Refusal:
    alternatives: Any = error.validator_value
    branches = [branch for branch in alternatives if isinstance(branch, Mapping)]
    if isinstance(error.instance, Mapping) and (key := _discriminator(branches)):
        choices = [branch["properties"][key]["const"] for branch in branches]
        if key not in error.instance:
            return Refusal(f"{key} missing", where, f"{key} {_choices(choices)}")
        chosen = error.instance[key]
        if chosen not in choices or isinstance(chosen, bool):
            at = f"{where}.{key}" if where else key
            return Refusal(f"there is no {key} {_shown(chosen)}", at, _choices(choices))
        return _explain_chosen(error, choices.index(chosen), where)
    right_type = [
        index
        for index in range(len(alternatives))
        if not any(
            cause.validator == "type" and not cause.relative_path
            for cause in error.context or ()
            if cause.relative_schema_path[0] == index
        )
    ]
    if len(right_type) == 1:
        return _explain_chosen(error, right_type[0], where)
    kinds = [branch["type"] for branch in branches if isinstance(branch.get("type"), str)]
    what = f"{_shown(error.instance)} fits none of the forms"
    return Refusal(what, where, _either(kinds) if kinds else "one of the schema's forms")


def _explain_chosen(error: ValidationError, index: int, where: str) -> Refusal:
    causes = [cause for cause in error.context or () if cause.relative_schema_path[0] == index]
    cause = _most_telling(causes)
    if cause is None:  # oneOf where more than one branch accepts
        return Refusal(f"{_shown(error.instance)} fits several forms", where, "exactly one form")
    return _explain(cause)


def _discriminator(branches: Sequence[Schema]) -> str | None:
    """The property that is a constant in every branch, such as `kind`."""

    def constants(branch: Schema) -> list[str]:
        properties = branch.get("properties", {})
        return [
            key for key, part in properties.items() if isinstance(part, dict) and "const" in part
        ]

    shared = constants(branches[0]) if branches else []
    return next((key for key in shared if all(key in constants(b) for b in branches)), None)


def _place(path: Iterable[str | int]) -> str:
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if len(text) > 40:
        text = text[:40] + "…"
    return repr(text) if isinstance(value, str) else text


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _choices(choices: Sequence[Any]) -> str:
    shown = _listed(choice if isinstance(choice, str) else _shown(choice) for choice in choices)
    return shown if len(choices) == 1 else f"one of {shown}"


def _range(low: Any, high: Any) -> str:
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def _either(kinds: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(_TYPE_NAMES.get(kind, kind) for kind in kinds))


def _type_name(value: Any) -> str:
    if isinstance(value, bool):
        return "a boolean"
    for kind, name in ((str, "string"), (Mapping, "object"), (list, "array"), (int, "integer")):
        if isinstance(value, kind):
            return _TYPE_NAMES[name]
    return "null" if value is None else "a number"
