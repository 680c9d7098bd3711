"""Tools of the user's own: read from a file, or inferred from the calls of a dataset."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from tinycall.core.calls import Call, TinycallError, is_tool_name
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.tool_file import SUFFIX, load_tools

_FORM = (
    'a JSON list of {"name": ..., "description": ..., "parameters": {...}}, '
    "OpenAI's tools, or MCP's answer to tools/list"
)
_NO_ARGUMENTS = {"type": "object", "properties": {}, "additionalProperties": False}
# The schema of the arguments: as tinycall and OpenAI, MCP and Anthropic call it.
_SCHEMA_KEYS = ("parameters", "inputSchema", "input_schema")
# What the formats say of a tool beside its arguments.
_OTHER_KEYS = frozenset(
    "type name title description strict annotations outputSchema execution icons _meta".split()
)
_TYPES = (
    ("boolean", bool),
    ("number", float),
    ("integer", int),
    ("string", str),
    ("array", list),
    ("object", dict),
    ("null", type(None)),
)


def read_tools(path: Path) -> ToolRegistry:
    """The tools of the file at `path`, in its order.

    The functions of a `.py` file are installed; any other file is JSON, as `declared_tools` reads
    it. Raises TinycallError where the file cannot be read or a tool in it is wrong.
    """
    if path.suffix == SUFFIX:
        return load_tools(path)
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TinycallError(
            f"cannot be read: {error.strerror or error}", where=str(path), accepted=_FORM
        ) from None
    except json.JSONDecodeError as error:
        raise TinycallError(
            f"not JSON: {error.msg}",
            where=f"{path}, line {error.lineno}, column {error.colno}",
            accepted=_FORM,
        ) from None
    except (ValueError, RecursionError):  # not UTF-8, or nested beyond reason
        raise TinycallError("not JSON in UTF-8", where=str(path), accepted=_FORM) from None
    return declared_tools(document, str(path))


def declared_tools(document: Any, where: str) -> ToolRegistry:
    """The tools of a document; `where` names it in an error.

    It is a list of tools, an object that holds it as `tools`, or a JSON-RPC response with that as
    its `result`. A tool is `{"name", "description", "parameters"}`, OpenAI's `{"type": "function",
    "function": {...}}` (https://platform.openai.com/docs/guides/function-calling) or MCP's
    `{"name", "title", "description", "inputSchema"}`
    (https://modelcontextprotocol.io/specification/2025-06-18/server/tools).

    Raises TinycallError for another form, no tools, a name twice or a wrong schema.
    """
    registry = ToolRegistry()
    for number, entry in enumerate(_listed(document, where), start=1):
        try:
            registry.add(_declared(entry))
        except TinycallError as error:
            at = f"{where}, tool {number}" + (f", {error.where}" if error.where else "")
            raise TinycallError(error.what, where=at, accepted=error.accepted) from None
    return registry


def tools_document(registry: ToolRegistry) -> list[dict[str, Any]]:
    """What a `tools.json` holds for `registry`."""
    return [
        {"name": tool.name, "description": tool.description, "parameters": tool.schema}
        for tool in registry
    ]


def infer_tools(calls: Iterable[Call]) -> ToolRegistry:
    """The tools that `calls` show: every argument seen with its types, required where never absent.

    Properties stand in the order of the calls; where calls differ, as most of them have it.
    """
    by_tool: dict[str, list[Mapping[str, Any]]] = {}
    for call in calls:
        by_tool.setdefault(call.tool, []).append(call.args)
    return ToolRegistry(
        Tool(name, f"Inferred from {len(seen)} calls", _object_schema(seen))
        for name, seen in by_tool.items()
    )


def _listed(document: Any, where: str) -> list[Any]:
    """The list of tools in a document."""
    for key in ("result", "tools"):
        if isinstance(document, dict) and key in document:
            document, where = document[key], f"{where}, {key}"
    if not isinstance(document, list) or not document:
        what = "an empty list of tools" if document == [] else "not a list of tools"
        raise TinycallError(what, where=where, accepted=_FORM)
    return document


def _declared(entry: Any) -> Tool:
    if not isinstance(entry, dict):
        raise TinycallError("not an object", accepted=_FORM)
    kind = entry.get("type", "function")
    if kind != "function":
        raise TinycallError(
            f"a tool of the type {kind!r} takes no arguments", where="type", accepted='"function"'
        )
    inside = "function." if "function" in entry else ""
    if inside:
        entry = entry["function"]
        if not isinstance(entry, dict):
            raise TinycallError(
                "not an object", where="function", accepted='{"name": ..., "parameters": {...}}'
            )
    name = entry.get("name")
    if not isinstance(name, str) or not is_tool_name(name):
        what = "no name" if name is None else f"{name!r} is not a tool's name"
        raise TinycallError(what, where=f"{inside}name", accepted="letters, digits, _ . -")
    description = entry.get("description") or entry.get("title") or ""
    if not isinstance(description, str):
        raise TinycallError("not text", where=f"{inside}description", accepted="one sentence")
    return Tool(name, description, _parameters(entry, inside))


def _parameters(entry: dict[str, Any], inside: str) -> dict[str, Any]:
    given = [key for key in _SCHEMA_KEYS if entry.get(key) is not None]
    unknown = sorted(entry.keys() - _OTHER_KEYS - set(_SCHEMA_KEYS))
    if not given and unknown:
        raise TinycallError(
            f"the tool has no parameters, and {unknown[0]!r} is not known",
            where=inside + unknown[0],
            accepted=" or ".join(_SCHEMA_KEYS[:2]),
        )
    if len(given) > 1:
        raise TinycallError(
            f"{' and '.join(given)} in one tool", where=inside + given[1], accepted="one of them"
        )
    if not given:
        return _NO_ARGUMENTS
    parameters = entry[given[0]]
    if not isinstance(parameters, dict) or parameters.get("type", "object") != "object":
        raise TinycallError(
            "not a schema of an object",
            where=inside + given[0],
            accepted='{"type": "object", "properties": {...}}',
        )
    return parameters


def _object_schema(seen: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for args in seen:
        for name, value in args.items():
            values.setdefault(name, []).append(value)
    names = _common_order(Counter(tuple(args) for args in seen))
    return {
        "type": "object",
        "properties": {name: _schema(values[name]) for name in names},
        "required": [name for name in names if len(values[name]) == len(seen)],
        "additionalProperties": False,
    }


def _schema(values: Sequence[Any]) -> dict[str, Any]:
    """The narrowest schema by types alone that accepts every one of `values`."""
    by_type: dict[str, list[Any]] = {}
    for value in values:
        name = next(name for name, kind in _TYPES if isinstance(value, kind))
        by_type.setdefault(name, []).append(value)
    if "number" in by_type:
        by_type.pop("integer", None)
    branches = [_schema_of_type(name, found) for name, found in by_type.items()]
    return branches[0] if len(branches) == 1 else {"anyOf": branches}


def _schema_of_type(name: str, values: Sequence[Any]) -> dict[str, Any]:
    if name == "object":
        return _object_schema(values)
    items = [item for value in values for item in value] if name == "array" else []
    return {"type": name, "items": _schema(items)} if items else {"type": name}


def _common_order(orders: Mapping[tuple[str, ...], int]) -> list[str]:
    """Every name once: earlier names first by majority, by first appearance where that is open."""
    before: Counter[tuple[str, str]] = Counter()
    for order, times in orders.items():
        for pair in combinations(order, 2):
            before[pair] += times
    later: dict[str, list[str]] = {}
    waits_for: Counter[str] = Counter()
    for (first, second), times in before.items():
        if times > before.get((second, first), 0):
            later.setdefault(first, []).append(second)
            waits_for[second] += 1
    left = dict.fromkeys(name for order in orders for name in order)
    ordered: list[str] = []
    while left:
        name = next((name for name in left if not waits_for[name]), next(iter(left)))
        del left[name]
        ordered.append(name)
        waits_for.subtract(later.get(name, ()))
    return ordered
