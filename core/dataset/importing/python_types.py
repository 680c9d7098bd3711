"""Parameters described by Python types, as xLAM's tools are, in JSON Schema."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

Schema = dict[str, Any]

_SPELLINGS = {
    "string": "str date datetime callable",
    "integer": "int long",
    "number": "float double",
    "boolean": "bool",
    "array": "list tuple set sequence",
    "object": "dict mapping",
    "null": "none nonetype",
}
_NAMES = {
    spelling: name
    for name, spellings in _SPELLINGS.items()
    for spelling in (name, *spellings.split())
}
JSON_TYPES = frozenset(_SPELLINGS)

_OPTIONAL = re.compile(r"\boptional\b", re.IGNORECASE)


def is_by_name(parameters: Any) -> bool:
    """Whether they stand as `{name: {"type": …, "description": …}}`, not as a JSON Schema."""
    if not isinstance(parameters, Mapping) or not parameters:
        return False
    if not all(isinstance(part, Mapping) for part in parameters.values()):
        return False
    properties = parameters.get("properties")
    if properties is None:
        return True
    return bool(properties) and not all(isinstance(part, Mapping) for part in properties.values())


def schema_by_name(parameters: Mapping[str, Any]) -> Schema:
    """The JSON Schema of parameters that stand by name.

    One is required unless its type says that it is optional or it has a default.
    """
    properties: Schema = {}
    required = []
    for name, part in parameters.items():
        written = part.get("type")
        schema = schema_of_type(written) if isinstance(written, str) else {}
        properties[name] = {**schema, **_told(part)}
        optional = isinstance(written, str) and _OPTIONAL.search(written) is not None
        if part.get("required") is True or not (
            optional or "default" in part or part.get("required") is False
        ):
            required.append(name)
    return {"type": "object", "properties": properties, "required": required}


def schema_of_type(written: str) -> Schema:
    """The schema of a type such as `List[int]` or `str, optional`; {} where it is not known."""
    for text in (written, written.partition(",")[0]):
        try:
            return _schema(ast.parse(text.strip(), mode="eval").body)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            continue
    return {}


def _told(part: Mapping[str, Any]) -> Schema:
    told: Schema = {}
    if isinstance(part.get("description"), str):
        told["description"] = part["description"]
    if isinstance(part.get("enum"), list) and part["enum"]:
        told["enum"] = part["enum"]
    return told


def _schema(node: ast.expr) -> Schema:
    if isinstance(node, ast.Tuple):  # `str, optional`
        return _schema(node.elts[0]) if node.elts else {}
    if isinstance(node, ast.Constant):
        return {"type": "null"} if node.value is None else {}
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return _either([node.left, node.right])
    if isinstance(node, ast.Subscript):
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return _generic(_name(node.value), inside)
    known = _NAMES.get(_name(node))
    return {"type": known} if known else {}


def _generic(name: str, inside: Sequence[ast.expr]) -> Schema:
    if name in ("union", "optional"):
        return _either(inside)
    if name == "literal":
        constants = [node.value for node in inside if isinstance(node, ast.Constant)]
        choices = [value for value in constants if isinstance(value, str | int)]
        return {"enum": choices} if choices else {}
    kind = _NAMES.get(name)
    if kind == "array" and inside:
        several = [node for node in inside if not _is_ellipsis(node)]
        items = _either(several) if several else {}
        return {"type": "array", "items": items} if items else {"type": "array"}
    if kind == "object" and len(inside) == 2:
        values = _schema(inside[1])
        return {"type": "object", "additionalProperties": values} if values else {"type": "object"}
    return {"type": kind} if kind else {}


def _either(nodes: Sequence[ast.expr]) -> Schema:
    """One of several types; None among them says that an argument may be absent."""
    branches: list[Schema] = []
    for node in nodes:
        schema = _schema(node)
        if schema not in branches and schema != {"type": "null"}:
            branches.append(schema)
    if not branches or {} in branches:
        return {}
    return branches[0] if len(branches) == 1 else {"anyOf": branches}


def _name(node: ast.expr) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return str(name).lower()


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...
